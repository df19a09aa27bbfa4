package dev.domicile.residency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.catalog.Extent;
import dev.domicile.core.catalog.Stage;
import dev.domicile.core.policy.PlaceList;
import dev.domicile.core.policy.PolicyLoader;
import dev.domicile.core.policy.PolicySet;
import dev.domicile.core.source.Diagnostic;
import dev.domicile.core.source.Loaded;
import dev.domicile.core.source.Source;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResidencyFormatTest {

  private static final Catalog CATALOG =
      Clouds.catalog(Words.sets(Table.read("sets.tsv").toList()), Extent.UNKNOWN, Extent.UNKNOWN);

  @Test
  void the_kind_is_found_on_the_class_path() {
    assertTrue(PolicyLoader.kinds().stream().anyMatch(kind -> kind instanceof ResidencyRule));
  }

  @Test
  void one_place_may_stand_without_brackets() {
    ResidencyRequirement body = load("{stages: [storage], onlyIn: EEA}");

    assertEquals(List.of("EEA"), body.onlyIn().map(PlaceList::names).orElseThrow());
  }

  @Test
  void all_means_every_stage_but_fine_tuning() {
    ResidencyRequirement body = load("{stages: [all], notIn: [US, \"@subjects\"]}");

    assertEquals(EnumSet.complementOf(EnumSet.of(Stage.FINE_TUNING)), body.stages());
  }

  @Test
  void a_requirement_without_places_is_refused() {
    assertEquals(List.of("policy.yaml:7:16: error YAML-VALUE"), problems("{stages: [storage]}"));
  }

  @Test
  void an_empty_list_never_means_everything() {
    assertEquals(
        List.of("policy.yaml:7:44: error YAML-EMPTY"), problems("{stages: [storage], onlyIn: []}"));
    assertEquals(
        List.of("policy.yaml:7:25: error YAML-EMPTY"), problems("{stages: [], onlyIn: [EEA]}"));
  }

  @Test
  void a_name_that_is_neither_country_nor_set_is_refused_where_it_stands() {
    List<Diagnostic> diagnostics =
        rejected("{stages: [storage], onlyIn: [EEA], copyIn: [DE, ADEQUAT]}");

    assertEquals(
        "policy.yaml:7:64: error POLICY-COUNTRY: `ADEQUAT` is neither a country code nor a named"
            + " set\n  help: did you mean `ADEQUATE`?",
        diagnostics.get(0).toString());
  }

  @Test
  void a_region_of_a_provider_is_no_country() {
    assertEquals(
        List.of("policy.yaml:7:44: error POLICY-COUNTRY"),
        problems("{stages: [storage], onlyIn: aws/eu-central-1}"));
  }

  private static ResidencyRequirement load(String requirement) {
    PolicySet policies = read(requirement).orElseThrow();
    return (ResidencyRequirement)
        policies.policies().get(0).rules().get(0).branches().get(0).requirements().get(0).body();
  }

  private static List<String> problems(String requirement) {
    return rejected(requirement).stream()
        .map(d -> d.position() + ": " + d.severity() + " " + d.code())
        .toList();
  }

  private static List<Diagnostic> rejected(String requirement) {
    return read(requirement).diagnostics();
  }

  private static Loaded<PolicySet> read(String requirement) {
    return PolicyLoader.against(CATALOG)
        .load(
            Source.text(
                "policy.yaml",
                """
                apiVersion: domicile/v1
                kind: Policy
                metadata: {id: p, title: P, jurisdiction: EEA, effective: {from: 2020-01-01}, enforcement: enforce}
                rules:
                  - id: r
                    title: R
                    residency: %s
                """
                    .formatted(requirement)));
  }
}
