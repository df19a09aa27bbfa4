package dev.domicile.core.decision;

import dev.domicile.core.policy.Verdict;
import java.util.BitSet;

/** The verdicts of one rule over all offerings. Filled once, then only read. */
final class VerdictBits {

  private final BitSet violated = new BitSet();
  private final BitSet unknown = new BitSet();
  private final BitSet needsEvidence = new BitSet();

  void add(Verdict verdict, BitSet members) {
    switch (verdict) {
      case SATISFIED -> {}
      case NEEDS_EVIDENCE -> needsEvidence.or(members);
      case UNKNOWN -> unknown.or(members);
      case VIOLATED -> violated.or(members);
    }
  }

  void add(Verdict verdict, int index) {
    switch (verdict) {
      case SATISFIED -> {}
      case NEEDS_EVIDENCE -> needsEvidence.set(index);
      case UNKNOWN -> unknown.set(index);
      case VIOLATED -> violated.set(index);
    }
  }

  Verdict at(int index) {
    if (violated.get(index)) {
      return Verdict.VIOLATED;
    }
    if (unknown.get(index)) {
      return Verdict.UNKNOWN;
    }
    return needsEvidence.get(index) ? Verdict.NEEDS_EVIDENCE : Verdict.SATISFIED;
  }

  /** The offerings with {@code verdict}; not to be changed. Not for what is satisfied. */
  BitSet of(Verdict verdict) {
    return switch (verdict) {
      case VIOLATED -> violated;
      case UNKNOWN -> unknown;
      case NEEDS_EVIDENCE -> needsEvidence;
      case SATISFIED -> throw new IllegalArgumentException("what is satisfied is not kept");
    };
  }
}
