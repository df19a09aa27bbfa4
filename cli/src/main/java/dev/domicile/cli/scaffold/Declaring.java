package dev.domicile.cli.scaffold;

import dev.domicile.core.catalog.Country;
import dev.domicile.core.catalog.CountrySet;
import dev.domicile.core.catalog.PartialDate;
import dev.domicile.core.catalog.Stage;
import dev.domicile.core.decision.Candidate;
import dev.domicile.core.decision.Finding;
import dev.domicile.core.decision.Workload;
import dev.domicile.core.policy.Evidence;
import dev.domicile.core.policy.Need;
import dev.domicile.core.policy.StagePlace;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Adds to a workload what findings ask for. */
final class Declaring {

  private static final String ANYWHERE = "anywhere";

  private final LocalDate day;

  Declaring(LocalDate day) {
    this.day = day;
  }

  /**
   * The workload with evidence for what is open before an offering.
   *
   * @param rule whose findings are answered; {@code *} for all
   * @param place what a contract promises and a customer chooses
   */
  Workload answer(Workload workload, Candidate candidate, String rule, Country place) {
    Workload.Builder builder = workload.toBuilder();
    List<Evidence> evidence = new ArrayList<>(workload.evidence());
    Map<Stage, Workload.StageSpec> stages = new EnumMap<>(Stage.class);
    stages.putAll(workload.stages().orElse(Map.of()));
    for (Finding finding : candidate.findings()) {
      if (!rule.equals("*") && !finding.rule().equals(rule)) {
        continue;
      }
      for (Need need : finding.needs()) {
        if (need.kinds().isEmpty()) {
          finding.stage().ifPresent(stage -> stages.compute(stage, (key, spec) -> at(place, spec)));
        } else {
          add(piece(need, finding, candidate, place), evidence);
        }
      }
    }
    if (!stages.isEmpty()) {
      builder.stages(stages);
    }
    return builder.evidence(evidence).build();
  }

  private static void add(Evidence piece, List<Evidence> evidence) {
    if (!evidence.contains(piece)) {
      evidence.add(piece);
    }
  }

  private static Workload.StageSpec at(Country place, Workload.@Nullable StageSpec before) {
    Workload.StageSpec spec = before == null ? Workload.StageSpec.PLAIN : before;
    return new Workload.StageSpec(
        spec.feature(), List.of(place.code()), spec.copies(), spec.custody());
  }

  private Evidence piece(Need need, Finding finding, Candidate candidate, Country place) {
    String kind = need.kinds().get(0);
    boolean contract = kind.equals(StagePlace.CONTRACT);
    List<Country> covers = need.covers().stream().filter(Country::isCode).map(Country::of).toList();
    Set<Stage> stages = finding.stage().map(EnumSet::of).orElse(EnumSet.of(Stage.INFERENCE));
    return new Evidence(
        kind,
        need.with().map(List::of).orElse(List.of(Evidence.ANY)),
        contract ? CountrySet.empty() : CountrySet.of(covers),
        !contract && need.covers().contains(ANYWHERE),
        kind.toUpperCase(java.util.Locale.ROOT) + "-1",
        java.util.Optional.empty(),
        PartialDate.of(day.plusYears(1)),
        kind.equals("availability")
            ? List.of(new dev.domicile.core.catalog.Glob(candidate.offering().toString()))
            : List.of(),
        contract ? stages : Set.of(),
        contract ? CountrySet.of(place) : CountrySet.empty());
  }
}
