package dev.domicile.core.decision;

import static dev.domicile.core.decision.Asking.COVERED;
import static dev.domicile.core.decision.Asking.DAY;
import static dev.domicile.core.decision.Asking.evidence;
import static dev.domicile.core.decision.Asking.findings;
import static dev.domicile.core.decision.Asking.hospital;
import static dev.domicile.core.decision.Asking.id;
import static dev.domicile.core.decision.Asking.ids;
import static dev.domicile.core.decision.Asking.policy;
import static dev.domicile.core.decision.Asking.waiver;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.policy.ExternalAnswer;
import dev.domicile.core.policy.PolicyLoader;
import dev.domicile.core.policy.Verdict;
import dev.domicile.core.source.Source;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Requirements that somebody outside the engine judges. */
class ExternalRequirementTest {

  private static final Catalog CATALOG = SmallCatalog.standard().build();
  private static final String FRANKFURT = "aws/eu-central-1/bedrock/claude-sonnet-4-6@in-region";
  private static final String LONDON = "aws/eu-west-2/bedrock/claude-sonnet-4-6@geo";
  private static final String ACME = rule("outside: {who: acme}");

  private static String rule(String requirement) {
    return policy("acme", "DE", "- id: outside\n" + requirement.indent(2));
  }

  private static PolicyDecisionPoint point(OutsideRule kind, String... documents) {
    return PolicyDecisionPoint.of(
        CATALOG,
        PolicyLoader.against(CATALOG)
            .using(kind)
            .load(Source.text("policies.yaml", COVERED + String.join("\n", documents)))
            .orElseThrow());
  }

  private static Decision decide(OutsideRule kind, String... documents) {
    return point(kind, documents).decide(hospital().build(), DAY);
  }

  // One question a decision.

  @Test
  void each_rule_is_asked_once_about_all_candidates() {
    OutsideRule kind = OutsideRule.saying(Verdict.VIOLATED, "aws/");
    Workload workload = hospital().models("anthropic/*").build();

    Decision decision = point(kind, ACME).decide(workload, DAY);

    assertEquals(1, kind.asked().size());
    assertEquals(ids(decision.refusals()), kind.asked().get(0).offerings());
    assertEquals(workload.toJson(), kind.asked().get(0).workload());
  }

  @Test
  void reading_a_decision_asks_nobody() {
    OutsideRule kind = OutsideRule.saying(Verdict.VIOLATED, "aws/");
    Decision decision = decide(kind, ACME);

    decision.toJson();
    decision.explanation().text(100);
    decision.refusals().forEach(Candidate::findings);
    decision.placements().forEach(Candidate::warnings);
    decision.isUndecided();

    assertEquals(1, kind.asked().size());
  }

  @Test
  void a_gate_asks_about_what_the_pins_leave() {
    OutsideRule kind = OutsideRule.saying(Verdict.VIOLATED, "azure/");

    Decision decision = point(kind, ACME).check(hospital().pin(Pin.of(id(FRANKFURT))).build(), DAY);

    assertEquals(Outcome.ALLOWED, decision.outcome());
    assertEquals(List.of(FRANKFURT), kind.asked().get(0).offerings());
  }

  @Test
  void beside_a_rule_about_the_allowed_set_all_that_it_counts_is_asked_about() {
    OutsideRule kind = OutsideRule.saying(Verdict.VIOLATED, "azure/");
    String portability =
        policy("exit", "DE", "- id: two\n  portability: {providers: 2, regions: 3}\n");

    Decision decision =
        point(kind, ACME, portability).check(hospital().pin(Pin.of(id(FRANKFURT))).build(), DAY);

    assertEquals(Outcome.ALLOWED, decision.outcome());
    assertEquals(1, kind.asked().size());
    assertEquals(7, kind.asked().get(0).offerings().size());
  }

  @Test
  void the_next_decision_asks_anew_and_believes_the_new_answer() {
    boolean[] open = {true};
    OutsideRule kind =
        new OutsideRule(
            (who, offerings) ->
                OutsideRule.answer(who, offerings, Verdict.VIOLATED, open[0] ? "none" : ""));
    PolicyDecisionPoint point = point(kind, ACME);
    Workload workload = hospital().build();

    Decision first = point.decide(workload, DAY);
    open[0] = false;
    Decision second = point.decide(workload, DAY);

    assertEquals(Outcome.ALLOWED, first.outcome());
    assertEquals(Outcome.REFUSED, second.outcome());
    assertEquals(List.of(), first.refusals());
    assertEquals(Outcome.REFUSED, point.check(workload, id(FRANKFURT), DAY).outcome());
    assertEquals(3, kind.asked().size());
  }

  @Test
  void one_offering_is_asked_about_alone() {
    OutsideRule kind = OutsideRule.saying(Verdict.VIOLATED, FRANKFURT);
    PolicyDecisionPoint point = point(kind, ACME);

    assertEquals(Outcome.REFUSED, point.check(hospital().build(), id(FRANKFURT), DAY).outcome());
    assertEquals(Outcome.ALLOWED, point.check(hospital().build(), id(LONDON), DAY).outcome());
    assertEquals(
        List.of(List.of(FRANKFURT), List.of(LONDON)),
        kind.asked().stream().map(OutsideRule.Asked::offerings).toList());
  }

  @Test
  void a_rule_that_does_not_apply_asks_nobody() {
    OutsideRule kind = OutsideRule.silent();

    Decision decision = decide(kind, rule("when: {sector: banking}\noutside: {who: acme}"));

    assertEquals(Outcome.ALLOWED, decision.outcome());
    assertEquals(List.of(), kind.asked());
  }

  @Test
  void without_candidates_nobody_is_asked() {
    OutsideRule kind = OutsideRule.silent();

    Decision decision =
        point(kind, ACME).decide(hospital().capabilities(List.of("embedding")).build(), DAY);

    assertEquals(Outcome.REFUSED, decision.outcome());
    assertFalse(decision.isUndecided());
    assertEquals(List.of(), kind.asked());
  }

  // Verdicts combine like any other.

  @Test
  void what_is_violated_outside_is_refused_with_its_words() {
    Decision decision = decide(OutsideRule.saying(Verdict.VIOLATED, "aws/"), ACME);

    assertEquals(Outcome.ALLOWED, decision.outcome());
    assertEquals(4, decision.refusals().size());
    Finding finding = decision.refusals().get(0).findings().get(0);
    assertEquals("acme/outside", finding.rule());
    assertEquals(Verdict.VIOLATED, finding.verdict());
    assertEquals("somebody outside said violated", finding.message());
  }

  @Test
  void what_nobody_answered_is_unknown_and_refused() {
    Decision decision = decide(OutsideRule.silent(), ACME);

    assertEquals(Outcome.REFUSED, decision.outcome());
    for (Candidate candidate : decision.refusals()) {
      assertEquals(List.of("acme/outside unknown"), findings(candidate));
      Finding finding = candidate.findings().get(0);
      assertEquals("OUT_SILENT: nobody is there", finding.because());
      assertEquals("acme", finding.facts().get(0).value());
    }
    assertEquals(
        List.of("acme/outside: no answer from acme: OUT_SILENT, nobody is there"),
        decision.warnings());
  }

  @Test
  void an_offering_that_the_answer_leaves_out_is_unknown() {
    OutsideRule kind =
        new OutsideRule(
            (who, offerings) ->
                OutsideRule.answer(
                    who, offerings.subList(0, offerings.size() - 1), Verdict.VIOLATED, "none"));

    Decision decision = decide(kind, ACME);

    assertEquals(1, decision.refusals().size());
    assertEquals(List.of("acme/outside unknown"), findings(decision.refusals().get(0)));
  }

  @Test
  void an_offering_without_any_judgement_is_unknown() {
    OutsideRule kind =
        new OutsideRule(
            (who, offerings) ->
                ExternalAnswer.given(
                    who, Map.of(offerings.get(0), List.of()), ExternalAnswer.Transcript.NONE));

    assertEquals(Outcome.REFUSED, decide(kind, ACME).outcome());
  }

  @Test
  void a_warning_refuses_nothing() {
    String warning = rule("enforcement: warn\noutside: {who: acme}");

    assertEquals(Outcome.ALLOWED, decide(OutsideRule.silent(), warning).outcome());
    assertEquals(
        List.of("acme/outside unknown"),
        findings(decide(OutsideRule.silent(), warning).placements().get(0)));
  }

  @Test
  void a_waiver_lifts_what_was_said_outside() {
    String pilot = waiver("pilot", "rules: [acme/outside]\nlifts: [violated]\nuntil: 2027-03-31");

    Decision violated = decide(OutsideRule.saying(Verdict.VIOLATED, ""), ACME, pilot);
    Decision silent = decide(OutsideRule.silent(), ACME, pilot);

    assertEquals(Outcome.ALLOWED, violated.outcome());
    assertEquals(Optional.of("pilot"), violated.placements().get(0).findings().get(0).waivedBy());
    assertEquals(Outcome.REFUSED, silent.outcome());
  }

  @Test
  void a_waiver_that_ended_warns_only_if_it_would_have_lifted_something() {
    String pilot = waiver("pilot", "rules: [acme/outside]\nlifts: [violated]\nuntil: 2026-03-31");

    assertEquals(
        1, decide(OutsideRule.saying(Verdict.VIOLATED, ""), ACME, pilot).warnings().size());
    assertEquals(
        List.of(), decide(OutsideRule.saying(Verdict.VIOLATED, "none"), ACME, pilot).warnings());
  }

  @Test
  void evidence_closes_silence_but_no_violation() {
    String closing = rule("outside: {who: acme}\norEvidence: {anyOf: [approval]}");
    Workload workload = hospital().evidence(evidence("approval", "any")).build();

    Decision silent = point(OutsideRule.silent(), closing).decide(workload, DAY);
    Decision violated =
        point(OutsideRule.saying(Verdict.VIOLATED, ""), closing).decide(workload, DAY);

    assertEquals(Outcome.ALLOWED, silent.outcome());
    assertFalse(silent.isUndecided());
    assertEquals(Outcome.REFUSED, violated.outcome());
    assertEquals(Outcome.CONDITIONAL, decide(OutsideRule.silent(), closing).outcome());
  }

  @Test
  void the_best_branch_counts() {
    String branches =
        rule(
            """
            anyOf:
              - outside: {who: acme}
              - offering: {country: {allIn: DE}}
            """);

    Decision decision = decide(OutsideRule.silent(), branches);

    assertEquals(
        List.of(FRANKFURT, "stackit/eu01/stackit-ai/mistral-large-3@in-region"),
        ids(decision.placements()));
    assertFalse(decision.isUndecided());
  }

  @Test
  void all_requirements_of_a_branch_must_hold() {
    String both =
        rule(
            """
            anyOf:
              - outside: {who: acme}
                offering: {country: {allIn: DE}}
            """);

    Decision decision = decide(OutsideRule.saying(Verdict.VIOLATED, "stackit/"), both);

    assertEquals(List.of(FRANKFURT), ids(decision.placements()));
  }

  @Test
  void another_rule_refuses_whatever_is_said_outside() {
    String no = policy("no", "DE", "- id: never\n  statement: {says: prohibited, text: never}\n");

    Decision decision = decide(OutsideRule.saying(Verdict.VIOLATED, "none"), ACME, no);

    assertEquals(Outcome.REFUSED, decision.outcome());
    assertEquals(0, decision.placements().size());
  }

  // Silence that refuses is no decision.

  @Test
  void refused_for_silence_alone_is_undecided() {
    Decision decision = decide(OutsideRule.silent(), ACME);

    assertTrue(decision.isUndecided());
    assertTrue(decision.toJson().contains("\"undecided\":true"));
    assertTrue(decision.explanation().text(100).contains("nothing was decided"));
    assertTrue(
        point(OutsideRule.silent(), ACME)
            .check(hospital().build(), id(FRANKFURT), DAY)
            .isUndecided());
  }

  @Test
  void refused_by_another_rule_too_is_decided() {
    String no = policy("no", "DE", "- id: never\n  statement: {says: prohibited, text: never}\n");
    Decision decision = decide(OutsideRule.silent(), ACME, no);

    assertFalse(decision.isUndecided());
    assertFalse(decision.toJson().contains("undecided"));
    assertFalse(decision.refusals().get(0).isUndecided());
  }

  @Test
  void a_gate_that_another_rule_closes_is_decided() {
    String inside = policy("inside", "DE", "- id: de\n  offering: {country: {allIn: DE}}\n");
    PolicyDecisionPoint point = point(OutsideRule.silent(), ACME, inside);

    assertFalse(point.check(hospital().build(), DAY).isUndecided());
    assertTrue(point.decide(hospital().build(), DAY).isUndecided());
  }

  @Test
  void an_uncovered_country_is_refused_whoever_is_silent() {
    Workload elsewhere = hospital().subjects(dev.domicile.core.catalog.Country.of("JP")).build();

    assertFalse(point(OutsideRule.silent(), ACME).decide(elsewhere, DAY).isUndecided());
  }

  @Test
  void refused_by_an_answer_is_decided() {
    assertFalse(decide(OutsideRule.saying(Verdict.VIOLATED, ""), ACME).isUndecided());
    assertFalse(decide(OutsideRule.saying(Verdict.UNKNOWN, ""), ACME).isUndecided());
  }

  // What is told.

  @Test
  void a_decision_tells_whom_it_asked_without_the_words() {
    String json = decide(OutsideRule.saying(Verdict.VIOLATED, "aws/"), ACME).toJson();

    assertTrue(
        json.contains(
            "\"consultations\":[{\"rule\":\"acme/outside\",\"asked\":\"acme\",\"offerings\":7}]"),
        json);
  }

  @Test
  void an_explained_candidate_tells_the_words_of_both_sides() {
    String json =
        point(OutsideRule.saying(Verdict.VIOLATED, "aws/"), ACME)
            .explain(hospital().build(), id(FRANKFURT), DAY)
            .toJson();

    assertTrue(
        json.contains("\"offerings\":1,\"request\":{\"asked\":1},\"response\":\"no json\"}]"),
        json);
  }

  @Test
  void a_decision_that_asked_nobody_says_nothing_of_it() {
    String json = Asking.point(CATALOG, COVERED).decide(hospital().build(), DAY).toJson();

    assertFalse(json.contains("consultations"));
    assertFalse(json.contains("undecided"));
  }

  @Test
  void changes_are_not_looked_for_while_nobody_answers() {
    OutsideRule kind = OutsideRule.silent();

    decide(kind, ACME).explanation();

    assertEquals(1, kind.asked().size());
  }

  @Test
  void changes_that_are_looked_for_ask_a_bounded_number_of_times() {
    OutsideRule kind = OutsideRule.saying(Verdict.VIOLATED, "");
    Workload greedy =
        hospital()
            .models("anthropic/*")
            .capabilities(List.of("chat", "image-input"))
            .pin(Pin.of(id(FRANKFURT)))
            .stages("inference", "storage", "logs", "backup", "session-state", "fine-tuning")
            .build();

    point(kind, ACME).decide(greedy, DAY).explanation();

    assertEquals(9, kind.asked().size());
  }

  @Test
  void a_kind_is_found_by_its_key_and_takes_the_place_of_another() {
    OutsideRule first = OutsideRule.silent();
    OutsideRule second = OutsideRule.saying(Verdict.VIOLATED, "none");

    List<String> keys =
        PolicyLoader.against(CATALOG).using(first).using(second).ruleKinds().stream()
            .map(kind -> kind.key())
            .toList();

    assertEquals(keys.stream().sorted().distinct().toList(), keys);
    assertTrue(
        PolicyLoader.against(CATALOG).using(first).using(second).ruleKinds().contains(second));
  }
}
