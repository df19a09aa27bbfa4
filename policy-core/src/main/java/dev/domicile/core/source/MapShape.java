package dev.domicile.core.source;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A mapping whose keys are free within a scalar type. */
final class MapShape<K, V> extends Shape<Map<K, V>> {

  private final ScalarShape<K> key;
  private final Shape<V> value;
  private final boolean mayBeEmpty;

  MapShape(ScalarShape<K> key, Shape<V> value, boolean mayBeEmpty) {
    this.key = key;
    this.value = value;
    this.mayBeEmpty = mayBeEmpty;
  }

  @Override
  public String typeName() {
    return "mapping of " + key.typeName() + " to " + value.typeName();
  }

  @Override
  String outline() {
    return "mapping";
  }

  @Override
  Optional<Map<K, V>> read(Node node, Binding binding) {
    if (!(node instanceof Node.Mapping mapping)) {
      binding.wrongKind(node, "a mapping", Optional.empty());
      return Optional.empty();
    }
    if (mapping.entries().isEmpty() && !mayBeEmpty) {
      binding.error(node.position(), YamlCodes.EMPTY, "the mapping is empty");
      return Optional.empty();
    }
    Map<K, V> values = new LinkedHashMap<>();
    boolean complete = true;
    for (Node.Entry entry : mapping.entries()) {
      Optional<K> bound = key.bind(entry.key(), binding);
      Optional<V> read = readValue(entry, binding.under(entry.key().text()));
      if (bound.isEmpty() || read.isEmpty()) {
        complete = false;
      } else if (values.putIfAbsent(bound.get(), read.get()) != null) {
        binding.error(
            entry.key().position(),
            YamlCodes.DUPLICATE_KEY,
            "another key means the same as " + Quoting.quote(entry.key().text()));
        complete = false;
      }
    }
    return complete ? Optional.of(Collections.unmodifiableMap(values)) : Optional.empty();
  }

  private Optional<V> readValue(Node.Entry entry, Binding binding) {
    if (value.lacksValue(entry.value())) {
      binding.error(
          entry.key().position(),
          YamlCodes.MISSING_VALUE,
          "missing value",
          Optional.of("write a value, or leave the key out"));
      return Optional.empty();
    }
    return value.bind(entry.value(), binding);
  }

  @Override
  void writeCanonical(Node node, JsonGenerator json) throws IOException {
    List<Node.Entry> sorted =
        mapping(node).entries().stream()
            .sorted(Comparator.comparing(entry -> entry.key().text()))
            .toList();
    json.writeStartObject();
    for (Node.Entry entry : sorted) {
      json.writeFieldName(entry.key().text());
      value.writeCanonical(entry.value(), json);
    }
    json.writeEndObject();
  }

  @Override
  void writeSchema(SchemaWriter schema) throws IOException {
    schema.text("type", "object");
    schema.schema("additionalProperties", value);
    if (!mayBeEmpty) {
      schema.number("minProperties", 1);
    }
  }

  @Override
  Reference refer(Set<Shape<?>> open) {
    return Reference.of(Reference.Kind.MAP, typeName(), List.of(value.reference(open)));
  }
}
