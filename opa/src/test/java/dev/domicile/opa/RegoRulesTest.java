package dev.domicile.opa;

import static dev.domicile.opa.SmallWorld.ACME;
import static dev.domicile.opa.SmallWorld.DAY;
import static dev.domicile.opa.SmallWorld.FRANKFURT;
import static dev.domicile.opa.SmallWorld.LONDON;
import static dev.domicile.opa.SmallWorld.point;
import static dev.domicile.opa.SmallWorld.policy;
import static dev.domicile.opa.SmallWorld.rules;
import static dev.domicile.opa.SmallWorld.workload;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.domicile.core.catalog.OfferingId;
import dev.domicile.core.decision.Candidate;
import dev.domicile.core.decision.Decision;
import dev.domicile.core.decision.Finding;
import dev.domicile.core.decision.Outcome;
import dev.domicile.core.policy.PolicyLoader;
import dev.domicile.core.policy.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RegoRulesTest {

  private static Decision decide(RegoPort port) {
    return point(rules(path -> port), ACME).decide(workload().build(), DAY);
  }

  /** An answer that is right but for one thing. */
  private static Decision decideButFor(Consumer<ObjectNode> change) {
    return decide(
        new FakePort(
            input -> {
              ObjectNode answer = FakePort.good(input);
              change.accept(answer);
              return FakePort.value(answer);
            }));
  }

  private static void assertUnknown(String code, Decision decision) {
    assertEquals(Outcome.REFUSED, decision.outcome());
    assertTrue(decision.isUndecided());
    assertFalse(decision.refusals().isEmpty());
    for (Candidate candidate : decision.refusals()) {
      Finding finding = candidate.findings().get(0);
      assertEquals(Verdict.UNKNOWN, finding.verdict());
      assertTrue(finding.because().startsWith(code + ": "), finding.because());
      assertEquals("http://opa.test data.acme.residency.answer", finding.facts().get(0).value());
    }
  }

  @Test
  void an_answer_without_violations_satisfies() {
    FakePort port = FakePort.saying("violated", "none");

    Decision decision = decide(port);

    assertEquals(Outcome.ALLOWED, decision.outcome());
    assertEquals(List.of(), decision.refusals());
    assertEquals(1, port.asked().size());
  }

  @Test
  void a_violation_is_a_finding_with_its_words_its_rule_and_who_was_asked() {
    Decision decision = decide(FakePort.saying("violated", "aws/eu-west-2"));

    assertEquals(1, decision.refusals().size());
    Finding finding = decision.refusals().get(0).findings().get(0);
    assertEquals("acme/home", finding.rule());
    assertEquals(Verdict.VIOLATED, finding.verdict());
    assertEquals("may infer in GB", finding.message());
    assertEquals(List.of("home"), finding.observed());
    assertEquals(
        List.of("asked http://opa.test data.acme.residency.answer", "rule in Rego home"),
        finding.facts().stream().map(fact -> fact.name() + " " + fact.value()).toList());
    assertFalse(decision.isUndecided());
  }

  @Test
  void unknown_refuses_and_is_a_decision() {
    Decision decision = decide(FakePort.saying("unknown", ""));

    assertEquals(Outcome.REFUSED, decision.outcome());
    assertFalse(decision.isUndecided());
  }

  @Test
  void needs_evidence_makes_conditional_and_tells_what_is_asked() {
    Decision decision = decide(FakePort.saying("needs-evidence", ""));

    assertEquals(Outcome.CONDITIONAL, decision.outcome());
    assertEquals("may infer in GB", decision.missingEvidence().get(0).text());
  }

  @Test
  void several_violations_of_one_offering_are_several_findings_the_worst_first() {
    Decision decision =
        decideButFor(
            answer -> {
              FakePort.violation(answer, LONDON, "b", "unknown", "not known");
              FakePort.violation(answer, LONDON, "c", "violated", "no");
              FakePort.violation(answer, LONDON, "a", "violated", "no");
              FakePort.violation(answer, LONDON, "a", "violated", "no");
            });

    assertEquals(
        List.of("violated [a]", "violated [c]", "unknown [b]"),
        decision.refusals().get(0).findings().stream()
            .map(finding -> finding.verdict() + " " + finding.observed())
            .toList());
  }

  @ParameterizedTest
  @EnumSource(RegoAnswer.Reason.class)
  void no_answer_is_unknown_and_named(RegoAnswer.Reason reason) {
    assertUnknown(reason.code(), decide(FakePort.failing(reason)));
  }

  @Test
  void an_answer_to_another_question_is_unknown() {
    assertUnknown("OPA_SHAPE", decideButFor(answer -> answer.put("request", "another")));
  }

  @Test
  void the_answer_to_an_earlier_question_is_unknown() {
    List<RegoAnswer> earlier = new ArrayList<>();
    FakePort late =
        new FakePort(
            input -> {
              earlier.add(FakePort.value(FakePort.good(input)));
              return earlier.get(0);
            });

    assertEquals(Outcome.ALLOWED, decide(late).outcome());
    assertUnknown("OPA_SHAPE", decide(late));
  }

  @Test
  void an_answer_that_evaluated_too_little_is_unknown() {
    assertUnknown("OPA_SHAPE", decideButFor(answer -> answer.putArray("evaluated")));
    assertUnknown("OPA_SHAPE", decideButFor(answer -> answer.withArray("evaluated").remove(0)));
  }

  @Test
  void an_answer_of_another_form_is_unknown() {
    assertUnknown("OPA_SHAPE", decideButFor(answer -> answer.put("allow", true)));
    assertUnknown("OPA_SHAPE", decideButFor(answer -> answer.remove("violations")));
    assertUnknown(
        "OPA_SHAPE",
        decideButFor(answer -> FakePort.violation(answer, LONDON, "a", "satisfied", "fine")));
    assertUnknown("OPA_SHAPE", decide(new FakePort(input -> new RegoAnswer.Value("true"))));
  }

  @Test
  void a_requirement_is_asked_under_its_path() {
    List<String> paths = new ArrayList<>();

    point(
        rules(
            path -> {
              paths.add(path);
              return FakePort.failing(RegoAnswer.Reason.TIMEOUT);
            }),
        ACME);

    assertEquals(List.of("acme/residency/answer"), paths);
  }

  @Test
  void each_question_has_a_nonce_of_its_own() {
    FakePort port = FakePort.saying("violated", "none");

    decide(port);
    decide(port);

    assertEquals(2, port.asked().stream().map(input -> input.get("request")).distinct().count());
  }

  @Test
  void one_offering_is_asked_about_alone_and_explained_with_the_words_of_both_sides() {
    FakePort port = FakePort.saying("violated", "aws/eu-west-2");

    String json =
        point(rules(path -> port), ACME)
            .explain(workload().build(), OfferingId.parse(LONDON), DAY)
            .toJson();

    assertEquals(1, port.asked().size());
    assertEquals(1, port.asked().get(0).get("offerings").size());
    assertTrue(json.contains("\"request\":{\"request\":\""), json);
    assertTrue(json.contains("\"response\":{\"request\":\""), json);
  }

  @Test
  void facts_below_the_demanded_confidence_are_told_as_unknown() {
    FakePort port = FakePort.saying("violated", "none");
    String sure = policy("rego: {package: acme, rule: answer, minConfidence: high}");

    point(rules(path -> port), sure)
        .check(
            workload().stages("inference", "support-access").build(),
            OfferingId.parse(FRANKFURT),
            DAY);

    assertTrue(
        port.asked().get(0).at("/offerings/0/stages/support-access/bound").isNull(),
        port.asked().get(0).toString());
    assertEquals(
        "[\"DE\",\"IE\"]",
        port.asked().get(0).at("/offerings/0/stages/inference/bound").toString());
  }

  @Test
  void the_kind_on_the_class_path_asks_nobody_and_says_how_to_name_somebody() {
    assertTrue(PolicyLoader.kinds().stream().anyMatch(kind -> kind instanceof RegoRules));

    Decision decision = point(new RegoRules(), ACME).decide(workload().build(), DAY);

    assertEquals(Outcome.REFUSED, decision.outcome());
    assertTrue(decision.isUndecided());
    String because = decision.refusals().get(0).findings().get(0).because();
    assertTrue(because.startsWith("OPA_NOT_CONFIGURED: no OPA server is named"), because);
    assertTrue(because.contains("--opa-url"), because);
  }

  @Test
  void a_module_is_not_run_by_the_kind_on_the_class_path() {
    Decision decision =
        point(new RegoRules(), policy("rego: {wasm: acme.wasm, entrypoint: acme/answer}"))
            .decide(workload().build(), DAY);

    assertTrue(decision.isUndecided());
    assertTrue(decision.warnings().get(0).contains("acme.wasm, entrypoint acme/answer"));
  }
}
