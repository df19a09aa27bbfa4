package dev.domicile.acceptance.pages;

import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.policy.Branch;
import dev.domicile.core.policy.EvidenceRule;
import dev.domicile.core.policy.OrEvidence;
import dev.domicile.core.policy.Requirement;
import dev.domicile.core.policy.Rule;
import dev.domicile.core.policy.StagePlace;
import dev.domicile.core.policy.StatementRule;
import dev.domicile.core.policy.Verdict;
import java.util.Set;

/** What the most is that a rule can do to a placement. */
enum RuleEffect {
  REFUSE("refuse"),
  /** Never refuses: whatever the facts, something can be declared that satisfies it. */
  ASK("ask"),
  /** Says that there is no place rule. */
  COVER("cover"),
  WARN("warn"),
  OBSERVE("observe");

  private final String word;

  RuleEffect(String word) {
    this.word = word;
  }

  /** As the pages say it. */
  String word() {
    return word;
  }

  static RuleEffect of(Rule rule, Catalog catalog) {
    return switch (rule.enforcement()) {
      case WARN -> WARN;
      case OBSERVE -> OBSERVE;
      case ENFORCE -> enforced(rule, catalog);
    };
  }

  private static RuleEffect enforced(Rule rule, Catalog catalog) {
    if (rule.branches().stream().anyMatch(RuleEffect::isAlwaysSatisfied)) {
      return COVER;
    }
    return rule.branches().stream().anyMatch(branch -> canBeDeclared(branch, catalog))
        ? ASK
        : REFUSE;
  }

  private static boolean isAlwaysSatisfied(Branch branch) {
    return branch.requirements().stream()
        .allMatch(
            requirement ->
                requirement.body() instanceof StatementRule.Body says
                    && says.says() == StatementRule.Says.NO_LOCATION_RULE);
  }

  private static boolean canBeDeclared(Branch branch, Catalog catalog) {
    return branch.requirements().stream()
        .allMatch(
            requirement ->
                requirement.body() instanceof EvidenceRule.Body
                    || branch
                        .orEvidence()
                        .filter(or -> closes(or, requirement, catalog))
                        .isPresent());
  }

  private static boolean closes(OrEvidence or, Requirement<?> requirement, Catalog catalog) {
    Set<Verdict> closed =
        or.closes().orElseGet(() -> requirement.compile(catalog).closesByDefault());
    // A contract only says where something happens; it opens no place.
    return closed.containsAll(Set.of(Verdict.VIOLATED, Verdict.UNKNOWN))
        && !or.demand().kinds().equals(Set.of(StagePlace.CONTRACT));
  }
}
