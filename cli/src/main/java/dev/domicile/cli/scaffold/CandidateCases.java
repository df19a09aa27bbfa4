package dev.domicile.cli.scaffold;

import dev.domicile.core.catalog.Country;
import dev.domicile.core.catalog.Entity;
import dev.domicile.core.catalog.OfferingId;
import dev.domicile.core.catalog.Stage;
import dev.domicile.core.decision.Candidate;
import dev.domicile.core.decision.Decision;
import dev.domicile.core.decision.Outcome;
import dev.domicile.core.decision.Workload;
import dev.domicile.core.policy.Need;
import dev.domicile.core.policy.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Asks the engine for an offering that a rule lets through and one that it does not, with as little
 * else against them as can be, and as alike as can be.
 */
final class CandidateCases {

  /** Of offerings that ask for the same, one is asked again with what it asks for. */
  private static final int MOST_ANSWERED = 16;

  /** Who asks for a contract may then ask for something else. */
  private static final int MOST_ROUNDS = 3;

  private static final int MOST_PLACES = 6;

  private final Sought sought;
  private final boolean canPass;
  private final Declaring declaring;
  private final Map<String, Integer> offered = new HashMap<>();
  private Found found = Found.NOTHING;
  private Optional<Judged> nearest = Optional.empty();

  /**
   * Looks for cases.
   *
   * @param canPass whether the rule can be satisfied at all; a prohibition cannot
   */
  CandidateCases(Sought sought, boolean canPass) {
    this.sought = sought;
    this.canPass = canPass;
    this.declaring = new Declaring(sought.day());
    sought.point().catalog().offerings().stream()
        .forEach(offering -> offered.merge(offering.model().id(), 1, Integer::sum));
  }

  /** What was found so far. */
  private record Found(Optional<Judged> passes, Optional<Judged> refuses) {
    static final Found NOTHING = new Found(Optional.empty(), Optional.empty());

    /** Both of one workload if nothing else is against them, or else the best of each. */
    Found or(Found other) {
      boolean whole = other.passes.isPresent() && other.refuses.isPresent();
      return whole && (passes.isEmpty() || refuses.isEmpty() || other.others() < others())
          ? other
          : new Found(better(passes, other.passes), better(refuses, other.refuses));
    }

    private int others() {
      return Stream.of(passes, refuses).mapToInt(one -> one.orElseThrow().others()).sum();
    }

    private static Optional<Judged> better(Optional<Judged> before, Optional<Judged> after) {
      return before.isEmpty() || after.isPresent() && after.get().others() < before.get().others()
          ? after.or(() -> before)
          : before;
    }
  }

  /** A candidate with what is against it. */
  private record Judged(
      Workload workload, Candidate candidate, Optional<Verdict> verdict, int others) {

    OfferingId id() {
      return candidate.offering();
    }

    boolean isSame(Judged other) {
      return id().provider().equals(other.id().provider())
          && id().service().equals(other.id().service())
          && id().model().equals(other.id().model());
    }

    List<Object> partyAndPlace() {
      return List.of(candidate.entry().operator().map(Entity::id), country(), verdict());
    }

    Optional<Country> country() {
      return candidate.entry().region().country();
    }
  }

  /** A case that the rule lets through; sought for first. */
  Optional<Shown> passing() {
    sought.inside().stream().takeWhile(workload -> !isEnough()).forEach(this::look);
    if (canPass && found.passes().isEmpty()) {
      answered(sought.inside());
    }
    if (canPass && found.passes().isEmpty()) {
      chosen().takeWhile(workload -> found.passes().isEmpty()).forEach(this::look);
    }
    if (canPass && found.passes().isEmpty()) {
      answered(chosen().toList());
    }
    return found.passes().map(this::shown);
  }

  /** A case that the rule does not let through. */
  Optional<Shown> refusing() {
    return found.refuses().map(this::shown);
  }

  /** What the rule does not let through and comes nearest, for somebody who wonders why. */
  Optional<Shown> nearest() {
    return nearest.map(this::shown);
  }

  private Shown shown(Judged judged) {
    return Shown.of(judged.workload(), judged.candidate(), sought.rule());
  }

  /** Whether nothing else is against what was found. */
  private boolean isEnough() {
    return (!canPass || isClear(found.passes())) && isClear(found.refuses());
  }

  private static boolean isClear(Optional<Judged> one) {
    return one.map(judged -> judged.others() == 0).orElse(false);
  }

  /** Takes the best of one workload, if it is better than what other workloads gave. */
  private void look(Workload workload) {
    List<Judged> passing = new ArrayList<>();
    List<Judged> refusing = new ArrayList<>();
    for (Judged judged : judge(workload)) {
      if (judged.verdict().isEmpty()) {
        passing.add(judged);
      } else if (!judged.candidate().isUndecided()) {
        refusing.add(judged);
      }
    }
    List<Judged> fewest = refusing.stream().filter(one -> one.others() == least(refusing)).toList();
    Set<List<String>> same = new HashSet<>();
    fewest.forEach(one -> same.add(alike(one)));
    Optional<Judged> passer =
        passing.stream()
            .min(
                Comparator.comparingInt(Judged::others)
                    .thenComparing(one -> one.candidate().outcome() != Outcome.ALLOWED)
                    .thenComparing(one -> !same.contains(alike(one)))
                    .thenComparing(one -> !one.country().equals(Optional.of(sought.home())))
                    .thenComparing(one -> -offered.getOrDefault(one.id().model(), 0))
                    .thenComparing(Judged::id));
    Optional<Judged> refused =
        fewest.stream()
            .min(
                Comparator.<Judged, Boolean>comparing(
                        one -> one.verdict().orElseThrow() != Verdict.VIOLATED)
                    .thenComparing(one -> !passer.map(one::isSame).orElse(false))
                    .thenComparing(one -> -offered.getOrDefault(one.id().model(), 0))
                    .thenComparing(Judged::id));
    found = found.or(new Found(passer, refused));
    nearest =
        Stream.concat(nearest.stream(), refusing.stream())
            .min(
                Comparator.<Judged, Verdict>comparing(one -> one.verdict().orElseThrow())
                    .thenComparing(one -> !one.country().equals(Optional.of(sought.home())))
                    .thenComparingInt(Judged::others));
  }

  private static int least(List<Judged> judged) {
    return judged.stream().mapToInt(Judged::others).min().orElse(0);
  }

  private static List<String> alike(Judged one) {
    return List.of(one.id().provider(), one.id().service(), one.id().model());
  }

  private List<Judged> judge(Workload workload) {
    Decision decision = sought.decide(workload);
    return Stream.concat(decision.placements().stream(), decision.refusals().stream())
        .map(candidate -> judged(workload, candidate))
        .toList();
  }

  private Judged judged(Workload workload, Candidate candidate) {
    Map<String, Verdict> unsatisfied = candidate.unsatisfied();
    Optional<Verdict> verdict = Optional.ofNullable(unsatisfied.get(sought.rule()));
    return new Judged(
        workload, candidate, verdict, unsatisfied.size() - (verdict.isPresent() ? 1 : 0));
  }

  /** Looks whether evidence that is asked for lets something through. */
  private void answered(List<Workload> workloads) {
    for (Workload workload : workloads) {
      Set<List<Need>> asked = new HashSet<>();
      Set<List<Object>> alike = new HashSet<>();
      List<Judged> open =
          judge(workload).stream()
              .filter(one -> one.verdict().isPresent())
              .sorted(
                  Comparator.comparingInt(Judged::others)
                      .thenComparing(one -> one.verdict().orElseThrow())
                      .thenComparing(one -> !one.country().equals(Optional.of(sought.home())))
                      .thenComparing(one -> -offered.getOrDefault(one.id().model(), 0))
                      .thenComparing(Judged::id))
              // Who has the same operator, place and verdict asks for the same, as good as always.
              .filter(one -> alike.add(one.partyAndPlace()))
              .filter(one -> !needs(one).isEmpty() && asked.add(needs(one)))
              .limit(MOST_ANSWERED)
              .toList();
      for (Country place : sought.places().stream().limit(MOST_PLACES).toList()) {
        for (Judged one : open) {
          answer(one, place);
          if (found.passes().isPresent()) {
            return;
          }
        }
      }
    }
  }

  private List<Need> needs(Judged one) {
    return one.candidate().findings().stream()
        .filter(finding -> finding.rule().equals(sought.rule()))
        .flatMap(finding -> finding.needs().stream())
        .toList();
  }

  private void answer(Judged asked, Country place) {
    Judged one = asked;
    for (int round = 0; round < MOST_ROUNDS && !needs(one).isEmpty(); round++) {
      Workload more = declaring.answer(one.workload(), one.candidate(), sought.rule(), place);
      one = judged(more, sought.point().check(more, one.id(), sought.day()));
      if (one.verdict().isEmpty()) {
        boolean violated =
            found.refuses().flatMap(Judged::verdict).equals(Optional.of(Verdict.VIOLATED));
        // What tells most is the very same offering without the evidence.
        found = new Found(Optional.of(one), violated ? found.refuses() : Optional.of(asked));
        return;
      }
    }
  }

  /** The workloads with places chosen, or copies declared, for the stages of the rule. */
  private Stream<Workload> chosen() {
    return sought.inside().stream()
        .limit(sought.stages().isEmpty() ? 0 : 1)
        .flatMap(
            workload ->
                sought.places().stream()
                    .limit(MOST_PLACES)
                    .flatMap(
                        place ->
                            Stream.of(
                                with(workload, spec -> at(place, spec)),
                                with(workload, spec -> copied(place, spec)))));
  }

  private Workload with(Workload workload, UnaryOperator<Workload.StageSpec> change) {
    Map<Stage, Workload.StageSpec> stages = new EnumMap<>(Stage.class);
    stages.putAll(workload.stages().orElse(Map.of()));
    for (Stage stage : sought.stages()) {
      stages.put(stage, change.apply(stages.getOrDefault(stage, Workload.StageSpec.PLAIN)));
    }
    return stages.isEmpty() ? workload : workload.toBuilder().stages(stages).build();
  }

  private static Workload.StageSpec at(Country place, Workload.StageSpec spec) {
    return new Workload.StageSpec(
        spec.feature(), List.of(place.code()), spec.copies(), spec.custody());
  }

  private static Workload.StageSpec copied(Country place, Workload.StageSpec spec) {
    return new Workload.StageSpec(spec.feature(), spec.at(), List.of(place.code()), spec.custody());
  }
}
