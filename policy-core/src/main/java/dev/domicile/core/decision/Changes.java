package dev.domicile.core.decision;

import dev.domicile.core.catalog.Country;
import dev.domicile.core.catalog.CountrySet;
import dev.domicile.core.catalog.PartialDate;
import dev.domicile.core.catalog.Stage;
import dev.domicile.core.policy.Evidence;
import dev.domicile.core.policy.StagePlace;
import dev.domicile.core.policy.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The smallest changes that let a refused workload through, each checked by deciding again. */
final class Changes {

  private static final int MOST = 5;
  private static final int LOOKED_AT = 200;
  // Each idea is one more question to whoever judges outside the engine.
  private static final int MOST_ASKED = 8;

  private Changes() {}

  private record Idea(String text, UnaryOperator<Workload.Builder> change) {}

  static List<Explanation.Change> of(Decision decision) {
    if (decision.consultations().stream().anyMatch(one -> one.answer().failure().isPresent())) {
      // Whatever is changed, the same silence would refuse it, and each idea would ask again.
      return List.of();
    }
    PolicyDecisionPoint point = decision.asked().point();
    List<Explanation.Change> found = new ArrayList<>();
    List<Idea> ideas = ideas(decision);
    int most = decision.consultations().isEmpty() ? ideas.size() : MOST_ASKED;
    for (Idea idea : ideas.subList(0, Math.min(most, ideas.size()))) {
      Workload changed = idea.change().apply(decision.workload().toBuilder()).build();
      Decision then =
          decision.judged() == Decision.Judged.BEST
              ? point.decide(changed, decision.asOf())
              : point.check(changed, decision.asOf());
      if (then.outcome() != Outcome.REFUSED) {
        found.add(
            new Explanation.Change(
                idea.text(), then.outcome(), then.allowed().size(), then.conditional().size()));
      }
    }
    found.sort(
        Comparator.comparing(Explanation.Change::outcome)
            .thenComparing(change -> -change.allowed() - change.conditional()));
    return List.copyOf(found.subList(0, Math.min(MOST, found.size())));
  }

  private static List<Idea> ideas(Decision decision) {
    Workload workload = decision.workload();
    List<Idea> ideas = new ArrayList<>();
    if (!workload.pin().isEmpty()) {
      ideas.add(new Idea("leave the pin out", b -> b.pin(Pin.NONE)));
    }
    if (!workload.models().isEmpty()) {
      ideas.add(new Idea("accept any model", b -> b.models(List.of())));
    }
    for (String capability : workload.capabilities()) {
      List<String> others = new ArrayList<>(workload.capabilities());
      others.remove(capability);
      ideas.add(new Idea("do without the capability " + capability, b -> b.capabilities(others)));
    }
    for (String accelerator : workload.accelerators()) {
      List<String> others = new ArrayList<>(workload.accelerators());
      others.remove(accelerator);
      ideas.add(new Idea("do without the accelerator " + accelerator, b -> b.accelerators(others)));
    }
    stageIdeas(workload, ideas);
    statementIdeas(decision, ideas);
    contractIdea(decision).ifPresent(ideas::add);
    return ideas;
  }

  private static void stageIdeas(Workload workload, List<Idea> ideas) {
    Map<Stage, Workload.StageSpec> stated = new EnumMap<>(Stage.class);
    if (workload.stages().isPresent()) {
      stated.putAll(workload.stages().get());
    } else {
      Stage.byDefault().forEach(stage -> stated.put(stage, Workload.StageSpec.PLAIN));
    }
    for (Map.Entry<Stage, Workload.StageSpec> entry : stated.entrySet()) {
      Stage stage = entry.getKey();
      entry
          .getValue()
          .feature()
          .ifPresent(
              feature -> {
                Map<Stage, Workload.StageSpec> others = new EnumMap<>(stated);
                others.put(stage, Workload.StageSpec.PLAIN);
                ideas.add(
                    new Idea(
                        "do without the feature " + feature + " for " + stage,
                        b -> b.stages(others)));
              });
      if (!stage.isImposed() && stated.size() > 1) {
        Map<Stage, Workload.StageSpec> others = new EnumMap<>(stated);
        others.remove(stage);
        ideas.add(new Idea("do without the stage " + stage, b -> b.stages(others)));
      }
    }
  }

  /** What is not stated makes rules apply that may not bind at all. */
  private static void statementIdeas(Decision decision, List<Idea> ideas) {
    Set<String> unstated = new LinkedHashSet<>();
    for (AppliedRule scope : decision.scopes()) {
      if (scope.applies()) {
        unstated.addAll(scope.ruledOutBy());
      }
    }
    if (unstated.contains("requester.regimes") && decision.workload().regimes().isEmpty()) {
      ideas.add(
          new Idea(
              "state which `requester.regimes` bind you; if it is none of the special ones, write"
                  + " `regimes: []`",
              b -> b.regimes(List.of())));
    }
  }

  /** A contract that fixes the places which no source bounds. */
  private static Optional<Idea> contractIdea(Decision decision) {
    CountrySet places =
        decision.workload().subjects().isEmpty()
            ? CountrySet.of(decision.workload().requester())
            : decision.workload().subjects();
    Country home = places.toList().get(0);
    for (Candidate candidate :
        decision.refusals().subList(0, Math.min(LOOKED_AT, decision.refusals().size()))) {
      EnumSet<Stage> open = EnumSet.noneOf(Stage.class);
      boolean onlyOpen = candidate.entry().operator().isPresent();
      for (Finding finding : candidate.findings()) {
        if (!finding.refuses()) {
          continue;
        }
        boolean unknownPlace =
            finding.verdict() == Verdict.UNKNOWN
                && finding.stage().isPresent()
                && finding.written().map(rule -> rule.kinds().contains("residency")).orElse(false);
        onlyOpen &= unknownPlace;
        finding.stage().ifPresent(open::add);
      }
      if (onlyOpen && !open.isEmpty()) {
        String operator = candidate.entry().operator().orElseThrow().id();
        PartialDate until = PartialDate.of(decision.asOf().plusYears(1));
        Evidence contract =
            new Evidence(
                StagePlace.CONTRACT,
                List.of(operator),
                CountrySet.empty(),
                false,
                "to be concluded",
                Optional.empty(),
                until,
                List.of(),
                open,
                CountrySet.of(home));
        String stages = String.join(", ", open.stream().map(Stage::id).toList());
        return Optional.of(
            new Idea(
                "conclude a contract with "
                    + operator
                    + " that keeps "
                    + stages
                    + " in "
                    + home
                    + ", and declare it (kind contract, stages: ["
                    + stages
                    + "], places: ["
                    + home
                    + "])",
                b -> b.evidence(contract)));
      }
    }
    return Optional.empty();
  }
}
