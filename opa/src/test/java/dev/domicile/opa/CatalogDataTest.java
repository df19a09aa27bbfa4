package dev.domicile.opa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.catalog.Confidence;
import dev.domicile.core.catalog.Country;
import dev.domicile.core.catalog.CountrySet;
import dev.domicile.core.catalog.Developer;
import dev.domicile.core.catalog.EndOfLife;
import dev.domicile.core.catalog.Extent;
import dev.domicile.core.catalog.Jurisdictions;
import dev.domicile.core.catalog.Model;
import dev.domicile.core.catalog.Offering;
import dev.domicile.core.catalog.OfferingId;
import dev.domicile.core.catalog.Provenance;
import dev.domicile.core.catalog.Provider;
import dev.domicile.core.catalog.Region;
import dev.domicile.core.catalog.RegionId;
import dev.domicile.core.catalog.Service;
import dev.domicile.core.catalog.SourceRef;
import dev.domicile.core.catalog.Stage;
import dev.domicile.core.catalog.StageFact;
import dev.domicile.core.catalog.Vocabulary;
import dev.domicile.core.source.SourcePosition;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CatalogDataTest {

  private static final Provenance SOURCE =
      new Provenance(
          List.of(
              new SourceRef("s", Optional.of("S"), Optional.empty(), Optional.of("2026-01-01"))),
          Confidence.HIGH,
          Optional.empty(),
          List.of(),
          List.of(),
          new SourcePosition("cloud.yaml", 1, 1));
  private static final Provider ACME = new Provider("acme", "Acme", Optional.empty(), SOURCE);
  private static final Developer DEV = new Developer("dev", "Dev", Optional.empty(), SOURCE);
  private static final Model MODEL =
      new Model(
          "m",
          DEV,
          "M",
          Optional.empty(),
          Optional.empty(),
          List.of(),
          List.of(),
          List.of(),
          SOURCE);
  private static final Service SERVICE =
      new Service("s", "acme", "S", List.of("Service"), Optional.empty(), List.of(), SOURCE);
  private static final Region REGION =
      new Region(
          new RegionId("acme", "a/b"),
          true,
          List.of(),
          "A",
          Optional.of(Country.of("DE")),
          Extent.closed(CountrySet.of(Country.of("DE"))),
          "eu",
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Region.Status.GA,
          "open",
          Optional.empty(),
          List.of(),
          List.of(),
          Region.Personnel.UNKNOWN,
          List.of(),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          SOURCE);

  @Test
  void every_column_of_an_offering_is_there_though_nothing_is_recorded() throws Exception {
    JsonNode offering = data().get("offerings").get(0);
    List<String> columns =
        new ArrayList<>(
            List.of(
                "operator",
                "provider",
                "region",
                "code",
                "service",
                "model",
                "developer",
                "routing",
                "variant",
                "hosting",
                "status",
                "confidence",
                "parents",
                "licensors",
                "end",
                "availableFrom"));
    columns.addAll(Stage.ids());
    for (String column : columns) {
      assertTrue(offering.has(column) && offering.get(column).isValueNode(), column);
    }
    assertEquals("", offering.get("operator").asText());
    assertEquals("acme/a%2Fb", offering.get("region").asText());
    assertEquals("a/b", offering.get("code").asText());
  }

  @Test
  void what_is_recorded_of_stages_is_told_once() throws Exception {
    JsonNode data = data();
    assertEquals(1, data.get("places").size());
    assertEquals("unknown", data.get("places").get(0).get("bounding").asText());
    assertEquals(0, data.get("offerings").get(0).get("logs").asInt());
  }

  @Test
  void regions_and_models_list_the_positions_of_their_offerings() throws Exception {
    JsonNode data = data();
    assertEquals("[0]", data.get("regions").get("acme/a%2Fb").get("offerings").toString());
    assertEquals("[0]", data.get("models").get("m").get("offerings").toString());
  }

  @Test
  void a_service_answers_to_its_own_id() throws Exception {
    assertEquals("[\"Service\",\"s\"]", data().get("services").get("s").get("names").toString());
  }

  @Test
  void the_same_catalog_gives_the_same_text() {
    assertEquals(OpaData.catalog(catalog()), OpaData.catalog(catalog()));
  }

  private static JsonNode data() throws Exception {
    return new JsonMapper().readTree(OpaData.catalog(catalog()));
  }

  private static Catalog catalog() {
    Vocabulary words =
        new Vocabulary(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
    return Catalog.of(
        new Catalog.Parts(
            words,
            Jurisdictions.of(List.of()),
            SOURCE.sources(),
            List.of(),
            List.of(ACME),
            List.of(),
            List.of(REGION),
            List.of(DEV),
            List.of(MODEL),
            List.of(),
            List.of(SERVICE),
            List.of(offering()),
            List.of(),
            List.of(),
            "sha256:0",
            List.of()));
  }

  private static Offering offering() {
    Map<Stage, StageFact> stages = new EnumMap<>(Stage.class);
    for (Stage stage : Stage.values()) {
      stages.put(stage, StageFact.of(Extent.UNKNOWN, SOURCE));
    }
    return new Offering(
        OfferingId.parse("acme/a%2Fb/s/m@in-region"),
        ACME,
        REGION,
        SERVICE,
        MODEL,
        Optional.empty(),
        List.of(),
        List.of(),
        Optional.empty(),
        Offering.Status.AVAILABLE,
        Optional.empty(),
        EndOfLife.NONE,
        Optional.empty(),
        List.of(),
        List.of(),
        stages,
        Optional.empty(),
        SOURCE);
  }
}
