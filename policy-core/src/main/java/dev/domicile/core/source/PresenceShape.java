package dev.domicile.core.source;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A value that may be left empty behind its key, where the key alone says something. */
final class PresenceShape<T> extends Shape<Optional<T>> {

  private final Shape<T> inner;

  PresenceShape(Shape<T> inner) {
    this.inner = inner;
  }

  @Override
  public String typeName() {
    return "nothing or " + inner.typeName();
  }

  @Override
  boolean takesNothing() {
    return true;
  }

  @Override
  Optional<Optional<T>> read(Node node, Binding binding) {
    if (isNothing(node)) {
      return Optional.of(Optional.empty());
    }
    return inner.bind(node, binding).map(Optional::of);
  }

  @Override
  void writeCanonical(Node node, JsonGenerator json) throws IOException {
    if (isNothing(node)) {
      json.writeNull();
    } else {
      inner.writeCanonical(node, json);
    }
  }

  @Override
  void writeSchema(SchemaWriter schema) throws IOException {
    schema.startArray("anyOf");
    schema.nothing();
    schema.schema(inner);
    schema.endArray();
  }

  @Override
  Reference refer(Set<Shape<?>> open) {
    return Reference.of(Reference.Kind.CHOICE, typeName(), List.of(inner.reference(open)));
  }
}
