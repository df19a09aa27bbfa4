package dev.domicile.core.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Writes the JSON Schema of a shape. Shapes that have a name become definitions that are referred
 * to, which ends recursion and says everything once.
 */
final class SchemaWriter {

  private static final JsonFactory JSON = new JsonFactory();

  /** Before the names of lists of words, which no shape has. */
  private static final String LIST = "words.";

  private final JsonGenerator json;
  private final Map<Shape<?>, String> names = new IdentityHashMap<>();
  private final Set<String> taken = new HashSet<>();
  private final Deque<Shape<?>> pending = new ArrayDeque<>();

  private final SchemaWords words;
  private final Map<String, SchemaWords.Words> lists = new TreeMap<>();

  private SchemaWriter(JsonGenerator json, SchemaWords words) {
    this.json = json;
    this.words = words;
  }

  static String write(Shape<?> shape, String title, SchemaWords words) {
    StringWriter out = new StringWriter();
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.setPrettyPrinter(
          new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter));
      SchemaWriter writer = new SchemaWriter(json, words);
      json.writeStartObject();
      writer.text("$schema", "http://json-schema.org/draft-07/schema#");
      writer.text("title", title);
      shape.core().writeSchema(writer);
      writer.definitions();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the schema `" + title + "`", e);
    }
    return out + "\n";
  }

  /**
   * Writes that one of a list of words stands there; each list is written once.
   *
   * @return whether the list is known
   */
  boolean words(String list) throws IOException {
    Optional<SchemaWords.Words> found = words.of(list);
    if (found.isEmpty()) {
      return false;
    }
    lists.put(list, found.get());
    // In draft-07 whatever stands beside a `$ref` is ignored.
    startArray("allOf");
    json.writeStartObject();
    text("$ref", "#/$defs/" + LIST + list);
    json.writeEndObject();
    endArray();
    return true;
  }

  void text(String field, String value) throws IOException {
    json.writeStringField(field, value);
  }

  void texts(String field, Collection<String> values) throws IOException {
    json.writeArrayFieldStart(field);
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }

  void flag(String field, boolean value) throws IOException {
    json.writeBooleanField(field, value);
  }

  void number(String field, int value) throws IOException {
    json.writeNumberField(field, value);
  }

  void startObject(String field) throws IOException {
    json.writeObjectFieldStart(field);
  }

  void endObject() throws IOException {
    json.writeEndObject();
  }

  /** A field that holds the schema of a shape. */
  void schema(String field, Shape<?> shape) throws IOException {
    json.writeFieldName(field);
    schema(shape);
  }

  /** A field that holds a list of schemas. */
  void schemas(String field, Collection<? extends Shape<?>> shapes) throws IOException {
    json.writeArrayFieldStart(field);
    for (Shape<?> shape : shapes) {
      schema(shape);
    }
    json.writeEndArray();
  }

  /** A property with its own description, and a value that the shape does not show itself. */
  void property(String field, Shape<?> shape, String doc, Optional<String> example)
      throws IOException {
    json.writeObjectFieldStart(field);
    text("description", doc);
    Shape<?> core = shape.core();
    if (core.isNamed()) {
      // In draft-07 whatever stands beside a `$ref` is ignored.
      json.writeArrayFieldStart("allOf");
      schema(core);
      json.writeEndArray();
    } else {
      core.writeSchema(this);
    }
    if (example.isPresent()) {
      startArray("examples");
      core.writeCanonical(example(field, shape, example.get()), json);
      endArray();
    }
    json.writeEndObject();
  }

  /** What is shown has to be what the shape reads. */
  private static Node example(String field, Shape<?> shape, String yaml) {
    Problems problems = new Problems();
    Optional<Node> node =
        YamlReader.readOne(SourceFile.ofText(field, yaml), Limits.POLICY, problems);
    if (node.isEmpty() || shape.bind(node.get(), problems).isEmpty()) {
      throw new IllegalStateException(
          "`" + yaml + "` is no example of `" + field + "`: " + problems.sorted());
    }
    return node.get();
  }

  /** The schema of nothing written, only for shapes that take it. */
  void nothing() throws IOException {
    json.writeStartObject();
    text("type", "null");
    json.writeEndObject();
  }

  void startArray(String field) throws IOException {
    json.writeArrayFieldStart(field);
  }

  void endArray() throws IOException {
    json.writeEndArray();
  }

  void schema(Shape<?> shape) throws IOException {
    Shape<?> core = shape.core();
    json.writeStartObject();
    if (core.isNamed()) {
      text("$ref", "#/$defs/" + nameOf(core));
    } else {
      core.writeSchema(this);
    }
    json.writeEndObject();
  }

  private String nameOf(Shape<?> shape) {
    String known = names.get(shape);
    if (known != null) {
      return known;
    }
    String wanted = shape.typeName().replaceAll("[^A-Za-z0-9.-]+", "-");
    String name = wanted;
    for (int n = 2; !taken.add(name); n++) {
      name = wanted + "-" + n;
    }
    names.put(shape, name);
    pending.add(shape);
    return name;
  }

  private void definitions() throws IOException {
    if (pending.isEmpty() && lists.isEmpty()) {
      return;
    }
    json.writeObjectFieldStart("$defs");
    // Writing one may ask for more.
    for (Shape<?> shape = pending.poll(); shape != null; shape = pending.poll()) {
      json.writeObjectFieldStart(nameOf(shape));
      shape.writeSchema(this);
      json.writeEndObject();
    }
    for (Map.Entry<String, SchemaWords.Words> list : lists.entrySet()) {
      json.writeObjectFieldStart(LIST + list.getKey());
      writeWords(list.getValue());
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private void writeWords(SchemaWords.Words list) throws IOException {
    if (list.closed()) {
      texts("enum", list.words());
      return;
    }
    startArray("anyOf");
    json.writeStartObject();
    texts("enum", list.words());
    json.writeEndObject();
    json.writeStartObject();
    texts("type", List.of("string", "number", "boolean"));
    json.writeEndObject();
    endArray();
  }
}
