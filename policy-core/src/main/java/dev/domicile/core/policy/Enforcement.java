package dev.domicile.core.policy;

import java.util.Locale;

/** Whether a rule's verdict can refuse. */
public enum Enforcement {
  ENFORCE,
  /** Reported, refuses nothing, covers nothing. */
  WARN,
  /** As {@link #WARN}, for law that is proposed, a draft or uncertain. */
  OBSERVE;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
