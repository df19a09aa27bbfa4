package dev.domicile.core.decision;

import dev.domicile.core.catalog.Offering;
import dev.domicile.core.catalog.OfferingId;
import dev.domicile.core.catalog.Truth;
import dev.domicile.core.policy.Condition;
import dev.domicile.core.policy.Obligation;
import dev.domicile.core.policy.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One offering under decision. Its outcome is read from the engine's bit sets; findings,
 * obligations and warnings are built when they are read. Immutable and thread-safe.
 */
public final class Candidate {

  private final Asked asked;
  private final int index;
  private final Outcome outcome;
  // Derived and the same whoever computes it; kept because findings and warnings both read it.
  private volatile Optional<List<CompiledRule.Assessment>> assessments = Optional.empty();

  Candidate(Asked asked, int index, Outcome outcome) {
    this.asked = asked;
    this.index = index;
    this.outcome = outcome;
  }

  /** One of which the verdicts are known. */
  Candidate(Asked asked, int index, Outcome outcome, List<CompiledRule.Assessment> assessments) {
    this(asked, index, outcome);
    this.assessments = Optional.of(assessments);
  }

  public OfferingId offering() {
    return entry().id();
  }

  /** The catalog's entry. */
  public Offering entry() {
    return asked.catalog().offerings().get(index);
  }

  public Outcome outcome() {
    return outcome;
  }

  /** Whether it is refused for no other reason than that somebody who was asked did not answer. */
  public boolean isUndecided() {
    return outcome == Outcome.REFUSED
        && asked
            .withSilenceExcused()
            .map(excused -> excused.outcome(index) != Outcome.REFUSED)
            .orElse(false);
  }

  /** What is not satisfied, by rule and stage; waived and merely reported findings too. */
  public List<Finding> findings() {
    return asked.views().findings(index, assessments());
  }

  /**
   * The rules that are not satisfied with the worst verdict of each, by id: what {@link #findings}
   * tells, without telling why.
   */
  public Map<String, Verdict> unsatisfied() {
    return Collections.unmodifiableMap(asked.views().unsatisfied(index, assessments()));
  }

  /** Every rule, with whether it applies to the workload on the day. */
  public List<AppliedRule> scopes() {
    return asked.scopes();
  }

  /** Whether a condition on the workload, such as a part of a rule's scope, holds. */
  public Truth holds(Condition condition) {
    return asked.question().holds(condition);
  }

  /** What every rule that applies says, satisfied or not, in the order of policies and ids. */
  public List<RuleVerdict> verdicts() {
    List<RuleVerdict> verdicts = new ArrayList<>();
    for (int i = 0; i < assessments().size(); i++) {
      CompiledRule.Assessment assessment = assessments().get(i);
      verdicts.add(
          new RuleVerdict(
              asked.appliedRules().get(i).rule(), assessment.verdict(), assessment.branches()));
    }
    return List.copyOf(verdicts);
  }

  /**
   * What the outcome would be if there were no such rule, neither what it asks nor what it covers.
   *
   * @param rule {@code policy/rule}
   */
  public Outcome outcomeWithout(String rule) {
    return asked.without(rule).candidate(index).outcome();
  }

  /** What an allowed placement must also do, each once; those of every rule that applies. */
  public List<Obligation> obligations() {
    return asked.views().obligations(index);
  }

  /** What a reader should know although it refuses nothing. */
  public List<String> warnings() {
    return asked.views().warnings(index, assessments(), hasUnansweredWish());
  }

  private List<CompiledRule.Assessment> assessments() {
    Optional<List<CompiledRule.Assessment>> known = assessments;
    if (known.isEmpty()) {
      known = Optional.of(asked.assessments(index));
      assessments = known;
    }
    return known.orElseThrow();
  }

  /** Whether a wish could not be answered from the catalog. */
  boolean hasUnansweredWish() {
    return asked.wishes().unanswered().get(index);
  }

  /** Whether nobody has verified or declared that it is available. */
  boolean isUnverified() {
    return asked.usable().at(index) == Verdict.NEEDS_EVIDENCE;
  }

  int index() {
    return index;
  }

  @Override
  public String toString() {
    return offering() + " " + outcome;
  }
}
