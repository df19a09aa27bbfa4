package dev.domicile.core.decision;

import static dev.domicile.core.decision.Asking.COVERED;
import static dev.domicile.core.decision.Asking.DAY;
import static dev.domicile.core.decision.Asking.contract;
import static dev.domicile.core.decision.Asking.evidence;
import static dev.domicile.core.decision.Asking.hospital;
import static dev.domicile.core.decision.Asking.point;
import static dev.domicile.core.decision.Asking.policy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.catalog.Extent;
import dev.domicile.core.catalog.PartialDate;
import dev.domicile.core.catalog.Stage;
import dev.domicile.core.policy.Evidence;
import dev.domicile.core.policy.Need;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a declaration closes: its own kind, party, places and time, and nothing else. */
class EvidenceTest {

  private static final String GEO = "aws/eu-west-2/bedrock/claude-sonnet-4-6@geo";

  private static final Catalog LONDON =
      SmallCatalog.empty()
          .offering(
              GEO, o -> o.inference(SmallCatalog.closed("aws/eu-west-2 aws/us-east-1", "GB", "US")))
          .build();

  private static final String NEEDS_SCC =
      policy("p", "DE", "- {id: r, evidence: {allOf: [scc]}}\n");

  private static final String EU_OR_SCC =
      policy(
          "p",
          "DE",
          """
          - id: r
            offering: {country: {allIn: EU}}
            orEvidence: {anyOf: [scc, dpf-recipient], closes: [violated]}
          """);

  @Test
  void a_rule_about_evidence_is_never_violated() {
    Decision decision = decide(NEEDS_SCC, hospital());
    assertEquals(Outcome.CONDITIONAL, decision.outcome());
    assertEquals(
        List.of(
            new Need(
                List.of("scc"), Optional.of("aws"), List.of(), "Are standard clauses concluded?")),
        decision.missingEvidence());
  }

  @Test
  void declared_evidence_meets_it() {
    assertEquals(
        Outcome.ALLOWED, decide(NEEDS_SCC, hospital().evidence(evidence("scc", "aws"))).outcome());
  }

  @Test
  void evidence_with_another_party_does_not_count_and_the_finding_says_so() {
    Decision decision = decide(NEEDS_SCC, hospital().evidence(evidence("scc", "microsoft")));
    assertEquals(Outcome.CONDITIONAL, decision.outcome());
    assertEquals(
        "scc (DPA-1) is with microsoft, not with aws",
        decision.placements().get(0).findings().get(0).because());
  }

  @Test
  void where_nobody_knows_the_operator_no_party_fits() {
    Catalog catalog = SmallCatalog.empty().offering(GEO, OfferingSpec::withoutOperator).build();
    Decision decision =
        point(catalog, NEEDS_SCC).decide(hospital().evidence(evidence("scc", "aws")).build(), DAY);
    assertEquals(
        "scc (DPA-1) is with aws, not with the operator, who is not established",
        decision.placements().get(0).findings().get(0).because());
  }

  @Test
  void from_its_until_on_evidence_does_not_count() {
    Workload workload = hospital().evidence(evidence("scc", "aws")).build();
    PolicyDecisionPoint point = point(LONDON, NEEDS_SCC);
    assertEquals(Outcome.ALLOWED, point.decide(workload, LocalDate.of(2027, 6, 29)).outcome());
    Decision late = point.decide(workload, LocalDate.of(2027, 6, 30));
    assertEquals(
        "scc (DPA-1) does not count on 2027-06-30: it counts until 2027-06-30",
        late.placements().get(0).findings().get(0).because());
  }

  @Test
  void or_evidence_has_to_cover_every_offending_country() {
    assertEquals(Outcome.CONDITIONAL, decide(EU_OR_SCC, hospital()).outcome());
    Decision part = decide(EU_OR_SCC, hospital().evidence(evidence("scc", "aws", "US")));
    assertEquals(Outcome.CONDITIONAL, part.outcome());
    assertEquals(
        "country is GB, US; scc or dpf-recipient does not cover GB",
        part.placements().get(0).findings().get(0).because());
    assertEquals(
        Outcome.ALLOWED,
        decide(EU_OR_SCC, hospital().evidence(evidence("scc", "aws", "US", "GB"))).outcome());
  }

  @Test
  void several_pieces_add_up() {
    assertEquals(
        Outcome.ALLOWED,
        decide(
                EU_OR_SCC,
                hospital()
                    .evidence(evidence("scc", "aws", "US"))
                    .evidence(evidence("dpf-recipient", "aws", "GB")))
            .outcome());
  }

  @Test
  void evidence_that_covers_nothing_opens_no_place() {
    assertEquals(
        Outcome.CONDITIONAL,
        decide(EU_OR_SCC, hospital().evidence(evidence("scc", "aws"))).outcome());
  }

  @Test
  void or_evidence_closes_what_is_unknown_unless_it_says_otherwise() {
    String unknown = EU_OR_SCC.replace(", closes: [violated]", "");
    Decision violated = decide(unknown, hospital().evidence(anywhere()));
    assertEquals(Outcome.REFUSED, violated.outcome());
    assertEquals(
        Outcome.ALLOWED, decide(openEnded(), unknown, hospital().evidence(anywhere())).outcome());
  }

  @Test
  void a_place_without_a_bound_needs_evidence_for_anywhere() {
    String unknown = EU_OR_SCC.replace(", closes: [violated]", "");
    Decision decision =
        decide(openEnded(), unknown, hospital().evidence(evidence("scc", "aws", "IE", "GB")));
    assertEquals(Outcome.CONDITIONAL, decision.outcome());
    assertEquals(List.of("anywhere"), decision.missingEvidence().get(0).covers());
  }

  @Test
  void a_condition_under_not_offends_in_its_places_too() {
    String never =
        policy(
            "p",
            "DE",
            """
            - id: r
              offering: {not: {country: {anyOf: [US]}}}
              orEvidence: {anyOf: [scc], closes: [violated]}
            """);
    assertEquals(
        Outcome.CONDITIONAL, decide(never, hospital().evidence(evidence("scc", "aws"))).outcome());
    Decision decision = decide(never, hospital());
    assertEquals("country is GB, US", decision.placements().get(0).findings().get(0).because());
  }

  @Test
  void an_approval_is_concluded_with_nobody() {
    String approval = policy("p", "DE", "- {id: r, evidence: {anyOf: [approval, scc]}}\n");
    Workload.Builder approved = hospital().evidence(evidence("approval", "any"));
    assertEquals(Outcome.ALLOWED, decide(approval, approved).outcome());
  }

  @Test
  void clauses_with_anybody_are_an_error() {
    assertThrows(
        IllegalArgumentException.class,
        () -> decide(NEEDS_SCC, hospital().evidence(evidence("scc", "any"))));
  }

  @Test
  void all_of_needs_every_kind() {
    String both = policy("p", "DE", "- {id: r, evidence: {allOf: [scc, approval]}}\n");
    Decision one = decide(both, hospital().evidence(evidence("scc", "aws")));
    assertEquals(Outcome.CONDITIONAL, one.outcome());
    assertEquals(
        Outcome.ALLOWED,
        decide(
                both,
                hospital().evidence(evidence("scc", "aws")).evidence(evidence("approval", "any")))
            .outcome());
  }

  // Contracts.

  @Test
  void a_contract_bounds_what_no_source_bounds() {
    String german = policy("p", "DE", "- {id: r, offering: {country: {allIn: DE}}}\n");
    Catalog catalog = SmallCatalog.empty().offering(GEO, o -> o.inference(Extent.UNKNOWN)).build();
    assertEquals(Outcome.REFUSED, decide(catalog, german, hospital()).outcome());
    Workload.Builder promised = hospital().evidence(contract("aws", Stage.INFERENCE, "DE"));
    assertEquals(Outcome.ALLOWED, decide(catalog, german, promised).outcome());
  }

  @Test
  void a_contract_replaces_no_known_bound_and_speaks_of_its_stage_and_party_only() {
    String german = policy("p", "DE", "- {id: r, offering: {country: {allIn: DE}}}\n");
    Catalog unknown = SmallCatalog.empty().offering(GEO, o -> o.inference(Extent.UNKNOWN)).build();
    Workload.Builder promised = hospital().evidence(contract("aws", Stage.INFERENCE, "DE"));
    assertEquals(Outcome.REFUSED, decide(LONDON, german, promised).outcome());
    Workload.Builder other = hospital().evidence(contract("aws", Stage.LOGS, "DE"));
    assertEquals(Outcome.REFUSED, decide(unknown, german, other).outcome());
    Workload.Builder party = hospital().evidence(contract("microsoft", Stage.INFERENCE, "DE"));
    assertEquals(Outcome.REFUSED, decide(unknown, german, party).outcome());
  }

  @Test
  void a_contract_does_not_open_places_by_covers() {
    assertThrows(IllegalArgumentException.class, () -> evidence("contract", "aws", "US"));
  }

  @Test
  void the_explanation_says_what_to_declare_together() {
    Explanation.MissingEvidence missing =
        decide(EU_OR_SCC, hospital()).explanation().evidence().get(0);
    assertEquals(
        List.of(List.of("GB", "US")),
        missing.pieces().stream().map(piece -> piece.need().covers()).toList());
    assertEquals(1, missing.opens().size());
  }

  private static Catalog openEnded() {
    return SmallCatalog.empty()
        .offering(GEO, o -> o.inference(Extent.openEnded(SmallCatalog.countries("IE"), List.of())))
        .build();
  }

  private static Evidence anywhere() {
    return new Evidence(
        "scc",
        List.of("aws"),
        SmallCatalog.countries(),
        true,
        "DPA-2",
        Optional.empty(),
        PartialDate.parse("2027-06-30"),
        List.of(),
        Set.of(),
        SmallCatalog.countries());
  }

  private static Decision decide(String policy, Workload.Builder workload) {
    return decide(LONDON, policy, workload);
  }

  private static Decision decide(Catalog catalog, String policy, Workload.Builder workload) {
    return point(catalog, COVERED, policy).decide(workload.build(), DAY);
  }
}
