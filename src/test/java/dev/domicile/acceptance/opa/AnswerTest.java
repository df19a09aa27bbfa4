package dev.domicile.acceptance.opa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Two decisions that differ in one thing are not the same answer. */
class AnswerTest {

  private static final String DECISION =
      """
      {"outcome": "conditional", "uncovered": ["CH"],
       "findings": [{"rule": "p/portable", "verdict": "violated", "enforcement": "warn"}],
       "candidates": {"allowed": 0, "conditional": 2, "refused": 1},
       "placements": [
         {"offering": "a/r/s/m@geo", "outcome": "conditional", "obligations": [{"id": "o", "text": "Do."}],
          "findings": [{"rule": "p/place", "stage": "logs", "verdict": "needs-evidence"}]},
         {"offering": "b/r/s/m@geo", "outcome": "conditional", "obligations": [],
          "findings": [{"rule": "p/place", "stage": "logs", "verdict": "unknown", "waivedBy": "w"}]}],
       "refusals": [
         {"offering": "c/r/s/m@geo", "outcome": "refused",
          "findings": [{"rule": "p/place", "stage": "logs", "verdict": "violated"},
                       {"rule": "p/place", "stage": "logs", "verdict": "unknown"}]}],
       "announcements": [{"rule": "p/later", "from": "2027-01-01", "title": "Later"}],
       "notCandidates": {"retired": 3}}
      """;

  private static ObjectNode decision() {
    return (ObjectNode) Semantics.json(DECISION);
  }

  private static List<Answer.Difference> afterChange(Consumer<ObjectNode> change) {
    ObjectNode changed = decision();
    change.accept(changed);
    assertNotEquals(decision(), changed, "nothing was changed");
    return Answer.ofDecision(decision()).differences(Answer.ofDecision(changed));
  }

  private static ObjectNode at(JsonNode node, String pointer) {
    return (ObjectNode) node.at(pointer);
  }

  static Stream<Arguments> changes() {
    return Stream.of(
        change("the outcome", d -> d.put("outcome", "allowed")),
        change("an uncovered country", d -> d.putArray("uncovered")),
        change("a count", d -> at(d, "/candidates").put("refused", 0)),
        change("the reason of no candidate", d -> at(d, "/notCandidates").put("retired", 2)),
        change("a finding on the workload", d -> d.putArray("findings")),
        change("enforcement", d -> at(d, "/findings/0").remove("enforcement")),
        change("an announcement", d -> at(d, "/announcements/0").put("from", "2027-01-02")),
        change("a placement's outcome", d -> at(d, "/placements/0").put("outcome", "allowed")),
        change("a verdict", d -> at(d, "/placements/0/findings/0").put("verdict", "satisfied")),
        change("a stage", d -> at(d, "/placements/0/findings/0").put("stage", "storage")),
        change("a rule", d -> at(d, "/placements/0/findings/0").put("rule", "p/other")),
        change("a waiver", d -> at(d, "/placements/1/findings/0").remove("waivedBy")),
        change("an obligation", d -> at(d, "/placements/0").putArray("obligations")),
        change("a missing finding", d -> at(d, "/refusals/0").putArray("findings")),
        change("one of two findings", d -> ((ArrayNode) d.at("/refusals/0/findings")).remove(1)),
        change("a missing offering", d -> d.putArray("refusals")),
        change("the order of placements", AnswerTest::turnPlacements));
  }

  private static Arguments change(String name, Consumer<ObjectNode> change) {
    return Arguments.of(name, change);
  }

  private static void turnPlacements(ObjectNode decision) {
    ArrayNode placements = (ArrayNode) decision.get("placements");
    placements.add(placements.remove(0));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("changes")
  void a_change_of_one_thing_is_a_difference(String name, Consumer<ObjectNode> change) {
    assertNotEquals(List.of(), afterChange(change), name);
  }

  @Test
  void the_order_of_findings_is_none() {
    assertEquals(
        List.of(),
        afterChange(
            decision -> {
              ArrayNode findings = (ArrayNode) decision.at("/refusals/0/findings");
              findings.add(findings.remove(0));
            }));
  }

  @Test
  void no_decision_is_no_answer_that_a_decision_gives() {
    Answer none = Answer.of(200, Semantics.json("{}"));
    assertNotEquals(List.of(), Answer.ofDecision(decision()).differences(none));
    ObjectNode failed = decision().put("error", "the data is not whole");
    ObjectNode body = failed.objectNode();
    body.set("result", failed);
    assertNotEquals(List.of(), Answer.ofDecision(decision()).differences(Answer.of(200, body)));
    assertNotEquals(List.of(), Answer.ofDecision(decision()).differences(Answer.of(500, body)));
  }
}
