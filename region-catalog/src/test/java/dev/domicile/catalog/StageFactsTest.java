package dev.domicile.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.catalog.Confidence;
import dev.domicile.core.catalog.Extent;
import dev.domicile.core.catalog.Extent.Bounding;
import dev.domicile.core.catalog.Offering;
import dev.domicile.core.catalog.RegionId;
import dev.domicile.core.catalog.Stage;
import dev.domicile.core.catalog.StageFact;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an offering, its service and its region say of each stage. */
class StageFactsTest {

  private static final String GEO = "aws/eu-central-1/bedrock/claude-sonnet-4-6@geo";
  private static final String IN_REGION = "aws/eu-central-1/bedrock/claude-sonnet-4-6@in-region";

  @Test
  void what_the_offering_says_goes_before_the_cells_of_its_service() {
    assertEquals(List.of("FR"), fact(IN_REGION, Stage.STORAGE).extent().known().codes());
    assertEquals(List.of("DE"), fact(GEO, Stage.STORAGE).extent().known().codes());
  }

  @Test
  void the_first_cell_that_matches_counts() {
    assertEquals(Extent.NONE, fact(GEO, Stage.PROVIDER_RETENTION).extent());
    StageFact stockholm =
        fact("aws/eu-north-1/bedrock/claude-sonnet-4-6@geo", Stage.PROVIDER_RETENTION);
    assertEquals(List.of("DE", "SE"), stockholm.extent().known().codes());
    assertEquals(Optional.of("P30D"), stockholm.retention());
    assertEquals(Optional.of("flagged"), stockholm.what());
  }

  @Test
  void what_nobody_names_is_unknown() {
    assertEquals(Extent.UNKNOWN, fact(GEO, Stage.FINE_TUNING).extent());
    assertEquals(Extent.UNKNOWN, fact(IN_REGION, Stage.SESSION_STATE).extent());
  }

  @Test
  void a_fact_keeps_feature_opt_out_and_remarks() {
    StageFact state = fact(GEO, Stage.SESSION_STATE);
    assertEquals(Optional.of("agent-memory"), state.feature());
    assertEquals(Optional.of("store=false"), state.optOut());
    assertEquals(Optional.of("on by default"), state.remark());
  }

  @Test
  void a_cell_without_confidence_is_as_sure_as_the_row() {
    assertEquals(Confidence.HIGH, fact(GEO, Stage.LOGS).provenance().confidence());
    assertEquals(Confidence.MEDIUM, fact(IN_REGION, Stage.LOGS).provenance().confidence());
  }

  @Test
  void a_cell_without_sources_has_those_of_the_service() {
    assertEquals("aws-geo", fact(GEO, Stage.LOGS).provenance().sources().get(0).id());
  }

  @Test
  void a_place_known_only_by_a_seat_is_unknown_and_shown_as_a_hint() {
    StageFact inference =
        fact("evroc/de%2Ftxl/evroc-think/mistral-embed@in-region", Stage.INFERENCE);
    assertEquals(Extent.UNKNOWN, inference.extent());
    assertEquals(Optional.of("SE"), inference.hint());
  }

  @ParameterizedTest(name = "{0} called, {1} staff in the EU")
  @CsvSource({
    "eu-central-1, BOUNDED, DE",
    "eu-north-1, BOUNDED, DE FR HR IE SE",
    "eu-west-1, ANYWHERE, ''",
    "eu-west-2, UNKNOWN, ''",
    "us-east-1, UNKNOWN, ''"
  })
  void support_access_comes_from_personnel_where_no_cell_names_it(
      String region, Bounding bounding, String bound) {
    Catalog catalog =
        Small.with(
            Small.offering(
                "regions: ["
                    + region
                    + "], routing: geo, variant: s, processing: {anywhere:"
                    + " true}"));
    Extent extent =
        Small.find(catalog, "aws/" + region + "/bedrock/claude-haiku-4-5@geo+s")
            .stage(Stage.SUPPORT_ACCESS)
            .extent();
    assertEquals(bounding, extent.bounding());
    assertEquals(bound, String.join(" ", extent.bound().codes()));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "routing: geo | true",
        "routing: [global, in-region] | false",
        "models: claude-haiku-4-5 | true",
        "models: 'claude-*' | true",
        "models: 'anthropic/*' | true",
        "models: 'mistral-*' | false",
        "notModels: 'mistral-*' | true",
        "notModels: ['claude-*', mistral-embed] | false",
        "developers: anthropic | true",
        "developers: [mistral] | false",
        "regions: [eu-west-1, eu-north-1] | true",
        "regions: frankfurt | false",
        "notRegions: frankfurt | true",
        "notRegions: eu-west-1 | false",
        "geo: [us, eu] | true",
        "geo: us | false",
        "zone: EU | false",
        "sku: 'Global*' | true",
        "sku: global | false",
        "endpoints: '*-mantle' | true",
        "endpoints: bedrock | false",
        "hosting: 'Hosted on *' | true",
        "hosting: nobody | false",
        "noHosting: true | false",
        "subprocessor: [Somebody] | true",
        "subprocessor: Nobody | false",
        "'routing: geo, models: mistral-embed' | false",
        "'routing: geo, geo: eu' | true",
      })
  void a_cell_matches_if_every_condition_does(String when, boolean matches) {
    Catalog catalog =
        Small.with(
            "apiVersion: domicile/v1\nkind: Services\nservices:\n"
                + "  - {provider: aws, id: other, sources: [aws-geo], confidence: high, stages:"
                + " [{stage: logs, when: {"
                + when
                + "}, at: none}]}\n",
            Small.document(
                "Offerings",
                "offerings",
                "provider: aws, service: other, model: anthropic/claude-haiku-4-5, status:"
                    + " available, regions: [eu-west-1], routing: geo, geo: eu, sku:"
                    + " [GlobalStandard], endpoints: [bedrock-runtime, bedrock-mantle], hosting:"
                    + " Hosted on Azure, subprocessor: Somebody, processing: {anywhere: true}"));
    Extent extent =
        Small.find(catalog, "aws/eu-west-1/other/claude-haiku-4-5@geo").stage(Stage.LOGS).extent();
    assertEquals(matches ? Extent.NONE : Extent.UNKNOWN, extent);
  }

  @Test
  void a_feature_has_extents_of_its_own_by_region() {
    var feature = Small.get(Small.catalog().features(), "agent-memory");
    assertEquals("bedrock", feature.service());
    assertEquals(2, feature.extents().size());
    var frankfurt = Small.get(feature.extents(), RegionId.parse("aws/eu-central-1"));
    assertEquals(List.of("DE"), frankfurt.stores().extent().known().codes());
    assertEquals(5, frankfurt.extent().bound().size());
    var virginia = Small.get(feature.extents(), RegionId.parse("aws/us-east-1"));
    assertEquals(Extent.NONE, virginia.infers().extent());
  }

  private static StageFact fact(String id, Stage stage) {
    Offering offering = Small.find(Small.catalog(), id);
    return offering.stage(stage);
  }
}
