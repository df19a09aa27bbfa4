package dev.domicile.opa;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A port that a function of the test answers. Keeps what it was asked. */
final class FakePort implements RegoPort {

  static final ObjectMapper JSON = new ObjectMapper();

  private final Function<JsonNode, RegoAnswer> answer;
  private final List<JsonNode> asked = new ArrayList<>();

  FakePort(Function<JsonNode, RegoAnswer> answer) {
    this.answer = answer;
  }

  /** Says {@code verdict} of offerings whose id starts with a prefix. */
  static FakePort saying(String verdict, String prefix) {
    return new FakePort(
        input -> {
          ObjectNode good = good(input);
          for (JsonNode offering : input.get("offerings")) {
            String id = offering.get("id").textValue();
            if (id.startsWith(prefix)) {
              violation(good, id, "home", verdict, "may infer in GB");
            }
          }
          return value(good);
        });
  }

  static FakePort failing(RegoAnswer.Reason reason) {
    return new FakePort(input -> new RegoAnswer.Failure(reason, "made up for a test"));
  }

  /** The answer that finds nothing wrong. */
  static ObjectNode good(JsonNode input) {
    ObjectNode node = JSON.createObjectNode();
    node.set("request", input.get("request"));
    ArrayNode evaluated = node.putArray("evaluated");
    input.get("offerings").forEach(offering -> evaluated.add(offering.get("id")));
    node.putArray("violations");
    return node;
  }

  static void violation(
      ObjectNode answer, String offering, String rule, String verdict, String message) {
    answer
        .withArray("violations")
        .addObject()
        .put("offering", offering)
        .put("rule", rule)
        .put("verdict", verdict)
        .put("message", message);
  }

  static RegoAnswer value(JsonNode node) {
    return new RegoAnswer.Value(node.toString());
  }

  /** Every input so far. */
  List<JsonNode> asked() {
    return List.copyOf(asked);
  }

  @Override
  public RegoAnswer ask(RegoQuestion question) {
    try {
      JsonNode input = JSON.readTree(question.input());
      asked.add(input);
      return answer.apply(input);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the input is no JSON", e);
    }
  }
}
