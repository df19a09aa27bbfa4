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
 * about: of those of one operator, service, country and routing the first stands for all.
 */
final class DifferenceSearch {

  private final PolicyDecisionPoint first;
  private final PolicyDecisionPoint second;
  private final Collection<OfferingId> sample;

  /**
   * A search.
   *
   * @param named offerings to ask about before all others
   */
  DifferenceSearch(
      PolicyDecisionPoint first, PolicyDecisionPoint second, Collection<OfferingId> named) {
    this.first = first;
    this.second = second;
    Set<OfferingId> all = new LinkedHashSet<>(named);
    all.addAll(sample(first.catalog()));
    this.sample = all;
  }

  private static Collection<OfferingId> sample(Catalog catalog) {
    Map<List<Object>, OfferingId> found = new LinkedHashMap<>();
    for (Offering offering : catalog.offerings()) {
      if (offering.status() == Offering.Status.AVAILABLE) {
        found.putIfAbsent(
            List.of(
                offering.operator().map(Entity::id).orElse(""),
                offering.region().country(),
                offering.service().id(),
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
            workloads.stream().flatMap(workload -> Variants.of(workload, twists)))
        .flatMap(variant -> ask(variant, days).stream())
        .findFirst();
  }

  private Optional<Difference> ask(Variant variant, Collection<LocalDate> days) {
    for (LocalDate day : days) {
      for (OfferingId offering : sample) {
        Workload workload = variant.workload();
        Answer before = answer(first.check(workload, offering, day));
        Answer after = answer(second.check(workload, offering, day));
        if (!before.equals(after)) {
          return Optional.of(
              new Difference(workload.name(), variant.with(), day, offering, before, after));
        }
      }
    }
    return Optional.empty();
  }

  private static Answer answer(Candidate candidate) {
    return new Answer(
        candidate.outcome(),
        candidate.unsatisfied(),
        candidate.scopes().stream()
            .filter(AppliedRule::applies)
            .map(scope -> scope.rule().qualifiedId())
            .toList());
  }
}
