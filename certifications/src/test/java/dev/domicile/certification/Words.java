package dev.domicile.certification;

import dev.domicile.certification.CertificationRequirement.Form;
import dev.domicile.certification.CertificationRequirement.MinGrade;
import dev.domicile.certification.SchemeDemand.Threshold;
import dev.domicile.core.catalog.Attestation;
import dev.domicile.core.catalog.Confidence;
import dev.domicile.core.catalog.Country;
import dev.domicile.core.catalog.CountrySet;
import dev.domicile.core.catalog.Extent;
import dev.domicile.core.catalog.PartialDate;
import dev.domicile.core.catalog.Region;
import dev.domicile.core.catalog.RegionId;
import dev.domicile.core.catalog.Stage;
import dev.domicile.core.source.Located;
import dev.domicile.core.source.SourcePosition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the words of the tables; {@code README.md} beside them says which there are. */
final class Words {

  private Words() {}

  static Extent extent(String text) {
    List<String> words = List.of(text.split("[ ;]+"));
    List<String> places = words.subList(1, words.size());
    return switch (words.get(0)) {
      case "nothing-kept" -> Extent.NONE;
      case "not-established" -> Extent.UNKNOWN;
      case "customer-chooses" -> Extent.CUSTOMER_CHOSEN;
      case "anywhere" -> Extent.ANYWHERE;
      case "closed" -> Extent.closed(countries(places));
      case "within" -> Extent.bounded(CountrySet.empty(), List.of(), countries(places));
      case "regions" -> Extent.closed(countriesOf(regions(places)), regions(places));
      case "open-ended" -> {
        List<RegionId> known = regions(places.subList(1, places.size()));
        yield Extent.openEnded(countriesOf(known), known);
      }
      default -> throw new IllegalArgumentException(text);
    };
  }

  private static CountrySet countries(List<String> codes) {
    return CountrySet.of(codes.stream().map(Country::of).toList());
  }

  private static List<RegionId> regions(List<String> ids) {
    return ids.stream().map(RegionId::parse).toList();
  }

  /** A region without a country counts as German here: extents of places need some country. */
  private static CountrySet countriesOf(List<RegionId> regions) {
    return CountrySet.of(
        Clouds.REGIONS.stream()
            .filter(region -> regions.contains(region.id()))
            .map(Region::country)
            .map(country -> country.orElse(Country.of("DE")))
            .toList());
  }

  /** {@code any iso-27001; bsi-c5 version>=2020 level=type2}. */
  static CertificationRequirement requirement(Table.Row row, Stage stage) {
    String text = row.get("demand");
    String[] head = text.split(" ", 2);
    List<String> rest =
        List.of((head[1].startsWith("of ") ? head[1].substring(3) : head[1]).split("; "));
    List<SchemeDemand> schemes = rest.stream().map(Words::demand).toList();
    Form form =
        switch (head[0]) {
          case "all" -> Form.ALL_OF;
          case "any" -> Form.ANY_OF;
          default -> Form.AT_LEAST;
        };
    int count =
        switch (form) {
          case ALL_OF -> schemes.size();
          case ANY_OF -> 1;
          case AT_LEAST -> Integer.parseInt(head[0]);
        };
    return new CertificationRequirement(
        form,
        count,
        schemes,
        Set.of(stage),
        word(row.get("minGrade")).map(MinGrade::valueOf),
        word(row.get("minConfidence")).map(Confidence::valueOf));
  }

  private static Optional<String> word(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(text.toUpperCase(Locale.ROOT));
  }

  private static SchemeDemand demand(String text) {
    List<String> words = List.of(text.split(" "));
    Optional<Threshold> version = Optional.empty();
    Optional<Threshold> level = Optional.empty();
    List<Located<String>> types = List.of();
    for (String word : words.subList(1, words.size())) {
      String value = word.substring(word.indexOf('=') + 1);
      Threshold threshold = new Threshold(at(value), word.contains(">="));
      if (word.startsWith("version")) {
        version = Optional.of(threshold);
      } else if (word.startsWith("level")) {
        level = Optional.of(threshold);
      } else {
        types = Arrays.stream(value.split("\\|")).map(Words::at).toList();
      }
    }
    return new SchemeDemand(at(words.get(0)), version, level, types);
  }

  private static Located<String> at(String text) {
    return new Located<>(text, new SourcePosition("p.yaml", 1, 1));
  }

  static List<Attestation> claims(Table.Row row) {
    String scheme =
        demand(row.get("demand").replaceFirst("^(all|any|\\d of) ", "").split("; ")[0])
            .scheme()
            .value();
    List<Attestation> claims = new ArrayList<>();
    for (String text : row.list("claims", " \\+ ")) {
      claims.add(claim(text, scheme));
    }
    return claims;
  }

  private static Attestation claim(String text, String scheme) {
    List<String> parts = List.of(text.split("; "));
    Map<String, String> says = new HashMap<>();
    for (String part : parts.subList(1, parts.size())) {
      String[] words = part.split(" ", 2);
      says.put(words[0], words.length == 1 ? "" : words[1]);
    }
    boolean regions = !says.containsKey("regions-in-words");
    boolean services = !says.containsKey("services-in-words");
    String partition = says.getOrDefault("partition", "aws");
    return new Attestation(
        says.getOrDefault("entity", "aws"),
        partition.equals("none") ? Optional.empty() : Optional.of(partition),
        regions
            ? regions(List.of(says.getOrDefault("regions", "aws/eu-central-1").split(" ")))
            : List.of(),
        regions,
        regions ? Optional.empty() : Optional.of("Europe"),
        services ? List.of(says.getOrDefault("services", "bedrock").split(" ")) : List.of(),
        services,
        services ? Optional.empty() : Optional.of("69 services"),
        says.getOrDefault("scheme", scheme),
        Optional.ofNullable(says.get("version")),
        Optional.ofNullable(says.get("level")),
        date(says, "from"),
        date(says, "period-until"),
        date(says, "issued"),
        date(says, "until").or(() -> date(says, "estimated-until")),
        says.containsKey("until"),
        Attestation.Status.valueOf(parts.get(0).toUpperCase(Locale.ROOT).replace('-', '_')),
        List.of(),
        !says.containsKey("secondary"),
        Clouds.provenance(
            Confidence.valueOf(says.getOrDefault("confidence", "high").toUpperCase(Locale.ROOT)),
            Optional.ofNullable(says.get("as-of")),
            Optional.ofNullable(says.get("source-as-of"))));
  }

  private static Optional<PartialDate> date(Map<String, String> says, String key) {
    return Optional.ofNullable(says.get(key)).map(PartialDate::parse);
  }
}
