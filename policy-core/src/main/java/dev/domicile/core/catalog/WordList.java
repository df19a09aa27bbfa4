package dev.domicile.core.catalog;

import dev.domicile.core.source.SchemaWords;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Lists of words from which authors choose: those that a catalog has, and those of the format.
 * Shapes name them by {@link #id}, so that editors complete and check the same words.
 */
public enum WordList {
  COUNTRY(true),
  /** A country code or a named set. */
  PLACE(true),
  /** A place, or the workload's own: {@code @subjects}, {@code @requester}. */
  POLICY_PLACE(true),
  /** What evidence opens: a country, or {@code anywhere}. */
  OPENED_PLACE(true),
  SECTOR(true),
  CATEGORY(true),
  /** A value of the general ladder, or {@code ladder/value}. */
  CLASSIFICATION(true),
  REGIME(true),
  EVIDENCE_KIND(true),
  STAGE(true),
  /** A stage, or {@code all}. */
  POLICY_STAGE(true),
  ROUTING(true),
  SCHEME(true),
  CAPABILITY(true),
  ACCELERATOR(true),
  PROVIDER(true),
  NOTICE(true),
  STATUS(true),
  /** {@code provider/code}. */
  REGION(true),
  SERVICE(true),
  /** {@code developer/model}. */
  MODEL(true),
  DEVELOPER(true),
  ENTITY(true),
  /** Words that are offered where others may stand too, as ids in a pattern. */
  MODEL_PATTERN(false),
  EVIDENCE_PARTY(true),
  FEATURE(true),
  REGION_CODE(false),
  /** Own places of a workload: countries and regions. */
  OWN_PLACE(false),
  /** Patterns over offerings begin with a provider. */
  OFFERING_PATTERN(false),
  CUSTODY(false);

  private final String id = name().toLowerCase(Locale.ROOT).replace('_', '-');
  private final boolean closed;

  WordList(boolean closed) {
    this.closed = closed;
  }

  /** How shapes name it. */
  public String id() {
    return id;
  }

  /** Whether nothing else may stand there. */
  public boolean isClosed() {
    return closed;
  }

  /** The list that is named so. */
  public static Optional<WordList> find(String id) {
    return Stream.of(values()).filter(list -> list.id.equals(id)).findFirst();
  }

  /** The lists of a catalog, for schemas. */
  public static SchemaWords of(Catalog catalog) {
    return id ->
        find(id)
            .map(list -> new SchemaWords.Words(list.words(catalog).keySet(), list.isClosed()))
            .filter(words -> !words.words().isEmpty());
  }

  /** The words and what each says in short; empty where the catalog says nothing. Sorted. */
  public SortedMap<String, String> words(Catalog catalog) {
    Vocabulary vocabulary = catalog.vocabulary();
    return switch (this) {
      case COUNTRY -> countries();
      case PLACE -> places(catalog);
      case POLICY_PLACE ->
          with(
              places(catalog),
              Map.of(
                  "@subjects", "the countries of the data subjects",
                  "@requester", "the country of the organisation answerable"));
      case OPENED_PLACE -> with(countries(), Map.of("anywhere", "wherever in the world"));
      case SECTOR -> titles(vocabulary.sectors(), s -> s.title().orElse(""));
      case CATEGORY -> titles(vocabulary.categories(), c -> c.title().orElse(""));
      case CLASSIFICATION -> classifications(vocabulary);
      case REGIME -> titles(vocabulary.regimes(), r -> r.title().orElse(""));
      case EVIDENCE_KIND -> evidence(vocabulary);
      case STAGE -> plain(Stage.ids());
      case POLICY_STAGE -> with(plain(Stage.ids()), Map.of("all", "every stage but fine-tuning"));
      case ROUTING -> plain(Routing.ids());
      case SCHEME -> titles(catalog.schemes(), Scheme::title);
      case CAPABILITY -> titles(vocabulary.capabilities(), t -> t.title().orElse(""));
      case ACCELERATOR -> titles(vocabulary.accelerators(), t -> t.title().orElse(""));
      case PROVIDER, OFFERING_PATTERN -> titles(catalog.providers(), Provider::name);
      case NOTICE -> titles(catalog.notices(), Notice::title);
      case STATUS -> statuses();
      case REGION -> regions(catalog);
      case SERVICE -> titles(catalog.services(), Service::title);
      case MODEL, MODEL_PATTERN -> models(catalog);
      case DEVELOPER -> plain(catalog.developers().keySet());
      case ENTITY -> titles(catalog.entities(), Entity::name);
      case EVIDENCE_PARTY ->
          with(titles(catalog.entities(), Entity::name), Map.of("any", "nobody in particular"));
      case FEATURE -> titles(catalog.features(), Feature::title);
      case REGION_CODE -> regionCodes(catalog);
      case OWN_PLACE -> with(regions(catalog), countries());
      case CUSTODY ->
          plain(catalog.regions().values().stream().flatMap(r -> r.keys().stream()).toList());
    };
  }

  private static <T> SortedMap<String, String> titles(
      Map<String, T> entries, Function<T, String> title) {
    TreeMap<String, String> words = new TreeMap<>();
    entries.forEach((id, entry) -> words.put(id, title.apply(entry)));
    return Collections.unmodifiableSortedMap(words);
  }

  private static SortedMap<String, String> plain(Collection<String> ids) {
    TreeMap<String, String> words = new TreeMap<>();
    ids.forEach(id -> words.put(id, ""));
    return Collections.unmodifiableSortedMap(words);
  }

  private static SortedMap<String, String> with(
      Map<String, String> words, Map<String, String> more) {
    TreeMap<String, String> both = new TreeMap<>(words);
    both.putAll(more);
    return Collections.unmodifiableSortedMap(both);
  }

  private static SortedMap<String, String> countries() {
    TreeMap<String, String> words = new TreeMap<>();
    for (Country country : Country.all()) {
      words.put(country.code(), new Locale("", country.code()).getDisplayCountry(Locale.ENGLISH));
    }
    return Collections.unmodifiableSortedMap(words);
  }

  private static SortedMap<String, String> places(Catalog catalog) {
    return with(countries(), titles(catalog.jurisdictions().all(), set -> set.title().orElse("")));
  }

  private static SortedMap<String, String> classifications(Vocabulary vocabulary) {
    TreeMap<String, String> words = new TreeMap<>();
    for (Vocabulary.Ladder ladder : vocabulary.ladders().values()) {
      for (String step : ladder.values()) {
        words.put(ladder.id() + "/" + step, ladder.title().orElse(""));
        if (ladder.id().equals("general")) {
          words.put(step, ladder.title().orElse(""));
        }
      }
    }
    return Collections.unmodifiableSortedMap(words);
  }

  private static SortedMap<String, String> evidence(Vocabulary vocabulary) {
    return titles(vocabulary.evidenceKinds(), kind -> kind.title().or(kind::question).orElse(""));
  }

  private static SortedMap<String, String> statuses() {
    List<String> ids =
        Stream.of(Offering.Status.values())
            .map(status -> status.name().toLowerCase(Locale.ROOT).replace('_', '-'))
            .toList();
    return plain(ids);
  }

  private static SortedMap<String, String> regions(Catalog catalog) {
    TreeMap<String, String> words = new TreeMap<>();
    catalog.regions().forEach((id, region) -> words.put(id.toString(), region.name()));
    return Collections.unmodifiableSortedMap(words);
  }

  private static SortedMap<String, String> regionCodes(Catalog catalog) {
    TreeMap<String, String> words = new TreeMap<>();
    catalog.regions().forEach((id, region) -> words.put(id.code(), region.name()));
    return Collections.unmodifiableSortedMap(words);
  }

  private static SortedMap<String, String> models(Catalog catalog) {
    TreeMap<String, String> words = new TreeMap<>();
    catalog.models().values().forEach(model -> words.put(model.qualifiedId(), model.name()));
    return Collections.unmodifiableSortedMap(words);
  }
}
