package dev.domicile.cli.scaffold;

import dev.domicile.cli.input.BaseCatalog;
import dev.domicile.cli.policytest.TestBench;
import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.catalog.Confidence;
import dev.domicile.core.decision.PolicyDecisionPoint;
import dev.domicile.core.policy.PolicyLoader;
import dev.domicile.opa.RegoRules;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What new rules are written with.
 *
 * @param base the catalog with the user's own files, over which a test may lay more
 * @param catalog the same, loaded
 * @param rego who is asked by rules of kind {@code rego}
 * @param today the day of new cases, where neither the author nor the test names one
 * @param asked the day that the author names
 */
public record Workshop(
    BaseCatalog base, Catalog catalog, RegoRules rego, LocalDate today, Optional<LocalDate> asked) {

  /** Reads policies. */
  PolicyLoader loader() {
    return PolicyLoader.against(catalog).using(rego);
  }

  /** Runs tests as {@code policy-check test} does. */
  TestBench bench() {
    return new TestBench(base, catalog, PolicyDecisionPoint.Uncovered.REFUSE, Confidence.LOW, rego);
  }

  /** The day as of which is looked at things. */
  LocalDate day() {
    return asked.orElse(today);
  }
}
