package dev.domicile.core.policy;

import dev.domicile.core.catalog.Offering;
import java.util.List;
import java.util.Optional;

/**
 * A requirement ready to be asked. The engine groups offerings whose {@link #facts} are equal,
 * judges one of each group for each distinct {@link #parameter}, keeps the verdicts as bit sets and
 * calls {@link #judge} again only for findings that somebody reads. Immutable and thread-safe.
 */
public interface CompiledRequirement {

  /**
   * Everything that {@link #judge} reads of the question beside its day, catalog and least
   * confidence, as a value with {@code equals}.
   */
  Object parameter(Question question);

  /**
   * Everything that {@link #judge} reads of the offering beside its operator and, where the
   * workload uses features, its region, as a value with {@code equals}.
   */
  Object facts(Offering offering);

  /** One judgement, or one for each stage that the workload has; empty if nothing is asked. */
  List<Judgement> judge(Offering offering, Question question);

  /** Verdicts that {@code orEvidence} closes unless the rule says otherwise. */
  default java.util.Set<Verdict> closesByDefault() {
    return java.util.Set.of(Verdict.UNKNOWN);
  }

  /** What it says of the allowed set as a whole; most requirements say nothing. */
  default Optional<Judgement> judgeAllowed(List<Offering> allowed, Question question) {
    return Optional.empty();
  }
}
