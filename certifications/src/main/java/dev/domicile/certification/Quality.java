package dev.domicile.certification;

import dev.domicile.core.policy.Verdict;

/**
 * What one property of a claim (its level, version, type or validity) says of what is asked.
 *
 * @param verdict satisfied, violated or unknown
 * @param because why it is not satisfied; empty if it is
 * @param lacks the same in a few words; empty if it is satisfied
 */
record Quality(Verdict verdict, String because, String lacks) {

  static final Quality GOOD = new Quality(Verdict.SATISFIED, "", "");

  static Quality violated(String because, String lacks) {
    return new Quality(Verdict.VIOLATED, because, lacks);
  }

  static Quality unknown(String because, String lacks) {
    return new Quality(Verdict.UNKNOWN, because, lacks);
  }

  /** The worse of the two; of two equally bad ones this. */
  Quality worst(Quality other) {
    return other.verdict.compareTo(verdict) > 0 ? other : this;
  }

  boolean isViolated() {
    return verdict == Verdict.VIOLATED;
  }
}
