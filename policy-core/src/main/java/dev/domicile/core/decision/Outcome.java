package dev.domicile.core.decision;

import java.util.Locale;

/** What becomes of a candidate or a workload, best first. */
public enum Outcome {
  ALLOWED,
  /** Evidence could still be declared that allows it. */
  CONDITIONAL,
  REFUSED;

  /** The worse of the two. */
  public Outcome worst(Outcome other) {
    return compareTo(other) >= 0 ? this : other;
  }

  /** The better of the two. */
  public Outcome best(Outcome other) {
    return compareTo(other) <= 0 ? this : other;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
