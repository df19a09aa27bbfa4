package dev.domicile.core.decision;

import static dev.domicile.core.decision.Asking.COVERED;
import static dev.domicile.core.decision.Asking.contract;
import static dev.domicile.core.decision.Asking.evidence;
import static dev.domicile.core.decision.Asking.hospital;
import static dev.domicile.core.decision.Asking.point;
import static dev.domicile.core.decision.Asking.policy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.catalog.Confidence;
import dev.domicile.core.catalog.Country;
import dev.domicile.core.catalog.Extent;
import dev.domicile.core.catalog.Offering;
import dev.domicile.core.catalog.Region;
import dev.domicile.core.catalog.Stage;
import dev.domicile.core.policy.Verdict;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The bit sets of groups and the findings of single offerings tell one story, cell by cell. */
class CellsTest {

  private static final List<LocalDate> DAYS =
      List.of(
          LocalDate.of(2025, 12, 31),
          LocalDate.of(2026, 11, 22),
          LocalDate.of(2027, 6, 30),
          LocalDate.of(2032, 1, 1));

  private static Catalog catalog() {
    SmallCatalog catalog =
        SmallCatalog.standard()
            .region("aws/eu-central-1", r -> r.personnel(Region.Personnel.YES))
            .region("aws/eu-west-1", r -> r.personnel(Region.Personnel.PARTIAL))
            .region("stackit/eu01", r -> r.keys("hyok", "byok"))
            .region("aws/eu-west-2", r -> r.confidence(Confidence.LOW))
            .offering(
                "aws/eu-west-1/bedrock/deepseek-v3@in-region", o -> o.confidence(Confidence.LOW))
            .offering(
                "stackit/eu02/stackit-ai/mistral-embed@in-region", OfferingSpec::withoutOperator)
            .offering(
                "azure/swedencentral/azure-foundry/mistral-embed@in-region",
                o -> o.status(Offering.Status.UNVERIFIED))
            .offering("aws/us-east-1/bedrock/deepseek-v3@in-region", o -> o.goneFrom("2027-01"))
            .offering(
                "aws/us-east-1/bedrock/mistral-embed@global",
                o ->
                    o.stage(Stage.LOGS, Extent.CUSTOMER_CHOSEN, Confidence.HIGH)
                        .stage(Stage.PROVIDER_RETENTION, Extent.NONE, Confidence.MEDIUM)
                        .goneSomeDay());
    return catalog.build();
  }

  private static final String RULES =
      """
      - {id: a, offering: {country: {allIn: EU}}}
      - {id: b, offering: {country: {allIn: [EU, GDPR-ADEQUATE]}, stages: [all], minConfidence: medium}}
      - {id: c, offering: {country: {noneOf: [US]}}, orEvidence: {anyOf: [scc], closes: [violated, unknown]}}
      - {id: d, offering: {personnel.local: {allIn: yes}}}
      - {id: e, offering: {operator.jurisdiction: "@requester"}}
      - {id: f, offering: {country: {allIn: "@subjects"}, stages: [logs]}}
      - {id: g, offering: {retention: {atMost: P7D}, stages: [session-state, provider-retention]}}
      - {id: h, evidence: {allOf: [scc], anyOf: [approval, assessment]}}
      - {id: i, anyOf: [{offering: {provider: stackit}}, {evidence: {allOf: [scc]}}]}
      - {id: j, when: {sector: banking}, statement: {says: prohibited, text: never}}
      - {id: k, offering: {not: {model.notices: {anyOf: it-deepseek-block}}}}
      - {id: l, offering: {endOfLife: {after: 2027-03}}}
      - {id: m, effective: {from: 2027}, offering: {keys.custody: {anyOf: byok}}}
      """;

  private static List<Workload> workloads() {
    List<Workload> workloads = new ArrayList<>();
    workloads.add(hospital().build());
    workloads.add(hospital().withoutStages().withoutSector().build());
    workloads.add(hospital().evidence(evidence("scc", "aws", "US", "GB")).build());
    workloads.add(
        hospital()
            .evidence(evidence("scc", "microsoft"))
            .evidence(evidence("approval", "any"))
            .evidence(contract("microsoft", Stage.INFERENCE, "SE"))
            .build());
    workloads.add(
        hospital()
            .requester(Country.of("US"))
            .subjects(Country.of("DE"), Country.of("FR"))
            .stages(
                Map.of(
                    Stage.LOGS,
                    new Workload.StageSpec(
                        Optional.empty(), List.of("FR"), List.of("DE"), Optional.empty()),
                    Stage.SESSION_STATE,
                    new Workload.StageSpec(
                        Optional.of("agentcore-memory"), List.of(), List.of(), Optional.empty())))
            .build());
    return workloads;
  }

  @Test
  void each_bit_is_the_verdict_of_its_own_assessment() {
    Catalog catalog = catalog();
    PolicyDecisionPoint point = point(catalog, COVERED, policy("p", "DE", RULES));
    Set<Verdict> met = EnumSet.noneOf(Verdict.class);
    for (Workload workload : workloads()) {
      for (LocalDate day : DAYS) {
        for (Confidence least : Confidence.values()) {
          PreparedQuestion question = new PreparedQuestion(catalog, workload, day, least);
          for (CompiledRule rule : point.withMinConfidence(least).rules()) {
            met.addAll(compare(rule, question));
          }
        }
      }
    }
    assertEquals(EnumSet.allOf(Verdict.class), met);
  }

  private static Set<Verdict> compare(CompiledRule rule, PreparedQuestion question) {
    Set<Verdict> met = EnumSet.noneOf(Verdict.class);
    VerdictBits bits = rule.verdicts(question);
    List<Offering> offerings = question.catalog().offerings();
    for (int i = 0; i < offerings.size(); i++) {
      Verdict single = rule.assess(offerings.get(i), question, Answers.NONE).verdict();
      assertEquals(single, bits.at(i), rule.rule().qualifiedId() + " " + offerings.get(i).id());
      met.add(single);
    }
    return met;
  }

  @Test
  void each_outcome_is_what_the_findings_come_to() {
    PolicyDecisionPoint point = point(catalog(), COVERED, policy("p", "DE", RULES));
    for (Workload workload : workloads()) {
      for (LocalDate day : DAYS) {
        for (Offering offering : point.catalog().offerings()) {
          Candidate candidate = point.check(workload, offering.id(), day);
          assertEquals(
              outcome(candidate.findings()), candidate.outcome(), offering.id() + " " + day);
        }
      }
    }
  }

  private static Outcome outcome(List<Finding> findings) {
    if (findings.stream().anyMatch(Finding::refuses)) {
      return Outcome.REFUSED;
    }
    return findings.stream().anyMatch(Finding::needsEvidence)
        ? Outcome.CONDITIONAL
        : Outcome.ALLOWED;
  }

  @Test
  void an_explained_candidate_tells_every_rule_with_the_same_verdict() {
    PolicyDecisionPoint point = point(catalog(), COVERED, policy("p", "DE", RULES));
    Workload workload = workloads().get(1);
    for (Offering offering : point.catalog().offerings()) {
      ExplainedCandidate explained = point.explain(workload, offering.id(), DAYS.get(1));
      assertEquals(point.rules().size(), explained.rules().size());
      assertTrue(
          explained.rules().stream()
              .allMatch(rule -> rule.verdict().isPresent() == rule.scope().applies()));
      assertEquals(
          point.check(workload, offering.id(), DAYS.get(1)).outcome(),
          explained.candidate().outcome());
    }
  }
}
