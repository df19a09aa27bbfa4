package dev.domicile.core.decision;

import static dev.domicile.core.decision.Asking.COVERED;
import static dev.domicile.core.decision.Asking.DAY;
import static dev.domicile.core.decision.Asking.hospital;
import static dev.domicile.core.decision.Asking.point;
import static dev.domicile.core.decision.Asking.policy;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.catalog.Country;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** When a rule applies ({@code scope.tsv}), and what a workload's attributes say of a scope. */
class ScopeTableTest {

  private static final Catalog CATALOG = SmallCatalog.standard().build();

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void a_rule_applies(Tsv.Row row) {
    String rule =
        "- id: r\n"
            + key("when", row.get("when"))
            + key("unless", row.get("unless"))
            + (row.isYes("in force") ? "" : "  effective: {from: 2027}\n")
            + "  statement: {says: no-location-rule, text: none}\n";
    assertEquals(row.isYes("applies"), applies(rule, hospital()));
  }

  static Stream<Tsv.Row> rows() {
    return Tsv.read("policy/scope.tsv");
  }

  private static String key(String name, String truth) {
    String condition =
        switch (truth) {
          case "true" -> "{sector: healthcare}";
          case "false" -> "{sector: banking}";
          case "unknown" -> "{data.classification: restricted}";
          default -> "";
        };
    return condition.isEmpty() ? "" : "  " + name + ": " + condition + "\n";
  }

  // What the attributes of a workload say. `maybe` applies, because nothing rules it out.

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "banking, banking, yes",
    "banking, finance, yes",
    "finance, finance, yes",
    "finance, banking, maybe",
    "finance, healthcare, no",
    "insurance, banking, no",
    "-, banking, maybe"
  })
  void a_sector_is_of_its_parent_and_a_parent_leaves_its_children_open(
      String stated, String asked, String answer) {
    Workload.Builder workload =
        stated.equals("-") ? hospital().withoutSector() : hospital().sector(stated);
    assertEquals(answer, holds("{sector: " + asked + "}", b -> workload));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "genetic, health, yes",
    "genetic, personal, yes",
    "health, genetic, no",
    "payment, personal, no"
  })
  void a_category_implies_others(String stated, String asked, String answer) {
    assertEquals(answer, holds("{data.categories: " + asked + "}", b -> b.categories(stated)));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "confidential, confidential, yes",
    "restricted, confidential, yes",
    "internal, confidential, no",
    "sa-ndmo/secret, confidential, maybe",
    "sa-ndmo/secret, sa-ndmo/restricted, yes",
    "sa-ndmo/public, sa-ndmo/restricted, no",
    "-, public, maybe"
  })
  void a_ladder_without_a_value_is_unknown(String stated, String asked, String answer) {
    List<String> values = stated.equals("-") ? List.of() : List.of(stated);
    assertEquals(
        answer,
        holds("{data.classification: {atLeast: " + asked + "}}", b -> b.classification(values)));
  }

  @Test
  void a_general_regime_holds_where_its_country_is_concerned_listed_or_not() {
    assertEquals("yes", holds("{requester.regimes: eu-controller}", b -> b));
    assertEquals("yes", holds("{requester.regimes: eu-controller}", b -> b.regimes(List.of())));
    assertEquals(
        "yes",
        holds(
            "{requester.regimes: eu-controller}",
            b -> b.requester(Country.of("US")).subjects(Country.of("FR"))));
    assertEquals(
        "no",
        holds(
            "{requester.regimes: eu-controller}",
            b -> b.requester(Country.of("US")).subjects(Country.of("US"))));
  }

  @Test
  void regimes_not_stated_are_unknown_for_the_countries_concerned_and_false_for_others() {
    assertEquals("maybe", holds("{requester.regimes: de-statutory-health}", b -> b));
    assertEquals("no", holds("{requester.regimes: us-hipaa}", b -> b));
    assertEquals(
        "maybe", holds("{requester.regimes: us-hipaa}", b -> b.subjects(Country.of("US"))));
    assertEquals("maybe", holds("{requester.regimes: everywhere}", b -> b));
  }

  @Test
  void regimes_that_are_stated_are_complete() {
    assertEquals(
        "yes",
        holds(
            "{requester.regimes: de-statutory-health}",
            b -> b.regimes(List.of("de-statutory-health"))));
    assertEquals(
        "no", holds("{requester.regimes: de-statutory-health}", b -> b.regimes(List.of())));
    assertEquals("no", holds("{requester.regimes: everywhere}", b -> b.regimes(List.of())));
  }

  @Test
  void a_label_that_is_absent_only_answers_none_of() {
    assertEquals("no", holds("{labels.team: clinical-ai}", b -> b));
    assertEquals("yes", holds("{labels.team: {noneOf: clinical-ai}}", b -> b));
    assertEquals("yes", holds("{labels.team: clinical-ai}", b -> b.label("team", "clinical-ai")));
  }

  @Test
  void imposed_stages_are_part_of_every_workload_and_fine_tuning_has_to_be_asked_for() {
    assertEquals("yes", holds("{stages: support-access}", b -> b));
    assertEquals("no", holds("{stages: logs}", b -> b));
    assertEquals("yes", holds("{stages: logs}", Workload.Builder::withoutStages));
    assertEquals("no", holds("{stages: fine-tuning}", Workload.Builder::withoutStages));
    assertEquals("yes", holds("{stages: fine-tuning}", b -> b.stages("fine-tuning")));
  }

  @Test
  void countries_are_compared_with_countries_and_sets() {
    assertEquals("yes", holds("{data.subjects: EU}", b -> b));
    assertEquals("yes", holds("{requester.country: [CH, EEA]}", b -> b));
    assertEquals("no", holds("{requester.country: CH}", b -> b));
    assertEquals(
        "maybe", holds("{requester.country: GDPR-ADEQUATE}", b -> b.requester(Country.of("US"))));
    assertEquals("no", holds("{data.subjects: EU}", b -> b.subjects()));
  }

  /** Yes and no by a scope and its negation: what is not ruled out either way is a maybe. */
  private static String holds(String condition, UnaryOperator<Workload.Builder> change) {
    String rule = "- id: r\n  when: %s\n  statement: {says: no-location-rule, text: none}\n";
    boolean applies = applies(rule.formatted(condition), change.apply(hospital()));
    boolean negated = applies(rule.formatted("{not: " + condition + "}"), change.apply(hospital()));
    return applies && negated ? "maybe" : applies ? "yes" : "no";
  }

  private static boolean applies(String rule, Workload.Builder workload) {
    return point(CATALOG, COVERED, policy("p", "DE", rule))
        .decide(workload.build(), DAY)
        .scopes()
        .stream()
        .filter(scope -> scope.rule().policy().equals("p"))
        .findFirst()
        .orElseThrow()
        .applies();
  }
}
