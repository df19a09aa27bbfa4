package dev.domicile.core.source;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Another shape for each kind of node, so that a problem is told for the one that was meant. */
final class ChoiceShape<T> extends Shape<T> {

  private final Supplier<String> name;
  private final Map<Node.Kind, Shape<? extends T>> shapes;

  /** The shapes are in the order in which documentation shows them. */
  ChoiceShape(Supplier<String> name, Map<Node.Kind, Shape<? extends T>> shapes) {
    this.name = name;
    this.shapes = shapes;
  }

  @Override
  public String typeName() {
    return name.get();
  }

  @Override
  boolean isNamed() {
    return true;
  }

  @Override
  boolean takesNothing() {
    Shape<? extends T> scalar = shapes.get(Node.Kind.SCALAR);
    return scalar != null && scalar.takesNothing();
  }

  @Override
  Optional<T> read(Node node, Binding binding) {
    Shape<? extends T> shape = shapes.get(node.kind());
    if (shape == null) {
      String kinds =
          shapes.keySet().stream().map(Node.Kind::toString).collect(Collectors.joining(" or "));
      binding.wrongKind(node, kinds + " (" + typeName() + ")", Optional.empty());
      return Optional.empty();
    }
    return shape.bind(node, binding).map(value -> value);
  }

  @Override
  void writeCanonical(Node node, JsonGenerator json) throws IOException {
    Shape<? extends T> shape = shapes.get(node.kind());
    if (shape == null) {
      throw notBound(node);
    }
    shape.writeCanonical(node, json);
  }

  @Override
  void writeSchema(SchemaWriter schema) throws IOException {
    schema.schemas("anyOf", alternatives());
  }

  @Override
  Reference refer(Set<Shape<?>> open) {
    return Reference.of(
        Reference.Kind.CHOICE,
        typeName(),
        alternatives().stream().map(shape -> shape.reference(open)).toList());
  }

  private List<Shape<? extends T>> alternatives() {
    return List.copyOf(new LinkedHashSet<>(shapes.values()));
  }
}
