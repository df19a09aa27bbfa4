package dev.domicile.core.decision;

import static dev.domicile.core.decision.Asking.COVERED;
import static dev.domicile.core.decision.Asking.DAY;
import static dev.domicile.core.decision.Asking.hospital;
import static dev.domicile.core.decision.Asking.point;
import static dev.domicile.core.decision.Asking.policy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.catalog.Country;
import dev.domicile.core.policy.PolicySet;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each country concerned needs an enforced rule that applies: silence is not permission. */
class CoverageTest {

  private static final Catalog CATALOG = SmallCatalog.standard().build();
  private static final String NONE =
      "- id: ok\n  statement: {says: no-location-rule, text: none}\n";

  @Test
  void no_policy_never_allows() {
    Decision decision =
        PolicyDecisionPoint.of(CATALOG, PolicySet.of(List.of(), List.of()))
            .decide(hospital().build(), DAY);
    assertEquals(Outcome.REFUSED, decision.outcome());
    assertEquals(
        "no enforced rule of a policy for DE applies to this workload on 2026-11-22; there is no"
            + " policy for it",
        decision.findings().get(0).message());
  }

  @Test
  void every_candidate_of_an_uncovered_country_is_refused() {
    Decision decision = point(CATALOG, COVERED).decide(french(), DAY);
    assertEquals(List.of(), decision.placements());
    assertTrue(
        decision.refusals().stream()
            .allMatch(c -> c.findings().get(0).rule().equals("domicile/covered")));
  }

  @Test
  void uncovered_countries_can_be_made_to_warn() {
    Decision decision =
        point(CATALOG, COVERED)
            .withUncovered(PolicyDecisionPoint.Uncovered.WARN)
            .decide(french(), DAY);
    assertEquals(Outcome.ALLOWED, decision.outcome());
    assertEquals(List.of("FR"), decision.uncovered().codes());
    assertEquals(1, decision.findings().size());
  }

  @Test
  void a_set_covers_its_members() {
    String eea = policy("eea", "EEA", NONE);
    assertEquals(List.of(), uncovered(eea, hospital().subjects(of("NO"), of("FR")), DAY));
    assertEquals(List.of("CH"), uncovered(eea, hospital().subjects(of("CH"), of("FR")), DAY));
  }

  @Test
  void a_scoped_member_and_a_list_that_nobody_read_cover_nobody_for_sure() {
    String adequate = policy("adequate", "GDPR-ADEQUATE", NONE);
    assertEquals(List.of("US"), uncovered(adequate, hospital().subjects(of("US"), of("CH")), DAY));
    assertEquals(
        List.of("KR"),
        uncovered(policy("unread", "UNREAD", NONE), hospital().subjects(of("KR")), DAY));
  }

  @Test
  void membership_is_read_on_the_day() {
    String adequate = policy("adequate", "GDPR-ADEQUATE", NONE);
    Workload.Builder brazilian = hospital().subjects(of("BR"));
    assertEquals(List.of("BR"), uncovered(adequate, brazilian, LocalDate.of(2026, 1, 25)));
    assertEquals(List.of(), uncovered(adequate, brazilian, LocalDate.of(2026, 1, 26)));
  }

  @Test
  void without_subjects_the_requesters_country_needs_cover() {
    assertEquals(List.of(), uncovered(COVERED, hospital().subjects(), DAY));
    assertEquals(List.of("CH"), uncovered(COVERED, hospital().subjects().requester(of("CH")), DAY));
  }

  @Test
  void warn_and_observe_cover_nothing() {
    for (String word : List.of("warn", "observe")) {
      String soft = COVERED.replace("enforcement: enforce", "enforcement: " + word);
      assertEquals(List.of("DE"), uncovered(soft, hospital(), DAY));
    }
  }

  @Test
  void a_rule_that_does_not_apply_covers_nothing_and_its_policy_is_named() {
    String banks =
        policy(
            "de-banks",
            "DE",
            "- id: ok\n  when: {sector: banking}\n"
                + "  statement: {says: no-location-rule, text: none}\n");
    Decision decision = point(CATALOG, banks).decide(hospital().build(), DAY);
    assertEquals(List.of("DE"), decision.uncovered().codes());
    assertTrue(decision.findings().get(0).message().endsWith("; looked at de-banks"));
  }

  @Test
  void a_policy_covers_from_its_first_day_to_the_day_before_its_until() {
    String dated = COVERED.replace("{from: 2020-01-01}", "{from: 2026-11-22, until: 2026-11-24}");
    assertEquals(List.of("DE"), uncovered(dated, hospital(), LocalDate.of(2026, 11, 21)));
    assertEquals(List.of(), uncovered(dated, hospital(), LocalDate.of(2026, 11, 22)));
    assertEquals(List.of(), uncovered(dated, hospital(), LocalDate.of(2026, 11, 23)));
    assertEquals(List.of("DE"), uncovered(dated, hospital(), LocalDate.of(2026, 11, 24)));
  }

  private static Country of(String code) {
    return Country.of(code);
  }

  private static Workload french() {
    return hospital().subjects(of("FR"), of("DE")).build();
  }

  private static List<String> uncovered(String policy, Workload.Builder workload, LocalDate day) {
    return point(CATALOG, policy).decide(workload.build(), day).uncovered().codes();
  }
}
