package dev.domicile.cli.policytest;

import dev.domicile.cli.policytest.PolicyTestDocument.Case;
import dev.domicile.cli.policytest.PolicyTestDocument.Cell;
import dev.domicile.core.catalog.OfferingId;
import dev.domicile.core.decision.PolicyDecisionPoint;
import dev.domicile.core.decision.Workload;
import dev.domicile.core.source.Located;
import dev.domicile.core.source.SourcePosition;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The cases of a test, which can be asked of any policies.
 *
 * @param workloads by name
 * @param names of the offerings of the catalog
 * @param asksOutside whether a rule asks somebody outside the engine
 */
record TestCases(
    PolicyTestDocument document,
    Map<String, Workload> workloads,
    OfferingNames names,
    boolean asksOutside) {

  /** One cell on one day. */
  private record Planned(Case written, Cell cell, LocalDate day) {

    boolean names(String rule) {
      return cell.expectation().rules().stream()
          .flatMap(List::stream)
          .anyMatch(expected -> expected.id().value().equals(rule));
    }

    /** What tells it from the others of its case. */
    List<String> label(int days) {
      List<String> label = new ArrayList<>(cell.label());
      if (days > 1) {
        label.add(day.toString());
      }
      return label;
    }

    String shown(int days) {
      List<String> label = label(days);
      return label.isEmpty() ? written.name() : written.name() + " " + label;
    }
  }

  private record Asked(String workload, LocalDate day) {}

  /** The cases of some names in the order of writing, a result for each cell and day. */
  List<CaseResult> run(PolicyDecisionPoint point, Coverage coverage, Predicate<String> which) {
    Map<Asked, CaseRun> runs = new HashMap<>();
    return plan().stream()
        .filter(planned -> which.test(planned.written().name()))
        .map(planned -> run(planned, runs, point, coverage))
        .toList();
  }

  /**
   * The first case that is not as expected.
   *
   * @param rule the {@code policy/rule} of which cases are asked first
   */
  Optional<CaseResult> firstFailure(PolicyDecisionPoint point, Optional<String> rule) {
    Map<Asked, CaseRun> runs = new HashMap<>();
    Coverage nobodyReads = new Coverage();
    return plan().stream()
        .sorted(Comparator.comparing(planned -> !rule.map(planned::names).orElse(false)))
        .map(planned -> run(planned, runs, point, nobodyReads))
        .filter(result -> !result.passed())
        .findFirst();
  }

  private List<Planned> plan() {
    List<Planned> plan = new ArrayList<>();
    for (Case written : document.cases()) {
      for (LocalDate day : document.days(written)) {
        written.cells().forEach(cell -> plan.add(new Planned(written, cell, day)));
      }
    }
    return plan;
  }

  private CaseResult run(
      Planned planned, Map<Asked, CaseRun> runs, PolicyDecisionPoint point, Coverage coverage) {
    Cell cell = planned.cell();
    CaseRun run =
        runs.computeIfAbsent(
            new Asked(cell.workload().value(), planned.day()),
            asked -> run(asked, point, coverage));
    Case written = planned.written();
    String shown = planned.shown(document.days(written).size());
    SourcePosition position =
        written.cells().size() == 1 ? written.position() : cell.expectation().position();
    return cell.offering()
        .map(Located::value)
        .map(text -> run.offerings(shown, position, patterns(text), cell.expectation()))
        .orElseGet(() -> run.whole(shown, position, cell.expectation()));
  }

  private CaseRun run(Asked asked, PolicyDecisionPoint point, Coverage coverage) {
    Workload workload = workloads.get(asked.workload());
    if (workload == null) {
      throw new IllegalStateException("loading has checked " + asked.workload());
    }
    return new CaseRun(point, workload, asked.day(), names, asksOutside, coverage);
  }

  private List<String> patterns(String text) {
    return PolicyTestDocument.isPattern(text)
        ? List.of(text)
        : document.offerings().getOrDefault(text, List.of()).stream().map(Located::value).toList();
  }

  /** The days on which cases ask, first that of the test. */
  Set<LocalDate> days() {
    Set<LocalDate> days = new LinkedHashSet<>(document.at());
    document.cases().forEach(written -> days.addAll(document.days(written)));
    return days;
  }

  /** The offerings that cases name by their ids. */
  List<OfferingId> named() {
    return Stream.concat(
            document.offerings().values().stream().flatMap(List::stream),
            document.cases().stream()
                .flatMap(written -> written.cells().stream())
                .flatMap(cell -> cell.offering().stream()))
        .map(Located::value)
        .flatMap(text -> names.of(text).stream())
        .distinct()
        .toList();
  }
}
