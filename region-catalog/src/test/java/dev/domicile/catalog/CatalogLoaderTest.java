package dev.domicile.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.catalog.Extent;
import dev.domicile.core.catalog.Offering;
import dev.domicile.core.catalog.OfferingId;
import dev.domicile.core.catalog.RegionId;
import dev.domicile.core.catalog.Stage;
import dev.domicile.core.source.Diagnostic;
import dev.domicile.core.source.Loaded;
import dev.domicile.core.source.Severity;
import dev.domicile.core.source.Source;
import dev.domicile.core.source.SourceFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogLoaderTest {

  private static final String IRELAND = "aws/eu-west-1/bedrock/claude-haiku-4-5@in-region";

  @Test
  void a_right_catalog_gives_no_diagnostics() {
    Loaded<Catalog> loaded = CatalogLoader.load(Small.source());
    assertEquals(List.of(), loaded.diagnostics());
    assertEquals(6, loaded.orElseThrow().offerings().size());
  }

  @Test
  void no_files_at_all_are_an_empty_catalog() {
    assertEquals(List.of(), CatalogLoader.load().orElseThrow().offerings());
  }

  @Test
  void a_row_gives_one_offering_for_each_calling_region() {
    Catalog catalog = Small.catalog();
    Offering frankfurt = Small.find(catalog, "aws/eu-central-1/bedrock/claude-sonnet-4-6@geo");
    Offering stockholm = Small.find(catalog, "aws/eu-north-1/bedrock/claude-sonnet-4-6@geo");
    assertEquals("eu-central-1", frankfurt.region().id().code());
    assertEquals("eu-north-1", stockholm.region().id().code());
    assertSame(
        frankfurt.stage(Stage.INFERENCE).extent(), stockholm.stage(Stage.INFERENCE).extent());
  }

  @Test
  void an_alias_of_a_region_gives_the_code_in_the_id() {
    Catalog catalog =
        Small.with(
            Small.offering(
                "regions: [frankfurt], routing: in-region, processing: {regions: [frankfurt]}"));
    Offering offering = Small.find(catalog, "aws/eu-central-1/bedrock/claude-haiku-4-5@in-region");
    assertEquals(
        List.of(RegionId.parse("aws/eu-central-1")),
        offering.stage(Stage.INFERENCE).extent().regions());
  }

  @Test
  void ids_with_odd_characters_print_and_parse() {
    for (Offering offering : Small.catalog().offerings()) {
      assertEquals(offering.id(), OfferingId.parse(offering.id().toString()));
    }
    Small.find(Small.catalog(), "evroc/de%2Ftxl/evroc-think/mistral-embed@in-region");
  }

  @Test
  void equal_extents_are_one_instance() {
    Catalog catalog =
        Small.with(
            Small.offering(
                "regions: [eu-west-1], routing: in-region, processing: {regions: called-region}"),
            Small.offering(
                "regions: [eu-west-1], routing: geo, processing: {regions: [eu-west-1]}"));
    Extent one = Small.find(catalog, IRELAND).stage(Stage.INFERENCE).extent();
    Extent other =
        Small.find(catalog, "aws/eu-west-1/bedrock/claude-haiku-4-5@geo")
            .stage(Stage.INFERENCE)
            .extent();
    assertSame(one, other);
  }

  @Test
  void facts_of_a_cell_are_shared_between_offerings() {
    Catalog catalog = Small.catalog();
    assertSame(
        Small.find(catalog, "aws/eu-central-1/bedrock/claude-sonnet-4-6@geo").stage(Stage.LOGS),
        Small.find(catalog, "aws/eu-north-1/bedrock/claude-sonnet-4-6@geo").stage(Stage.LOGS));
  }

  @Test
  void an_overlay_adds_entries() {
    Catalog catalog =
        Small.with(
            Small.offering("regions: [eu-west-1], routing: in-region, processing: {within: [EU]}"));
    assertEquals(7, catalog.offerings().size());
  }

  @Test
  void an_overlay_replaces_a_whole_entry_if_it_says_so() {
    Catalog catalog =
        Small.with(
            Small.document(
                "Regions",
                "regions",
                "provider: aws, code: eu-central-1, country: AT, productGeography: eu,"
                    + " aliases: [frankfurt], override: true"));
    var region = Small.get(catalog.regions(), RegionId.parse("aws/eu-central-1"));
    assertEquals("AT", region.country().orElseThrow().code());
    assertEquals(Optional.empty(), region.operator());
    assertEquals(1, count(catalog, "regions", "aws/eu-central-1"));
  }

  @Test
  void an_overlay_may_replace_one_region_of_a_row() {
    Catalog catalog =
        Small.with(
            Small.document(
                "Offerings",
                "offerings",
                "provider: aws, regions: [eu-north-1], service: bedrock, routing: geo,"
                    + " model: anthropic/claude-sonnet-4-6, status: retired,"
                    + " processing: {anywhere: true}, override: true"));
    assertEquals(6, catalog.offerings().size());
    assertEquals(
        Offering.Status.RETIRED,
        Small.find(catalog, "aws/eu-north-1/bedrock/claude-sonnet-4-6@geo").status());
    assertEquals(
        Offering.Status.AVAILABLE,
        Small.find(catalog, "aws/eu-central-1/bedrock/claude-sonnet-4-6@geo").status());
  }

  @Test
  void an_overlay_replaces_the_claims_that_say_the_same() {
    Catalog catalog =
        Small.with(
            Small.document(
                "Attestations",
                "attestations",
                "entity: amazon, partition: aws/partition/aws, regions: [eu-central-1],"
                    + " services: [Amazon Bedrock], scheme: bsi-c5, version: '2020', level: type2,"
                    + " status: out-of-scope, grade: primary, override: true"));
    assertEquals(2, catalog.attestations().size());
    assertEquals("OUT_OF_SCOPE", catalog.attestations().get(0).status().name());
  }

  @Test
  void the_order_of_sources_does_not_decide_who_is_replaced() {
    Source overlay =
        Small.more(
            Small.document(
                "Regions",
                "regions",
                "provider: aws, code: eu-west-1, country: GB, productGeography: eu,"
                    + " override: true"));
    assertEquals(
        CatalogLoader.load(Small.source(), overlay).orElseThrow().digest(),
        CatalogLoader.load(overlay, Small.source()).orElseThrow().digest());
  }

  @Test
  void a_file_given_twice_counts_once_whatever_its_name(@TempDir Path folder) throws Exception {
    byte[] content = Small.source().files().get(0).content();
    Files.write(folder.resolve("a.yaml"), content);
    Files.write(folder.resolve("b.yaml"), content);
    Loaded<Catalog> loaded = CatalogLoader.load(Small.source(), Source.directory(folder));
    assertEquals(List.of(), loaded.diagnostics());
    assertEquals(Small.catalog().digest(), loaded.orElseThrow().digest());
  }

  @Test
  void an_entry_that_stands_twice_word_for_word_warns_and_counts_once() {
    String region =
        Small.document(
            "Regions",
            "regions",
            "provider: aws, code: eu-south-1, country: IT, productGeography: eu");
    Loaded<Catalog> loaded =
        CatalogLoader.load(Small.source(), Source.text("a.yaml", region), moved(region));
    assertTrue(loaded.isAccepted());
    assertEquals(1, loaded.diagnostics().size());
    Diagnostic warning = loaded.diagnostics().get(0);
    assertEquals(Severity.WARNING, warning.severity());
    assertEquals(CatalogCodes.DUPLICATE, warning.code());
    assertEquals(
        CatalogLoader.load(Small.source(), Source.text("a.yaml", region)).orElseThrow().digest(),
        loaded.orElseThrow().digest());
  }

  @Test
  void the_digest_speaks_of_content_and_not_of_layout() {
    SourceFile file = Small.source().files().get(0);
    String text = new String(file.content(), java.nio.charset.StandardCharsets.UTF_8);
    String laidOut = "# a comment\n" + text.replace("{id: EEA, ", "{  id:   \"EEA\", ");
    assertEquals(
        Small.catalog().digest(),
        CatalogLoader.load(Source.text("other.yaml", laidOut)).orElseThrow().digest());
    String changed = text.replace("power loss", "power losses");
    assertNotEquals(
        Small.catalog().digest(),
        CatalogLoader.load(Source.text("small.yaml", changed)).orElseThrow().digest());
  }

  @Test
  void everything_wrong_is_told_by_file_and_position() {
    List<Diagnostic> problems =
        CatalogLoader.load(
                Source.text("z.yaml", "kind: Regions\nregions: [{code: a}]\n"),
                Small.source(),
                Source.text("a.yaml", "a: [1\n"),
                Small.more(Small.offering("regions: [eu-west-9], routing: geo")))
            .diagnostics();
    List<String> files = problems.stream().map(problem -> problem.position().file()).toList();
    assertEquals(List.of("a.yaml", "more.yaml", "z.yaml"), files.stream().distinct().toList());
    assertEquals(files.stream().sorted().toList(), files);
  }

  @Test
  void what_a_broken_file_holds_is_not_reported_as_missing() {
    String broken =
        "apiVersion: domicile/v1\nkind: Regions\nregions:\n"
            + "  - {provider: aws, code: eu-south-1, country: [\n";
    List<Diagnostic> problems =
        CatalogLoader.load(
                Small.source(),
                Source.text("broken.yaml", broken),
                Small.more(
                    Small.offering(
                        "regions: [eu-south-1, eu-south-2], routing: geo, processing: {anywhere:"
                            + " true}")))
            .diagnostics();
    assertTrue(problems.stream().anyMatch(problem -> problem.message().contains("eu-south-2")));
    assertFalse(problems.stream().anyMatch(problem -> problem.message().contains("`eu-south-1`")));
  }

  @Test
  void every_entry_keeps_its_sources_confidence_and_place() {
    Catalog catalog = Small.catalog();
    Offering offering = Small.find(catalog, "aws/eu-north-1/bedrock/claude-sonnet-4-6@geo");
    assertEquals("aws-geo", offering.provenance().sources().get(0).id());
    assertEquals(List.of("offerings.yaml/offerings/x"), offering.provenance().facts());
    assertEquals("small.yaml", offering.provenance().position().file());
    assertTrue(
        catalog.sources().keySet().stream().anyMatch(id -> id.startsWith("inline-")),
        "a source described on the spot has an id too");
  }

  private static long count(Catalog catalog, String list, String id) {
    return catalog.entries().stream()
        .filter(entry -> entry.list().equals(list) && entry.id().equals(id))
        .count();
  }

  private static Source moved(String document) {
    return Source.text("b.yaml", "# moved\n" + document);
  }
}
