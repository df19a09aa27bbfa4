package dev.domicile.cli.config;

import java.util.Locale;

/** How much a finding of {@code lint} weighs, heaviest first. */
public enum Level {
  /** What is written cannot be what is meant. */
  ERROR,
  /** Its author should look at it. */
  WARNING,
  /** Good to know; shown only with {@code --all}. */
  INFO,
  /** Never told. */
  IGNORE;

  /** Whether this weighs as much as {@code other} or more. */
  public boolean isAtLeast(Level other) {
    return compareTo(other) <= 0;
  }

  /** As written in a configuration. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
