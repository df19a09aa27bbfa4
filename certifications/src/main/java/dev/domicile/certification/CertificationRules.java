package dev.domicile.certification;

import dev.domicile.core.policy.RuleKind;
import java.util.List;

/** The rule kinds of this module. */
public final class CertificationRules {

  private CertificationRules() {}

  /** {@code certification}, the only one. */
  public static List<RuleKind<?>> kinds() {
    return List.of(new CertificationRule());
  }
}
