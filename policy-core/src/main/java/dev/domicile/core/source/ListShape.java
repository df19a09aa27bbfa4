package dev.domicile.core.source;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A list of items of one shape, or, where that is allowed, one item without the list. */
final class ListShape<T> extends Shape<List<T>> {

  private final Shape<T> item;
  private final boolean mayBeEmpty;
  private final boolean mayBeOne;

  ListShape(Shape<T> item, boolean mayBeEmpty, boolean mayBeOne) {
    this.item = item;
    this.mayBeEmpty = mayBeEmpty;
    this.mayBeOne = mayBeOne;
  }

  @Override
  public String typeName() {
    String list = "list of " + item.typeName();
    return mayBeOne ? item.typeName() + " or " + list : list;
  }

  @Override
  String outline() {
    return "list";
  }

  @Override
  Optional<List<T>> read(Node node, Binding binding) {
    if (!(node instanceof Node.Sequence sequence)) {
      return readOne(node, binding);
    }
    if (sequence.items().isEmpty() && !mayBeEmpty) {
      binding.error(node.position(), YamlCodes.EMPTY, "the list is empty");
      return Optional.empty();
    }
    List<T> items = new ArrayList<>(sequence.items().size());
    for (Node child : sequence.items()) {
      item.bind(child, binding).ifPresent(items::add);
    }
    boolean complete = items.size() == sequence.items().size();
    return complete ? Optional.of(List.copyOf(items)) : Optional.empty();
  }

  private Optional<List<T>> readOne(Node node, Binding binding) {
    if (mayBeOne) {
      return item.bind(node, binding).map(List::of);
    }
    binding.wrongKind(node, "a list", Optional.of("write `[` before and `]` after"));
    return Optional.empty();
  }

  @Override
  void writeCanonical(Node node, JsonGenerator json) throws IOException {
    List<Node> items = node instanceof Node.Sequence list ? list.items() : List.of(node);
    json.writeStartArray();
    for (Node child : items) {
      item.writeCanonical(child, json);
    }
    json.writeEndArray();
  }

  @Override
  void writeSchema(SchemaWriter schema) throws IOException {
    if (!mayBeOne) {
      writeList(schema);
      return;
    }
    schema.startArray("anyOf");
    schema.schema(item);
    schema.schema(new ListShape<>(item, mayBeEmpty, false));
    schema.endArray();
  }

  private void writeList(SchemaWriter schema) throws IOException {
    schema.text("type", "array");
    schema.schema("items", item);
    if (!mayBeEmpty) {
      schema.number("minItems", 1);
    }
  }

  @Override
  Reference refer(Set<Shape<?>> open) {
    return Reference.of(Reference.Kind.LIST, typeName(), List.of(item.reference(open)));
  }
}
