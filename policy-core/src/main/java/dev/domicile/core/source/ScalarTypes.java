package dev.domicile.core.source;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The scalar types that need no domain. */
final class ScalarTypes {

  private ScalarTypes() {}

  /** Any text that is not blank; line breaks at its end come from block style and do not count. */
  static final class Text extends ScalarType<String> {
    Text() {
      super("text");
    }

    @Override
    String indefinite() {
      return name();
    }

    @Override
    String parse(Node.Scalar scalar, String text) {
      if (text.isBlank()) {
        throw new Refusal(
            YamlCodes.EMPTY, "the text is empty", Optional.of("write text, or leave the key out"));
      }
      return text;
    }

    @Override
    String normal(String text) {
      int end = text.length();
      while (end > 0 && text.charAt(end - 1) == '\n') {
        end--;
      }
      return text.substring(0, end);
    }
  }

  /** Whatever a domain type parses. */
  static final class Parsed<T> extends ScalarType<T> {
    private final ScalarParser<? extends T> parser;

    Parsed(String name, ScalarParser<? extends T> parser) {
      super(name);
      this.parser = parser;
    }

    @Override
    T parse(Node.Scalar scalar, String text) {
      return parser.parse(text);
    }
  }

  /** One of a few words. */
  static final class Word<T> extends ScalarType<T> {
    private final Map<String, T> words;

    Word(String name, Map<String, T> words) {
      super(name);
      this.words = words;
    }

    static <E extends Enum<E>> Word<E> of(Class<E> type) {
      Map<String, E> words = new LinkedHashMap<>();
      for (E constant : type.getEnumConstants()) {
        words.put(constant.name().toLowerCase(Locale.ROOT).replace('_', '-'), constant);
      }
      return new Word<>("one of " + Quoting.quoteAll(words.keySet()), words);
    }

    static Word<String> of(String word) {
      return new Word<>(Quoting.quote(word), Map.of(word, word));
    }

    @Override
    String indefinite() {
      return name();
    }

    @Override
    T parse(Node.Scalar scalar, String text) {
      T value = words.get(text);
      if (value == null) {
        throw new Refusal(
            YamlCodes.VALUE,
            Quoting.quote(text) + " is not " + name(),
            Spelling.nearest(text, words.keySet())
                .map(word -> "did you mean " + Quoting.quote(word) + "?"));
      }
      return value;
    }

    @Override
    List<String> values() {
      return List.copyOf(words.keySet());
    }
  }

  /** {@code true} or {@code false}; the other words of YAML 1.1 are refused, not guessed at. */
  static final class Bool extends ScalarType<Boolean> {
    Bool() {
      super("`true` or `false`");
    }

    @Override
    Boolean parse(Node.Scalar scalar, String text) {
      boolean isTrue = text.equals("true");
      if (!scalar.quoted() && (isTrue || text.equals("false"))) {
        return isTrue;
      }
      String meant =
          switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on", "y", "1" -> "write `true`";
            case "false", "no", "off", "n", "0" -> "write `false`";
            default -> "write `true` or `false`";
          };
      throw new Refusal(
          YamlCodes.BOOLEAN,
          "expected " + name() + ", found " + Quoting.quote(text),
          Optional.of(scalar.quoted() ? meant + " without quotes" : meant));
    }

    @Override
    void writeCanonical(String text, JsonGenerator json) throws IOException {
      json.writeBoolean(text.equals("true"));
    }

    @Override
    void writeSchema(SchemaWriter schema) throws IOException {
      schema.text("type", "boolean");
    }
  }

  /** A whole number in decimal digits without leading zeros. */
  static final class Whole extends ScalarType<Integer> {
    private static final Pattern WRITTEN = Pattern.compile("0|-?[1-9][0-9]*");

    /** No int has more characters. */
    private static final int LONGEST = 11;

    private final int min;
    private final int max;

    Whole(int min, int max) {
      super("a whole number from " + min + " to " + max);
      this.min = min;
      this.max = max;
    }

    @Override
    String indefinite() {
      return name();
    }

    @Override
    Integer parse(Node.Scalar scalar, String text) {
      if (!WRITTEN.matcher(text).matches() || scalar.quoted()) {
        throw refusal(text, "write it in digits, without quotes, leading zeros or separators");
      }
      long value = text.length() > LONGEST ? Long.MAX_VALUE : Long.parseLong(text);
      if (value < min || value > max) {
        throw new Refusal(
            YamlCodes.NUMBER,
            "expected " + name() + ", found " + Quoting.quote(text),
            Optional.empty());
      }
      return (int) value;
    }

    private Refusal refusal(String text, String help) {
      return new Refusal(
          YamlCodes.NUMBER,
          "expected " + name() + ", found " + Quoting.quote(text),
          Optional.of(help));
    }

    @Override
    void writeCanonical(String text, JsonGenerator json) throws IOException {
      if (WRITTEN.matcher(text).matches()) {
        json.writeNumber(text);
      } else {
        json.writeString(text);
      }
    }

    @Override
    void writeSchema(SchemaWriter schema) throws IOException {
      schema.text("type", "integer");
      schema.number("minimum", min);
      schema.number("maximum", max);
    }
  }

  /** A day that the calendar has, as {@code 2026-11-22}. */
  static final class Day extends ScalarType<LocalDate> {
    private static final Pattern WRITTEN = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    /** Strict, or 30 February would silently become the 28th. */
    private static final DateTimeFormatter STRICT =
        DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    Day() {
      super("date");
    }

    @Override
    LocalDate parse(Node.Scalar scalar, String text) {
      if (!WRITTEN.matcher(text).matches()) {
        throw new Refusal(
            YamlCodes.DATE,
            Quoting.quote(text) + " is not a date",
            Optional.of("write year, month and day, as in `2026-11-22`"));
      }
      try {
        return LocalDate.parse(text, STRICT);
      } catch (DateTimeParseException e) {
        throw new Refusal(
            YamlCodes.DATE,
            Quoting.quote(text) + " is not a date: the calendar has no such day",
            Optional.empty());
      }
    }

    @Override
    void writeSchema(SchemaWriter schema) throws IOException {
      schema.text("type", "string");
      schema.text("format", "date");
      schema.text("pattern", "^" + WRITTEN.pattern() + "$");
    }
  }
}
