package dev.domicile.opa;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.domicile.opa.RegoAnswer.Failure;
import dev.domicile.opa.RegoAnswer.Reason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * Makes an answer of the text that a module wrote: a list with one result, or an empty list if the
 * rule has no value.
 *
 * <p>Sets and keys come in any order, and a set looks like an array, so all of them are sorted as
 * OPA sorts sets. What order says in an array is lost; in the contract of {@code rego} rules it
 * says nothing.
 */
final class WasmAnswer {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
          .build();

  private static final Comparator<JsonNode> ORDER = WasmAnswer::compare;

  private WasmAnswer() {}

  /** The answer in {@code text}. */
  static RegoAnswer of(String text, int most) {
    if (text.length() > most) {
      return malformed("the answer is longer than " + most + " characters");
    }
    JsonNode results;
    try {
      results = JSON.readTree(text);
    } catch (JsonProcessingException e) {
      return malformed("the answer is no strict JSON");
    }
    if (!results.isArray()) {
      return malformed("the answer is no list of results");
    }
    if (results.isEmpty()) {
      return new Failure(
          Reason.UNDEFINED,
          "the rule has no value: a fact or data that it needs is missing, or a built-in failed");
    }
    JsonNode result = results.get(0).get("result");
    if (results.size() != 1 || result == null || results.get(0).size() != 1) {
      return malformed("the answer is not one result");
    }
    if (result.isNull()) {
      return malformed("the value of the rule is null");
    }
    return new RegoAnswer.Value(sorted(result).toString());
  }

  private static Failure malformed(String because) {
    return new Failure(Reason.MALFORMED, because);
  }

  private static JsonNode sorted(JsonNode node) {
    if (node.isObject()) {
      TreeMap<String, JsonNode> members = new TreeMap<>(WasmAnswer::compareText);
      node.fields().forEachRemaining(e -> members.put(e.getKey(), sorted(e.getValue())));
      ObjectNode object = JSON.createObjectNode();
      members.forEach(object::set);
      return object;
    }
    if (node.isArray()) {
      List<JsonNode> members = new ArrayList<>();
      node.forEach(member -> members.add(sorted(member)));
      members.sort(ORDER);
      ArrayNode array = JSON.createArrayNode();
      array.addAll(members);
      return array;
    }
    return node;
  }

  private static int compare(JsonNode a, JsonNode b) {
    int byType = Integer.compare(rank(a), rank(b));
    if (byType != 0) {
      return byType;
    }
    if (a.isNumber()) {
      return a.decimalValue().compareTo(b.decimalValue());
    }
    if (a.isTextual()) {
      return compareText(a.textValue(), b.textValue());
    }
    if (a.isArray()) {
      return compareArrays(a, b);
    }
    return compareText(a.toString(), b.toString());
  }

  private static int compareArrays(JsonNode a, JsonNode b) {
    for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
      int byMember = compare(a.get(i), b.get(i));
      if (byMember != 0) {
        return byMember;
      }
    }
    return Integer.compare(a.size(), b.size());
  }

  private static int rank(JsonNode node) {
    return switch (node.getNodeType()) {
      case NULL, MISSING -> 0;
      case BOOLEAN -> 1;
      case NUMBER -> 2;
      case STRING, BINARY -> 3;
      case ARRAY -> 4;
      case OBJECT, POJO -> 5;
    };
  }

  /** By code point, as OPA does; {@code String.compareTo} differs above U+FFFF. */
  private static int compareText(String a, String b) {
    int shorter = Math.min(a.length(), b.length());
    for (int i = 0; i < shorter; i++) {
      if (a.charAt(i) != b.charAt(i)) {
        return Integer.compare(a.codePointAt(start(a, i)), b.codePointAt(start(b, i)));
      }
    }
    return Integer.compare(a.length(), b.length());
  }

  private static int start(String text, int at) {
    boolean second = at > 0 && Character.isSurrogatePair(text.charAt(at - 1), text.charAt(at));
    return second ? at - 1 : at;
  }
}
