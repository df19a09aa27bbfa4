package dev.domicile.opa;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.domicile.core.policy.Verdict;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks that a value is an answer to the question that was asked. */
final class ViolationReader {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final Map<String, Verdict> VERDICTS =
      Map.of(
          "violated", Verdict.VIOLATED,
          "unknown", Verdict.UNKNOWN,
          "needs-evidence", Verdict.NEEDS_EVIDENCE);

  /** What a rule says of one offering. */
  record Violation(String offering, String rule, Verdict verdict, String message) {}

  /** Either the violations or what is wrong with the answer. */
  record Reading(List<Violation> violations, Optional<String> wrong) {}

  private ViolationReader() {}

  static Reading read(String result, String request, Set<String> asked) {
    try {
      return new Reading(violations(JSON.readTree(result), request, asked), Optional.empty());
    } catch (JsonProcessingException e) {
      return wrong("it is no JSON");
    } catch (IllegalArgumentException e) {
      return wrong(String.valueOf(e.getMessage()));
    }
  }

  private static Reading wrong(String because) {
    return new Reading(List.of(), Optional.of(because));
  }

  private static List<Violation> violations(JsonNode answer, String request, Set<String> asked) {
    keys(answer, Set.of("request", "evaluated", "violations"), "the answer");
    if (!answer.get("request").isTextual() || !answer.get("request").textValue().equals(request)) {
      throw new IllegalArgumentException("it answers another question");
    }
    Set<String> evaluated = new HashSet<>();
    for (JsonNode id : array(answer.get("evaluated"), "evaluated")) {
      evaluated.add(text(id, "an id of `evaluated`"));
    }
    if (!evaluated.equals(asked)) {
      throw new IllegalArgumentException(
          "`evaluated` does not hold exactly the " + asked.size() + " offerings asked about");
    }
    List<Violation> violations = new ArrayList<>();
    for (JsonNode one : array(answer.get("violations"), "violations")) {
      violations.add(violation(one, asked));
    }
    return violations;
  }

  private static Violation violation(JsonNode one, Set<String> asked) {
    keys(one, Set.of("offering", "rule", "verdict", "message"), "a violation");
    String offering = text(one.get("offering"), "`offering`");
    if (!asked.contains(offering)) {
      throw new IllegalArgumentException("a violation names an offering that was not asked about");
    }
    Verdict verdict = VERDICTS.get(text(one.get("verdict"), "`verdict`"));
    if (verdict == null) {
      throw new IllegalArgumentException("a violation has no known verdict");
    }
    return new Violation(
        offering, text(one.get("rule"), "`rule`"), verdict, text(one.get("message"), "`message`"));
  }

  private static void keys(JsonNode node, Set<String> expected, String what) {
    Set<String> found = new HashSet<>();
    node.fieldNames().forEachRemaining(found::add);
    if (!node.isObject() || !found.equals(expected)) {
      throw new IllegalArgumentException(what + " has other keys than the contract");
    }
  }

  private static JsonNode array(JsonNode node, String what) {
    if (!node.isArray()) {
      throw new IllegalArgumentException("`" + what + "` is no list");
    }
    return node;
  }

  private static String text(JsonNode node, String what) {
    if (!node.isTextual() || node.textValue().isBlank()) {
      throw new IllegalArgumentException(what + " is no text");
    }
    return node.textValue();
  }
}
