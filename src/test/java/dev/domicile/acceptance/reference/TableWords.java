package dev.domicile.acceptance.reference;

import dev.domicile.acceptance.reference.Table.Row;
import dev.domicile.certification.CertificationRequirement;
import dev.domicile.certification.CertificationRequirement.Form;
import dev.domicile.certification.CertificationRequirement.MinGrade;
import dev.domicile.certification.SchemeDemand;
import dev.domicile.core.catalog.Attestation;
import dev.domicile.core.catalog.Confidence;
import dev.domicile.core.catalog.Country;
import dev.domicile.core.catalog.CountrySet;
import dev.domicile.core.catalog.Extent;
import dev.domicile.core.catalog.NamedSet;
import dev.domicile.core.catalog.PartialDate;
import dev.domicile.core.catalog.Region;
import dev.domicile.core.catalog.RegionId;
import dev.domicile.core.catalog.Stage;
import dev.domicile.core.policy.Evidence;
import dev.domicile.core.policy.PlaceList;
import dev.domicile.core.source.Located;
import dev.domicile.core.source.SourcePosition;
import dev.domicile.residency.ResidencyRequirement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads the words of the verdict tables. */
final class TableWords {

  private TableWords() {}

  // Places.

  /** {@code within DE FR; known DE}, {@code regions aws/eu-central-1}, {@code anywhere}. */
  static Extent extent(String text) {
    Map<String, List<String>> says =
        says(
            text.replaceFirst("^open-ended known aws", "open-ended; regions aws")
                .replace("open-ended; known aws", "open-ended; regions aws"));
    List<RegionId> regions =
        says.getOrDefault("regions", List.of()).stream().map(RegionId::parse).toList();
    CountrySet known = countries(says.getOrDefault("known", List.of())).plus(countriesOf(regions));
    if (says.containsKey("nothing-kept")) {
      return Extent.NONE;
    }
    if (says.containsKey("customer-chooses")) {
      return Extent.CUSTOMER_CHOSEN;
    }
    if (says.containsKey("anywhere")) {
      return Extent.anywhere(known, regions);
    }
    if (says.containsKey("within")) {
      return Extent.bounded(known, regions, countries(says.get("within")));
    }
    if (says.containsKey("open-ended") || says.containsKey("not-established")) {
      return Extent.openEnded(known, regions);
    }
    return says.containsKey("closed")
        ? Extent.closed(countries(says.get("closed")))
        : Extent.closed(countriesOf(regions), regions);
  }

  /** A region without a country counts as German: a closed list needs some country. */
  private static CountrySet countriesOf(List<RegionId> regions) {
    List<Country> countries = new ArrayList<>();
    for (Region region : TableCloud.REGIONS) {
      if (regions.contains(region.id())) {
        countries.add(region.country().orElse(Country.of("DE")));
      }
    }
    return CountrySet.of(countries);
  }

  static CountrySet countries(List<String> codes) {
    return CountrySet.of(codes.stream().map(Country::of).toList());
  }

  /** {@code a b c; d e}: words by the first of each part. */
  static Map<String, List<String>> says(String text) {
    Map<String, List<String>> says = new HashMap<>();
    for (String part : text.split(";")) {
      List<String> words = List.of(part.strip().split("[ ,]+"));
      says.put(words.get(0), words.subList(1, words.size()));
    }
    return says;
  }

  static List<NamedSet> sets(Stream<Row> rows) {
    Map<String, List<Row>> bySet = new TreeMap<>();
    rows.forEach(row -> bySet.computeIfAbsent(row.get("set"), id -> new ArrayList<>()).add(row));
    List<NamedSet> sets = new ArrayList<>();
    bySet.forEach(
        (id, lines) ->
            sets.add(
                new NamedSet(
                    id,
                    Optional.empty(),
                    lines.stream().filter(is("includes")).map(row -> row.get("who")).toList(),
                    lines.stream().filter(is("member")).map(TableWords::member).toList(),
                    lines.stream().noneMatch(is("not-read")),
                    TableCloud.SURE)));
    return sets;
  }

  private static java.util.function.Predicate<Row> is(String what) {
    return row -> row.get("what").equals(what);
  }

  private static NamedSet.Member member(Row row) {
    List<String> evidence = row.list("evidence", " ");
    return new NamedSet.Member(
        Country.of(row.get("who")),
        date(row.get("from")),
        date(row.get("until")),
        evidence.isEmpty() ? Optional.empty() : Optional.of("a part"),
        evidence);
  }

  private static Optional<PartialDate> date(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(PartialDate.parse(text));
  }

  /** {@code onlyIn EEA CH; copyIn DE}. */
  static ResidencyRequirement residency(Stage stage, String clause) {
    Map<String, List<String>> says = says(clause);
    return new ResidencyRequirement(
        Set.of(stage),
        places(says, "onlyIn"),
        places(says, "notIn"),
        places(says, "copyIn"),
        Optional.empty());
  }

  private static Optional<PlaceList> places(Map<String, List<String>> says, String verb) {
    return Optional.ofNullable(says.get(verb))
        .map(names -> new PlaceList(names.stream().map(TableWords::at).toList()));
  }

  private static Located<String> at(String word) {
    return new Located<>(word, new SourcePosition("p.yaml", 1, 1));
  }

  /** {@code scc with aws covers US until 2027}. */
  static Evidence evidence(String text) {
    Set<String> keys = Set.of("with", "covers", "from", "until", "stages", "places");
    Map<String, List<String>> words = new HashMap<>();
    String key = "kind";
    for (String word : text.split("[ ,]+")) {
      if (keys.contains(word)) {
        key = word;
      } else {
        words.computeIfAbsent(key, any -> new ArrayList<>()).add(word);
      }
    }
    List<String> covers = new ArrayList<>(words.getOrDefault("covers", List.of()));
    boolean anywhere = covers.remove("anywhere");
    Set<Stage> stages = new HashSet<>();
    words.getOrDefault("stages", List.of()).forEach(stage -> stages.add(Stage.parse(stage)));
    return new Evidence(
        words.getOrDefault("kind", List.of()).get(0),
        words.getOrDefault("with", List.of()),
        countries(covers),
        anywhere,
        "REF-1",
        words.getOrDefault("from", List.of()).stream().findFirst().map(PartialDate::parse),
        PartialDate.parse(words.getOrDefault("until", List.of()).get(0)),
        List.of(),
        stages,
        countries(words.getOrDefault("places", List.of())));
  }

  static Confidence confidence(String word) {
    return Confidence.valueOf(word.toUpperCase(Locale.ROOT));
  }

  // Certificates.

  /** {@code all iso-27001}, {@code 2 of soc-2; bsi-c5 version>=2020 level=type2}. */
  static CertificationRequirement certification(Row row) {
    String text = row.get("demand");
    String how = text.substring(0, text.indexOf(' '));
    List<SchemeDemand> schemes =
        Arrays.stream(text.replaceFirst("^(all|any|\\d+ of) ", "").split("; "))
            .map(TableWords::demand)
            .toList();
    Form form = how.equals("all") ? Form.ALL_OF : how.equals("any") ? Form.ANY_OF : Form.AT_LEAST;
    int count =
        switch (form) {
          case ALL_OF -> schemes.size();
          case ANY_OF -> 1;
          case AT_LEAST -> Integer.parseInt(how);
        };
    return new CertificationRequirement(
        form,
        count,
        schemes,
        Set.of(Stage.INFERENCE),
        word(row, "minGrade").map(MinGrade::valueOf),
        word(row, "minConfidence").map(Confidence::valueOf));
  }

  private static Optional<String> word(Row row, String heading) {
    return row.get(heading).isEmpty()
        ? Optional.empty()
        : Optional.of(row.get(heading).toUpperCase(Locale.ROOT));
  }

  private static SchemeDemand demand(String text) {
    Optional<SchemeDemand.Threshold> version = Optional.empty();
    Optional<SchemeDemand.Threshold> level = Optional.empty();
    List<Located<String>> types = List.of();
    String[] words = text.split(" ");
    for (String word : Arrays.asList(words).subList(1, words.length)) {
      String value = word.substring(word.indexOf('=') + 1);
      SchemeDemand.Threshold asked = new SchemeDemand.Threshold(at(value), word.contains(">="));
      if (word.startsWith("version")) {
        version = Optional.of(asked);
      } else if (word.startsWith("level")) {
        level = Optional.of(asked);
      } else {
        types = Arrays.stream(value.split("\\|")).map(TableWords::at).toList();
      }
    }
    return new SchemeDemand(at(words[0]), version, level, types);
  }

  static List<Attestation> claims(Row row) {
    String scheme = certification(row).schemes().get(0).scheme().value();
    return row.list("claims", " \\+ ").stream().map(text -> claim(text, scheme)).toList();
  }

  private static Attestation claim(String text, String scheme) {
    Map<String, List<String>> says = says(text);
    boolean regions = !says.containsKey("regions-in-words");
    boolean services = !says.containsKey("services-in-words");
    String partition = one(says, "partition").orElse("aws");
    return new Attestation(
        one(says, "entity").orElse("aws"),
        partition.equals("none") ? Optional.empty() : Optional.of(partition),
        regions
            ? says.getOrDefault("regions", List.of("aws/eu-central-1")).stream()
                .map(RegionId::parse)
                .toList()
            : List.of(),
        regions,
        Optional.empty(),
        services ? says.getOrDefault("services", List.of("bedrock")) : List.of(),
        services,
        Optional.empty(),
        one(says, "scheme").orElse(scheme),
        one(says, "version"),
        one(says, "level"),
        one(says, "from").map(PartialDate::parse),
        one(says, "period-until").map(PartialDate::parse),
        one(says, "issued").map(PartialDate::parse),
        one(says, "until").or(() -> one(says, "estimated-until")).map(PartialDate::parse),
        says.containsKey("until"),
        Attestation.Status.valueOf(
            text.split(";")[0].strip().toUpperCase(Locale.ROOT).replace('-', '_')),
        List.of(),
        !says.containsKey("secondary"),
        TableCloud.provenance(
            confidence(one(says, "confidence").orElse("high")),
            one(says, "as-of"),
            one(says, "source-as-of")));
  }

  private static Optional<String> one(Map<String, List<String>> says, String key) {
    return says.getOrDefault(key, List.of()).stream().findFirst();
  }
}
