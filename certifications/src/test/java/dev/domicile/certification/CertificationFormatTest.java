package dev.domicile.certification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.domicile.certification.CertificationRequirement.Form;
import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.catalog.Extent;
import dev.domicile.core.catalog.Stage;
import dev.domicile.core.policy.PolicyLoader;
import dev.domicile.core.policy.PolicySet;
import dev.domicile.core.source.Loaded;
import dev.domicile.core.source.Source;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CertificationFormatTest {

  private static final Catalog CATALOG = Clouds.catalog(List.of(), Extent.UNKNOWN);

  @Test
  void the_kind_is_found_on_the_class_path() {
    assertTrue(PolicyLoader.kinds().stream().anyMatch(kind -> kind instanceof CertificationRule));
  }

  @Test
  void a_scheme_is_a_word_or_a_mapping() {
    CertificationRequirement body =
        load(
            "{allOf: [iso-27001, {scheme: bsi-c5, version: {atLeast: \"2020\"}, level: type2},"
                + " {scheme: hds, types: {anyOf: [activity1]}}]}");

    assertEquals(
        List.of("iso-27001", "bsi-c5 (version at least 2020, level type2)", "hds (type activity1)"),
        body.required());
    assertEquals(3, body.count());
    assertEquals(Set.of(Stage.INFERENCE), body.stages());
  }

  @Test
  void some_of_several_may_be_asked_for() {
    CertificationRequirement body =
        load("{atLeast: {count: 2, of: [iso-27001, hds, tisax]}, stages: [storage, logs]}");

    assertEquals(Form.AT_LEAST, body.form());
    assertEquals(2, body.count());
    assertEquals(Set.of(Stage.STORAGE, Stage.LOGS), body.stages());
  }

  @Test
  void more_than_are_listed_cannot_be_asked_for() {
    assertEquals(
        List.of("policy.yaml:7:30: error YAML-VALUE"),
        problems("{atLeast: {count: 3, of: [iso-27001, hds]}}"));
  }

  @Test
  void one_list_of_schemes_is_needed() {
    assertEquals(List.of("policy.yaml:7:20: error YAML-VALUE"), problems("{stages: [storage]}"));
    assertEquals(
        List.of("policy.yaml:7:20: error YAML-VALUE"),
        problems("{allOf: [iso-27001], anyOf: [hds]}"));
    assertEquals(List.of("policy.yaml:7:28: error YAML-EMPTY"), problems("{allOf: []}"));
  }

  @Test
  void a_scheme_that_does_not_exist_is_refused_with_the_nearest() {
    assertEquals(
        "policy.yaml:7:29: error CERT-SCHEME: there is no scheme `iso-27002` in the catalog;"
            + " nearest is `iso-27001`",
        first("{allOf: [iso-27002]}"));
  }

  @Test
  void a_level_that_the_scheme_lacks_is_refused() {
    assertEquals(
        "policy.yaml:7:53: error CERT-LEVEL: there is no level of bsi-c5 `type-2` in the catalog;"
            + " nearest is `type2`",
        first("{allOf: [{scheme: bsi-c5, level: type-2}]}"));
  }

  @Test
  void a_version_that_the_scheme_lacks_is_refused() {
    assertEquals(
        List.of("policy.yaml:7:65: error CERT-VERSION"),
        problems("{allOf: [{scheme: bsi-c5, version: {atLeast: 2021-01}}]}"));
  }

  @Test
  void a_type_that_the_scheme_lacks_is_refused() {
    assertEquals(
        "policy.yaml:7:59: error CERT-TYPE: there is no type of hds `activity9` in the catalog;"
            + " nearest is `activity1`",
        first("{allOf: [{scheme: hds, types: {anyOf: [activity9]}}]}"));
  }

  @Test
  void a_type_is_no_level() {
    assertEquals(
        "policy.yaml:7:50: error CERT-LEVEL: `activity1` is a type of hds, types have no order\n"
            + "  help: write `types: {anyOf: [activity1]}`",
        first("{allOf: [{scheme: hds, level: activity1}]}"));
  }

  @Test
  void a_level_is_no_type() {
    assertEquals(
        "policy.yaml:7:62: error CERT-TYPE: `type2` is a level of bsi-c5, levels have an order\n"
            + "  help: write `level: {atLeast: type2}`",
        first("{allOf: [{scheme: bsi-c5, types: {anyOf: [type2]}}]}"));
  }

  private static CertificationRequirement load(String requirement) {
    PolicySet policies = read(requirement).orElseThrow();
    return (CertificationRequirement)
        policies.policies().get(0).rules().get(0).branches().get(0).requirements().get(0).body();
  }

  private static String first(String requirement) {
    return read(requirement).diagnostics().get(0).toString();
  }

  private static List<String> problems(String requirement) {
    return read(requirement).diagnostics().stream()
        .map(d -> d.position() + ": " + d.severity() + " " + d.code())
        .toList();
  }

  private static Loaded<PolicySet> read(String requirement) {
    return PolicyLoader.against(CATALOG)
        .load(
            Source.text(
                "policy.yaml",
                """
                apiVersion: domicile/v1
                kind: Policy
                metadata: {id: p, title: P, jurisdiction: DE, effective: {from: 2020-01-01}, enforcement: enforce}
                rules:
                  - id: r
                    title: R
                    certification: %s
                """
                    .formatted(requirement)));
  }
}
