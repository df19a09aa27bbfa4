package dev.domicile.acceptance.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.domicile.acceptance.properties.Worlds.Asking;
import dev.domicile.acceptance.properties.Worlds.Change;
import dev.domicile.catalog.CatalogLoader;
import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.catalog.Country;
import dev.domicile.core.catalog.Offering;
import dev.domicile.core.decision.PolicyDecisionPoint;
import dev.domicile.core.decision.Workload;
import dev.domicile.core.policy.PolicyLoader;
import dev.domicile.core.policy.PolicySet;
import dev.domicile.core.source.Source;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.domains.Domain;

/** P3: the order and duplication of files, entries and rules change nothing, digests included. */
@Domain(Worlds.class)
class OrderTest {

  /** Documents by kind and list, an entry a line: any order of entries and files is the same. */
  private static final List<Entries> CATALOG =
      List.of(
          new Entries(
              "Sources",
              "sources",
              List.of(
                  "{id: doc, title: Documentation, asOf: 2026-08-21}",
                  "{id: page, title: A page, asOf: undated}")),
          new Entries(
              "Jurisdictions",
              "sets",
              List.of(
                  "{id: EU, members: [DE, FR, {country: HR, from: 2013-07-01}], sources: [doc], confidence: high}",
                  "{id: EEA, includes: [EU], members: [\"NO\", IS], sources: [doc, page], confidence: high}")),
          new Entries(
              "Vocabulary",
              "categories",
              List.of("{id: personal}", "{id: health, implies: [personal]}")),
          new Entries(
              "Providers",
              "entities",
              List.of(
                  "{id: amazon, name: Amazon, jurisdiction: US, parents: [US], sources: [doc], confidence: high}",
                  "{id: stackit, name: STACKIT, jurisdiction: DE, parents: [DE], sources: [page], confidence: high}")),
          new Entries(
              "Providers",
              "providers",
              List.of(
                  "{id: aws, name: AWS, operator: amazon, sources: [doc], confidence: high}",
                  "{id: stackit, name: STACKIT, operator: stackit, sources: [page], confidence: high}")),
          new Entries(
              "Regions",
              "regions",
              List.of(
                  "{provider: aws, code: eu-central-1, country: DE, productGeography: eu, operator: amazon, sources: [doc], confidence: high}",
                  "{provider: aws, code: eu-west-3, country: FR, productGeography: eu, operator: amazon, sources: [doc], confidence: high}",
                  "{provider: aws, code: us-east-1, country: US, productGeography: other, operator: amazon, sources: [doc], confidence: high}",
                  "{provider: stackit, code: eu01, country: DE, productGeography: eu, operator: stackit, sources: [page], confidence: high}")),
          new Entries(
              "Models",
              "developers",
              List.of(
                  "{id: anthropic, name: Anthropic, jurisdiction: US, sources: [doc], confidence: high}",
                  "{id: mistral, name: Mistral, jurisdiction: FR, sources: [doc], confidence: high}")),
          new Entries(
              "Models",
              "models",
              List.of(
                  "{id: claude-sonnet-4-6, developer: anthropic, inputs: [text], outputs: [text], sources: [doc], confidence: high}",
                  "{id: mistral-large-3, developer: mistral, inputs: [text], outputs: [text], sources: [doc], confidence: high}")),
          new Entries(
              "Services",
              "services",
              List.of(
                  "{provider: aws, id: bedrock, sources: [doc], confidence: high, stages: [{stage: storage, at: called-region}, {stage: logs, at: customer-chosen}]}",
                  "{provider: stackit, id: ai-model-serving, sources: [page], confidence: high, stages: [{stage: storage, at: none}]}")),
          new Entries(
              "Offerings",
              "offerings",
              List.of(
                  "{provider: aws, regions: [eu-central-1, eu-west-3], service: bedrock, model: anthropic/claude-sonnet-4-6, routing: geo, processing: {regions: [eu-central-1, eu-west-3]}, status: available, sources: [doc], confidence: high}",
                  "{provider: aws, regions: [us-east-1], service: bedrock, model: anthropic/claude-sonnet-4-6, routing: in-region, processing: {regions: [called-region]}, status: available, sources: [doc], confidence: high}",
                  "{provider: stackit, regions: [eu01], service: ai-model-serving, model: mistral/mistral-large-3, routing: in-region, processing: {regions: [called-region]}, status: available, sources: [page], confidence: high}")));

  private static final String POLICY =
      """
      apiVersion: domicile/v1
      kind: Policy
      metadata: {id: eea-only, title: only in the EEA, jurisdiction: EEA, effective: {from: 2020}, enforcement: enforce}
      rules:
        - {id: inside, residency: {stages: [inference, storage], onlyIn: [EEA]}}
      """;

  private record Entries(String kind, String list, List<String> entries) {
    String document(List<String> some) {
      return "apiVersion: domicile/v1\nkind: "
          + kind
          + "\n"
          + list
          + ":\n"
          + String.join("", some.stream().map(entry -> "  - " + entry + "\n").toList());
    }
  }

  @Property(tries = 200, shrinking = ShrinkingMode.OFF)
  void order_and_duplication_of_catalog_files_and_entries_change_nothing(@ForAll Change change) {
    Choices choices = change.choices();
    Catalog expected = CatalogLoader.load(files(new Choices(List.of()))).orElseThrow();
    Catalog shuffled = CatalogLoader.load(files(choices)).orElseThrow();

    assertEquals(expected.digest(), shuffled.digest());
    assertEquals(outcomes(expected), outcomes(shuffled));
  }

  /** The documents, their entries in some order, in one or several files, some of them twice. */
  private static List<Source> files(Choices choices) {
    List<String> documents = new ArrayList<>();
    for (Entries entries : CATALOG) {
      List<String> all = choices.shuffled(entries.entries());
      int cut = choices.below(all.size());
      documents.add(entries.document(all.subList(cut, all.size())));
      if (cut > 0) {
        documents.add(entries.document(all.subList(0, cut)));
      }
    }
    List<Source> files = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (String document : choices.shuffled(documents)) {
      text.append(text.isEmpty() ? "" : "---\n").append(document);
      if (choices.oneIn(3)) {
        files.add(
            Source.text(
                "catalog-" + choices.below(100) + "-" + files.size() + ".yaml", text.toString()));
        text.setLength(0);
      }
    }
    if (!text.isEmpty()) {
      files.add(Source.text("rest.yaml", text.toString()));
    }
    if (choices.coin()) {
      files.add(choices.pick(files));
    }
    return files;
  }

  private static SortedMap<String, String> outcomes(Catalog catalog) {
    PolicySet policies =
        PolicyLoader.against(catalog).load(Source.text("policy.yaml", POLICY)).orElseThrow();
    PolicyDecisionPoint point = PolicyDecisionPoint.of(catalog, policies);
    Workload workload =
        Workload.named("summaries").requester(Country.of("DE")).categories("health").build();
    SortedMap<String, String> outcomes = new TreeMap<>();
    for (Offering offering : catalog.offerings()) {
      outcomes.put(
          offering.id().toString(),
          point.check(workload, offering.id(), LocalDate.of(2026, 11, 25)).outcome().toString());
    }
    outcomes.put("decision", point.decide(workload, LocalDate.of(2026, 11, 25)).toJson());
    return outcomes;
  }

  @Property(shrinking = ShrinkingMode.OFF)
  void order_and_duplication_of_policy_files_and_rules_change_nothing(@ForAll Change change) {
    World world = change.world();
    Choices choices = change.choices();
    List<Source> sources = new ArrayList<>();
    for (PolicyDraft draft : choices.shuffled(world.drafts())) {
      PolicyDraft shuffled = draft.with(choices.shuffled(draft.rules()));
      sources.add(Source.text("z" + choices.below(100) + draft.id() + ".yaml", shuffled.text()));
    }
    for (String waiver : world.waivers()) {
      sources.add(choices.below(2), Source.text("w" + sources.size() + ".yaml", waiver));
    }
    sources.add(choices.pick(sources));
    PolicySet policies = PolicyLoader.against(world.catalog()).load(sources).orElseThrow();

    assertEquals(world.policies().digest(), policies.digest());
    PolicyDecisionPoint expected = world.point();
    PolicyDecisionPoint shuffled = PolicyDecisionPoint.of(world.catalog(), policies);
    for (Asking asking : change.asked().askings()) {
      Workload workload = world.workload(asking.text());
      assertEquals(
          expected.decide(workload, asking.day()).outcome(),
          shuffled.decide(workload, asking.day()).outcome());
      for (Offering offering : world.catalog().offerings()) {
        assertEquals(
            EngineEqualsReferenceTest.lines(
                expected.check(workload, offering.id(), asking.day()).findings()),
            EngineEqualsReferenceTest.lines(
                shuffled.check(workload, offering.id(), asking.day()).findings()));
      }
    }
  }

  @Example
  void another_entry_is_another_digest() {
    Catalog catalog = CatalogLoader.load(files(new Choices(List.of()))).orElseThrow();
    List<Source> more = files(new Choices(List.of()));
    more.add(
        Source.text(
            "more.yaml",
            new Entries("Vocabulary", "categories", List.of()).document(List.of("{id: genetic}"))));

    assertNotEquals(catalog.digest(), CatalogLoader.load(more).orElseThrow().digest());
  }
}
