package dev.domicile.opa;

import static dev.domicile.opa.SmallWorld.DAY;
import static dev.domicile.opa.SmallWorld.point;
import static dev.domicile.opa.SmallWorld.policy;
import static dev.domicile.opa.SmallWorld.rules;
import static dev.domicile.opa.SmallWorld.workload;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.domicile.core.catalog.OfferingId;
import dev.domicile.core.decision.Candidate;
import dev.domicile.core.decision.Decision;
import dev.domicile.core.decision.Outcome;
import dev.domicile.core.decision.PolicyDecisionPoint;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds whatever a server answers. */
class RegoPropertiesTest {

  private static final String BESIDE =
      """
      anyOf:
        - offering: {country: {allIn: EEA}}
          %s
      """;

  private static final String WITH =
      policy(BESIDE.formatted("rego: {package: acme.residency, rule: answer}"));

  private static final String WITHOUT = policy(BESIDE.formatted("").stripTrailing());

  private static final Decision BEFORE =
      point(new RegoRules(), WITHOUT).decide(workload().build(), DAY);

  @Provide
  Arbitrary<FakePort> ports() {
    return Arbitraries.longs().map(seed -> new FakePort(input -> answer(input, new Random(seed))));
  }

  /** Right in every way, wrong in one of many, no JSON at all, or no answer. */
  private static RegoAnswer answer(JsonNode input, Random random) {
    ObjectNode answer = FakePort.good(input);
    for (JsonNode offering : input.get("offerings")) {
      if (random.nextInt(3) == 0) {
        FakePort.violation(
            answer,
            offering.get("id").textValue(),
            "r" + random.nextInt(3),
            List.of("violated", "unknown", "needs-evidence").get(random.nextInt(3)),
            "m" + random.nextInt(3));
      }
    }
    switch (random.nextInt(12)) {
      case 0 -> answer.put("request", "another");
      case 1 -> answer.withArray("evaluated").remove(random.nextInt(3));
      case 2 -> answer.withArray("evaluated").add("one/more/than/asked@geo");
      case 3 -> answer.put("allow", true);
      case 4 -> answer.remove("violations");
      case 5 -> answer.putNull("violations");
      case 6 -> FakePort.violation(answer, "a/b/c/d@geo", "r", "violated", "nobody asked");
      case 7 -> {
        String text = answer.toString();
        return new RegoAnswer.Value(text.substring(0, random.nextInt(text.length())));
      }
      case 8 -> {
        RegoAnswer.Reason[] reasons = RegoAnswer.Reason.values();
        return new RegoAnswer.Failure(reasons[random.nextInt(reasons.length)], "made up");
      }
      default -> {
        return FakePort.value(answer);
      }
    }
    return FakePort.value(answer);
  }

  @Property(tries = 500)
  void a_rule_in_rego_never_enlarges_what_is_allowed(@ForAll("ports") FakePort port) {
    Decision decision = point(rules(path -> port), WITH).decide(workload().build(), DAY);

    assertTrue(ids(BEFORE.allowed()).containsAll(ids(decision.allowed())));
    assertTrue(
        with(BEFORE.allowed(), BEFORE.conditional())
            .containsAll(with(decision.allowed(), decision.conditional())));
    assertEquals(1, port.asked().size());
  }

  @Property(tries = 300)
  void verdicts_and_findings_tell_one_story(@ForAll("ports") FakePort port) {
    PolicyDecisionPoint point = point(rules(path -> port), WITH);
    Decision decision = point.decide(workload().build(), DAY);

    for (Candidate candidate : decision.refusals()) {
      assertTrue(candidate.findings().stream().anyMatch(finding -> finding.refuses()));
    }
    for (Candidate candidate : decision.placements()) {
      assertTrue(candidate.findings().stream().noneMatch(finding -> finding.refuses()));
    }
    assertEquals(1, port.asked().size());
  }

  @Property(tries = 300)
  void undecided_is_only_what_no_answer_refuses(@ForAll("ports") FakePort port) {
    Decision decision = point(rules(path -> port), WITH).decide(workload().build(), DAY);
    boolean silent =
        decision.consultations().stream().anyMatch(one -> one.answer().failure().isPresent());

    assertEquals(silent, decision.isUndecided());
    if (decision.isUndecided()) {
      assertEquals(Outcome.REFUSED, decision.outcome());
    }
  }

  private static Set<OfferingId> ids(List<Candidate> candidates) {
    return candidates.stream().map(Candidate::offering).collect(Collectors.toSet());
  }

  private static Set<OfferingId> with(List<Candidate> some, List<Candidate> others) {
    Set<OfferingId> all = new HashSet<>(ids(some));
    all.addAll(ids(others));
    return all;
  }
}
