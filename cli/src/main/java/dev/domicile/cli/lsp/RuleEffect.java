package dev.domicile.cli.lsp;

import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.catalog.OfferingId;
import dev.domicile.core.decision.Candidate;
import dev.domicile.core.decision.Decision;
import dev.domicile.core.decision.PolicyDecisionPoint;
import dev.domicile.core.decision.PolicyDecisionPoint.Uncovered;
import dev.domicile.core.policy.Enforcement;
import dev.domicile.core.policy.Policy;
import dev.domicile.core.policy.PolicySet;
import dev.domicile.core.policy.Rule;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a rule alone does to the offerings that some workloads could use without any rule. An
 * offering counts if it is so for one of the workloads.
 */
final class RuleEffect {

  private final Catalog catalog;

  /** What each question is answered without any rule. */
  private final Map<TestNames.Asked, Decision> without = new LinkedHashMap<>();

  private final Set<OfferingId> usable = new HashSet<>();

  RuleEffect(Catalog catalog, Collection<TestNames.Asked> questions) {
    this.catalog = catalog;
    PolicyDecisionPoint point = point(List.of());
    for (TestNames.Asked asked : questions) {
      decide(point, asked)
          .ifPresent(
              decision -> {
                without.put(asked, decision);
                usable.addAll(ids(decision.placements()));
              });
    }
  }

  private PolicyDecisionPoint point(List<Policy> policies) {
    return PolicyDecisionPoint.of(catalog, PolicySet.of(policies, List.of()))
        .withUncovered(Uncovered.WARN);
  }

  /** Nothing for a workload that names what the catalog lacks: its own test tells that. */
  private static Optional<Decision> decide(PolicyDecisionPoint point, TestNames.Asked asked) {
    try {
      return Optional.of(point.decide(asked.workload(), asked.day()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Set<OfferingId> ids(List<Candidate> candidates) {
    Set<OfferingId> ids = new HashSet<>();
    candidates.forEach(candidate -> ids.add(candidate.offering()));
    return ids;
  }

  /** The effect in a phrase. */
  String of(Policy policy, Rule rule) {
    if (rule.kinds().equals("portability")) {
      return "speaks of all allowed offerings together; refuses none alone";
    }
    PolicyDecisionPoint point = point(List.of(alone(policy, rule)));
    Set<OfferingId> refused = new HashSet<>();
    Set<OfferingId> conditional = new HashSet<>();
    without.forEach(
        (asked, before) -> {
          Decision after = point.decide(asked.workload(), asked.day());
          Set<OfferingId> bad = ids(after.refusals());
          bad.retainAll(ids(before.placements()));
          refused.addAll(bad);
          Set<OfferingId> needing = ids(after.conditional());
          needing.retainAll(ids(before.allowed()));
          conditional.addAll(needing);
        });
    conditional.removeAll(refused);
    return phrase(rule.enforcement(), refused.size(), conditional.size());
  }

  /** The rule as if it were the only one and enforced: its enforcement says who is told. */
  private static Policy alone(Policy policy, Rule rule) {
    Rule enforced =
        new Rule(
            rule.policy(),
            rule.id(),
            rule.title(),
            rule.grade(),
            rule.when(),
            rule.unless(),
            rule.effective(),
            Enforcement.ENFORCE,
            rule.citations(),
            rule.branches(),
            rule.message(),
            rule.remedy(),
            rule.obligations(),
            rule.position(),
            rule.json());
    return new Policy(
        policy.id(),
        policy.title(),
        policy.jurisdiction(),
        policy.effective(),
        policy.enforcement(),
        policy.description(),
        policy.citations(),
        List.of(enforced),
        policy.position(),
        policy.json());
  }

  private String phrase(Enforcement enforcement, int refused, int conditional) {
    String does =
        switch (enforcement) {
          case ENFORCE -> "refuses";
          case WARN -> "warns of";
          case OBSERVE -> "observes";
        };
    String more =
        conditional == 0 ? "" : String.format(Locale.ENGLISH, "; %,d need evidence", conditional);
    return String.format(
        Locale.ENGLISH,
        "%s %,d of %,d offerings for its test workloads%s",
        does,
        refused,
        usable.size(),
        more);
  }
}
