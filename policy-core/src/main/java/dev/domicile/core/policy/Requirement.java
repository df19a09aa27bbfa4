package dev.domicile.core.policy;

import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.source.Problems;
import dev.domicile.core.source.SourcePosition;

/**
 * What a rule asks, with the kind that can ask it.
 *
 * @param <R> what a requirement of this kind says
 */
public record Requirement<R extends RuleKind.Body>(
    RuleKind<R> kind, R body, SourcePosition position) {

  /** The requirement ready to be asked. */
  public CompiledRequirement compile(Catalog catalog) {
    return kind.compile(body, catalog);
  }

  void check(ReferenceChecks checks, Problems problems) {
    kind.check(body, checks, problems);
  }
}
