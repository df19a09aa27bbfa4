package dev.domicile.core.policy;

import java.util.Locale;

/** How well the law behind a rule was read. */
public enum Grade {
  /** The official text was read for this point. */
  PRIMARY,
  /** Somebody else's account was read. */
  SECONDARY,
  /** No source was read. */
  MEMORY;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
