package dev.domicile.core.decision;

import dev.domicile.core.policy.Verdict;
import dev.domicile.core.policy.Waiver;
import java.util.BitSet;

/**
 * A waiver in force that speaks of a workload.
 *
 * @param offerings those that it speaks of; not to be changed
 */
record LiveWaiver(Waiver waiver, BitSet offerings) {

  /** Whether it lifts a verdict of a rule, for the offerings that it speaks of. */
  boolean lifts(String rule, Verdict verdict) {
    return waiver.names(rule) && waiver.lifts().contains(verdict);
  }
}
