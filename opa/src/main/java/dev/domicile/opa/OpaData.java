package dev.domicile.opa;

import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.policy.PolicySet;

/**
 * Catalog and policies as data of an OPA bundle: facts and rules, resolved and normalised, never
 * verdicts. The layout is told in the module's README. Same input, same text.
 */
public final class OpaData {

  private OpaData() {}

  /** What stands under {@code data.catalog}, as JSON on one line. */
  public static String catalog(Catalog catalog) {
    return DataText.of(CatalogData.of(catalog));
  }

  /**
   * What stands under {@code data.policies}, as JSON on one line.
   *
   * @throws UntranslatableRuleException if a rule is of a kind that has no twin in Rego
   */
  public static String policies(PolicySet policies) {
    return DataText.of(PolicyData.of(policies));
  }
}
