package dev.domicile.opa;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Checks a whole response before anybody reads a value out of it: status, type, encoding, strict
 * JSON, and the keys that OPA puts around a result. Each check stands for an answer that the client
 * alone would have taken.
 */
final class Envelope {

  private static final int DEEPEST = 64;
  private static final int LONGEST_NUMBER = 100;
  private static final int LONGEST_NAME = 1000;
  private static final int LONGEST_REASON = 200;

  /** Beside the result; all others, {@code warning} first, say that something is wrong. */
  private static final Set<String> HARMLESS = Set.of("decision_id", "metrics", "provenance");

  private final JsonFactory json;

  Envelope(int maxBytes) {
    this.json =
        JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxNumberLength(LONGEST_NUMBER)
                    .maxNameLength(LONGEST_NAME)
                    .maxStringLength(maxBytes)
                    .maxDocumentLength(maxBytes)
                    .build())
            .build();
  }

  /** A factory with the same bounds, for whoever reads the checked bytes. */
  JsonFactory json() {
    return json;
  }

  /** The body of a response that may be read. */
  byte[] check(HttpResponse<byte[]> response) throws IOException {
    if (response.statusCode() != 200) {
      throw RefusedAnswerException.malformed(
          "status " + response.statusCode() + said(response.body()));
    }
    checkHeaders(response.headers(), response.body().length);
    String text = decoded(response.body());
    try (JsonParser parser = json.createParser(text)) {
      checkKeys(parser);
    } catch (RefusedAnswerException e) {
      throw e;
    } catch (IOException e) {
      throw RefusedAnswerException.malformed("the answer is no strict JSON");
    }
    return response.body();
  }

  private static void checkHeaders(HttpHeaders headers, int length) throws IOException {
    List<String> types = headers.allValues("content-type");
    String type = types.size() == 1 ? types.get(0).toLowerCase(Locale.ROOT) : "";
    if (!type.equals("application/json")
        && !type.matches("application/json\\s*;\\s*charset=\"?utf-8\"?")) {
      throw RefusedAnswerException.malformed("the answer is not of type application/json");
    }
    // The JDK reads until the end where it does not understand the length.
    if (!headers.allValues("content-length").stream()
        .allMatch(said -> said.equals(Integer.toString(length)))) {
      throw RefusedAnswerException.malformed("the answer has another length than it says");
    }
    if (!headers.allValues("content-encoding").isEmpty()) {
      throw RefusedAnswerException.malformed("the answer is compressed, which nobody asked for");
    }
  }

  private static String decoded(byte[] body) throws IOException {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(body))
          .toString();
    } catch (CharacterCodingException e) {
      throw RefusedAnswerException.malformed("the answer is not UTF-8");
    }
  }

  private static void checkKeys(JsonParser parser) throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw RefusedAnswerException.malformed("the answer is no JSON object");
    }
    boolean hasResult = false;
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      JsonToken value = parser.nextToken();
      if (key.equals("result")) {
        hasResult = value != JsonToken.VALUE_NULL;
      } else if (!HARMLESS.contains(key)) {
        throw RefusedAnswerException.malformed(
            key.matches("[a-z_]{1,40}")
                ? "the answer says `" + key + "` beside the result"
                : "the answer has an unknown key beside the result");
      }
      parser.skipChildren();
    }
    if (parser.nextToken() != null) {
      throw RefusedAnswerException.malformed("something stands behind the answer");
    }
    if (!hasResult) {
      throw new RefusedAnswerException(
          RegoAnswer.Reason.UNDEFINED, "the rule has no value for this input");
    }
  }

  /** What OPA says of an error, shortened; other bodies are not repeated. */
  private String said(byte[] body) {
    try (JsonParser parser = json.createParser(decoded(body))) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return "";
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String key = parser.currentName();
        if (parser.nextToken() == JsonToken.VALUE_STRING && key.equals("message")) {
          return ": " + shortened(parser.getText());
        }
        parser.skipChildren();
      }
      return "";
    } catch (IOException e) {
      return "";
    }
  }

  private static String shortened(String text) {
    String plain = text.replaceAll("[\\p{Cntrl}\\p{Cf}]+", " ").strip();
    return plain.length() > LONGEST_REASON ? plain.substring(0, LONGEST_REASON) + "…" : plain;
  }
}
