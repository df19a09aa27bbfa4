package dev.domicile.cli.policytest;

import dev.domicile.cli.policytest.Difference.Answer;
import dev.domicile.cli.policytest.Variants.Variant;
import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.catalog.Entity;
import dev.domicile.core.catalog.Offering;
import dev.domicile.core.catalog.OfferingId;
import dev.domicile.core.decision.AppliedRule;
import dev.domicile.core.decision.Candidate;
import dev.domicile.core.decision.PolicyDecisionPoint;
import dev.domicile.core.decision.Workload;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Looks for a question that two sets of policies answer differently. Not every offering is asked
 * about: of those of one operator, country and routing the first stands for all.
 */
final class DifferenceSearch {

  private final PolicyDecisionPoint first;
  private final PolicyDecisionPoint second;
  private final Optional<String> rule;
  private final boolean scopesOnly;
  private final Collection<OfferingId> sample;
  private final List<String> operators;

  /**
   * A search.
   *
   * @param rule the only one in which they differ, if it is one
   * @param scopesOnly whether they differ in nothing but to what rules apply
   * @param named offerings to ask about before all others
   */
  DifferenceSearch(
      PolicyDecisionPoint first,
      PolicyDecisionPoint second,
      Optional<String> rule,
      boolean scopesOnly,
      Collection<OfferingId> named) {
    this.first = first;
    this.second = second;
    this.rule = rule;
    this.scopesOnly = scopesOnly;
    Set<OfferingId> all = new LinkedHashSet<>(named);
    all.addAll(sample(first.catalog()));
    this.sample = all;
    this.operators =
        first.catalog().offerings().stream()
            .flatMap(offering -> offering.operator().stream())
            .map(Entity::id)
            .distinct()
            .sorted()
            .toList();
  }

  private static Collection<OfferingId> sample(Catalog catalog) {
    Map<List<Object>, OfferingId> found = new LinkedHashMap<>();
    for (Offering offering : catalog.offerings()) {
      if (offering.status() == Offering.Status.AVAILABLE) {
        found.putIfAbsent(
            List.of(
                offering.operator().map(Entity::id).orElse(""),
                offering.region().country(),
                offering.routing()),
            offering.id());
      }
    }
    return found.values();
  }

  /**
   * Asks about each workload on each day, then about the same with something otherwise.
   *
   * @param twists what may be otherwise
   */
  Optional<Difference> find(
      Collection<Workload> workloads, Collection<LocalDate> days, List<Twist> twists) {
    return Stream.concat(
            workloads.stream().map(workload -> new Variant(workload, Optional.empty())),
            workloads.stream()
                .flatMap(
                    workload ->
                        twists.isEmpty() && scopesOnly
                            ? Variants.strangers(workload)
                            : Variants.of(workload, twists, operators)))
        .flatMap(variant -> ask(variant, days).stream())
        .findFirst();
  }

  private Optional<Difference> ask(Variant variant, Collection<LocalDate> days) {
    try {
      return askOn(variant, days);
    } catch (IllegalArgumentException e) {
      if (variant.with().isEmpty()) {
        throw e;
      }
      // Not everything that can be put together is a workload, as evidence with the wrong party.
      return Optional.empty();
    }
  }

  private Optional<Difference> askOn(Variant variant, Collection<LocalDate> days) {
    Workload workload = variant.workload();
    for (LocalDate day : days) {
      // Which rules apply depends on no offering.
      OfferingId any = sample.iterator().next();
      List<String> applying = applying(first.check(workload, any, day));
      List<String> applyingThen = applying(second.check(workload, any, day));
      boolean same = applying.equals(applyingThen);
      if (same && !isTold(applying)) {
        continue;
      }
      for (OfferingId offering : sample) {
        Candidate one = first.check(workload, offering, day);
        Candidate other = second.check(workload, offering, day);
        Answer before = new Answer(one.outcome(), one.unsatisfied(), applying);
        Answer after = new Answer(other.outcome(), other.unsatisfied(), applyingThen);
        if (!before.equals(after)) {
          return Optional.of(
              new Difference(workload.name(), variant.with(), day, offering, before, after));
        }
      }
    }
    return Optional.empty();
  }

  /** Whether offerings can tell, once the same rules apply. */
  private boolean isTold(List<String> applying) {
    return !scopesOnly && rule.map(applying::contains).orElse(true);
  }

  private static List<String> applying(Candidate candidate) {
    return candidate.scopes().stream()
        .filter(AppliedRule::applies)
        .map(scope -> scope.rule().qualifiedId())
        .toList();
  }
}
