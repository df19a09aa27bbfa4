package dev.domicile.core.source;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * What tells one scalar type from another: its name, how it is parsed, and how canonical JSON and
 * schema write it. The defaults are those of a type that is written as text.
 */
abstract class ScalarType<T> {

  private final String name;

  ScalarType(String name) {
    this.name = name;
  }

  final String name() {
    return name;
  }

  /** The name after "is not". */
  String indefinite() {
    boolean vowel = "aeio".indexOf(Character.toLowerCase(name.charAt(0))) >= 0;
    return (vowel ? "an " : "a ") + name;
  }

  /**
   * The value.
   *
   * @param text the scalar's text in {@link #normal} form
   * @throws IllegalArgumentException if there is none, perhaps a {@link Refusal}
   */
  abstract T parse(Node.Scalar scalar, String text);

  /** The text without what only the YAML style adds. */
  String normal(String text) {
    return text;
  }

  /** All accepted words, if they are few. */
  List<String> values() {
    return List.of();
  }

  void writeCanonical(String text, JsonGenerator json) throws IOException {
    json.writeString(text);
  }

  /** Editors type unquoted scalars by YAML's rules, while here they are text all the same. */
  void writeSchema(SchemaWriter schema) throws IOException {
    if (values().isEmpty()) {
      schema.texts("type", List.of("string", "number", "boolean"));
    } else {
      schema.texts("enum", values());
    }
  }

  /** A refusal that has a code of its own. */
  static final class Refusal extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;
    private final String code;
    private final String text;
    private final transient Optional<String> help;

    Refusal(String code, String text, Optional<String> help) {
      super(text);
      this.code = code;
      this.text = text;
      this.help = help;
    }

    String code() {
      return code;
    }

    String text() {
      return text;
    }

    Optional<String> help() {
      return help;
    }
  }
}
