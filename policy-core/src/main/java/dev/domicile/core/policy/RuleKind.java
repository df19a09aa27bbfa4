package dev.domicile.core.policy;

import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.catalog.Confidence;
import dev.domicile.core.source.Problems;
import dev.domicile.core.source.Shape;
import java.util.Optional;

/**
 * A type of requirement. Found through {@link java.util.ServiceLoader}, so that a new one changes
 * no other module.
 *
 * @param <R> what a requirement of this kind says, as bound from YAML
 */
public interface RuleKind<R extends RuleKind.Body> {

  /** What every requirement says, whatever its kind. */
  interface Body {
    /** The confidence below which a fact counts as unknown, if the rule demands one. */
    Optional<Confidence> minConfidence();
  }

  /** The key under which a rule holds its requirement: {@code residency}. */
  String key();

  /** How the requirement is written. */
  Shape<R> shape();

  /**
   * Reports names that the catalog does not have.
   *
   * @param context the catalog and helpers that report with the nearest spelling
   */
  void check(R body, ReferenceChecks context, Problems problems);

  /** The requirement ready to be asked. */
  CompiledRequirement compile(R body, Catalog catalog);
}
