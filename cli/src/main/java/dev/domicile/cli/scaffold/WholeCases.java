package dev.domicile.cli.scaffold;

import dev.domicile.core.catalog.Glob;
import dev.domicile.core.decision.Candidate;
import dev.domicile.core.decision.Decision;
import dev.domicile.core.decision.Outcome;
import dev.domicile.core.decision.Workload;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Asks the engine for a workload whose allowed set meets a rule about that set, and for one whose
 * does not: the same, when it may use less.
 */
final class WholeCases {

  private static final String ALL = "*";

  /** More providers than a rule asks for need no evidence. */
  private static final int MOST_ANSWERED = 12;

  private final Sought sought;
  private Optional<Workload> wide = Optional.empty();

  WholeCases(Sought sought) {
    this.sought = sought;
  }

  /** The first that needs no evidence, or else the first that little evidence helps. */
  Optional<Shown> passing() {
    wide =
        Stream.concat(sought.inside().stream(), sought.inside().stream().flatMap(this::answered))
            .filter(this::isMet)
            .findFirst();
    return wide.map(this::shown);
  }

  private boolean isMet(Workload workload) {
    Shown shown = shown(workload);
    return shown.outcome() == Outcome.ALLOWED && shown.rules().isEmpty();
  }

  /** The workload with the evidence that one provider after the other asks for. */
  private Stream<Workload> answered(Workload workload) {
    Declaring declaring = new Declaring(sought.day());
    Map<String, Candidate> byProvider = new LinkedHashMap<>();
    decide(workload).conditional().stream()
        .sorted(Comparator.comparingInt(candidate -> candidate.findings().size()))
        .forEach(candidate -> byProvider.putIfAbsent(candidate.offering().provider(), candidate));
    List<Workload> longer = new ArrayList<>();
    Workload last = workload;
    for (Candidate candidate : byProvider.values().stream().limit(MOST_ANSWERED).toList()) {
      last = declaring.answer(last, candidate, ALL, sought.home());
      longer.add(last);
    }
    return longer.stream();
  }

  /** Of models of which something is allowed, the first that alone is not enough. */
  Optional<Shown> refusing() {
    if (wide.isEmpty()) {
      return sought.inside().stream().map(this::shown).filter(this::isRefused).findFirst();
    }
    Workload workload = wide.get();
    return decide(workload).allowed().stream()
        .collect(
            Collectors.groupingBy(
                candidate -> candidate.entry().model().qualifiedId(),
                TreeMap::new,
                Collectors.counting()))
        .entrySet()
        .stream()
        .sorted(Comparator.comparing(model -> -model.getValue()))
        .map(Map.Entry::getKey)
        .map(model -> workload.toBuilder().models(List.of(new Glob(model))).build())
        .map(this::shown)
        .filter(this::isRefused)
        .findFirst();
  }

  private boolean isRefused(Shown shown) {
    return shown.verdict(sought.rule()).isPresent();
  }

  private Shown shown(Workload workload) {
    return Shown.of(decide(workload), sought.rule());
  }

  private Decision decide(Workload workload) {
    return sought.decide(workload);
  }
}
