package dev.domicile.acceptance.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.domicile.acceptance.reference.Table.Row;
import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.catalog.Confidence;
import dev.domicile.core.catalog.Country;
import dev.domicile.core.catalog.Extent;
import dev.domicile.core.catalog.Feature;
import dev.domicile.core.catalog.Offering;
import dev.domicile.core.catalog.Stage;
import dev.domicile.core.catalog.StageFact;
import dev.domicile.core.decision.Workload;
import dev.domicile.core.decision.Workload.StageSpec;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The reference says what the verdict tables of the rule kinds say; the engine is held to them too.
 */
class VerdictTablesTest {

  private static final Path RESIDENCY =
      Path.of("data-residency/src/test/resources/dev/domicile/residency");
  private static final Path CERTIFICATION =
      Path.of("certifications/src/test/resources/dev/domicile/certification");

  static Stream<Row> residency() {
    return Stream.of("extents.tsv", "dates.tsv", "places.tsv", "evidence.tsv", "subjects.tsv")
        .flatMap(name -> Table.read(RESIDENCY.resolve(name)));
  }

  static Stream<Row> closing() {
    return Table.read(RESIDENCY.resolve("evidence.tsv"))
        .filter(row -> !row.get("closed").isEmpty());
  }

  static Stream<Row> certification() {
    return Stream.of("scope.tsv", "level-and-day.tsv", "places.tsv")
        .flatMap(name -> Table.read(CERTIFICATION.resolve(name)));
  }

  @ParameterizedTest
  @MethodSource("residency")
  void residency_is_as_the_tables_say(Row row) {
    assertEquals(row.get("verdict"), residency(row).verdict().toString());
  }

  @ParameterizedTest
  @MethodSource("residency")
  void what_evidence_has_to_open_is_as_the_tables_say(Row row) {
    if (row.cells().containsKey("opens")) {
      assertEquals(row.list("opens", " "), opens(residency(row)));
    }
  }

  @ParameterizedTest
  @MethodSource("closing")
  void evidence_closes_what_the_tables_say(Row row) {
    boolean opened =
        asked(row).isOpened(row.list("orEvidence", " "), operator(row), residency(row).offence());

    assertEquals(row.get("closed").equals("yes"), opened);
  }

  @ParameterizedTest
  @MethodSource("certification")
  void certification_is_as_the_tables_say(Row row) {
    assertEquals(row.get("verdict"), certification(row).verdict().toString());
  }

  @ParameterizedTest
  @MethodSource("certification")
  void the_places_that_are_not_certified_are_as_the_tables_say(Row row) {
    if (row.cells().containsKey("opens")) {
      assertEquals(row.list("opens", " "), opens(certification(row)));
    }
  }

  private static List<String> opens(Judged judged) {
    return judged.offence().anywhere()
        ? List.of("anywhere")
        : List.copyOf(judged.offence().countries());
  }

  private static Judged residency(Row row) {
    Stage stage = Stage.parse(row.get("stage", "storage"));
    Confidence confidence = TableWords.confidence(row.get("confidence", "high"));
    Offering offering =
        TableCloud.offering(stage, TableWords.extent(row.get("extent")), confidence, operator(row));
    return ResidencyReader.judge(
            TableWords.residency(stage, row.get("clause")),
            asked(row),
            offering,
            TableWords.confidence(row.get("minConfidence", "low")))
        .stream()
        .filter(judged -> judged.stage().equals(Optional.of(stage)))
        .findFirst()
        .orElseThrow();
  }

  private static Optional<String> operator(Row row) {
    return row.cells().containsKey("operator") && row.get("operator").isEmpty()
        ? Optional.empty()
        : Optional.of(row.get("operator", "aws"));
  }

  private static AskedWorkload asked(Row row) {
    Stage stage = Stage.parse(row.get("stage", "storage"));
    boolean uses = !row.get("stores").isEmpty();
    boolean missing = row.get("stores").equals("missing");
    Map<String, List<String>> says = TableWords.says(row.get("says"));
    Optional<String> feature =
        uses ? Optional.of(missing ? "agent-code" : "agent-memory") : Optional.empty();
    Feature.Use memory =
        uses && !missing
            ? use(TableWords.extent(row.get("stores")), TableWords.extent(row.get("infers")))
            : use(Extent.NONE, Extent.NONE);
    Catalog catalog =
        TableCloud.catalog(
            TableWords.sets(Table.read(RESIDENCY.resolve("sets.tsv"))),
            List.of(),
            "bedrock",
            memory);
    StageSpec spec =
        new StageSpec(
            feature,
            says.getOrDefault("at", List.of()),
            says.getOrDefault("copies", List.of()),
            Optional.empty());
    Workload workload =
        Workload.named("case")
            .requester(Country.of(row.get("requester", "CH")))
            .subjects(TableWords.countries(row.list("subjects", " ")))
            .stages(new EnumMap<>(Map.of(stage, spec)))
            .evidence(row.list("evidence", " \\+ ").stream().map(TableWords::evidence).toList())
            .build();
    return new AskedWorkload(
        catalog, workload, LocalDate.parse(row.get("day", "2026-11-22")), Confidence.LOW);
  }

  private static Feature.Use use(Extent stores, Extent infers) {
    return new Feature.Use(
        StageFact.of(stores, TableCloud.SURE), StageFact.of(infers, TableCloud.SURE));
  }

  private static Judged certification(Row row) {
    boolean feature = !row.get("feature").isEmpty();
    Extent extent = TableWords.extent(row.get("extent", "regions aws/eu-central-1"));
    Catalog catalog =
        TableCloud.catalog(
            List.of(),
            TableWords.claims(row),
            "bedrock-agentcore",
            use(feature ? extent : Extent.NONE, Extent.NONE));
    StageSpec spec =
        new StageSpec(
            feature ? Optional.of("agent-memory") : Optional.empty(),
            List.of(),
            List.of(),
            Optional.empty());
    Workload workload =
        Workload.named("case")
            .requester(Country.of("DE"))
            .stages(new EnumMap<>(Map.of(Stage.INFERENCE, spec)))
            .build();
    LocalDate day = LocalDate.parse(row.get("day", "2026-11-22"));
    AskedWorkload asked = new AskedWorkload(catalog, workload, day, Confidence.LOW);
    Offering offering =
        TableCloud.offering(Stage.INFERENCE, extent, Confidence.HIGH, operator(row));
    Confidence least = TableWords.confidence(row.get("minConfidence", "low"));
    return new CertificationReader(TableWords.certification(row), asked, offering, least)
        .judge()
        .get(0);
  }
}
