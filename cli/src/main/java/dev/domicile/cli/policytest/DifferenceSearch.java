package dev.domicile.cli.policytest;

import dev.domicile.cli.policytest.Difference.Answer;
import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.catalog.Entity;
import dev.domicile.core.catalog.Offering;
import dev.domicile.core.catalog.OfferingId;
import dev.domicile.core.catalog.Stage;
import dev.domicile.core.decision.AppliedRule;
import dev.domicile.core.decision.Candidate;
import dev.domicile.core.decision.PolicyDecisionPoint;
import dev.domicile.core.decision.Workload;
import dev.domicile.core.decision.Workload.StageSpec;
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

  /** Outside of what most rules allow. */
  private static final List<String> ELSEWHERE = List.of("US", "DE");

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
   * @param stage to be the only one of the workloads, as far as they can choose
   */
  Optional<Difference> find(
      Collection<Workload> workloads, Collection<LocalDate> days, Optional<Stage> stage) {
    return Stream.concat(
            workloads.stream().map(workload -> new Variant(workload, Optional.empty())),
            stage
                .map(only -> workloads.stream().flatMap(workload -> alone(workload, only)))
                .orElseGet(() -> workloads.stream().flatMap(DifferenceSearch::stranger)))
        .flatMap(variant -> ask(variant, days).stream())
        .findFirst();
  }

  /**
   * A workload, perhaps with something otherwise than the test has it.
   *
   * @param with as the workload has to say it
   */
  private record Variant(Workload workload, Optional<String> with) {}

  private static Stream<Variant> alone(Workload workload, Stage stage) {
    return ELSEWHERE.stream()
        .map(
            place ->
                new Variant(
                    workload.toBuilder()
                        .stages(
                            Map.of(
                                stage,
                                new StageSpec(
                                    Optional.empty(), List.of(place), List.of(), Optional.empty())))
                        .build(),
                    Optional.of("stages: {" + stage + ": {at: " + place + "}}")));
  }

  /** One that fewer rules should concern. */
  private static Stream<Variant> stranger(Workload workload) {
    return Stream.of(
        new Variant(
            workload.toBuilder().regimes(List.of()).build(), Optional.of("requester.regimes: []")),
        new Variant(
            workload.toBuilder().categories(List.of()).build(), Optional.of("data.categories: []")),
        new Variant(
            workload.toBuilder().classification(List.of()).build(),
            Optional.of("no data.classification")));
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
