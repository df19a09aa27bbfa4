package dev.domicile.core.policy;

import dev.domicile.core.catalog.Glob;
import dev.domicile.core.catalog.PartialDate;
import dev.domicile.core.source.Located;
import dev.domicile.core.source.SourcePosition;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A dated, approved exception: it lifts findings of named rules for some workloads and offerings.
 *
 * @param rules qualified ids of the rules that it lifts
 * @param workloads names that it speaks of; empty means every name
 * @param offerings offerings that it speaks of; empty means all
 * @param when what the workload must be
 * @param lifts verdicts that it lifts
 * @param until first day on which it lifts nothing any more
 */
public record Waiver(
    String id,
    List<Located<String>> rules,
    List<Glob> workloads,
    List<Glob> offerings,
    Optional<Condition> when,
    Set<Verdict> lifts,
    String approver,
    String reason,
    Optional<String> reference,
    Optional<PartialDate> from,
    PartialDate until,
    SourcePosition position,
    String json) {

  public Waiver {
    rules = List.copyOf(rules);
    workloads = List.copyOf(workloads);
    offerings = List.copyOf(offerings);
    lifts = Set.copyOf(lifts);
  }

  /** Whether it speaks of {@code rule}, a qualified id. */
  public boolean names(String rule) {
    return rules.stream().anyMatch(name -> name.value().equals(rule));
  }

  /** Whether it lifts anything on {@code day}. */
  public boolean isInForceOn(LocalDate day) {
    return from.map(date -> !day.isBefore(date.permissionFrom())).orElse(true)
        && day.isBefore(until.permissionUntil());
  }

  /** Whether it lifted something before {@code day} and no longer does. */
  public boolean hasEndedOn(LocalDate day) {
    return !day.isBefore(until.permissionUntil());
  }
}
