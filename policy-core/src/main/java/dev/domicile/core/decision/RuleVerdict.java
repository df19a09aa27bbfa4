package dev.domicile.core.decision;

import dev.domicile.core.policy.Rule;
import dev.domicile.core.policy.Verdict;
import java.util.List;

/**
 * What a rule that applies says of one candidate.
 *
 * @param verdict that of the best branch
 * @param branches the verdict of each branch, in the order of writing; one without {@code anyOf}
 */
public record RuleVerdict(Rule rule, Verdict verdict, List<Verdict> branches) {
  public RuleVerdict {
    branches = List.copyOf(branches);
  }
}
