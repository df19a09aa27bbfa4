package dev.domicile.core.policy;

import dev.domicile.core.source.SourcePosition;
import java.util.List;
import java.util.Optional;

/**
 * One rule of a policy: whom it concerns and what it asks.
 *
 * @param policy id of its policy
 * @param id its own id, unique in the policy
 * @param grade how well the law was read
 * @param when what the workload must be; absent means always
 * @param unless what exempts a workload
 * @param effective when it is in force, already narrowed by the policy's dates
 * @param branches ways to satisfy it, the best counts; one without {@code anyOf}
 * @param message what to tell if it is not satisfied, with placeholders
 * @param remedy what to do then
 * @param json its canonical JSON
 */
public record Rule(
    String policy,
    String id,
    String title,
    Grade grade,
    Optional<Condition> when,
    Optional<Condition> unless,
    EffectiveDates effective,
    Enforcement enforcement,
    List<Citation> citations,
    List<Branch> branches,
    Optional<String> message,
    Optional<String> remedy,
    List<Obligation> obligations,
    SourcePosition position,
    String json) {

  public Rule {
    citations = List.copyOf(citations);
    branches = List.copyOf(branches);
    obligations = List.copyOf(obligations);
  }

  /** {@code policy-id/rule-id}, how decisions, waivers and tests name it. */
  public String qualifiedId() {
    return policy + "/" + id;
  }

  /** The keys of the rule kinds that it uses, joined by {@code +}. */
  public String kinds() {
    return String.join(
        "+",
        branches.stream()
            .flatMap(branch -> branch.requirements().stream())
            .map(requirement -> requirement.kind().key())
            .distinct()
            .toList());
  }
}
