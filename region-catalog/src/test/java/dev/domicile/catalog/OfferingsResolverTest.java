package dev.domicile.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.catalog.EndOfLife;
import dev.domicile.core.catalog.Entity;
import dev.domicile.core.catalog.Offering;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who runs an offering, when it ends, what has to be done for it. */
class OfferingsResolverTest {

  private static final String ANYWHERE = "processing: {anywhere: true}, ";

  @Test
  void the_operator_of_the_row_goes_before_that_of_the_region_and_that_before_the_providers() {
    Catalog catalog = Small.catalog();
    assertEquals(
        "amazon", operator(catalog, "aws/eu-central-1/bedrock/claude-sonnet-4-6@in-region"));
    assertEquals("aws-europe", operator(catalog, "aws/eu-central-1/bedrock/claude-sonnet-4-6@geo"));
    assertEquals("amazon", operator(catalog, "aws/eu-north-1/bedrock/claude-sonnet-4-6@geo"));
    assertEquals(
        Optional.empty(),
        Small.find(catalog, "evroc/de%2Ftxl/evroc-think/mistral-embed@in-region").operator());
  }

  @Test
  void parents_are_those_of_the_operator() {
    Catalog catalog = Small.catalog();
    assertEquals(
        List.of("US"),
        Small.find(catalog, "aws/eu-north-1/bedrock/claude-sonnet-4-6@geo").parents());
    assertEquals(
        List.of(),
        Small.find(
                catalog,
                "azure/germanywestcentral/azure-foundry/claude-haiku-4-5@data-zone+hosted-on-azure")
            .parents());
    assertEquals(List.of("US"), Small.get(catalog.entities(), "aws-europe").parents());
  }

  @Test
  void an_offering_run_by_another_has_that_ones_parents() {
    Catalog catalog =
        Small.with(
            Small.offering(ANYWHERE + "regions: [eu-central-1], routing: geo, operator: delos"));
    Offering offering = Small.find(catalog, "aws/eu-central-1/bedrock/claude-haiku-4-5@geo");
    assertEquals(List.of(), offering.parents());
    assertEquals(List.of("US"), offering.licensors());
  }

  @ParameterizedTest(name = "{0}, {1}, {2} end on {3}")
  @CsvSource({
    "2027-05, 2028-01-01, 2029-01-01, 2027-05, false",
    "2028-05, 2028-01-01, 2029-01-01, 2028-01-01, false",
    "unknown, 2028-01-01, 2029-01-01, , true",
    "unknown, , , , true",
    ", unknown, , , true",
    ", , 2026-12-01, 2026-12-01, false",
    ", , , , false",
  })
  void the_earliest_of_offering_service_and_model_is_the_end(
      String offering, String service, String model, String expected, boolean unknown) {
    String ofService = service == null ? "" : "endOfLife: " + service + ", ";
    String ofModel =
        model == null ? "" : "lifecycle: [{model: mistral-embed, endOfLife: " + model + "}], ";
    String ofOffering = offering == null ? "" : "endOfLife: " + offering + ", ";
    Catalog catalog =
        Small.with(
            Small.document(
                "Services", "services", "provider: aws, " + ofService + ofModel + "id: other"),
            Small.document(
                "Offerings",
                "offerings",
                ANYWHERE
                    + ofOffering
                    + "provider: aws, service: other, model: mistral/mistral-embed,"
                    + " regions: [eu-west-1], routing: global, status: available"));
    EndOfLife end = Small.find(catalog, "aws/eu-west-1/other/mistral-embed@global").endOfLife();
    assertEquals(Optional.ofNullable(expected), end.date().map(Object::toString));
    assertEquals(unknown, end.unknown());
  }

  @Test
  void the_end_that_a_model_names_for_the_service_counts() {
    assertEquals(
        Optional.of("2028-01-01"),
        Small.find(Small.catalog(), "aws/eu-north-1/bedrock/claude-sonnet-4-6@geo")
            .endOfLife()
            .date()
            .map(Object::toString));
  }

  @Test
  void on_a_day_or_later_is_no_end() {
    EndOfLife end =
        Small.find(
                Small.catalog(),
                "azure/germanywestcentral/azure-foundry/claude-haiku-4-5@data-zone+hosted-on-azure")
            .endOfLife();
    assertEquals(Optional.of("2027-06-01"), end.notBefore().map(Object::toString));
  }

  @Test
  void an_impaired_region_leaves_the_offering_available_and_the_advisory_speaks() {
    Catalog catalog = Small.catalog();
    assertEquals(
        Offering.Status.AVAILABLE,
        Small.find(catalog, "aws/eu-central-1/bedrock/claude-sonnet-4-6@in-region").status());
    assertEquals(
        "power loss",
        Small.find(
                catalog,
                "azure/germanywestcentral/azure-foundry/claude-haiku-4-5@data-zone+hosted-on-azure")
            .region()
            .advisory()
            .orElseThrow()
            .text());
  }

  @Test
  void restricted_access_is_an_obligation() {
    Catalog catalog =
        Small.with(
            Small.offering(
                ANYWHERE
                    + "regions: [eu-west-1], routing: geo, access: restricted, obligation: Fill in"
                    + " the form"));
    assertEquals(
        Optional.of("Fill in the form"),
        Small.find(catalog, "aws/eu-west-1/bedrock/claude-haiku-4-5@geo").obligation());
    assertEquals(
        Optional.of("Obtain access to `azure-foundry`: it is restricted"),
        Small.find(
                catalog,
                "azure/germanywestcentral/azure-foundry/claude-haiku-4-5@data-zone+hosted-on-azure")
            .obligation());
  }

  @ParameterizedTest(name = "{0} to {1}")
  @CsvSource({
    "'[text]', '[text]', chat",
    "'[text, image, pdf]', '[text]', chat image-input pdf-input",
    "'[text, audio]', '[text, audio]', audio-input audio-output chat",
    "'[audio]', '[text]', audio-input",
    "'[text, image]', '[embedding]', embedding image-input",
    "'[text]', '[scores]', rerank",
    "'[text]', '[image, video]', image-output video-output",
  })
  void capabilities_come_from_the_modality(String inputs, String outputs, String expected) {
    Catalog catalog =
        Small.with(
            Small.document(
                "Models",
                "models",
                "id: m, developer: mistral, inputs: " + inputs + ", outputs: " + outputs));
    assertEquals(expected, String.join(" ", Small.get(catalog.models(), "m").capabilities()));
  }

  @Test
  void capabilities_that_sources_name_are_added() {
    assertEquals(
        List.of("chat", "image-input", "pdf-input", "tool-use"),
        Small.get(Small.catalog().models(), "claude-sonnet-4-6").capabilities());
  }

  private static String operator(Catalog catalog, String id) {
    return Small.find(catalog, id).operator().map(Entity::id).orElseThrow();
  }
}
