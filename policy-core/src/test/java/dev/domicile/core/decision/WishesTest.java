package dev.domicile.core.decision;

import static dev.domicile.core.decision.Asking.COVERED;
import static dev.domicile.core.decision.Asking.DAY;
import static dev.domicile.core.decision.Asking.hospital;
import static dev.domicile.core.decision.Asking.id;
import static dev.domicile.core.decision.Asking.ids;
import static dev.domicile.core.decision.Asking.point;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.domicile.core.catalog.Glob;
import dev.domicile.core.catalog.Stage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Models, capabilities, accelerators, features, pins, and the order of what is left. */
class WishesTest {

  private static final String CLAUDE = "aws/eu-central-1/bedrock/claude-sonnet-4-6@in-region";
  private static final String DEEPSEEK = "aws/eu-central-1/bedrock/deepseek-v3@in-region";
  private static final String MISTRAL = "stackit/eu01/stackit-ai/mistral-large-3@in-region";

  private static final SmallCatalog THREE =
      SmallCatalog.empty().offering(CLAUDE).offering(DEEPSEEK).offering(MISTRAL);

  @Test
  void patterns_of_models_match_the_developer_and_the_model() {
    assertEquals(List.of(CLAUDE), ids(decide(hospital().models("anthropic/*")).placements()));
  }

  @Test
  void a_capability_that_the_modality_rules_out_removes_the_offering() {
    Decision decision = decide(hospital().capabilities(List.of("image-input")));
    assertEquals(List.of(CLAUDE, DEEPSEEK), ids(decision.placements()));
  }

  @Test
  void a_capability_that_nobody_recorded_is_kept_ranked_last_and_warned_of() {
    Decision decision =
        decide(hospital().capabilities(List.of("chat")).prefer(List.of(first("deepseek"))));
    assertEquals(List.of(CLAUDE, MISTRAL, DEEPSEEK), ids(decision.placements()));
    assertEquals(
        List.of("the catalog cannot say whether it meets every wish"),
        decision.placements().get(2).warnings());
  }

  @Test
  void other_capabilities_are_unknown_where_no_source_names_them() {
    Decision decision = decide(hospital().capabilities(List.of("tool-use")));
    assertEquals(List.of(MISTRAL, CLAUDE, DEEPSEEK), ids(decision.placements()));
  }

  @Test
  void accelerators_are_read_in_the_region_called() {
    SmallCatalog catalog =
        SmallCatalog.empty()
            .offering(CLAUDE)
            .offering(MISTRAL)
            .offering("aws/eu-west-1/bedrock/claude-sonnet-4-6@in-region")
            .region("aws/eu-central-1", r -> r.accelerators("nvidia-b200"))
            .region("stackit/eu01", r -> r.accelerators("nvidia-h100"));
    Decision decision =
        point(catalog.build(), COVERED)
            .decide(hospital().accelerators(List.of("nvidia-h100")).build(), DAY);
    assertEquals(
        List.of(MISTRAL, "aws/eu-west-1/bedrock/claude-sonnet-4-6@in-region"),
        ids(decision.placements()));
  }

  @Test
  void a_feature_that_the_region_lacks_is_counted() {
    Decision decision = decide(withMemory());
    assertEquals(List.of(CLAUDE, DEEPSEEK), ids(decision.placements()));
    assertEquals(Map.of("without feature agentcore-memory", 1), decision.notCandidates());
  }

  @Test
  void the_wish_that_removed_the_last_candidate_is_named() {
    Decision decision = decide(withMemory().models("mistral/*"));
    assertEquals(Outcome.REFUSED, decision.outcome());
    assertTrue(
        decision
            .explanation()
            .text(100)
            .contains("the last one was removed by feature agentcore-memory"));
  }

  @Test
  void a_pin_of_one_part_leaves_the_others_open() {
    Pin aws =
        new Pin(
            Optional.of("aws"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    assertEquals(List.of(CLAUDE, DEEPSEEK), ids(decide(hospital().pin(aws)).placements()));
  }

  @Test
  void a_model_is_pinned_with_or_without_its_developer() {
    for (String model : List.of("mistral-large-3", "mistral/mistral-large-3")) {
      Pin pin =
          new Pin(
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.of(model),
              Optional.empty(),
              Optional.empty());
      assertEquals(List.of(MISTRAL), ids(decide(hospital().pin(pin)).placements()));
    }
  }

  @Test
  void a_pinned_region_needs_its_provider() {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new Pin(
                Optional.empty(),
                Optional.of("eu-central-1"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
  }

  @Test
  void a_name_that_the_catalog_lacks_is_the_callers_error() {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> decide(hospital().categories("helth")));
    assertEquals(
        "workload `discharge-summaries`: there is no category of data `helth` in the catalog;"
            + " nearest is `health`",
        refused.getMessage());
  }

  @Test
  void an_offering_that_the_catalog_lacks_is_the_callers_error() {
    PolicyDecisionPoint point = point(THREE.build(), COVERED);
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> point.check(hospital().build(), id(CLAUDE.replace("sonnet", "sonet")), DAY));
    assertTrue(String.valueOf(refused.getMessage()).contains("nearest is `" + CLAUDE + "`"));
  }

  // Order.

  @Test
  void without_wishes_the_order_is_that_of_ids() {
    Decision decision =
        point(SmallCatalog.standard().build(), COVERED).decide(hospital().build(), DAY);
    assertEquals(ids(decision.placements()).stream().sorted().toList(), ids(decision.placements()));
  }

  @Test
  void in_country_means_that_every_place_is_a_subjects_country() {
    assertEquals(
        List.of(CLAUDE, MISTRAL), ids(ranked(word(Preference.Kind.IN_COUNTRY))).subList(0, 2));
  }

  @Test
  void fewest_countries_counts_the_bound_and_puts_unknown_and_anywhere_last() {
    List<String> order = ids(ranked(word(Preference.Kind.FEWEST_PROCESSING_COUNTRIES)));
    assertEquals(
        List.of(
            "aws/eu-central-1/bedrock/claude-sonnet-4-6@in-region",
            "stackit/eu01/stackit-ai/mistral-large-3@in-region",
            "aws/eu-central-1/bedrock/claude-sonnet-4-6@geo",
            "aws/eu-west-2/bedrock/claude-sonnet-4-6@geo",
            "azure/swedencentral/azure-foundry/mistral-large-3@data-zone",
            "azure/swedencentral/azure-foundry/mistral-large-3@global",
            "aws/us-east-1/bedrock/claude-sonnet-4-6@global"),
        order);
  }

  @Test
  void lists_prefer_in_their_order_and_others_come_after() {
    List<String> order =
        ids(
            ranked(
                new Preference(
                    Preference.Kind.PROVIDER, List.of(new Glob("stackit"), new Glob("azure")))));
    assertEquals(
        List.of("stackit", "azure", "azure", "aws", "aws", "aws", "aws"),
        order.stream().map(text -> id(text).provider()).toList());
  }

  @Test
  void the_first_wish_counts_before_the_second() {
    Preference routing =
        new Preference(Preference.Kind.ROUTING, List.of(new Glob("geo"), new Glob("in-region")));
    List<String> order =
        ids(
            ranked(
                routing, new Preference(Preference.Kind.REGION, List.of(new Glob("eu-west-2")))));
    assertEquals("aws/eu-west-2/bedrock/claude-sonnet-4-6@geo", order.get(0));
    assertEquals("aws/eu-central-1/bedrock/claude-sonnet-4-6@geo", order.get(1));
  }

  @Test
  void models_are_preferred_by_pattern() {
    Preference model = new Preference(Preference.Kind.MODEL, List.of(new Glob("mistral/*")));
    assertEquals("azure", id(ids(ranked(model)).get(0)).provider());
  }

  private static Preference word(Preference.Kind kind) {
    return new Preference(kind, List.of());
  }

  private static Preference first(String developer) {
    return new Preference(Preference.Kind.DEVELOPER, List.of(new Glob(developer)));
  }

  private static List<Candidate> ranked(Preference... wishes) {
    return point(SmallCatalog.standard().build(), COVERED)
        .decide(hospital().prefer(List.of(wishes)).build(), DAY)
        .placements();
  }

  private static Workload.Builder withMemory() {
    return hospital()
        .stages(
            Map.of(
                Stage.SESSION_STATE,
                new Workload.StageSpec(
                    Optional.of("agentcore-memory"), List.of(), List.of(), Optional.empty())));
  }

  private static Decision decide(Workload.Builder workload) {
    return point(THREE.build(), COVERED).decide(workload.build(), DAY);
  }
}
