package dev.domicile.core.catalog;

/** How sure a recorded fact is, in rising order. */
public enum Confidence {
  LOW,
  MEDIUM,
  HIGH;

  /** The less sure of the two. */
  public Confidence min(Confidence other) {
    return compareTo(other) <= 0 ? this : other;
  }

  /** Lower case, as in YAML. */
  @Override
  public String toString() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
