package dev.domicile.core.decision;

import static dev.domicile.core.decision.Asking.COVERED;
import static dev.domicile.core.decision.Asking.DAY;
import static dev.domicile.core.decision.Asking.findings;
import static dev.domicile.core.decision.Asking.hospital;
import static dev.domicile.core.decision.Asking.point;
import static dev.domicile.core.decision.Asking.policy;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.domicile.core.catalog.Catalog;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which rules apply, what they announce, and the obligations that they bring. */
class ScopeTest {

  private static final Catalog CATALOG =
      SmallCatalog.empty().offering("aws/eu-central-1/bedrock/claude-sonnet-4-6@in-region").build();

  @Test
  void a_rule_that_is_not_ruled_out_names_what_would_rule_it_out() {
    AppliedRule scope =
        scope("- {id: r, when: {requester.regimes: de-statutory-health}, statement: &S }");
    assertEquals(true, scope.applies());
    assertEquals(List.of("requester.regimes"), scope.ruledOutBy());
    assertEquals("not ruled out: the workload does not state requester.regimes", scope.because());
  }

  @Test
  void an_unknown_exemption_does_not_exempt() {
    AppliedRule scope = scope("- {id: r, unless: {data.classification: public}, statement: &S }");
    assertEquals(true, scope.applies());
    assertEquals(List.of("data.classification"), scope.ruledOutBy());
  }

  @Test
  void an_exemption_that_holds_exempts() {
    AppliedRule scope = scope("- {id: r, unless: {sector: healthcare}, statement: &S }");
    assertEquals(false, scope.applies());
    assertEquals("its `unless` holds", scope.because());
  }

  @Test
  void a_rule_narrows_the_dates_of_its_policy() {
    assertEquals(
        "in force only from 2027-01-01",
        scope("- {id: r, effective: {from: 2027}, statement: &S }").because());
    assertEquals(
        "in force only until 2026-11-22",
        scope("- {id: r, effective: {until: 2026-11-22}, statement: &S }").because());
  }

  @Test
  void what_would_apply_on_its_first_day_is_announced_with_it() {
    Decision decision =
        decide(
            """
            - {id: later, effective: {from: 2027-06}, statement: &S }
            - {id: sooner, effective: {from: 2027-01-01}, statement: &S }
            - {id: banks, when: {sector: banking}, effective: {from: 2027}, statement: &S }
            - {id: over, effective: {until: 2021}, statement: &S }
            """);
    assertEquals(
        List.of("p/sooner 2027-01-01", "p/later 2027-06-01"),
        decision.announcements().stream()
            .map(a -> a.rule().qualifiedId() + " " + a.from())
            .toList());
  }

  @Test
  void obligations_of_every_rule_that_applies_stand_once_each() {
    Decision decision =
        decide(
            """
            - id: one
              statement: &S
              obligations: [{id: audit, text: Have an audit report.}]
            - id: other
              enforcement: observe
              offering: {provider: stackit}
              obligations: [{id: audit, text: Have an audit report.}, {id: log, text: Keep a log.}]
            - id: banks
              when: {sector: banking}
              statement: &S
              obligations: [{id: tell, text: Tell the supervisor.}]
            """);
    assertEquals(
        List.of("p/one/audit Have an audit report.", "p/other/log Keep a log."),
        decision.placements().get(0).obligations().stream()
            .map(o -> o.id() + " " + o.text())
            .toList());
  }

  @Test
  void warn_and_observe_report_and_refuse_nothing() {
    for (String word : List.of("warn", "observe")) {
      Decision decision =
          decide("- {id: r, enforcement: " + word + ", offering: {provider: stackit}}");
      assertEquals(Outcome.ALLOWED, decision.outcome());
      assertEquals(List.of("p/r violated"), findings(decision.placements().get(0)));
    }
  }

  @Test
  void a_prohibition_is_always_violated() {
    Decision decision = decide("- {id: r, statement: {says: prohibited, text: It is forbidden}}");
    assertEquals(Outcome.REFUSED, decision.outcome());
    assertEquals("It is forbidden", decision.refusals().get(0).findings().get(0).message());
  }

  @Test
  void a_message_is_filled_with_what_was_found() {
    Decision decision =
        decide(
            "- {id: r, offering: {provider: stackit}, message: \"{provider} {region} {service}"
                + " {model} {stage}: {observed}, not {required}\"}");
    assertEquals(
        "aws eu-central-1 bedrock claude-sonnet-4-6 the workload: provider is aws, not provider"
            + " anyOf stackit",
        decision.refusals().get(0).findings().get(0).message());
  }

  private static AppliedRule scope(String rule) {
    return decide(rule).scopes().stream()
        .filter(scope -> scope.rule().policy().equals("p"))
        .findFirst()
        .orElseThrow();
  }

  private static Decision decide(String rules) {
    String written = rules.replace("&S", "{says: no-location-rule, text: none}");
    return point(CATALOG, COVERED, policy("p", "DE", written)).decide(hospital().build(), DAY);
  }
}
