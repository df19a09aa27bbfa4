package dev.domicile.core.source;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A shape that uses everything a shape can, for the tests of this package. */
final class RegionShape {

  enum Status {
    GENERALLY_AVAILABLE,
    PREVIEW,
    RETIRED
  }

  record RegionId(String provider, String code) {
    static RegionId parse(String text) {
      int slash = text.indexOf('/');
      if (slash < 1) {
        throw new IllegalArgumentException(
            "`"
                + text
                + "` is not a region id, expected `provider/code`, as in `aws/eu-central-1`");
      }
      return new RegionId(text.substring(0, slash), text.substring(slash + 1));
    }
  }

  record Sources(String title, LocalDate asOf) {}

  /** A set expression, which may hold others. */
  record Within(List<String> names, List<Within> anyOf) {}

  record Region(
      RegionId id,
      Located<String> country,
      Optional<Status> status,
      boolean sovereign,
      Optional<Integer> level,
      Optional<LocalDate> from,
      Optional<LocalDate> until,
      List<String> zones,
      List<Sources> sources,
      Map<String, Optional<String>> stages,
      Map<String, String> labels,
      Optional<Within> within) {}

  static final Shape<Within> WITHIN =
      Shape.scalarOr(
          Shape.text().map(name -> new Within(List.of(name), List.of())),
          Shape.<Within>choice("set expression")
              .sequence(Shape.nonEmptyList(Shape.text()).map(n -> new Within(n, List.of())))
              .mapping(withinObject())
              .build());

  static final Shape<Region> REGION = region();

  private RegionShape() {}

  private static Shape<Within> withinObject() {
    ObjectBuilder within = Shape.object("Within", "a union of sets");
    Key<List<Within>> anyOf =
        within.required(
            "anyOf", Shape.list(Shape.lazy(() -> RegionShape.WITHIN)), "the sets of the union");
    return within.build(f -> new Within(List.of(), f.get(anyOf)));
  }

  private static Shape<Sources> sources() {
    ObjectBuilder source = Shape.object("Source", "where a fact was read");
    Key<String> title = source.required("title", Shape.text(), "title of the document");
    Key<LocalDate> asOf = source.required("asOf", Shape.date(), "day on which it was read");
    return source.build(f -> new Sources(f.get(title), f.get(asOf)));
  }

  private static Shape<Region> region() {
    ObjectBuilder region = Shape.object("Region", "a provider's place of business");
    Key<RegionId> id =
        region.required(
            "id",
            Shape.scalar("region id", RegionId::parse)
                .example("aws/eu-central-1")
                .suggest(() -> List.of("aws/eu-central-1", "azure/swedencentral")),
            "provider and the provider's own code");
    Key<Located<String>> country =
        region.required(
            "country",
            Shape.scalar("country", RegionShape::country).example("DE").located(),
            "ISO 3166-1 alpha-2");
    Key<Optional<Status>> status =
        region.optional("status", Shape.enumeration(Status.class), "what the provider says of it");
    Key<Boolean> sovereign =
        region.optional("sovereign", Shape.bool(), false, "whether a local entity operates it");
    Key<Optional<Integer>> level =
        region.optional("level", Shape.integer(0, 1000), "the level of its certificate");
    Key<Optional<LocalDate>> from = region.optional("from", Shape.date(), "first day with it");
    Key<Optional<LocalDate>> until = region.optional("until", Shape.date(), "first day without it");
    Key<List<String>> zones =
        region.optional("zones", Shape.oneOrMany(Shape.text()), List.of(), "availability zones");
    Key<List<Sources>> sources =
        region.optional("sources", Shape.nonEmptyList(sources()), List.of(), "where this was read");
    Key<Map<String, Optional<String>>> stages =
        region.optional(
            "stages",
            Shape.map(Shape.presence(Shape.text())),
            Map.of(),
            "stages that run there, and where they keep what they keep");
    Key<Map<String, String>> labels =
        region.optional("labels", Shape.mapNonEmpty(Shape.text()), Map.of(), "free labels");
    Key<Optional<Within>> within = region.optional("within", WITHIN, "the sets that it is in");
    return region.build(
        f -> {
          if (f.get(from).isPresent()
              && f.get(until).isPresent()
              && !f.get(from).get().isBefore(f.get(until).get())) {
            throw f.refuse(until, "it is not after `from`");
          }
          return new Region(
              f.get(id),
              f.get(country),
              f.get(status),
              f.get(sovereign),
              f.get(level),
              f.get(from),
              f.get(until),
              f.get(zones),
              f.get(sources),
              f.get(stages),
              f.get(labels),
              f.get(within));
        });
  }

  private static String country(String text) {
    if (text.length() != 2 || !text.equals(text.toUpperCase(Locale.ROOT))) {
      throw new IllegalArgumentException(
          "`" + text + "` is not a country, expected two capital letters, as in `DE`");
    }
    return text;
  }

  /** Everything that a file holds, bound. */
  static Loaded<List<Region>> load(SourceFile file, Limits limits) {
    Problems problems = new Problems();
    List<Region> regions =
        YamlReader.read(file, limits, problems).stream()
            .flatMap(node -> REGION.bind(node, problems).stream())
            .toList();
    return problems.loaded(regions);
  }

  static Loaded<List<Region>> load(String text) {
    return load(SourceFile.ofText("regions.yaml", text), Limits.POLICY);
  }

  /** The rendered diagnostics of a text, one a line (and its help). */
  static String problemsOf(String text) {
    return render(load(text).diagnostics());
  }

  static String render(List<Diagnostic> diagnostics) {
    StringBuilder out = new StringBuilder();
    diagnostics.forEach(diagnostic -> out.append(diagnostic).append('\n'));
    return out.toString();
  }
}
