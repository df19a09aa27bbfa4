package dev.domicile.acceptance.reference;

import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.catalog.Confidence;
import dev.domicile.core.catalog.RegionId;
import dev.domicile.core.catalog.Stage;
import dev.domicile.core.catalog.Vocabulary;
import dev.domicile.core.decision.Workload;
import dev.domicile.core.decision.Workload.StageSpec;
import dev.domicile.core.policy.Condition;
import dev.domicile.core.policy.Condition.Compare;
import dev.domicile.core.policy.Evidence;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** A workload on a day: its stages, the places and evidence it declares, the scopes it is in. */
final class AskedWorkload {

  private static final List<Stage> IMPOSED =
      List.of(Stage.INFERENCE, Stage.PROVIDER_RETENTION, Stage.SUPPORT_ACCESS, Stage.KEY_CUSTODY);

  final Catalog catalog;
  final Workload workload;
  final LocalDate day;
  final Confidence least;
  final SetReader sets;

  AskedWorkload(Catalog catalog, Workload workload, LocalDate day, Confidence least) {
    this.catalog = catalog;
    this.workload = workload;
    this.day = day;
    this.least = least;
    this.sets = new SetReader(catalog, day);
  }

  boolean has(Stage stage) {
    return workload
        .stages()
        .map(listed -> listed.containsKey(stage) || IMPOSED.contains(stage))
        .orElse(stage != Stage.FINE_TUNING);
  }

  StageSpec says(Stage stage) {
    return workload.stages().map(listed -> listed.get(stage)).orElse(StageSpec.PLAIN);
  }

  /** Countries of places written as a country or as {@code provider/region}. */
  SortedSet<String> countries(Collection<String> places) {
    SortedSet<String> countries = new TreeSet<>();
    for (String place : places) {
      if (place.contains("/")) {
        Optional.ofNullable(catalog.regions().get(RegionId.parse(place)))
            .flatMap(region -> region.country())
            .ifPresent(country -> countries.add(country.code()));
      } else {
        countries.add(place);
      }
    }
    return countries;
  }

  SortedSet<String> subjects() {
    return new TreeSet<>(workload.subjects().codes());
  }

  String requester() {
    return workload.requester().code();
  }

  // Evidence.

  /** Declared pieces of these kinds that count on the day with this operator. */
  List<Evidence> counting(Collection<String> kinds, Optional<String> operator) {
    return workload.evidence().stream()
        .filter(piece -> kinds.contains(piece.kind()))
        .filter(piece -> SetReader.begun(piece.from(), day))
        .filter(piece -> !SetReader.ended(Optional.of(piece.until()), day))
        .filter(
            piece ->
                piece.with().contains("any")
                    || operator.isPresent() && piece.with().contains(operator.get()))
        .toList();
  }

  /** Whether declared evidence of any of {@code kinds} opens these places. */
  boolean isOpened(Collection<String> kinds, Optional<String> operator, Offence offence) {
    List<Evidence> pieces = counting(kinds, operator);
    if (pieces.isEmpty()) {
      return false;
    }
    if (pieces.stream().anyMatch(Evidence::coversAnywhere)) {
      return true;
    }
    SortedSet<String> covered = new TreeSet<>();
    pieces.forEach(piece -> covered.addAll(piece.covers().codes()));
    return !offence.anywhere() && covered.containsAll(offence.countries());
  }

  // Scopes.

  boolean mustHold(Condition condition) {
    return reader().must(condition);
  }

  boolean couldHold(Condition condition) {
    return reader().could(condition);
  }

  private ConditionReader reader() {
    return new ConditionReader(catalog, sets, this::values, List::of);
  }

  private PossibleValues values(Compare compare) {
    return switch (compare.attribute()) {
      case SECTOR -> sectors();
      case SUBJECTS -> PossibleValues.exactly(subjects());
      case CATEGORIES -> PossibleValues.exactly(categories(workload.categories()));
      case CLASSIFICATION -> classification();
      case REQUESTER_COUNTRY -> PossibleValues.exactly(requester());
      case REQUESTER_REGIMES -> regimes();
      case STAGES ->
          PossibleValues.exactly(
              java.util.Arrays.stream(Stage.values()).filter(this::has).map(Stage::id).toList());
      case LABEL ->
          Optional.ofNullable(workload.labels().get(compare.name().substring(7)))
              .map(PossibleValues::exactly)
              .orElse(PossibleValues.exactly(List.of()));
      default -> throw new IllegalArgumentException(compare.name() + " is not of the workload");
    };
  }

  private SortedSet<String> categories(Collection<String> stated) {
    SortedSet<String> all = new TreeSet<>(stated);
    for (String one : stated) {
      Optional.ofNullable(catalog.vocabulary().categories().get(one))
          .ifPresent(category -> all.addAll(categories(category.implies())));
    }
    return all;
  }

  private SortedSet<String> withParents(String sector) {
    SortedSet<String> all = new TreeSet<>(List.of(sector));
    Optional.ofNullable(catalog.vocabulary().sectors().get(sector))
        .flatMap(Vocabulary.Sector::parent)
        .ifPresent(parent -> all.addAll(withParents(parent)));
    return all;
  }

  /** A parent alone leaves its children unknown. */
  private PossibleValues sectors() {
    if (workload.sectors().isEmpty()) {
      return PossibleValues.unknown();
    }
    List<String> stated = workload.sectors().get();
    SortedSet<String> sure = new TreeSet<>();
    stated.forEach(sector -> sure.addAll(withParents(sector)));
    SortedSet<String> perhaps = new TreeSet<>();
    for (String sector : catalog.vocabulary().sectors().keySet()) {
      if (!sure.contains(sector) && withParents(sector).stream().anyMatch(stated::contains)) {
        perhaps.add(sector);
      }
    }
    return new PossibleValues(sure, perhaps, false);
  }

  /** A ladder without a value is unknown. */
  private PossibleValues classification() {
    SortedSet<String> sure = new TreeSet<>();
    workload.classification().forEach(value -> sure.add(ConditionReader.onLadder(value)));
    SortedSet<String> perhaps = new TreeSet<>();
    for (Map.Entry<String, Vocabulary.Ladder> ladder : catalog.vocabulary().ladders().entrySet()) {
      if (sure.stream().noneMatch(value -> value.startsWith(ladder.getKey() + "/"))) {
        ladder.getValue().values().forEach(step -> perhaps.add(ladder.getKey() + "/" + step));
      }
    }
    return new PossibleValues(sure, perhaps, false);
  }

  /**
   * What is stated is complete but for general regimes, which bind whoever is concerned. Not
   * stated, those of the countries concerned are unknown and the others do not bind.
   */
  private PossibleValues regimes() {
    SortedSet<String> sure = new TreeSet<>(workload.regimes().orElse(List.of()));
    SortedSet<String> perhaps = new TreeSet<>();
    SortedSet<String> concerned = subjects();
    concerned.add(requester());
    for (Vocabulary.Regime regime : catalog.vocabulary().regimes().values()) {
      boolean must =
          regime.area().isPresent()
              && concerned.stream().anyMatch(c -> lies(c, regime) == SetReader.Belongs.YES);
      boolean could =
          regime.area().isEmpty()
              || concerned.stream().anyMatch(c -> lies(c, regime) != SetReader.Belongs.NO);
      if (regime.general() && must) {
        sure.add(regime.id());
      } else if (could && (regime.general() || workload.regimes().isEmpty())) {
        perhaps.add(regime.id());
      }
    }
    perhaps.removeAll(sure);
    return new PossibleValues(sure, perhaps, false);
  }

  private SetReader.Belongs lies(String country, Vocabulary.Regime regime) {
    return sets.belongs(country, List.of(regime.area().orElseThrow()));
  }
}
