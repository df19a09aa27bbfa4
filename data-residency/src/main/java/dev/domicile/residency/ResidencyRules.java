package dev.domicile.residency;

import dev.domicile.core.policy.RuleKind;
import java.util.List;

/** The rule kinds of this module. */
public final class ResidencyRules {

  private ResidencyRules() {}

  /** {@code residency}, the only one. */
  public static List<RuleKind<?>> kinds() {
    return List.of(new ResidencyRule());
  }
}
