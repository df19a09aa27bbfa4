package dev.domicile.core.decision;

import dev.domicile.core.catalog.Attribute;
import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.catalog.Confidence;
import dev.domicile.core.catalog.Country;
import dev.domicile.core.catalog.CountrySet;
import dev.domicile.core.catalog.Jurisdictions;
import dev.domicile.core.catalog.Membership;
import dev.domicile.core.catalog.Region;
import dev.domicile.core.catalog.RegionId;
import dev.domicile.core.catalog.Stage;
import dev.domicile.core.catalog.Truth;
import dev.domicile.core.catalog.Vocabulary;
import dev.domicile.core.policy.Condition;
import dev.domicile.core.policy.Conditions;
import dev.domicile.core.policy.Evidence;
import dev.domicile.core.policy.Question;
import dev.domicile.core.policy.Values;
import dev.domicile.core.source.Problems;
import dev.domicile.core.source.SourcePosition;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A workload on a day, with its names resolved against the catalog. */
final class PreparedQuestion implements Question {

  private final Catalog catalog;
  private final Workload workload;
  private final LocalDate day;
  private final Confidence minConfidence;
  private final Set<Stage> stages;
  private final Map<Stage, StageUse> uses;
  private final Map<Attribute, Values> attributes = new EnumMap<>(Attribute.class);
  private final Conditions.Context context;

  /**
   * @throws IllegalArgumentException if the workload names something that the catalog lacks
   */
  PreparedQuestion(Catalog catalog, Workload workload, LocalDate day, Confidence minConfidence) {
    this(catalog, workload, day, minConfidence, true);
  }

  /** The same workload on another day; its names have been checked. */
  PreparedQuestion on(LocalDate otherDay) {
    return new PreparedQuestion(catalog, workload, otherDay, minConfidence, false);
  }

  private PreparedQuestion(
      Catalog catalog,
      Workload workload,
      LocalDate day,
      Confidence minConfidence,
      boolean checkNames) {
    this.catalog = catalog;
    this.workload = workload;
    this.day = day;
    this.minConfidence = minConfidence;
    if (checkNames) {
      checkNames();
    }
    this.stages = stagesOf(workload);
    this.uses = new EnumMap<>(Stage.class);
    workload.stages().ifPresent(specs -> specs.forEach((s, spec) -> uses.put(s, use(spec))));
    readAttributes();
    this.context =
        new Conditions.Context(
            catalog.jurisdictions(), catalog.vocabulary(), day, this::values, List::of);
  }

  private void checkNames() {
    Problems problems = new Problems();
    SourcePosition nowhere = new SourcePosition(workload.name(), 1, 1);
    new WorkloadChecks(workload, catalog, (path, text) -> nowhere, problems).check();
    if (problems.hasErrors()) {
      throw new IllegalArgumentException(
          "workload `"
              + workload.name()
              + "`: "
              + problems.sorted().stream()
                  .map(diagnostic -> diagnostic.message())
                  .distinct()
                  .collect(Collectors.joining("; ")));
    }
  }

  private static Set<Stage> stagesOf(Workload workload) {
    EnumSet<Stage> stages = EnumSet.noneOf(Stage.class);
    if (workload.stages().isPresent()) {
      stages.addAll(workload.stages().get().keySet());
      for (Stage stage : Stage.values()) {
        if (stage.isImposed()) {
          stages.add(stage);
        }
      }
    } else {
      stages.addAll(Stage.byDefault());
    }
    return java.util.Collections.unmodifiableSet(stages);
  }

  private StageUse use(Workload.StageSpec spec) {
    return new StageUse(
        spec.feature(),
        countries(spec.at()),
        spec.at().isEmpty()
            ? java.util.Optional.empty()
            : java.util.Optional.of(String.join(", ", spec.at())),
        countries(spec.copies()),
        spec.custody());
  }

  private CountrySet countries(List<String> places) {
    List<Country> countries = new ArrayList<>();
    for (String place : places) {
      if (place.indexOf('/') < 0) {
        countries.add(Country.of(place));
      } else {
        Region region = catalog.regions().get(RegionId.parse(place));
        if (region != null) {
          region.country().ifPresent(countries::add);
        }
      }
    }
    return CountrySet.of(countries);
  }

  private void readAttributes() {
    Vocabulary words = catalog.vocabulary();
    attributes.put(
        Attribute.SECTOR,
        workload.sectors().map(stated -> sectors(stated, words)).orElse(Values.UNKNOWN));
    attributes.put(Attribute.SUBJECTS, Values.of(workload.subjects().codes()));
    attributes.put(Attribute.CATEGORIES, Values.of(words.impliedBy(workload.categories())));
    attributes.put(Attribute.CLASSIFICATION, classification(words));
    attributes.put(Attribute.REQUESTER_COUNTRY, Values.of(workload.requester().code()));
    attributes.put(Attribute.REQUESTER_REGIMES, regimes(words));
    attributes.put(Attribute.STAGES, Values.of(stages.stream().map(Stage::id).toList()));
  }

  /** A parent alone leaves its children unknown. */
  private static Values sectors(List<String> stated, Vocabulary words) {
    TreeSet<String> maybe = new TreeSet<>();
    for (String sector : words.sectors().keySet()) {
      if (words.isBelowAny(sector, stated)) {
        maybe.add(sector);
      }
    }
    TreeSet<String> in = new TreeSet<>(words.withParents(stated));
    maybe.removeAll(in);
    return new Values(in, maybe, false);
  }

  /** A ladder without a value is unknown. */
  private Values classification(Vocabulary words) {
    TreeSet<String> in = new TreeSet<>();
    TreeSet<String> ladders = new TreeSet<>();
    for (String value : workload.classification()) {
      String ladder = Conditions.ladderOf(value);
      ladders.add(ladder);
      in.add(ladder + "/" + Conditions.stepOf(value));
    }
    TreeSet<String> maybe = new TreeSet<>();
    for (Vocabulary.Ladder ladder : words.ladders().values()) {
      if (!ladders.contains(ladder.id())) {
        ladder.values().forEach(value -> maybe.add(ladder.id() + "/" + value));
      }
    }
    return new Values(in, maybe, false);
  }

  /**
   * General regimes hold wherever their country is concerned. Others are as stated; not stated,
   * those of the countries concerned are unknown and those of other countries false.
   */
  private Values regimes(Vocabulary words) {
    TreeSet<String> in = new TreeSet<>(workload.regimes().orElse(List.of()));
    TreeSet<String> maybe = new TreeSet<>();
    List<Country> concerned =
        workload.subjects().plus(CountrySet.of(workload.requester())).toList();
    for (Vocabulary.Regime regime : words.regimes().values()) {
      Truth touches = touches(regime, concerned);
      if (regime.general() && touches == Truth.TRUE) {
        in.add(regime.id());
      } else if (touches != Truth.FALSE && (workload.regimes().isEmpty() || regime.general())) {
        maybe.add(regime.id());
      }
    }
    maybe.removeAll(in);
    return new Values(in, maybe, false);
  }

  private Truth touches(Vocabulary.Regime regime, List<Country> concerned) {
    if (regime.area().isEmpty()) {
      return Truth.UNKNOWN;
    }
    Jurisdictions sets = catalog.jurisdictions();
    Membership area = sets.on(regime.area().get(), day);
    Truth result = Truth.FALSE;
    for (Country country : concerned) {
      result = result.or(area.contains(country));
    }
    return result;
  }

  private Values values(Condition.Compare compare) {
    if (compare.attribute() == Attribute.LABEL) {
      String value = workload.labels().get(compare.name().substring("labels.".length()));
      return value == null ? Values.NONE : Values.of(value);
    }
    Values values = attributes.get(compare.attribute());
    return values == null ? Values.UNKNOWN : values;
  }

  /** Whether {@code condition} holds for the workload. */
  Truth holds(Condition condition) {
    return Conditions.evaluate(condition, context);
  }

  /** The attributes of {@code condition} whose values are not known, as written. */
  TreeSet<String> unknownAttributes(Condition condition) {
    TreeSet<String> names = new TreeSet<>();
    collectUnknown(condition, names);
    return names;
  }

  private void collectUnknown(Condition condition, TreeSet<String> names) {
    if (condition instanceof Condition.All all) {
      all.conditions().forEach(part -> collectUnknown(part, names));
    } else if (condition instanceof Condition.Any any) {
      any.conditions().forEach(part -> collectUnknown(part, names));
    } else if (condition instanceof Condition.Not not) {
      collectUnknown(not.condition(), names);
    } else if (holds(condition) == Truth.UNKNOWN) {
      names.add(((Condition.Compare) condition).name());
    }
  }

  /** The countries that need a policy: the subjects', or the requester's if there are none. */
  CountrySet concernedCountries() {
    return workload.subjects().isEmpty()
        ? CountrySet.of(workload.requester())
        : workload.subjects();
  }

  /** Whether a stage uses a provider's feature. */
  boolean usesFeatures() {
    return uses.values().stream().anyMatch(use -> use.feature().isPresent());
  }

  Workload workload() {
    return workload;
  }

  @Override
  public Catalog catalog() {
    return catalog;
  }

  @Override
  public String document() {
    return workload.toJson();
  }

  @Override
  public LocalDate day() {
    return day;
  }

  @Override
  public CountrySet subjects() {
    return workload.subjects();
  }

  @Override
  public Country requester() {
    return workload.requester();
  }

  @Override
  public Set<Stage> stages() {
    return stages;
  }

  @Override
  public StageUse use(Stage stage) {
    return uses.getOrDefault(stage, StageUse.PLAIN);
  }

  @Override
  public List<Evidence> evidence() {
    return workload.evidence();
  }

  @Override
  public Confidence minConfidence() {
    return minConfidence;
  }
}
