package dev.domicile.acceptance.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.domicile.catalog.BundledCatalog;
import dev.domicile.cli.format.DocumentKinds;
import dev.domicile.core.catalog.Attribute;
import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.decision.Decision;
import dev.domicile.core.decision.PolicyDecisionPoint;
import dev.domicile.core.decision.Workload;
import dev.domicile.core.decision.WorkloadLoader;
import dev.domicile.core.policy.PolicyLoader;
import dev.domicile.core.policy.PolicySet;
import dev.domicile.core.policy.RuleKind;
import dev.domicile.core.policy.Verdict;
import dev.domicile.core.source.Reference;
import dev.domicile.core.source.Shape;
import dev.domicile.core.source.Source;
import dev.domicile.policies.BundledPolicies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The pages say what the program reads, knows and ships. */
class GeneratedPagesTest {

  private static final List<String> KINDS =
      List.of("Policy", "Waiver", "Workload", "PolicyTest", "Config");

  private static Map<String, RuleKind<?>> ruleKinds() {
    TreeMap<String, RuleKind<?>> kinds = new TreeMap<>();
    for (RuleKind<?> kind : ServiceLoader.load(RuleKind.class)) {
      kinds.put(kind.key(), kind);
    }
    return kinds;
  }

  @Test
  void the_page_of_the_format_is_what_the_loaders_read() {
    Map<String, String> elsewhere = new HashMap<>();
    elsewhere.put("WorkloadCondition", "attributes.md");
    ruleKinds()
        .forEach((key, kind) -> elsewhere.put(kind.shape().typeName(), "rules/" + key + ".md"));
    ShapeTables tables = new ShapeTables(elsewhere, "attributes.md");
    GeneratedPage page = new GeneratedPage("policy-format.md");
    for (String kind : KINDS) {
      page.part(kind, tables.of(shape(kind).reference()));
    }
    page.check();
  }

  private static Shape<?> shape(String kind) {
    return Optional.ofNullable(DocumentKinds.shapes().get(kind)).orElseThrow();
  }

  @Test
  void each_rule_kind_has_a_page_and_each_page_a_rule_kind() throws IOException {
    TreeSet<String> pages = new TreeSet<>();
    try (Stream<Path> files = Files.list(Path.of("docs/rules"))) {
      files.forEach(file -> pages.add(String.valueOf(file.getFileName()).replace(".md", "")));
    }
    assertEquals(ruleKinds().keySet(), pages);
    assertTrue(pages.contains("residency"));
  }

  @TestFactory
  Stream<DynamicTest> the_page_of_a_rule_kind_has_the_parameters_of_its_shape() {
    return ruleKinds().entrySet().stream()
        .map(
            kind ->
                DynamicTest.dynamicTest(
                    kind.getKey(),
                    () ->
                        new GeneratedPage("rules/" + kind.getKey() + ".md")
                            .part("parameters", parameters(kind.getValue()))
                            .check()));
  }

  private static String parameters(RuleKind<?> kind) {
    return new ShapeTables(Map.of("OfferingCondition", "../attributes.md"), "../attributes.md")
        .under(kind.shape().reference());
  }

  @Test
  void the_page_of_attributes_is_the_registry() {
    new GeneratedPage("attributes.md")
        .part("workload", AttributeTables.attributes(Attribute.Side.WORKLOAD))
        .part("offering", AttributeTables.attributes(Attribute.Side.OFFERING))
        .part("operators", AttributeTables.operators())
        .check();
  }

  @Test
  void each_attribute_is_known_from_keys_that_there_are() {
    Map<String, Shape<?>> shapes = DocumentKinds.shapes();
    List<String> missing = new ArrayList<>();
    for (Attribute attribute : Attribute.values()) {
      assertTrue(!attribute.writtenAt().isEmpty(), attribute.id());
      for (String path : attribute.writtenAt()) {
        List<String> steps = List.of(path.split("\\."));
        Shape<?> shape = shapes.get(steps.get(0));
        if (shape == null || !has(shape.reference(), steps.subList(1, steps.size()))) {
          missing.add(attribute.id() + " at " + path);
        }
      }
    }
    assertEquals(List.of(), missing);
  }

  private static boolean has(Reference reference, List<String> steps) {
    if (steps.isEmpty()) {
      return true;
    }
    return reference.parts().stream().anyMatch(part -> has(part, steps))
        || reference.keys().stream()
            .filter(key -> key.name().equals(steps.get(0)))
            .anyMatch(key -> has(key.value(), steps.subList(1, steps.size())));
  }

  @Test
  void the_page_of_policies_is_what_is_bundled() {
    Catalog catalog = BundledCatalog.all().load().orElseThrow();
    PolicySet policies = PolicyLoader.against(catalog).load(BundledPolicies.all()).orElseThrow();
    PolicyCatalog page = new PolicyCatalog(policies, catalog);
    new GeneratedPage("policies.md").part("overview", page.overview()).check();
    for (String folder : page.folders()) {
      new GeneratedPage("policies/" + folder + ".md")
          .part("policies", page.details(folder))
          .check();
    }
  }

  @Test
  void a_rule_that_only_asks_refuses_nothing() {
    Catalog catalog = BundledCatalog.all().load().orElseThrow();
    PolicySet policies = PolicyLoader.against(catalog).load(BundledPolicies.all()).orElseThrow();
    Map<String, RuleEffect> effects = new HashMap<>();
    policies.rules().forEach(r -> effects.put(r.qualifiedId(), RuleEffect.of(r, catalog)));
    PolicyDecisionPoint point = PolicyDecisionPoint.of(catalog, policies);
    Set<String> asked = new TreeSet<>();
    Set<String> refused = new TreeSet<>();
    for (Workload workload :
        WorkloadLoader.against(catalog)
            .load(Source.directory(Path.of("examples/workloads")))
            .orElseThrow()) {
      Decision decision = point.decide(workload, LocalDate.of(2026, 11, 25));
      Stream.concat(decision.placements().stream(), decision.refusals().stream())
          .flatMap(candidate -> candidate.unsatisfied().entrySet().stream())
          .forEach(
              rule -> {
                boolean open = rule.getValue() == Verdict.NEEDS_EVIDENCE;
                (open ? asked : refused).add(rule.getKey());
              });
    }
    asked.retainAll(ofEffect(effects, RuleEffect.ASK));
    assertTrue(asked.size() > 5, asked.toString());
    refused.retainAll(effects.keySet());
    assertTrue(refused.size() > 5, refused.toString());
    refused.removeAll(ofEffect(effects, RuleEffect.REFUSE));
    refused.removeAll(ofEffect(effects, RuleEffect.WARN));
    refused.removeAll(ofEffect(effects, RuleEffect.OBSERVE));
    assertEquals(Set.of(), refused);
  }

  private static Set<String> ofEffect(Map<String, RuleEffect> effects, RuleEffect effect) {
    return effects.entrySet().stream()
        .filter(rule -> rule.getValue() == effect)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }
}
