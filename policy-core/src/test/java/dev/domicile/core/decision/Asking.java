package dev.domicile.core.decision;

import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.catalog.Country;
import dev.domicile.core.catalog.OfferingId;
import dev.domicile.core.catalog.PartialDate;
import dev.domicile.core.catalog.Stage;
import dev.domicile.core.policy.Evidence;
import dev.domicile.core.policy.PolicyLoader;
import dev.domicile.core.policy.PolicySet;
import dev.domicile.core.source.Source;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Short words for tests of decisions. */
final class Asking {

  /** The day as of which tests decide. */
  static final LocalDate DAY = LocalDate.of(2026, 11, 22);

  /** Covers Germany and asks nothing. */
  static final String COVERED =
      policy("de-covered", "DE", "- id: ok\n  statement: {says: no-location-rule, text: none}\n");

  private Asking() {}

  /** A policy in force since 2020 with these rules. */
  static String policy(String id, String jurisdiction, String rules) {
    return """
        ---
        apiVersion: domicile/v1
        kind: Policy
        metadata:
          id: %s
          title: Title of %s
          jurisdiction: %s
          effective: {from: 2020-01-01}
          enforcement: enforce
        rules:
        %s"""
        .formatted(id, id, jurisdiction, rules.indent(2));
  }

  /** A waiver for every workload, with these further keys of its spec. */
  static String waiver(String id, String spec) {
    return """
        ---
        apiVersion: domicile/v1
        kind: Waiver
        metadata: {id: %s}
        spec:
          workloads: ["*"]
          approver: Chief information security officer
          reason: Pilot
        %s"""
        .formatted(id, spec.indent(2));
  }

  static PolicySet policies(Catalog catalog, String... documents) {
    return PolicyLoader.against(catalog)
        .load(Source.text("policies.yaml", String.join("\n", documents)))
        .orElseThrow();
  }

  static PolicyDecisionPoint point(Catalog catalog, String... documents) {
    return PolicyDecisionPoint.of(catalog, policies(catalog, documents));
  }

  /** A workload of a German hospital that only infers, on German health data. */
  static Workload.Builder hospital() {
    return Workload.named("discharge-summaries")
        .requester(Country.of("DE"))
        .sector("healthcare")
        .subjects(Country.of("DE"))
        .categories("personal", "health")
        .stages("inference");
  }

  static Evidence evidence(String kind, String with, String... covers) {
    return new Evidence(
        kind,
        List.of(with),
        SmallCatalog.countries(covers),
        false,
        "DPA-1",
        Optional.empty(),
        PartialDate.parse("2027-06-30"),
        List.of(),
        Set.of(),
        SmallCatalog.countries());
  }

  static Evidence contract(String with, Stage stage, String... places) {
    return new Evidence(
        "contract",
        List.of(with),
        SmallCatalog.countries(),
        false,
        "MSA-7",
        Optional.empty(),
        PartialDate.parse("2027-06-30"),
        List.of(),
        Set.of(stage),
        SmallCatalog.countries(places));
  }

  static OfferingId id(String text) {
    return OfferingId.parse(text);
  }

  /** The ids of these candidates, in order. */
  static List<String> ids(List<Candidate> candidates) {
    return candidates.stream().map(candidate -> candidate.offering().toString()).toList();
  }

  /** The findings of one candidate as {@code rule verdict}. */
  static List<String> findings(Candidate candidate) {
    return candidate.findings().stream()
        .map(finding -> finding.rule() + " " + finding.verdict())
        .toList();
  }
}
