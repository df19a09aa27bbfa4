package dev.domicile.core.policy;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Evidence that closes what the facts leave open.
 *
 * @param demand which evidence
 * @param closes verdicts that it closes; empty Optional for the rule kind's own default
 */
public record OrEvidence(EvidenceDemand demand, Optional<Set<Verdict>> closes) {

  public OrEvidence {
    closes = closes.map(set -> java.util.Collections.unmodifiableSet(EnumSet.copyOf(set)));
  }
}
