package dev.domicile.acceptance.opa;

import com.fasterxml.jackson.databind.JsonNode;
import dev.domicile.core.catalog.Confidence;
import dev.domicile.core.decision.Decision;
import dev.domicile.core.decision.PolicyDecisionPoint;
import dev.domicile.core.decision.PolicyDecisionPoint.Uncovered;
import dev.domicile.core.decision.Workload;
import java.time.LocalDate;

/**
 * One question with its settings, to be asked of both.
 *
 * @param document the workload as written
 * @param workload the same, loaded
 */
record Question(
    JsonNode document,
    Workload workload,
    LocalDate day,
    Uncovered uncovered,
    Confidence minConfidence) {

  /** With the usual settings. */
  static Question of(JsonNode document, Workload workload, LocalDate day) {
    return new Question(document, workload, day, Uncovered.REFUSE, Confidence.LOW);
  }

  /** The input of OPA. The usual settings are left out, as a caller would. */
  String input() {
    StringBuilder input = new StringBuilder("{\"workload\":").append(document);
    input.append(",\"asOf\":\"").append(day).append('"');
    if (uncovered == Uncovered.WARN) {
      input.append(",\"uncovered\":\"warn\"");
    }
    if (minConfidence != Confidence.LOW) {
      input.append(",\"minConfidence\":\"").append(minConfidence).append('"');
    }
    return input.append('}').toString();
  }

  /** What {@code point}, with these settings, decides. */
  Decision decidedBy(PolicyDecisionPoint point) {
    return point.withUncovered(uncovered).withMinConfidence(minConfidence).decide(workload, day);
  }
}
