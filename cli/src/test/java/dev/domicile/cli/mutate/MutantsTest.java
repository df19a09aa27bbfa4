package dev.domicile.cli.mutate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.domicile.cli.input.BaseCatalog;
import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.source.Limits;
import dev.domicile.core.source.Problems;
import dev.domicile.core.source.SourceFile;
import dev.domicile.core.source.YamlReader;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Which changes are made, and that each is what an author would have written. */
class MutantsTest {

  private static final Catalog CATALOG = BaseCatalog.bundled().load(List.of()).orElseThrow();

  private static final String HEAD =
      """
      apiVersion: domicile/v1
      kind: Policy
      metadata:
        id: p
        title: t
        jurisdiction: DE
        effective: {from: 2026-01-01}
        enforcement: observe
      rules:
      """;

  /** The changes of a policy with these rules: what goes and what comes, by id. */
  private static Map<String, String> changes(String rules) {
    SourceFile file = SourceFile.ofText("p.yaml", HEAD + rules);
    Map<String, String> changes = new TreeMap<>();
    for (Mutant mutant : Mutants.of(file, CATALOG)) {
      Problems problems = new Problems();
      YamlReader.read(file.withText(mutant.text()), Limits.POLICY, problems);
      assertFalse(problems.hasErrors(), mutant.text());
      changes.put(
          mutant.id(),
          mutant
              .diff()
              .lines()
              .skip(2)
              .filter(line -> !line.startsWith("@@") && !line.startsWith(" "))
              .map(line -> line.charAt(0) + " " + line.substring(1).strip())
              .collect(Collectors.joining("\n")));
    }
    return changes;
  }

  /** The change with this id of a policy with these rules. */
  private static String change(String id, String rules) {
    Map<String, String> changes = changes(rules);
    assertTrue(changes.containsKey(id), () -> id + " is not among " + changes.keySet());
    return changes.getOrDefault(id, "");
  }

  private static String diff(String before, String after) {
    return "- " + before + "\n+ " + after;
  }

  private static final String PLACES =
      """
        - id: r
          residency: {stages: [inference, storage], onlyIn: [EU, CH]}
      """;

  @Test
  void a_country_is_added_to_a_list() {
    assertEquals(
        diff(
            "residency: {stages: [inference, storage], onlyIn: [EU, CH]}",
            "residency: {stages: [inference, storage], onlyIn: [EU, CH, US]}"),
        change("p/r/residency.onlyIn/add-US", PLACES));
  }

  @Test
  void a_country_is_added_where_one_stands_alone() {
    assertEquals(
        diff(
            "residency: {stages: [inference], onlyIn: EEA}",
            "residency: {stages: [inference], onlyIn: [EEA, US]}"),
        change(
            "p/r/residency.onlyIn/add-US",
            "  - id: r\n    residency: {stages: [inference], onlyIn: EEA}\n"));
  }

  @Test
  void a_country_is_added_to_a_list_with_dashes() {
    String rule =
        """
          - id: r
            residency:
              stages: [inference]
              onlyIn:
                - EU  # the Union
                - CH
            message: m
        """;

    assertEquals("+ - US", change("p/r/residency.onlyIn/add-US", rule));
    assertEquals("- - EU  # the Union", change("p/r/residency.onlyIn/drop-EU", rule));
  }

  @Test
  void what_shuts_out_is_tried_on_a_place_where_much_is() {
    String rule = "  - id: r\n    residency: {stages: [inference], notIn: [US, CN]}\n";

    assertEquals(
        diff(
            "residency: {stages: [inference], notIn: [US, CN]}",
            "residency: {stages: [inference], notIn: [US, CN, DE]}"),
        change("p/r/residency.notIn/add-DE", rule));
    assertFalse(changes(rule).containsKey("p/r/residency.notIn/add-US"));
  }

  @Test
  void a_country_and_a_stage_are_left_out() {
    assertEquals(
        diff(
            "residency: {stages: [inference, storage], onlyIn: [EU, CH]}",
            "residency: {stages: [inference, storage], onlyIn: [EU]}"),
        change("p/r/residency.onlyIn/drop-CH", PLACES));
    assertEquals(
        diff(
            "residency: {stages: [inference, storage], onlyIn: [EU, CH]}",
            "residency: {stages: [storage], onlyIn: [EU, CH]}"),
        change("p/r/residency.stages/drop-inference", PLACES));
  }

  @Test
  void a_set_is_widened_to_the_smallest_that_holds_it() {
    assertEquals(
        diff(
            "residency: {stages: [inference, storage], onlyIn: [EU, CH]}",
            "residency: {stages: [inference, storage], onlyIn: [EEA, CH]}"),
        change("p/r/residency.onlyIn/widen-EU-to-EEA", PLACES));
  }

  private static final String SCHEME =
      """
        - id: r
          when: {sector: [healthcare, finance], data.categories: health}
          unless: {labels.pilot: "yes"}
          certification:
            allOf: [{scheme: bsi-c5, level: {atLeast: type2}}]
          orEvidence: {anyOf: [c5-report], closes: [unknown]}
      """;

  @Test
  void a_level_is_weakened() {
    assertEquals(
        diff(
            "allOf: [{scheme: bsi-c5, level: {atLeast: type2}}]",
            "allOf: [{scheme: bsi-c5, level: {atLeast: type1}}]"),
        change("p/r/certification.allOf.bsi-c5.level/lower", SCHEME));
    assertEquals(
        diff("allOf: [{scheme: bsi-c5, level: {atLeast: type2}}]", "allOf: [{scheme: bsi-c5}]"),
        change("p/r/certification.allOf.bsi-c5.level/drop", SCHEME));
  }

  @Test
  void evidence_closes_more_or_nothing() {
    assertEquals(
        diff(
            "orEvidence: {anyOf: [c5-report], closes: [unknown]}",
            "orEvidence: {anyOf: [c5-report]}"),
        change("p/r/orEvidence.closes/drop", SCHEME));
    assertEquals(
        "- orEvidence: {anyOf: [c5-report], closes: [unknown]}",
        change("p/r/orEvidence/drop", SCHEME));
  }

  @Test
  void conditions_go_are_negated_and_lose_words() {
    String before = "when: {sector: [healthcare, finance], data.categories: health}";

    assertEquals(
        diff(before, "when: {data.categories: health}"), change("p/r/when.sector/drop", SCHEME));
    assertEquals(
        diff(before, "when: {sector: {noneOf: [healthcare, finance]}, data.categories: health}"),
        change("p/r/when.sector/negate", SCHEME));
    assertEquals(
        diff(before, "when: {sector: [healthcare], data.categories: health}"),
        change("p/r/when.sector/drop-finance", SCHEME));
    assertEquals("- " + before, change("p/r/when/drop", SCHEME));
    assertEquals("- unless: {labels.pilot: \"yes\"}", change("p/r/unless/drop", SCHEME));
  }

  @Test
  void a_step_of_a_ladder_is_higher_lower_or_the_other_way_round() {
    String rule =
        """
          - id: r
            when: {data.classification: {atLeast: sa-ndmo/secret}}
            residency: {stages: [inference], onlyIn: [SA]}
        """;
    String before = "when: {data.classification: {atLeast: sa-ndmo/secret}}";
    List<String> ladder =
        CATALOG.vocabulary().ladders().entrySet().stream()
            .filter(entry -> entry.getKey().equals("sa-ndmo"))
            .flatMap(entry -> entry.getValue().values().stream())
            .toList();
    int place = ladder.indexOf("secret");
    String lower = "sa-ndmo/" + ladder.get(place - 1);
    String higher = "sa-ndmo/" + ladder.get(place + 1);

    assertEquals(
        diff(before, before.replace("sa-ndmo/secret", lower)),
        change("p/r/when.data.classification.atLeast/lower", rule));
    assertEquals(
        diff(before, before.replace("sa-ndmo/secret", higher)),
        change("p/r/when.data.classification.atLeast/higher", rule));
    assertEquals(
        diff(before, before.replace("atLeast: sa-ndmo/secret", "atMost: " + lower)),
        change("p/r/when.data.classification.atLeast/negate", rule));
  }

  @Test
  void not_and_all_and_any_are_changed() {
    String rule =
        """
          - id: r
            when:
              not: {data.categories: personal}
              any:
                - {data.subjects: EEA}
                - {requester.country: EEA}
            statement: {says: no-location-rule, text: t}
        """;

    assertEquals(
        diff("not: {data.categories: personal}", "all: [{data.categories: personal}]"),
        change("p/r/when.not/negate", rule));
    assertEquals(diff("any:", "all:"), change("p/r/when.any/all", rule));
    assertEquals("- - {data.subjects: EEA}", change("p/r/when.any.1/drop", rule));
    assertEquals("- not: {data.categories: personal}", change("p/r/when.not/drop", rule));
    assertEquals(
        diff(
            "statement: {says: no-location-rule, text: t}",
            "statement: {says: prohibited, text: t}"),
        change("p/r/statement.says/prohibited", rule));
  }

  @Test
  void dates_are_shifted_by_a_day_either_way() {
    String rule =
        "  - id: r\n    effective: {from: 2026-05, until: 2027-03-01}\n"
            + "    evidence: {allOf: [scc]}\n";

    assertEquals(
        diff("effective: {from: 2026-01-01}", "effective: {from: 2026-01-02}"),
        change("p/metadata.effective.from/later", rule));
    assertEquals(
        diff(
            "effective: {from: 2026-05, until: 2027-03-01}",
            "effective: {from: 2026-04-30, until: 2027-03-01}"),
        change("p/r/effective.from/earlier", rule));
    assertEquals(
        diff(
            "effective: {from: 2026-05, until: 2027-03-01}",
            "effective: {from: 2026-05, until: 2027-03-02}"),
        change("p/r/effective.until/later", rule));
  }

  @Test
  void branches_and_requirements_of_a_branch_go() {
    String rule =
        """
          - id: r
            anyOf:
              - residency: {stages: [inference], onlyIn: [DE]}
                offering: {routing: in-region}
              # with clauses
              - evidence: {allOf: [scc, bcr]}
            message: m
        """;

    assertEquals("- - evidence: {allOf: [scc, bcr]}", change("p/r/anyOf.2/drop", rule));
    assertEquals("- offering: {routing: in-region}", change("p/r/anyOf.1.offering/drop", rule));
    assertEquals(
        diff("- evidence: {allOf: [scc, bcr]}", "- evidence: {anyOf: [scc, bcr]}"),
        change("p/r/anyOf.2.evidence.allOf/anyOf", rule));
    assertEquals(
        diff("- evidence: {allOf: [scc, bcr]}", "- evidence: {allOf: [bcr]}"),
        change("p/r/anyOf.2.evidence.allOf/drop-scc", rule));
  }

  @Test
  void a_rule_that_refuses_only_warns() {
    String rule =
        "  - id: r\n    enforcement: enforce\n    evidence: {allOf: [scc]}\n"
            + "  - id: s\n    evidence: {allOf: [bcr]}\n";

    assertEquals(
        diff("enforcement: enforce", "enforcement: warn"), change("p/r/enforcement/warn", rule));
    // The policy only observes.
    assertFalse(changes(rule).containsKey("p/s/enforcement/warn"));
    assertEquals("- - id: s\n- evidence: {allOf: [bcr]}", change("p/s/delete", rule));
  }

  @Test
  void the_only_rule_takes_its_policy_along() {
    SourceFile file = SourceFile.ofText("p.yaml", HEAD + PLACES);

    assertEquals(
        "",
        Mutants.of(file, CATALOG).stream()
            .filter(mutant -> mutant.id().equals("p/r/delete"))
            .map(mutant -> mutant.text().strip())
            .findFirst()
            .orElse("there is none"));
  }

  @Test
  void a_number_of_providers_is_one_fewer() {
    assertEquals(
        diff("portability: {providers: 2}", "portability: {providers: 1}"),
        change("p/r/portability.providers/fewer", "  - id: r\n    portability: {providers: 2}\n"));
  }

  @Test
  void every_change_has_an_id_and_a_text_of_its_own() {
    SourceFile file = SourceFile.ofText("p.yaml", HEAD + PLACES + SCHEME.replace("id: r", "id: s"));
    List<Mutant> mutants = Mutants.of(file, CATALOG);

    assertEquals(mutants.size(), mutants.stream().map(Mutant::id).distinct().count());
    assertEquals(mutants.size(), mutants.stream().map(Mutant::text).distinct().count());
  }
}
