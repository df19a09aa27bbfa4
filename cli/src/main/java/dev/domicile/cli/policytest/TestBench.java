package dev.domicile.cli.policytest;

import dev.domicile.cli.input.BaseCatalog;
import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.catalog.Confidence;
import dev.domicile.core.decision.PolicyDecisionPoint;
import dev.domicile.core.decision.PolicyDecisionPoint.Uncovered;
import dev.domicile.core.policy.PolicyLoader;
import dev.domicile.core.policy.PolicySet;
import dev.domicile.core.source.Loaded;
import dev.domicile.core.source.Node;
import dev.domicile.opa.RegoRules;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the tests of one run share: the catalog, and the policies compiled against it. Safe for
 * several threads, as far as loading tests is concerned.
 */
public final class TestBench {

  private final BaseCatalog base;
  private final Catalog catalog;
  private final Uncovered uncovered;
  private final Confidence minConfidence;
  private final RegoRules rego;
  private final Map<String, PolicyDecisionPoint> points = new ConcurrentHashMap<>();
  private final OfferingNames names;

  /**
   * A bench.
   *
   * @param base the catalog, over which a test may lay its own files
   * @param catalog the same, loaded
   * @param rego who is asked by rules of kind {@code rego}
   */
  public TestBench(
      BaseCatalog base,
      Catalog catalog,
      Uncovered uncovered,
      Confidence minConfidence,
      RegoRules rego) {
    this.base = base;
    this.catalog = catalog;
    this.uncovered = uncovered;
    this.minConfidence = minConfidence;
    this.rego = rego;
    this.names = new OfferingNames(catalog);
  }

  /** A bench with the usual settings. */
  public static TestBench of(BaseCatalog base) {
    return new TestBench(
        base,
        base.load(List.of()).orElseThrow(),
        Uncovered.REFUSE,
        Confidence.LOW,
        new RegoRules());
  }

  /** What reads the policies of a test. */
  PolicyLoader policies(Catalog with) {
    return PolicyLoader.against(with).using(rego);
  }

  /** The catalog with the documents of a test laid over it. */
  Loaded<Catalog> catalog(String file, List<Node> documents) {
    if (documents.isEmpty()) {
      return new Loaded.Accepted<>(catalog, List.of());
    }
    return base.load(List.of(InlineCatalog.of(file, documents)));
  }

  /** Decides by these policies; those of equal content are compiled once. */
  PolicyDecisionPoint point(Catalog with, PolicySet policies) {
    // The digest of a rule that names a module says nothing of what lies beside the file.
    boolean known = with == catalog && !asksOutside(policies);
    return known
        ? points.computeIfAbsent(policies.digest(), digest -> compile(with, policies))
        : compile(with, policies);
  }

  /** The offerings of a catalog that {@link #catalog} gave. */
  OfferingNames names(Catalog with) {
    return with == catalog ? names : new OfferingNames(with);
  }

  /** Whether a rule of these asks somebody outside the engine. */
  boolean asksOutside(PolicySet policies) {
    return policies.rules().stream().anyMatch(rule -> rule.kinds().contains(rego.key()));
  }

  private PolicyDecisionPoint compile(Catalog with, PolicySet policies) {
    return PolicyDecisionPoint.of(with, policies)
        .withUncovered(uncovered)
        .withMinConfidence(minConfidence);
  }
}
