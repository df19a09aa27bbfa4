package dev.domicile.core.policy;

import dev.domicile.core.source.SourcePosition;
import java.util.List;
import java.util.Optional;

/**
 * One document of rules of one jurisdiction.
 *
 * @param jurisdiction country or named set whose workloads it covers
 * @param rules at least one, sorted by id
 * @param json canonical JSON of everything but the rules
 */
public record Policy(
    String id,
    String title,
    String jurisdiction,
    EffectiveDates effective,
    Enforcement enforcement,
    Optional<String> description,
    List<Citation> citations,
    List<Rule> rules,
    SourcePosition position,
    String json) {

  public Policy {
    citations = List.copyOf(citations);
    rules = rules.stream().sorted(java.util.Comparator.comparing(Rule::id)).toList();
  }
}
