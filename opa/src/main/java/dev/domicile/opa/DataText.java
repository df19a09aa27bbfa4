package dev.domicile.opa;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes maps, lists and plain values as JSON with sorted keys and without spaces: the form in
 * which OPA hashes data, so that the hash of the file is the one that it checks.
 */
final class DataText {

  private static final JsonFactory JSON = new JsonFactory();

  private DataText() {}

  static String of(Object value) {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.setCharacterEscapes(new OpaEscapes());
      write(value, json);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to memory", e);
    }
    return out.toString();
  }

  private static void write(Object value, JsonGenerator json) throws IOException {
    if (value instanceof Map<?, ?> map) {
      json.writeStartObject();
      for (Map.Entry<?, ?> entry : new TreeMap<>(map).entrySet()) {
        json.writeFieldName((String) entry.getKey());
        write(entry.getValue(), json);
      }
      json.writeEndObject();
    } else if (value instanceof JsonNode node) {
      write(node, json);
    } else if (value instanceof Collection<?> items) {
      json.writeStartArray();
      for (Object item : items) {
        write(item, json);
      }
      json.writeEndArray();
    } else if (value instanceof Integer number) {
      json.writeNumber(number);
    } else if (value instanceof Long number) {
      json.writeNumber(number);
    } else if (value instanceof Boolean truth) {
      json.writeBoolean(truth);
    } else if (value instanceof String text) {
      json.writeString(text);
    } else {
      throw new IllegalArgumentException("no JSON for a " + value.getClass().getName());
    }
  }

  private static void write(JsonNode node, JsonGenerator json) throws IOException {
    if (node.isObject()) {
      Map<String, JsonNode> fields = new TreeMap<>();
      node.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
      write((Object) fields, json);
    } else if (node.isArray()) {
      json.writeStartArray();
      for (JsonNode item : node) {
        write(item, json);
      }
      json.writeEndArray();
    } else if (node.isTextual()) {
      json.writeString(node.textValue());
    } else if (node.isBoolean()) {
      json.writeBoolean(node.booleanValue());
    } else if (node.isIntegralNumber()) {
      json.writeNumber(node.bigIntegerValue());
    } else {
      throw new IllegalArgumentException("no canonical form for `" + node + "`");
    }
  }

  /** Collects the values of one entry; what is empty is left out. */
  static final class Entry {
    private final Map<String, Object> values = new TreeMap<>();

    Entry with(String name, Object value) {
      if (value instanceof Optional<?> optional) {
        optional.ifPresent(present -> values.put(name, present));
      } else {
        values.put(name, value);
      }
      return this;
    }

    Map<String, Object> values() {
      return values;
    }
  }

  static Entry entry() {
    return new Entry();
  }

  /** Escapes what OPA escapes when it hashes data, in its spelling, and nothing else. */
  private static final class OpaEscapes extends CharacterEscapes {
    private static final long serialVersionUID = 1L;

    private static final int[] ASCII = standardAsciiEscapesForJSON();

    static {
      for (int c = 0; c < ' '; c++) {
        if (ASCII[c] == ESCAPE_STANDARD) {
          ASCII[c] = ESCAPE_CUSTOM;
        }
      }
    }

    @Override
    public int[] getEscapeCodesForAscii() {
      return ASCII.clone();
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int c) {
      boolean escaped = c < ' ' || c == 0x2028 || c == 0x2029;
      return escaped ? new SerializedString(String.format("\\u%04x", c)) : null;
    }
  }
}
