package dev.domicile.opa;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/**
 * Reads JSON strictly and writes it again, for a runtime that checks nothing: it takes broken text
 * for "no value", the last of repeated keys, and ignores what follows.
 */
final class JsonText {

  /** Deeper values could exhaust the small stack of a module. */
  private static final int DEEPEST = 100;

  private static final JsonFactory FACTORY =
      new JsonFactoryBuilder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxStringLength(Integer.MAX_VALUE)
                  .build())
          // The library hands over text in the encoding of the machine; ASCII is the same in all.
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .build();

  private JsonText() {}

  /**
   * The same value in ASCII without spaces; keys in their order, numbers as they were written.
   *
   * @param most how many characters the text may have, before and after
   * @throws IllegalArgumentException if it is no JSON, repeats a key, is followed by something, is
   *     too long or too deep, or holds half of a surrogate pair; the message continues a sentence
   *     that began with what it is
   */
  static String ascii(String text, int most) {
    if (text.length() > most) {
      throw tooLong(most);
    }
    StringWriter out = new StringWriter(text.length() + 16);
    try (JsonParser parser = FACTORY.createParser(text);
        JsonGenerator generator = FACTORY.createGenerator(out)) {
      if (parser.nextToken() == null) {
        throw new IllegalArgumentException("is empty");
      }
      copyValue(parser, generator);
      if (parser.nextToken() != null) {
        throw new IllegalArgumentException("is followed by something else");
      }
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("is no strict JSON: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read from or write to memory", e);
    }
    if (out.getBuffer().length() > most) {
      throw tooLong(most);
    }
    return out.toString();
  }

  private static void copyValue(JsonParser parser, JsonGenerator generator) throws IOException {
    int depth = 0;
    while (true) {
      JsonToken token = parser.currentToken();
      copyToken(parser, token, generator);
      if (token.isStructStart()) {
        depth++;
      } else if (token.isStructEnd()) {
        depth--;
      }
      if (depth == 0) {
        return;
      }
      if (parser.nextToken() == null) {
        throw new IllegalArgumentException("is cut");
      }
    }
  }

  private static void copyToken(JsonParser parser, JsonToken token, JsonGenerator generator)
      throws IOException {
    switch (token) {
      case START_OBJECT -> generator.writeStartObject();
      case END_OBJECT -> generator.writeEndObject();
      case START_ARRAY -> generator.writeStartArray();
      case END_ARRAY -> generator.writeEndArray();
      case FIELD_NAME -> generator.writeFieldName(whole(parser.getText()));
      case VALUE_STRING -> generator.writeString(whole(parser.getText()));
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> generator.writeNumber(parser.getText());
      case VALUE_TRUE -> generator.writeBoolean(true);
      case VALUE_FALSE -> generator.writeBoolean(false);
      case VALUE_NULL -> generator.writeNull();
      case VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
          throw new IllegalArgumentException("is no strict JSON");
    }
  }

  /** Two texts that differ in half a character are one text once it was replaced. */
  private static String whole(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!Character.isSurrogate(text.charAt(i))) {
        continue;
      }
      if (!Character.isSurrogatePair(
          text.charAt(i), i + 1 < text.length() ? text.charAt(i + 1) : 0)) {
        throw new IllegalArgumentException("holds half of a surrogate pair");
      }
      i++;
    }
    return text;
  }

  private static IllegalArgumentException tooLong(int most) {
    return new IllegalArgumentException("is longer than " + most + " characters");
  }
}
