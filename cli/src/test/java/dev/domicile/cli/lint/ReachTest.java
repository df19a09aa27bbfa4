package dev.domicile.cli.lint;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.domicile.cli.input.BaseCatalog;
import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.catalog.Country;
import dev.domicile.core.catalog.Offering;
import dev.domicile.core.catalog.Stage;
import dev.domicile.core.decision.ExplainedCandidate.ExplainedRule;
import dev.domicile.core.decision.PolicyDecisionPoint;
import dev.domicile.core.decision.PolicyDecisionPoint.Uncovered;
import dev.domicile.core.decision.Workload;
import dev.domicile.core.policy.Enforcement;
import dev.domicile.core.policy.PolicyLoader;
import dev.domicile.core.policy.PolicySet;
import dev.domicile.core.policy.Rule;
import dev.domicile.core.policy.Verdict;
import dev.domicile.core.source.Source;
import dev.domicile.policies.BundledPolicies;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What lint says to be out of reach is out of reach for the engine. */
class ReachTest {

  private static final Catalog CATALOG = BaseCatalog.bundled().load(List.of()).orElseThrow();
  private static final LocalDate DAY = LocalDate.of(2026, 11, 25);
  private static final Set<Stage> ALWAYS = always();

  private static Set<Stage> always() {
    EnumSet<Stage> stages = EnumSet.allOf(Stage.class);
    stages.removeIf(stage -> !stage.isImposed());
    return stages;
  }

  private static Rule rule(String requirement) {
    String policy =
        "apiVersion: domicile/v1\nkind: Policy\n"
            + "metadata: {id: p, title: t, jurisdiction: DE, effective: {from: 2026-01-01},"
            + " enforcement: enforce}\n"
            + ("rules:\n  - id: r\n    " + requirement.replace("; ", "\n    ") + "\n");
    return PolicyLoader.against(CATALOG)
        .load(Source.text("p.yaml", policy))
        .orElseThrow()
        .rules()
        .get(0);
  }

  private static boolean isNone(String requirement) {
    return new Reach(CATALOG, DAY).isNone(rule(requirement), ALWAYS);
  }

  @Test
  void a_seat_that_no_operator_has_is_out_of_reach() {
    assertTrue(isNone("offering: {operator.jurisdiction: MC}"));
    assertFalse(isNone("offering: {operator.jurisdiction: EU}"));
  }

  @Test
  void a_contract_may_promise_a_place_that_no_source_names() {
    assertFalse(isNone("residency: {stages: [inference], onlyIn: [LI]}"));
  }

  @Test
  void the_workloads_own_countries_may_be_any() {
    assertFalse(isNone("residency: {stages: [inference], onlyIn: [\"@subjects\"]}"));
  }

  @Test
  void a_workload_may_choose_the_custody_of_its_keys() {
    assertFalse(isNone("offering: {keys.custody: {allIn: [hsm-dedicated]}}"));
  }

  @Test
  void a_certificate_is_in_reach_if_evidence_closes_it() {
    assertTrue(isNone("certification: {allOf: [iso-22237]}"));
    assertFalse(isNone("certification: {allOf: [bsi-c5]}; orEvidence: {anyOf: [c5-report]}"));
  }

  @Test
  void two_places_cannot_be_promised_at_once() {
    Reach reach = new Reach(CATALOG, DAY);
    Rule one = rule("residency: {stages: [inference], onlyIn: [DE]}");
    Rule other = rule("residency: {stages: [inference], onlyIn: [FR]}");
    Rule wider = rule("residency: {stages: [inference], onlyIn: [FR, DE]}");
    assertTrue(reach.ofBoth(one, other, ALWAYS).isEmpty());
    assertFalse(reach.ofBoth(one, wider, ALWAYS).isEmpty());
  }

  @Test
  void no_offering_that_the_engine_lets_pass_is_out_of_reach() {
    PolicySet policies = PolicyLoader.against(CATALOG).load(BundledPolicies.all()).orElseThrow();
    PolicyDecisionPoint point =
        PolicyDecisionPoint.of(CATALOG, policies).withUncovered(Uncovered.WARN);
    Reach reach = new Reach(CATALOG, DAY);
    Workload workload =
        Workload.named("bank")
            .requester(Country.of("ES"))
            .subjects(Country.of("DE"), Country.of("ES"), Country.of("BR"))
            .categories("personal", "health", "financial")
            .stages("inference")
            .build();
    List<Rule> rules =
        policies.rules().stream()
            .filter(rule -> rule.enforcement() == Enforcement.ENFORCE)
            .filter(rule -> reach.isNone(rule, ALWAYS))
            .toList();
    assertFalse(rules.isEmpty(), "the premise: some rule is out of reach");
    Set<String> none = new TreeSet<>(rules.stream().map(Rule::qualifiedId).toList());
    int seen = 0;
    for (Offering offering : CATALOG.offerings().subList(0, 300)) {
      for (ExplainedRule explained : point.explain(workload, offering.id(), DAY).rules()) {
        String id = explained.scope().rule().qualifiedId();
        if (none.contains(id) && explained.verdict().isPresent()) {
          seen++;
          assertTrue(
              explained.verdict().get().compareTo(Verdict.UNKNOWN) >= 0,
              () -> id + " " + offering.id());
        }
      }
    }
    assertTrue(seen > 0, "the premise: the workload meets such a rule");
  }
}
