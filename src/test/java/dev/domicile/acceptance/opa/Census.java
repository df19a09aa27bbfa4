package dev.domicile.acceptance.opa;

import dev.domicile.core.catalog.Confidence;
import dev.domicile.core.decision.AppliedRule;
import dev.domicile.core.decision.Candidate;
import dev.domicile.core.decision.Decision;
import dev.domicile.core.decision.Finding;
import dev.domicile.core.decision.PolicyDecisionPoint.Uncovered;
import dev.domicile.core.policy.Enforcement;
import dev.domicile.core.policy.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What generated cases were about: how many decisions showed each thing at least once. A generator
 * that no longer reaches something would go on to be green. Safe for several threads.
 */
final class Census {

  private final Map<String, Integer> seen = new TreeMap<>();
  private int cases;

  /** Notes what {@code decision} shows. */
  void note(Question question, Decision decision) {
    Map<String, Boolean> shown = new TreeMap<>();
    shown.put("workload " + decision.outcome(), true);
    decision.placements().forEach(one -> candidate(one, shown));
    decision.refusals().forEach(one -> candidate(one, shown));
    decision.findings().forEach(one -> finding("workload", one, shown));
    decision.scopes().forEach(one -> scope(one, shown));
    decision.notCandidates().keySet().forEach(reason -> shown.put("no candidate: " + reason, true));
    shown.put("uncovered, refused", isUncovered(decision, question, Uncovered.REFUSE));
    shown.put("uncovered, warned", isUncovered(decision, question, Uncovered.WARN));
    shown.put("announcement", !decision.announcements().isEmpty());
    shown.put("min confidence", question.minConfidence() != Confidence.LOW);
    shown.put(
        "several placements in a preferred order",
        question.document().path("spec").has("prefer") && decision.placements().size() > 1);
    shown.put("obligations", decision.placements().stream().anyMatch(Census::isObliged));
    note(shown);
  }

  private static boolean isObliged(Candidate placement) {
    return !placement.obligations().isEmpty();
  }

  private static boolean isUncovered(Decision decision, Question question, Uncovered setting) {
    return !decision.uncovered().isEmpty() && question.uncovered() == setting;
  }

  private synchronized void note(Map<String, Boolean> shown) {
    cases++;
    shown.forEach((what, is) -> seen.merge(what, is ? 1 : 0, Integer::sum));
  }

  /** Notes that declared evidence changed what was found. */
  synchronized void noteEvidenceCounted() {
    seen.merge("evidence counted", 1, Integer::sum);
  }

  private static void candidate(Candidate candidate, Map<String, Boolean> shown) {
    shown.put("candidate " + candidate.outcome(), true);
    candidate.findings().forEach(one -> finding("candidate", one, shown));
  }

  private static void finding(String subject, Finding finding, Map<String, Boolean> shown) {
    String kind = finding.written().map(Census::kind).orElse(finding.rule());
    shown.put(subject + " " + kind + " " + finding.verdict(), true);
    if (finding.enforcement() != Enforcement.ENFORCE) {
      shown.put("finding that is " + finding.enforcement(), true);
    }
    if (finding.waivedBy().isPresent()) {
      shown.put("waived " + finding.verdict(), true);
    }
  }

  private static String kind(Rule rule) {
    String kind = rule.kinds().contains("+") ? "several kinds" : rule.kinds();
    return kind + (rule.branches().size() > 1 ? " in branches" : "");
  }

  private static void scope(AppliedRule scope, Map<String, Boolean> shown) {
    if (!scope.applies()) {
      shown.put("rule that does not apply", true);
    } else if (!scope.surelyApplies()) {
      shown.put("rule of unknown scope", true);
    }
  }

  /** What was seen less often than {@code least} says of each thing, in a thousand cases. */
  synchronized List<String> missing(Map<String, Integer> least) {
    List<String> missing = new ArrayList<>();
    least.forEach(
        (what, inThousand) -> {
          int count = seen.getOrDefault(what, 0);
          if (count * 1000L < (long) inThousand * cases) {
            missing.add(what + ": " + count + " of " + cases);
          }
        });
    return missing;
  }

  @Override
  public synchronized String toString() {
    StringBuilder text = new StringBuilder(cases + " cases, of which showed\n");
    seen.forEach((what, count) -> text.append(count).append('\t').append(what).append('\n'));
    return text.toString();
  }
}
