package dev.domicile.core.decision;

import static dev.domicile.core.decision.Asking.COVERED;
import static dev.domicile.core.decision.Asking.DAY;
import static dev.domicile.core.decision.Asking.hospital;
import static dev.domicile.core.decision.Asking.id;
import static dev.domicile.core.decision.Asking.point;
import static dev.domicile.core.decision.Asking.policy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.catalog.Offering;
import org.junit.jupiter.api.Test;

/** Portability speaks of the allowed set, and {@code check} of the worst of what is pinned. */
class PortabilityTest {

  private static final Catalog CATALOG = SmallCatalog.standard().build();
  private static final String GERMAN = "stackit/eu01/stackit-ai/mistral-large-3@in-region";

  @Test
  void a_violated_portability_refuses_and_the_placements_stay() {
    Decision decision = decide(hospital(), "providers: 4");
    assertEquals(Outcome.REFUSED, decision.outcome());
    assertEquals(7, decision.placements().size());
    assertEquals(
        "the allowed set has 3 providers; it must have 4 providers",
        decision.findings().get(0).message());
    assertTrue(decision.placements().stream().allMatch(c -> c.findings().isEmpty()));
  }

  @Test
  void each_number_is_counted_alone() {
    assertEquals(
        Outcome.ALLOWED, decide(hospital(), "providers: 3, regions: 5, developers: 2").outcome());
    assertEquals(
        Outcome.REFUSED, decide(hospital(), "providers: 3, regions: 6, developers: 2").outcome());
    assertEquals(
        Outcome.REFUSED, decide(hospital(), "providers: 3, regions: 5, developers: 3").outcome());
  }

  @Test
  void the_pins_are_left_out_of_the_count() {
    assertEquals(
        Outcome.ALLOWED, decide(hospital().pin(Pin.of(id(GERMAN))), "providers: 3").outcome());
  }

  @Test
  void wishes_other_than_pins_count() {
    assertEquals(
        Outcome.REFUSED, decide(hospital().models("anthropic/*"), "providers: 2").outcome());
  }

  @Test
  void what_is_conditional_or_gone_does_not_count() {
    Catalog catalog =
        SmallCatalog.empty()
            .offering(GERMAN)
            .offering(
                "aws/eu-central-1/bedrock/claude-sonnet-4-6@in-region",
                o -> o.status(Offering.Status.UNVERIFIED))
            .offering(
                "azure/swedencentral/azure-foundry/mistral-large-3@in-region",
                o -> o.status(Offering.Status.RETIRED))
            .build();
    Decision decision =
        point(catalog, rule("providers: 2"))
            .decide(hospital().pin(Pin.of(id(GERMAN))).build(), DAY);
    assertEquals(
        "the allowed set has 1 providers; it must have 2 providers",
        decision.findings().get(0).message());
  }

  @Test
  void a_portability_that_only_warns_refuses_nothing() {
    String soft = rule("providers: 4").replace("enforcement: enforce", "enforcement: warn");
    Decision decision = point(CATALOG, COVERED, soft).decide(hospital().build(), DAY);
    assertEquals(Outcome.ALLOWED, decision.outcome());
    assertEquals(1, decision.findings().size());
  }

  @Test
  void decide_takes_the_best_and_check_the_worst_of_what_the_pins_leave() {
    String european = policy("de-eu", "DE", "- id: eu\n  offering: {country: {allIn: EU}}\n");
    Pin frankfurt =
        new Pin(
            java.util.Optional.of("azure"),
            java.util.Optional.of("swedencentral"),
            java.util.Optional.empty(),
            java.util.Optional.empty(),
            java.util.Optional.empty(),
            java.util.Optional.empty());
    PolicyDecisionPoint point = point(CATALOG, european);
    Workload london = hospital().pin(Pin.of(id(GERMAN))).build();
    assertEquals(Outcome.ALLOWED, point.decide(london, DAY).outcome());
    assertEquals(Outcome.ALLOWED, point.check(london, DAY).outcome());
    assertEquals(Outcome.ALLOWED, point.decide(hospital().build(), DAY).outcome());
    assertEquals(Outcome.REFUSED, point.check(hospital().build(), DAY).outcome());
    assertEquals(Outcome.REFUSED, point.decide(hospital().pin(frankfurt).build(), DAY).outcome());
  }

  @Test
  void check_of_no_candidate_is_refused() {
    Decision decision =
        point(CATALOG, COVERED)
            .check(hospital().models("anthropic/*").pin(Pin.of(id(GERMAN))).build(), DAY);
    assertEquals(Outcome.REFUSED, decision.outcome());
    assertEquals(Decision.Judged.WORST, decision.judged());
  }

  private static String rule(String numbers) {
    return policy("de-portable", "DE", "- id: enough\n  portability: {" + numbers + "}\n");
  }

  private static Decision decide(Workload.Builder workload, String numbers) {
    return point(CATALOG, rule(numbers)).decide(workload.build(), DAY);
  }
}
