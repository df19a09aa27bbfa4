package dev.domicile.core.policy;

import java.util.Locale;

/** What a requirement says of one candidate, best first. */
public enum Verdict {
  SATISFIED,
  /** Evidence could close it and is not declared. */
  NEEDS_EVIDENCE,
  /** A fact is missing, or below the demanded confidence. */
  UNKNOWN,
  VIOLATED;

  /** The worse of the two: over several stages or places the worst counts. */
  public Verdict worst(Verdict other) {
    return compareTo(other) >= 0 ? this : other;
  }

  /** The better of the two: of several branches the best counts. */
  public Verdict best(Verdict other) {
    return compareTo(other) <= 0 ? this : other;
  }

  /** As printed: {@code needs-evidence}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
