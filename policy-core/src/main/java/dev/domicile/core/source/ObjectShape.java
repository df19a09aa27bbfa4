package dev.domicile.core.source;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A mapping with declared keys. */
final class ObjectShape<T> extends Shape<T> {

  private final String name;
  private final String doc;
  private final Map<String, Key<?>> keys = new LinkedHashMap<>();
  private final Map<String, String> misplaced;
  private final KeyNotes notes;
  private final Function<? super Fields, ? extends T> make;

  ObjectShape(
      String name,
      String doc,
      List<Key<?>> keys,
      Map<String, String> misplaced,
      KeyNotes notes,
      Function<? super Fields, ? extends T> make) {
    this.name = name;
    this.doc = doc;
    this.misplaced = misplaced;
    this.notes = notes;
    this.make = make;
    keys.forEach(key -> this.keys.put(key.name(), key));
  }

  @Override
  public String typeName() {
    return name;
  }

  @Override
  boolean isNamed() {
    return true;
  }

  @Override
  Optional<T> read(Node node, Binding binding) {
    if (!(node instanceof Node.Mapping mapping)) {
      binding.wrongKind(node, "a mapping (" + name + ")", knownKeys());
      return Optional.empty();
    }
    BoundFields fields = new BoundFields(mapping);
    boolean complete = true;
    // A key that is there but misspelt is one mistake: that it is missing too need not be told.
    Set<String> misspelt = new HashSet<>();
    for (Node.Entry entry : mapping.entries()) {
      Key<?> key = keyOf(entry.key().text());
      if (key == null) {
        nearest(entry.key()).ifPresent(misspelt::add);
        reportUnknown(entry.key(), binding);
        complete = false;
      } else {
        complete &= readValue(key, entry, fields, binding);
      }
    }
    for (Key<?> key : keys.values()) {
      if (!fields.has(key) && !misspelt.contains(key.name())) {
        complete &= fillIn(key, mapping, fields, binding);
      }
    }
    return complete ? make(mapping, fields, binding) : Optional.empty();
  }

  private @Nullable Key<?> keyOf(String text) {
    Key<?> exact = keys.get(text);
    if (exact != null && !exact.isPrefix()) {
      return exact;
    }
    for (Key<?> key : keys.values()) {
      if (key.isPrefix() && text.startsWith(key.name()) && text.length() > key.name().length()) {
        return key;
      }
    }
    return null;
  }

  private boolean readValue(Key<?> key, Node.Entry entry, BoundFields fields, Binding binding) {
    fields.positions.put(key, entry.value().position());
    if (key.shape().lacksValue(entry.value())) {
      binding
          .under(entry.key().text())
          .error(
              entry.key().position(),
              YamlCodes.MISSING_VALUE,
              "missing value",
              Optional.of(
                  key.isRequired() ? "write a value" : "leave the key out if nothing is meant"));
      return false;
    }
    Optional<?> value = key.shape().bind(entry.value(), binding.under(entry.key().text()));
    value.ifPresent(bound -> fields.put(key, entry.key().text(), bound));
    return value.isPresent();
  }

  private boolean fillIn(Key<?> key, Node node, BoundFields fields, Binding binding) {
    if (key.isRequired()) {
      binding.error(
          node.position(),
          YamlCodes.REQUIRED,
          "missing required key " + Quoting.quote(key.name()),
          key.doc().isEmpty() ? Optional.empty() : Optional.of(advice(key)));
      return false;
    }
    key.absent().ifPresent(absent -> fields.values.put(key, absent));
    return true;
  }

  private String advice(Key<?> key) {
    return Quoting.quote(key.name())
        + ": "
        + key.doc()
        + notes.example(key).map(shown -> ", as in " + Quoting.quote(shown)).orElse("");
  }

  private Optional<String> nearest(Node.Scalar key) {
    return Spelling.nearest(key.text(), keys.keySet());
  }

  private void reportUnknown(Node.Scalar key, Binding binding) {
    String message = "unknown key " + Quoting.quote(key.text());
    // A letter that only looks like one of ours shows nowhere else.
    Optional<String> odd =
        key.text()
            .codePoints()
            .filter(c -> c > 0x7E)
            .mapToObj(Quoting::codePoint)
            .findFirst()
            .map(point -> " (it holds " + point + ")");
    Optional<String> nearest =
        nearest(key).map(known -> "did you mean " + Quoting.quote(known) + "?");
    binding
        .problems()
        .add(
            new Diagnostic(
                key.position(),
                Severity.ERROR,
                YamlCodes.UNKNOWN,
                message + odd.orElse(""),
                Optional.ofNullable(misplaced.get(key.text()))
                    .or(() -> nearest)
                    .or(this::knownKeys)));
  }

  private Optional<String> knownKeys() {
    return keys.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "the keys are "
                + Quoting.quoteAll(
                    keys.values().stream()
                        .map(key -> key.isPrefix() ? key.name() + "…" : key.name())
                        .toList()));
  }

  private Optional<T> make(Node.Mapping mapping, BoundFields fields, Binding binding) {
    fields.seal();
    try {
      return Optional.of(make.apply(fields));
    } catch (IllegalArgumentException e) {
      binding.refused(mapping, name, e);
      return Optional.empty();
    }
  }

  @Override
  void writeCanonical(Node node, JsonGenerator json) throws IOException {
    json.writeStartObject();
    List<Node.Entry> sorted =
        mapping(node).entries().stream()
            .sorted(Comparator.comparing(entry -> entry.key().text()))
            .toList();
    for (Node.Entry entry : sorted) {
      Key<?> key = keyOf(entry.key().text());
      if (key == null) {
        throw notBound(entry.key());
      }
      json.writeFieldName(entry.key().text());
      key.shape().writeCanonical(entry.value(), json);
    }
    json.writeEndObject();
  }

  @Override
  void writeSchema(SchemaWriter schema) throws IOException {
    schema.text("type", "object");
    schema.text("description", doc);
    schema.startObject("properties");
    for (Key<?> key : keys.values()) {
      if (key.isPrefix()) {
        continue;
      }
      property(schema, key.name(), key);
    }
    schema.endObject();
    List<String> required = keys.values().stream().filter(Key::isRequired).map(Key::name).toList();
    if (!required.isEmpty()) {
      schema.texts("required", required);
    }
    List<Key<?>> prefixes = keys.values().stream().filter(Key::isPrefix).toList();
    if (!prefixes.isEmpty()) {
      schema.startObject("patternProperties");
      for (Key<?> key : prefixes) {
        property(schema, pattern(key), key);
      }
      schema.endObject();
    }
    schema.flag("additionalProperties", false);
  }

  private void property(SchemaWriter schema, String name, Key<?> key) throws IOException {
    schema.property(name, key.shape(), notes.description(key), notes.example(key));
  }

  /** The keys that begin with a prefix; those that are declared have a shape of their own. */
  private String pattern(Key<?> prefix) {
    String declared =
        keys.values().stream()
            .filter(key -> !key.isPrefix() && key.name().startsWith(prefix.name()))
            .map(key -> key.name().replace(".", "\\."))
            .collect(Collectors.joining("|"));
    return "^"
        + (declared.isEmpty() ? "" : "(?!(?:" + declared + ")$)")
        + prefix.name().replace(".", "\\.")
        + ".+$";
  }

  @Override
  Reference refer(Set<Shape<?>> open) {
    return Reference.object(
        name,
        doc,
        keys.values().stream()
            .map(
                key ->
                    new Reference.Key(
                        key.name(),
                        key.isRequired(),
                        key.doc(),
                        notes.absence(key),
                        notes.example(key),
                        key.shape().reference(open)))
            .toList());
  }

  /** Filled while reading, read by {@link #make}. */
  private static final class BoundFields implements Fields {
    private final Node.Mapping mapping;
    private final Map<Key<?>, Object> values = new HashMap<>();
    private final Map<Key<?>, SourcePosition> positions = new HashMap<>();

    BoundFields(Node.Mapping mapping) {
      this.mapping = mapping;
    }

    @SuppressWarnings("unchecked") // only this method fills the maps of prefixed keys
    void put(Key<?> key, String text, Object bound) {
      if (key.isPrefix()) {
        ((Map<String, Object>) values.computeIfAbsent(key, k -> new LinkedHashMap<>()))
            .put(text, bound);
      } else {
        values.put(key, bound);
      }
    }

    /** No value that is given out can be changed. */
    @SuppressWarnings("unchecked") // as above
    void seal() {
      values.replaceAll(
          (key, value) ->
              key.isPrefix() ? Collections.unmodifiableMap((Map<String, Object>) value) : value);
    }

    @Override
    @SuppressWarnings("unchecked") // what is put for a key came from the shape of that key
    public <T> T get(Key<T> key) {
      Object value = values.get(key);
      if (value == null) {
        throw new IllegalStateException("key `" + key.name() + "` is not one of this mapping");
      }
      return (T) value;
    }

    @Override
    public SourcePosition position() {
      return mapping.position();
    }

    @Override
    public Optional<SourcePosition> positionOf(Key<?> key) {
      return Optional.ofNullable(positions.get(key));
    }

    @Override
    public boolean has(Key<?> key) {
      return positions.containsKey(key);
    }

    @Override
    public Node node() {
      return mapping;
    }

    @Override
    public IllegalArgumentException refuse(Key<?> key, String message) {
      return new RefusedField(
          positionOf(key).orElse(position()), Quoting.quote(key.name()) + ": " + message);
    }
  }
}
