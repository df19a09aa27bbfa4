package dev.domicile.core.source;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * Another shape whose value becomes something else: written, documented and canonicalised like it.
 */
final class DerivedShape<S, T> extends Shape<T> {

  /** Asked only when needed, so that a shape may stand inside itself. */
  private final Supplier<? extends Shape<S>> inner;

  private final BiFunction<? super S, ? super Node, ? extends T> function;

  DerivedShape(
      Supplier<? extends Shape<S>> inner,
      BiFunction<? super S, ? super Node, ? extends T> function) {
    this.inner = inner;
    this.function = function;
  }

  @Override
  public String typeName() {
    return inner.get().typeName();
  }

  @Override
  String outline() {
    return inner.get().outline();
  }

  @Override
  Shape<?> core() {
    return inner.get().core();
  }

  @Override
  boolean takesNothing() {
    return inner.get().takesNothing();
  }

  @Override
  Optional<T> read(Node node, Binding binding) {
    Optional<S> value = inner.get().read(node, binding);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(function.apply(value.get(), node));
    } catch (IllegalArgumentException e) {
      binding.refused(node, typeName(), e);
      return Optional.empty();
    }
  }

  @Override
  void writeCanonical(Node node, JsonGenerator json) throws IOException {
    inner.get().writeCanonical(node, json);
  }

  @Override
  void writeSchema(SchemaWriter schema) throws IOException {
    inner.get().writeSchema(schema);
  }

  @Override
  Reference refer(Set<Shape<?>> open) {
    return inner.get().refer(open);
  }
}
