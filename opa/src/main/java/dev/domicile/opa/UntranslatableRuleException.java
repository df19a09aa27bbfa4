package dev.domicile.opa;

import dev.domicile.core.source.SourcePosition;

/** A rule that cannot be decided by the Rego of a bundle. */
public final class UntranslatableRuleException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String rule;
  private final transient SourcePosition position;

  UntranslatableRuleException(String rule, String reason, SourcePosition position) {
    super("the rule `" + rule + "` cannot be part of a bundle: " + reason);
    this.rule = rule;
    this.position = position;
  }

  /** {@code policy-id/rule-id}. */
  public String rule() {
    return rule;
  }

  /** Where the rule is written. */
  public SourcePosition position() {
    return position;
  }
}
