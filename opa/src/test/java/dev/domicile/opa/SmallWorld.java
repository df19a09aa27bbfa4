package dev.domicile.opa;

import dev.domicile.catalog.CatalogLoader;
import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.catalog.Country;
import dev.domicile.core.decision.PolicyDecisionPoint;
import dev.domicile.core.decision.Workload;
import dev.domicile.core.policy.PolicyLoader;
import dev.domicile.core.policy.PolicySet;
import dev.domicile.core.source.Loaded;
import dev.domicile.core.source.Source;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;

/** A catalog of a few offerings, a workload, and policies with rules in Rego. */
final class SmallWorld {

  static final LocalDate DAY = LocalDate.of(2026, 11, 22);

  static final String FRANKFURT = "aws/eu-central-1/bedrock/claude-sonnet-4-6@geo";
  static final String LONDON = "aws/eu-west-2/bedrock/claude-sonnet-4-6@geo";
  static final String STACKIT =
      "stackit/eu01/stackit-ai-model-serving/mistral-large-2512@in-region";

  static final Catalog CATALOG =
      CatalogLoader.load(List.of(Source.directory(Path.of("../src/test/resources/cli/catalog"))))
          .orElseThrow();

  /** A rule of the server under {@code acme.residency.answer}. */
  static final String ACME = policy("rego: {package: acme.residency, rule: answer}");

  private SmallWorld() {}

  /** A policy for Germany with one rule of this requirement, and whatever it needs to cover it. */
  static String policy(String requirement) {
    return """
        apiVersion: domicile/v1
        kind: Policy
        metadata:
          id: acme
          title: Rules of a company
          jurisdiction: DE
          effective: {from: 2020-01-01}
          enforcement: enforce
        rules:
          - id: covered
            statement: {says: no-location-rule, text: none}
          - id: home
        %s"""
        .formatted(requirement.indent(4));
  }

  static Workload.Builder workload() {
    return Workload.named("summaries")
        .requester(Country.of("DE"))
        .regimes(List.of())
        .sector("retail")
        .subjects(Country.of("DE"))
        .categories("personal")
        .stages("inference");
  }

  static Loaded<PolicySet> load(RegoRules rules, String policy) {
    return PolicyLoader.against(CATALOG).using(rules).load(Source.text("acme.yaml", policy));
  }

  static PolicyDecisionPoint point(RegoRules rules, String policy) {
    return PolicyDecisionPoint.of(CATALOG, load(rules, policy).orElseThrow());
  }

  /** Rules that ask {@code port}, which is called by the path it is asked for. */
  static RegoRules rules(Function<String, RegoPort> ports) {
    return new RegoRules(new PortsOnly(ports));
  }
}
