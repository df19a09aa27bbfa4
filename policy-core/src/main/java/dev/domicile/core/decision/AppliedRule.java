package dev.domicile.core.decision;

import dev.domicile.core.policy.Rule;
import java.util.List;

/**
 * Whether a rule applies to a workload on a day, and why.
 *
 * @param applies whether it does: in force, and its scope true or unknown
 * @param because in a phrase
 * @param ruledOutBy attributes that the workload does not state and that could rule it out
 */
public record AppliedRule(Rule rule, boolean applies, String because, List<String> ruledOutBy) {
  public AppliedRule {
    ruledOutBy = List.copyOf(ruledOutBy);
  }

  /** Whether it applies whatever the workload leaves unstated: only then it covers a country. */
  public boolean surelyApplies() {
    return applies && ruledOutBy.isEmpty();
  }
}
