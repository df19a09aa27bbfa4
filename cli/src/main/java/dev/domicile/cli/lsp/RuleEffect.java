package dev.domicile.cli.lsp;

import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.catalog.Offering;
import dev.domicile.core.decision.AppliedRule;
import dev.domicile.core.decision.Candidate;
import dev.domicile.core.decision.Decision;
import dev.domicile.core.decision.PolicyDecisionPoint;
import dev.domicile.core.decision.PolicyDecisionPoint.Uncovered;
import dev.domicile.core.policy.Enforcement;
import dev.domicile.core.policy.Policy;
import dev.domicile.core.policy.PolicySet;
import dev.domicile.core.policy.Rule;
import java.util.BitSet;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a rule alone does to the offerings that some workloads could use without any rule. An
 * offering counts if it is so for one of the workloads. Offerings are counted by their place in the
 * catalog.
 */
final class RuleEffect {

  private final Catalog catalog;
  private final Map<Offering, Integer> places = new IdentityHashMap<>();

  /** What each question is answered without any rule. */
  private final Map<TestNames.Asked, Before> without = new LinkedHashMap<>();

  private final BitSet usable = new BitSet();

  private record Before(BitSet placements, BitSet allowed) {}

  RuleEffect(Catalog catalog, Collection<TestNames.Asked> questions) {
    this.catalog = catalog;
    catalog.offerings().forEach(offering -> places.put(offering, places.size()));
    PolicyDecisionPoint point = point(List.of());
    for (TestNames.Asked asked : questions) {
      decide(point, asked)
          .ifPresent(
              decision -> {
                BitSet placements = bits(decision.placements());
                without.put(asked, new Before(placements, bits(decision.allowed())));
                usable.or(placements);
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

  private BitSet bits(List<Candidate> candidates) {
    BitSet bits = new BitSet(places.size());
    for (Candidate candidate : candidates) {
      Integer place = places.get(candidate.entry());
      if (place == null) {
        throw new IllegalStateException(candidate.offering() + " is of another catalog");
      }
      bits.set(place);
    }
    return bits;
  }

  /** The effect in a phrase. */
  String of(Policy policy, Rule rule) {
    if (rule.kinds().equals("portability")) {
      return "speaks of all allowed offerings together; refuses none alone";
    }
    PolicyDecisionPoint point = point(List.of(alone(policy, rule)));
    BitSet refused = new BitSet();
    BitSet conditional = new BitSet();
    without.forEach(
        (asked, before) -> {
          if (before.placements().isEmpty() || !applies(point, asked)) {
            return;
          }
          Decision after = point.decide(asked.workload(), asked.day());
          BitSet bad = bits(after.refusals());
          bad.and(before.placements());
          refused.or(bad);
          BitSet needing = bits(after.conditional());
          needing.and(before.allowed());
          conditional.or(needing);
        });
    conditional.andNot(refused);
    return phrase(rule.enforcement(), refused.cardinality(), conditional.cardinality());
  }

  /** Whether the one rule binds the workload; known from any offering, before all are judged. */
  private boolean applies(PolicyDecisionPoint point, TestNames.Asked asked) {
    return point
        .check(asked.workload(), catalog.offerings().get(0).id(), asked.day())
        .scopes()
        .stream()
        .anyMatch(AppliedRule::applies);
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
        usable.cardinality(),
        more);
  }
}
