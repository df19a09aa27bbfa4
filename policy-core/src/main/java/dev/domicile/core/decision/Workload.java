package dev.domicile.core.decision;

import dev.domicile.core.catalog.Country;
import dev.domicile.core.catalog.CountrySet;
import dev.domicile.core.catalog.Glob;
import dev.domicile.core.catalog.Stage;
import dev.domicile.core.policy.Evidence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is asked: an AI workload, its data and its wishes. What is left out is unknown, never "no".
 * Immutable.
 *
 * <pre>{@code
 * Workload workload = Workload.named("discharge-summaries")
 *     .requester(Country.of("DE")).sector("healthcare")
 *     .subjects(Country.of("DE")).categories("personal", "health")
 *     .stages("inference", "logs").models("anthropic/claude-*").build();
 * }</pre>
 */
public final class Workload {

  /**
   * What is said about one stage.
   *
   * @param feature the provider's feature that it uses
   * @param at the customer's own places: country codes or {@code provider/region}
   * @param copies places of further copies
   * @param custody the option of key custody that is used
   */
  public record StageSpec(
      Optional<String> feature, List<String> at, List<String> copies, Optional<String> custody) {

    /** A stage of which nothing is said. */
    public static final StageSpec PLAIN =
        new StageSpec(Optional.empty(), List.of(), List.of(), Optional.empty());

    public StageSpec {
      at = List.copyOf(at);
      copies = List.copyOf(copies);
    }
  }

  private final String name;
  private final Map<String, String> labels;
  private final Optional<List<String>> sectors;
  private final CountrySet subjects;
  private final List<String> categories;
  private final List<String> classification;
  private final Country requester;
  private final Optional<List<String>> regimes;
  private final Optional<Map<Stage, StageSpec>> stages;
  private final List<Evidence> evidence;
  private final List<Glob> models;
  private final List<String> capabilities;
  private final List<String> accelerators;
  private final Pin pin;
  private final List<Preference> preferences;

  private Workload(Builder builder, Country requester) {
    this.name = builder.name;
    this.labels = Collections.unmodifiableMap(new TreeMap<>(builder.labels));
    this.sectors = builder.sectors.map(List::copyOf);
    this.subjects = builder.subjects;
    this.categories = List.copyOf(builder.categories);
    this.classification = List.copyOf(builder.classification);
    this.requester = requester;
    this.regimes = builder.regimes.map(List::copyOf);
    this.stages = builder.stages.map(map -> Collections.unmodifiableMap(new EnumMap<>(map)));
    this.evidence = List.copyOf(builder.evidence);
    this.models = List.copyOf(builder.models);
    this.capabilities = List.copyOf(builder.capabilities);
    this.accelerators = List.copyOf(builder.accelerators);
    this.pin = builder.pin;
    this.preferences = List.copyOf(builder.preferences);
  }

  /** Begins a workload with this name. */
  public static Builder named(String name) {
    return new Builder(name);
  }

  /** A builder that holds everything this workload says. */
  public Builder toBuilder() {
    Builder builder = new Builder(name).requester(requester);
    builder.labels.putAll(labels);
    builder.sectors = sectors;
    builder.subjects = subjects;
    builder.categories = categories;
    builder.classification = classification;
    builder.regimes = regimes;
    builder.stages =
        stages.map(map -> map.isEmpty() ? new EnumMap<>(Stage.class) : new EnumMap<>(map));
    builder.evidence = new ArrayList<>(evidence);
    builder.models = models;
    builder.capabilities = capabilities;
    builder.accelerators = accelerators;
    builder.pin = pin;
    builder.preferences = preferences;
    return builder;
  }

  public String name() {
    return name;
  }

  /** Labels, sorted by name. */
  public Map<String, String> labels() {
    return labels;
  }

  /** Sectors of activity; empty Optional if not stated. */
  public Optional<List<String>> sectors() {
    return sectors;
  }

  public CountrySet subjects() {
    return subjects;
  }

  public List<String> categories() {
    return categories;
  }

  /** Values as {@code ladder/value}; bare ones belong to {@code general}. */
  public List<String> classification() {
    return classification;
  }

  /** The country of the organisation answerable. */
  public Country requester() {
    return requester;
  }

  /** Bodies of law that bind the requester; empty Optional if not stated. */
  public Optional<List<String>> regimes() {
    return regimes;
  }

  /** The stages listed; empty Optional if none is, which means all but fine-tuning. */
  public Optional<Map<Stage, StageSpec>> stages() {
    return stages;
  }

  public List<Evidence> evidence() {
    return evidence;
  }

  /** Patterns over {@code developer/model}; empty means all. */
  public List<Glob> models() {
    return models;
  }

  public List<String> capabilities() {
    return capabilities;
  }

  public List<String> accelerators() {
    return accelerators;
  }

  public Pin pin() {
    return pin;
  }

  /** Wishes about the order, first one first. */
  public List<Preference> preferences() {
    return preferences;
  }

  /**
   * The workload as a document in JSON, one line, that {@link WorkloadLoader} reads: keys sorted,
   * one or many always as a list, stages always as a mapping.
   */
  public String toJson() {
    return WorkloadJson.write(this);
  }

  /** Collects the parts of a workload; {@link #build} checks them. Not thread-safe. */
  public static final class Builder {
    private final String name;
    private final Map<String, String> labels = new TreeMap<>();
    private Optional<List<String>> sectors = Optional.empty();
    private CountrySet subjects = CountrySet.empty();
    private List<String> categories = List.of();
    private List<String> classification = List.of();
    private Optional<Country> requester = Optional.empty();
    private Optional<List<String>> regimes = Optional.empty();
    private Optional<Map<Stage, StageSpec>> stages = Optional.empty();
    private List<Evidence> evidence = new ArrayList<>();
    private List<Glob> models = List.of();
    private List<String> capabilities = List.of();
    private List<String> accelerators = List.of();
    private Pin pin = Pin.NONE;
    private List<Preference> preferences = List.of();

    private Builder(String name) {
      this.name = name;
    }

    public Builder label(String key, String value) {
      labels.put(key, value);
      return this;
    }

    public Builder sector(String... ids) {
      sectors = Optional.of(Arrays.asList(ids));
      return this;
    }

    public Builder sectors(List<String> ids) {
      sectors = Optional.of(ids);
      return this;
    }

    /** Leaves the sector unstated. */
    public Builder withoutSector() {
      sectors = Optional.empty();
      return this;
    }

    public Builder subjects(Country... countries) {
      subjects = CountrySet.of(countries);
      return this;
    }

    public Builder subjects(CountrySet countries) {
      subjects = countries;
      return this;
    }

    public Builder categories(String... ids) {
      return categories(Arrays.asList(ids));
    }

    public Builder categories(List<String> ids) {
      categories = ids;
      return this;
    }

    public Builder classification(List<String> values) {
      classification = values;
      return this;
    }

    public Builder requester(Country country) {
      requester = Optional.of(country);
      return this;
    }

    public Builder regimes(List<String> ids) {
      regimes = Optional.of(ids);
      return this;
    }

    /** Leaves the regimes unstated. */
    public Builder withoutRegimes() {
      regimes = Optional.empty();
      return this;
    }

    public Builder stages(String... ids) {
      Map<Stage, StageSpec> map = new EnumMap<>(Stage.class);
      for (String id : ids) {
        map.put(Stage.parse(id), StageSpec.PLAIN);
      }
      stages = Optional.of(map);
      return this;
    }

    public Builder stages(Map<Stage, StageSpec> specs) {
      stages = Optional.of(specs);
      return this;
    }

    /** Leaves the stages unlisted. */
    public Builder withoutStages() {
      stages = Optional.empty();
      return this;
    }

    public Builder evidence(Evidence piece) {
      evidence.add(piece);
      return this;
    }

    public Builder evidence(List<Evidence> pieces) {
      evidence = new ArrayList<>(pieces);
      return this;
    }

    public Builder models(String... patterns) {
      return models(Arrays.stream(patterns).map(Glob::new).toList());
    }

    public Builder models(List<Glob> patterns) {
      models = patterns;
      return this;
    }

    public Builder capabilities(List<String> ids) {
      capabilities = ids;
      return this;
    }

    public Builder accelerators(List<String> ids) {
      accelerators = ids;
      return this;
    }

    public Builder pin(Pin fixed) {
      pin = fixed;
      return this;
    }

    public Builder prefer(List<Preference> wishes) {
      preferences = wishes;
      return this;
    }

    /**
     * The workload.
     *
     * @throws IllegalArgumentException if the name is empty or the requester's country is missing
     */
    public Workload build() {
      if (name.isBlank()) {
        throw new IllegalArgumentException("a workload needs a name");
      }
      return new Workload(
          this,
          requester.orElseThrow(
              () -> new IllegalArgumentException("a workload needs the requester's country")));
    }
  }
}
