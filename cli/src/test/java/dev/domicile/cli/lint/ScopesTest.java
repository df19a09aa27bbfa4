package dev.domicile.cli.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.domicile.cli.input.BaseCatalog;
import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.policy.PolicyLoader;
import dev.domicile.core.policy.Rule;
import dev.domicile.core.source.Source;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is proven about scopes, and what is not claimed. */
class ScopesTest {

  private static final Catalog CATALOG = BaseCatalog.bundled().load(List.of()).orElseThrow();
  private static final LocalDate DAY = LocalDate.of(2026, 11, 25);

  private final Scopes scopes = new Scopes(CATALOG, DAY);

  private static Rule rule(String id, String scope) {
    String policy =
        "apiVersion: domicile/v1\nkind: Policy\n"
            + "metadata: {id: p, title: t, jurisdiction: DE, effective: {from: 2026-01-01},"
            + " enforcement: enforce}\n"
            + ("rules:\n  - id: " + id + "\n    " + scope.replace("; ", "\n    ") + "\n")
            + "    residency: {stages: [inference], onlyIn: [DE]}\n";
    return PolicyLoader.against(CATALOG)
        .load(Source.text("p.yaml", policy))
        .orElseThrow()
        .rules()
        .get(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "when: {requester.country: {allOf: [DE, FR]}}",
        "when: {requester.country: DE}; unless: {requester.country: EU}",
        "when: {data.categories: {anyOf: [health], noneOf: [personal]}}",
        "when: {sector: {anyOf: [banking], noneOf: [finance]}}",
        "when: {stages: {noneOf: [inference]}}",
        "when: {data.subjects: {allIn: [EU], anyOf: [US]}}",
        "when: {data.classification: {atLeast: restricted, atMost: internal}}",
        "when: {labels.team: {allOf: [a, b]}}",
        "when: {all: [{labels.team: a}, {not: {labels.team: [a, b]}}]}",
      })
  void a_scope_that_contradicts_itself_is_dead(String scope) {
    assertTrue(scopes.isDead(rule("r", scope)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "when: {data.subjects: {allOf: [DE, FR]}}",
        "when: {requester.country: EU}; unless: {requester.country: DE}",
        "when: {data.categories: personal}; unless: {data.categories: health}",
        "when: {sector: finance}; unless: {sector: banking}",
        "when: {stages: storage}",
        "when: {data.subjects: {allIn: [EU]}}",
        "when: {data.classification: {atLeast: internal, atMost: restricted}}",
        // Who is adequate under Swiss law was not read: nothing can be claimed.
        "when: {requester.country: {anyOf: [CH-ADEQUATE], noneOf: [EU]}}",
        "when: {requester.regimes: {allOf: [de-statutory-health, in-rbi-regulated]}}",
      })
  void a_scope_that_a_workload_can_be_in_is_not(String scope) {
    assertFalse(scopes.isDead(rule("r", scope)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "when: {data.categories: health} | when: {data.categories: personal} | true",
        "when: {data.categories: personal} | when: {data.categories: health} | false",
        "when: {requester.country: DE} | when: {requester.country: EU} | true",
        "when: {requester.country: [DE, US]} | when: {requester.country: EU} | false",
        "when: {sector: banking} | when: {sector: finance} | true",
        // Of a company that says only `finance` nobody knows whether it is a bank.
        "when: {sector: finance} | when: {sector: finance}; unless: {sector: banking} | false",
        "when: {data.subjects: {allIn: [DE, FR]}} | when: {data.subjects: {noneOf: [US]}} | true",
        "when: {stages: storage} | when: {stages: inference} | true",
        "when: {stages: storage} | when: {sector: banking} | false",
      })
  void one_scope_lies_in_another_only_if_that_is_proven(
      String inner, String outer, boolean inside) {
    assertEquals(inside, scopes.isInside(rule("inner", inner), rule("outer", outer)));
  }

  @Test
  void a_scope_with_too_many_different_values_is_not_gone_through() {
    String many =
        "when: {data.subjects: {anyOf: [AT, BE, BG, CY, CZ, DE, DK, EE, ES, FI, FR, GR, HR],"
            + " noneOf: [AT, BE, BG, CY, CZ, DE, DK, EE, ES, FI, FR, GR, HR]}}";
    assertFalse(scopes.isDead(rule("r", many)));
  }
}
