package dev.domicile.core.decision;

import static dev.domicile.core.decision.Asking.COVERED;
import static dev.domicile.core.decision.Asking.DAY;
import static dev.domicile.core.decision.Asking.findings;
import static dev.domicile.core.decision.Asking.hospital;
import static dev.domicile.core.decision.Asking.point;
import static dev.domicile.core.decision.Asking.policy;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.domicile.core.catalog.Confidence;
import dev.domicile.core.catalog.Extent;
import dev.domicile.core.catalog.Notice;
import dev.domicile.core.catalog.Region;
import dev.domicile.core.catalog.Stage;
import dev.domicile.core.policy.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requirements of kind {@code offering}, confidence, and branches. */
class RequirementTest {

  private static final String GEO = "aws/eu-central-1/bedrock/claude-sonnet-4-6@geo";

  private static SmallCatalog geo() {
    return SmallCatalog.empty()
        .offering(
            GEO,
            o -> o.inference(SmallCatalog.closed("aws/eu-central-1 aws/eu-west-1", "DE", "IE")));
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "provider: aws | satisfied",
        "provider: [stackit, azure] | violated",
        "provider: {noneOf: stackit} | satisfied",
        "region: aws/eu-west-1 | violated",
        "service: bedrock | satisfied",
        "model: anthropic/claude-sonnet-4-6 | satisfied",
        "routing: geo | satisfied",
        "variant: {noneOf: batch} | satisfied",
        "variant: batch | violated",
        "operator: aws | satisfied",
        "operator.jurisdiction: EU | violated",
        "operator.jurisdiction: GDPR-ADEQUATE | unknown",
        "operator.jurisdiction: \"@requester\" | violated",
        "parent.jurisdictions: {noneOf: [US]} | violated",
        "licensor.jurisdictions: {allIn: EU} | unknown",
        "country: {allIn: EU} | satisfied",
        "country: {allIn: [DE]} | violated",
        "country: {allIn: \"@subjects\"} | violated",
        "country: {noneOf: [GB]} | satisfied",
        "country: {allOf: [DE, IE]} | satisfied",
        "partition: {allIn: aws} | satisfied",
        "sovereignOffer: {noneOf: eusc} | satisfied",
        "personnel.local: {allIn: yes} | unknown",
        "accelerators: {anyOf: nvidia-h100} | unknown",
        "retention: {atMost: P30D} | unknown",
        "hosting: azure | unknown",
        "model.developer: anthropic | satisfied",
        "model.developer.jurisdiction: {noneOf: CN} | satisfied",
        "model.family: claude | satisfied",
        "model.licence: {noneOf: [open]} | load error",
        "model.modality: {anyOf: \"in:text\"} | satisfied",
        "model.notices: {noneOf: it-deepseek-block} | satisfied",
        "status: available | satisfied",
        "confidence: {atLeast: medium} | satisfied",
        "endOfLife: {after: 2027} | satisfied",
        "endOfLife: {before: 2027} | violated",
        "{any: [{provider: stackit}, {routing: geo}]} | satisfied",
        "{all: [{provider: aws}, {routing: global}]} | violated",
        "{not: {provider: aws}} | violated",
        "{provider: aws, routing: geo} | satisfied"
      })
  void a_condition_on_an_offering(String condition, String verdict) {
    String mapping = condition.startsWith("{") ? condition : "{" + condition + "}";
    String found;
    try {
      found = verdict(geo(), "offering: " + mapping).toString();
    } catch (dev.domicile.core.source.InvalidSourceException e) {
      found = "load error";
    }
    assertEquals(verdict, found);
  }

  @Test
  void facts_of_regions_are_read_in_every_possible_region() {
    SmallCatalog one =
        geo()
            .region("aws/eu-central-1", r -> r.personnel(Region.Personnel.YES))
            .region("aws/eu-west-1", r -> r.personnel(Region.Personnel.PARTIAL));
    assertEquals(Verdict.VIOLATED, verdict(one, "offering: {personnel.local: {allIn: yes}}"));
    SmallCatalog both = one.region("aws/eu-west-1", r -> r.personnel(Region.Personnel.YES));
    assertEquals(Verdict.SATISFIED, verdict(both, "offering: {personnel.local: {allIn: yes}}"));
  }

  @Test
  void what_is_offered_counts_where_every_region_offers_it() {
    SmallCatalog both =
        geo()
            .region("aws/eu-central-1", r -> r.keys("hyok", "byok"))
            .region("aws/eu-west-1", r -> r.keys("byok"));
    assertEquals(Verdict.SATISFIED, verdict(both, "offering: {keys.custody: {anyOf: byok}}"));
    assertEquals(Verdict.UNKNOWN, verdict(both, "offering: {keys.custody: {anyOf: hyok}}"));
  }

  @Test
  void the_custody_that_the_workload_uses_counts_alone() {
    SmallCatalog both =
        geo()
            .region("aws/eu-central-1", r -> r.keys("hyok", "byok"))
            .region("aws/eu-west-1", r -> r.keys("hyok", "byok"));
    Workload.Builder byok =
        hospital()
            .stages(
                Map.of(
                    Stage.KEY_CUSTODY,
                    new Workload.StageSpec(
                        Optional.empty(), List.of(), List.of(), Optional.of("byok"))));
    Decision decision =
        point(
                both.build(),
                COVERED,
                policy("p", "DE", "- {id: r, offering: {keys.custody: {anyOf: hyok}}}\n"))
            .decide(byok.build(), DAY);
    assertEquals(List.of("p/r violated"), findings(decision.refusals().get(0)));
  }

  @Test
  void retention_is_that_of_the_feature_which_the_workload_uses() {
    SmallCatalog catalog =
        SmallCatalog.empty()
            .offering(GEO, o -> o.stage(Stage.SESSION_STATE, Extent.NONE, Confidence.HIGH));
    String rule =
        policy(
            "p",
            "DE",
            "- {id: r, offering: {stages: [session-state], retention: {atMost: P7D}}}\n");
    PolicyDecisionPoint point = point(catalog.build(), COVERED, rule);
    assertEquals(
        Outcome.ALLOWED, point.decide(hospital().stages("session-state").build(), DAY).outcome());
    Workload memory =
        hospital()
            .stages(
                Map.of(
                    Stage.SESSION_STATE,
                    new Workload.StageSpec(
                        Optional.of("agentcore-memory"), List.of(), List.of(), Optional.empty())))
            .build();
    assertEquals(List.of("p/r violated"), findings(point.decide(memory, DAY).refusals().get(0)));
  }

  @Test
  void stages_that_the_workload_does_not_have_are_skipped() {
    assertEquals(
        Verdict.SATISFIED,
        verdict(geo(), "offering: {stages: [fine-tuning], country: {allIn: CH}}"));
  }

  @Test
  void a_notice_counts_in_force_or_of_unknown_status() {
    SmallCatalog catalog =
        SmallCatalog.empty().offering("aws/eu-west-1/bedrock/deepseek-v3@in-region");
    String rule = "offering: {model.notices: {noneOf: it-deepseek-block}}";
    assertEquals(Verdict.VIOLATED, verdict(catalog.notice(Notice.Status.IN_FORCE), rule));
    assertEquals(Verdict.VIOLATED, verdict(catalog.notice(Notice.Status.UNKNOWN), rule));
    assertEquals(Verdict.SATISFIED, verdict(catalog.notice(Notice.Status.SUSPENDED), rule));
    assertEquals(Verdict.SATISFIED, verdict(catalog.notice(Notice.Status.ENDED), rule));
  }

  @Test
  void a_rule_can_demand_more_confidence() {
    SmallCatalog catalog =
        SmallCatalog.empty()
            .offering(
                GEO,
                o ->
                    o.stage(
                        Stage.INFERENCE,
                        SmallCatalog.closed("aws/eu-central-1", "DE"),
                        Confidence.MEDIUM));
    String rule = "offering: {country: {allIn: EU}, minConfidence: %s}";
    assertEquals(Verdict.SATISFIED, verdict(catalog, rule.formatted("medium")));
    assertEquals(Verdict.UNKNOWN, verdict(catalog, rule.formatted("high")));
  }

  @Test
  void the_decision_point_can_demand_more_confidence_of_all_rules() {
    SmallCatalog catalog = geo().region("aws/eu-west-1", r -> r.confidence(Confidence.LOW));
    PolicyDecisionPoint point =
        point(
            catalog.build(),
            COVERED,
            policy("p", "DE", "- {id: r, offering: {partition: {allIn: aws}}}\n"));
    assertEquals(Outcome.ALLOWED, point.decide(hospital().build(), DAY).outcome());
    assertEquals(
        Outcome.REFUSED,
        point.withMinConfidence(Confidence.MEDIUM).decide(hospital().build(), DAY).outcome());
  }

  @Test
  void of_several_branches_the_best_counts() {
    String rule = "anyOf: [{offering: {%s}}, {evidence: {allOf: [scc]}}]";
    assertEquals(Verdict.SATISFIED, verdict(geo(), rule.formatted("provider: aws")));
    assertEquals(Verdict.NEEDS_EVIDENCE, verdict(geo(), rule.formatted("provider: stackit")));
  }

  @Test
  void in_one_branch_the_worst_requirement_counts() {
    assertEquals(
        Verdict.VIOLATED,
        verdict(
            geo(),
            "anyOf: [{offering: {provider: stackit}, evidence: {allOf: [scc]}},"
                + " {offering: {routing: global}}]"));
  }

  @Test
  void evidence_of_a_branch_closes_its_own_branch() {
    String rule =
        "anyOf: [{offering: {provider: stackit}, orEvidence: {anyOf: [approval], closes:"
            + " [violated]}}, {offering: {routing: global}}]";
    assertEquals(Verdict.NEEDS_EVIDENCE, verdict(geo(), rule));
  }

  private static Verdict verdict(SmallCatalog catalog, String requirement) {
    PolicyDecisionPoint point =
        point(catalog.build(), COVERED, policy("p", "DE", "- id: r\n  " + requirement + "\n"));
    return point
        .explain(hospital().build(), catalog.build().offerings().get(0).id(), DAY)
        .rules()
        .stream()
        .filter(rule -> rule.scope().rule().policy().equals("p"))
        .findFirst()
        .orElseThrow()
        .verdict()
        .orElseThrow();
  }
}
