package dev.domicile.core.source;

import java.util.Locale;

/** Whether a {@link Diagnostic} stops what was written from being used. */
public enum Severity {
  /** The content is refused. */
  ERROR,
  /** The content is used, and its author should look at it. */
  WARNING;

  /** The lower-case word that a rendered diagnostic shows. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
