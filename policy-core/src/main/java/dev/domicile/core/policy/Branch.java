package dev.domicile.core.policy;

import java.util.List;
import java.util.Optional;

/**
 * One way to satisfy a rule: all its requirements must hold.
 *
 * @param requirements at least one
 * @param orEvidence evidence that closes what they leave open
 */
public record Branch(List<Requirement<?>> requirements, Optional<OrEvidence> orEvidence) {
  public Branch {
    requirements = List.copyOf(requirements);
    if (requirements.isEmpty()) {
      throw new IllegalArgumentException("a branch needs a requirement");
    }
  }
}
