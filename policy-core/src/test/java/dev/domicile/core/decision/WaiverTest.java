package dev.domicile.core.decision;

import static dev.domicile.core.decision.Asking.DAY;
import static dev.domicile.core.decision.Asking.findings;
import static dev.domicile.core.decision.Asking.hospital;
import static dev.domicile.core.decision.Asking.ids;
import static dev.domicile.core.decision.Asking.point;
import static dev.domicile.core.decision.Asking.policy;
import static dev.domicile.core.decision.Asking.waiver;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a dated, approved exception gives back, and what it never does. */
class WaiverTest {

  private static final String CLAUDE = "aws/eu-central-1/bedrock/claude-sonnet-4-6@in-region";
  private static final String MISTRAL = "stackit/eu01/stackit-ai/mistral-large-3@in-region";

  private static final String RULES =
      policy(
          "de-seat",
          "DE",
          """
          - id: operator
            offering: {operator.jurisdiction: DE}
            obligations: [{id: register, text: Keep a register.}]
          """);

  @Test
  void a_waiver_lifts_the_verdicts_it_names_and_the_finding_stays() {
    Decision decision = decide("rules: [de-seat/operator]\nlifts: [violated]\nuntil: 2027-01-01");
    Candidate lifted = decision.placements().get(0);
    assertEquals(List.of(CLAUDE, MISTRAL), ids(decision.placements()));
    assertEquals(List.of("de-seat/operator violated"), findings(lifted));
    assertEquals(Optional.of("pilot"), lifted.findings().get(0).waivedBy());
    assertEquals(1, lifted.obligations().size());
  }

  @Test
  void a_waiver_lifts_no_other_verdict() {
    assertEquals(
        List.of(MISTRAL),
        ids(decide("rules: [de-seat/operator]\nlifts: [unknown]\nuntil: 2027-01-01").placements()));
  }

  @Test
  void a_waiver_acts_on_its_offerings_only() {
    assertEquals(
        List.of(MISTRAL),
        ids(
            decide(
                    "rules: [de-seat/operator]\nlifts: [violated]\nofferings: ['azure/*']\n"
                        + "until: 2027-01-01")
                .placements()));
  }

  @Test
  void a_waiver_acts_on_its_workloads_only() {
    String other =
        waiver("pilot", "rules: [de-seat/operator]\nlifts: [violated]\nuntil: 2027-01-01")
            .replace("[\"*\"]", "[\"pilot-*\"]");
    assertEquals(List.of(MISTRAL), ids(decide(hospital(), other, DAY).placements()));
  }

  @Test
  void a_condition_that_is_unknown_lifts_nothing() {
    String when = "rules: [de-seat/operator]\nlifts: [violated]\nwhen: {%s}\nuntil: 2027-01-01";
    assertEquals(2, decide(when.formatted("sector: healthcare")).placements().size());
    assertEquals(
        1, decide(when.formatted("requester.regimes: de-statutory-health")).placements().size());
  }

  @Test
  void from_its_until_on_it_lifts_nothing_and_the_decision_warns() {
    Decision decision = decide("rules: [de-seat/operator]\nlifts: [violated]\nuntil: 2026-11-22");
    assertEquals(List.of(MISTRAL), ids(decision.placements()));
    assertEquals(
        List.of("waiver pilot ended on 2026-11-22 and lifts nothing any more"),
        decision.warnings());
  }

  @Test
  void an_ended_waiver_that_would_have_touched_nothing_is_silent() {
    assertEquals(
        List.of(),
        decide("rules: [de-seat/operator]\nlifts: [unknown]\nuntil: 2026-11-22").warnings());
  }

  @Test
  void a_waiver_that_has_not_begun_lifts_nothing_and_says_nothing() {
    Decision decision =
        decide("rules: [de-seat/operator]\nlifts: [violated]\nfrom: 2026-12\nuntil: 2027-06-01");
    assertEquals(List.of(MISTRAL), ids(decision.placements()));
    assertEquals(List.of(), decision.warnings());
  }

  @Test
  void partial_dates_are_read_narrowly() {
    String month = waiver("pilot", "rules: [de-seat/operator]\nlifts: [violated]\nuntil: 2026-12");
    assertEquals(2, decide(hospital(), month, LocalDate.of(2026, 11, 30)).placements().size());
    assertEquals(1, decide(hospital(), month, LocalDate.of(2026, 12, 1)).placements().size());
  }

  @Test
  void a_waiver_never_covers_a_country() {
    Workload.Builder french = hospital().subjects(dev.domicile.core.catalog.Country.of("FR"));
    Decision decision =
        decide(
            french,
            waiver("pilot", "rules: [de-seat/operator]\nlifts: [violated]\nuntil: 2027-01-01"),
            DAY);
    assertEquals(Outcome.REFUSED, decision.outcome());
    assertEquals(List.of("FR"), decision.uncovered().codes());
  }

  @Test
  void a_waiver_without_offerings_lifts_portability() {
    String portable = policy("de-portable", "DE", "- id: two\n  portability: {providers: 3}\n");
    String waived =
        waiver("pilot", "rules: [de-portable/two]\nlifts: [violated]\nuntil: 2027-01-01");
    String narrow =
        waiver(
            "pilot",
            "rules: [de-portable/two]\nlifts: [violated]\nofferings: ['*']\nuntil: 2027-01-01");
    assertEquals(Outcome.REFUSED, decided(portable).outcome());
    assertEquals(Outcome.ALLOWED, decided(portable, waived).outcome());
    assertEquals(Optional.of("pilot"), decided(portable, waived).findings().get(0).waivedBy());
    assertEquals(Outcome.REFUSED, decided(portable, narrow).outcome());
  }

  private static Decision decided(String... documents) {
    return point(catalog().build(), documents).decide(hospital().build(), DAY);
  }

  private static SmallCatalog catalog() {
    return SmallCatalog.empty().offering(CLAUDE).offering(MISTRAL);
  }

  private static Decision decide(String spec) {
    return decide(hospital(), waiver("pilot", spec), DAY);
  }

  private static Decision decide(Workload.Builder workload, String waiver, LocalDate day) {
    return point(catalog().build(), RULES, waiver).decide(workload.build(), day);
  }
}
