package dev.domicile.core.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.source.Source;
import org.junit.jupiter.api.Test;

class WorkloadJsonTest {

  private static final Catalog CATALOG =
      SmallCatalog.standard().region("stackit/eu01", r -> r.keys("byok")).build();

  private static final String FULL =
      """
      apiVersion: domicile/v1
      kind: Workload
      metadata: {name: "discharge \\"summaries\\"", labels: {team: clinical-ai, cost: "7"}}
      spec:
        sector: healthcare
        data: {subjects: [DE, AT], categories: [personal, health], classification: confidential}
        requester: {country: DE, regimes: []}
        stages:
          inference:
          logs: {at: aws/eu-central-1, copies: [FR]}
        evidence:
          - {kind: scc, with: aws, covers: [US, anywhere], reference: DPA-1, until: 2027-06}
          - {kind: contract, with: aws, reference: C-7, from: 2026-01-01, until: 2027-06-30, stages: [logs, inference], places: [DE]}
          - {kind: availability, with: aws, reference: A, until: 2027-06-30, offerings: ["aws/*"]}
        models: "anthropic/claude-*"
        capabilities: [chat]
        pin: {provider: aws, region: eu-central-1, service: bedrock, routing: geo}
        prefer: [in-country, {provider: [aws, stackit]}]
      """;

  private static Workload load(String text) {
    return WorkloadLoader.against(CATALOG)
        .load(Source.text("workload.yaml", text))
        .orElseThrow()
        .get(0);
  }

  @Test
  void everything_that_a_workload_says_is_written_with_sorted_keys() {
    assertEquals(
        """
        {"apiVersion":"domicile/v1","kind":"Workload",\
        "metadata":{"labels":{"cost":"7","team":"clinical-ai"},"name":"discharge \\"summaries\\""},\
        "spec":{"capabilities":["chat"],\
        "data":{"categories":["personal","health"],"classification":["confidential"],"subjects":["AT","DE"]},\
        "evidence":[\
        {"covers":["US","anywhere"],"kind":"scc","reference":"DPA-1","until":"2027-06","with":["aws"]},\
        {"from":"2026-01-01","kind":"contract","places":["DE"],"reference":"C-7","stages":["inference","logs"],"until":"2027-06-30","with":["aws"]},\
        {"kind":"availability","offerings":["aws/*"],"reference":"A","until":"2027-06-30","with":["aws"]}],\
        "models":["anthropic/claude-*"],\
        "pin":{"provider":"aws","region":"eu-central-1","routing":"geo","service":"bedrock"},\
        "prefer":["in-country",{"provider":["aws","stackit"]}],\
        "requester":{"country":"DE","regimes":[]},"sector":["healthcare"],\
        "stages":{"inference":null,"logs":{"at":["aws/eu-central-1"],"copies":["FR"]}}}}""",
        load(FULL).toJson());
  }

  @Test
  void what_is_written_reads_as_the_same_workload() {
    Workload workload = load(FULL);

    assertEquals(workload.toJson(), load(workload.toJson()).toJson());
  }

  @Test
  void what_is_not_said_is_left_out() {
    Workload least =
        Workload.named("least").requester(dev.domicile.core.catalog.Country.of("DE")).build();

    assertEquals(
        "{\"apiVersion\":\"domicile/v1\",\"kind\":\"Workload\",\"metadata\":{\"name\":\"least\"},"
            + "\"spec\":{\"data\":{\"categories\":[],\"subjects\":[]},"
            + "\"requester\":{\"country\":\"DE\"}}}",
        least.toJson());
    assertEquals(least.toJson(), load(least.toJson()).toJson());
  }
}
