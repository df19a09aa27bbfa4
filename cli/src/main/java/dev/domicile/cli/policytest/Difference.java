package dev.domicile.cli.policytest;

import dev.domicile.core.catalog.OfferingId;
import dev.domicile.core.decision.Outcome;
import dev.domicile.core.policy.Verdict;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A question that two sets of policies answer differently.
 *
 * @param workload its name in the test
 * @param with what the workload has to say otherwise than in the test, if anything
 * @param before the answer of the first
 * @param after the answer of the second
 */
public record Difference(
    String workload,
    Optional<String> with,
    LocalDate day,
    OfferingId offering,
    Answer before,
    Answer after) {

  /** Whether only the rules that apply tell it. */
  public boolean isOfScopes() {
    return before.outcome() == after.outcome() && before.rules().equals(after.rules());
  }

  /**
   * What becomes of an offering.
   *
   * @param rules those that are not satisfied, with the worst verdict of each, by id
   * @param applies the ids of those that apply
   */
  public record Answer(Outcome outcome, Map<String, Verdict> rules, List<String> applies) {
    public Answer {
      applies = List.copyOf(applies);
      rules = java.util.Collections.unmodifiableMap(new java.util.TreeMap<>(rules));
    }
  }
}
