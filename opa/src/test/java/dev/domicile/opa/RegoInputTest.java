package dev.domicile.opa;

import static dev.domicile.opa.SmallWorld.ACME;
import static dev.domicile.opa.SmallWorld.DAY;
import static dev.domicile.opa.SmallWorld.FRANKFURT;
import static dev.domicile.opa.SmallWorld.STACKIT;
import static dev.domicile.opa.SmallWorld.point;
import static dev.domicile.opa.SmallWorld.rules;
import static dev.domicile.opa.SmallWorld.workload;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.domicile.core.catalog.OfferingId;
import dev.domicile.core.decision.Workload;
import org.junit.jupiter.api.Test;

/** What a rule in Rego is asked. */
class RegoInputTest {

  private static JsonNode asked(Workload workload, String offering) {
    FakePort port = FakePort.saying("violated", "none");
    point(rules(path -> port), ACME).check(workload, OfferingId.parse(offering), DAY);
    return port.asked().get(0);
  }

  @Test
  void the_question_has_day_workload_and_offerings() {
    Workload workload = workload().build();

    JsonNode input = asked(workload, FRANKFURT);

    assertEquals("2026-11-22", input.get("asOf").textValue());
    assertEquals(workload.toJson(), input.get("workload").toString());
    assertEquals(4, input.size());
  }

  @Test
  void an_offering_is_told_with_every_key() {
    assertEquals(
        "{\"id\":\"aws/eu-central-1/bedrock/claude-sonnet-4-6@geo\",\"provider\":\"aws\","
            + "\"region\":\"aws/eu-central-1\",\"country\":\"DE\",\"service\":\"bedrock\","
            + "\"model\":\"claude-sonnet-4-6\",\"developer\":\"anthropic\",\"routing\":\"geo\","
            + "\"variant\":null,\"operator\":\"aws\",\"parents\":[\"US\"],"
            + "\"status\":\"available\",\"confidence\":\"high\",\"stages\":{"
            + "\"inference\":{\"known\":[\"DE\",\"IE\"],\"bound\":[\"DE\",\"IE\"],"
            + "\"regions\":[\"aws/eu-central-1\",\"aws/eu-west-1\"]},"
            + "\"provider-retention\":{\"known\":[],\"bound\":[],\"regions\":[]},"
            + "\"support-access\":{\"known\":[],\"bound\":[],\"regions\":[]},"
            + "\"key-custody\":{\"known\":[\"DE\"],\"bound\":[\"DE\"],"
            + "\"regions\":[\"aws/eu-central-1\"]}}}",
        asked(workload().build(), FRANKFURT).at("/offerings/0").toString());
  }

  @Test
  void anywhere_is_a_word_and_unknown_is_null() {
    JsonNode stages =
        asked(
                workload().stages("inference", "logs").build(),
                "aws/us-east-1/bedrock/claude-sonnet-4-6@global")
            .at("/offerings/0/stages");

    assertEquals("[\"anywhere\"]", stages.at("/inference/bound").toString());
    // The customer chooses and has not said where.
    assertTrue(stages.at("/logs/bound").isNull());
  }

  @Test
  void what_no_source_bounds_is_null() {
    assertTrue(
        asked(workload().stages("inference", "backup").build(), STACKIT)
            .at("/offerings/0/stages/backup/bound")
            .isNull());
  }

  @Test
  void declared_places_are_worked_in() {
    java.util.Map<dev.domicile.core.catalog.Stage, Workload.StageSpec> stages =
        new java.util.EnumMap<>(dev.domicile.core.catalog.Stage.class);
    stages.put(
        dev.domicile.core.catalog.Stage.LOGS,
        new Workload.StageSpec(
            java.util.Optional.empty(),
            java.util.List.of("DE"),
            java.util.List.of("FR"),
            java.util.Optional.empty()));

    assertEquals(
        "[\"DE\",\"FR\"]",
        asked(workload().stages(stages).build(), FRANKFURT)
            .at("/offerings/0/stages/logs/bound")
            .toString());
  }
}
