package dev.domicile.core.decision;

import dev.domicile.core.catalog.Country;
import dev.domicile.core.catalog.CountrySet;
import dev.domicile.core.catalog.Truth;
import dev.domicile.core.policy.Enforcement;
import dev.domicile.core.policy.Policy;
import dev.domicile.core.policy.Rule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which rules apply to one question, and which of its countries nobody covers. Immutable and
 * thread-safe.
 */
final class RuleScopes {

  private final PolicyDecisionPoint point;
  private final PreparedQuestion question;
  private final List<AppliedRule> all;
  private final List<CompiledRule> applied;
  private final CountrySet uncovered;

  private RuleScopes(
      PolicyDecisionPoint point,
      PreparedQuestion question,
      List<AppliedRule> all,
      List<CompiledRule> applied) {
    this.point = point;
    this.question = question;
    this.all = List.copyOf(all);
    this.applied = List.copyOf(applied);
    this.uncovered = uncoveredCountries();
  }

  /** The scopes of every rule of {@code point}. */
  static RuleScopes of(PolicyDecisionPoint point, PreparedQuestion question) {
    List<AppliedRule> all = new ArrayList<>();
    List<CompiledRule> applied = new ArrayList<>();
    for (CompiledRule rule : point.rules()) {
      AppliedRule scope = scope(rule.rule(), question);
      all.add(scope);
      if (scope.applies()) {
        applied.add(rule);
      }
    }
    return new RuleScopes(point, question, all, applied);
  }

  /** The same as if there were no such rule: neither what it says nor what it covers. */
  RuleScopes without(String rule) {
    return new RuleScopes(
        point,
        question,
        all.stream().filter(scope -> !scope.rule().qualifiedId().equals(rule)).toList(),
        applied.stream().filter(one -> !one.rule().qualifiedId().equals(rule)).toList());
  }

  private static AppliedRule scope(Rule rule, PreparedQuestion question) {
    LocalDate day = question.day();
    if (!rule.effective().contains(day)) {
      String because =
          rule.effective().beginsAfter(day)
              ? "in force only from " + rule.effective().from().map(LocalDate::toString).orElse("")
              : "in force only until "
                  + rule.effective().until().map(LocalDate::toString).orElse("");
      return new AppliedRule(rule, false, because, List.of());
    }
    Truth when = rule.when().map(question::holds).orElse(Truth.TRUE);
    if (when == Truth.FALSE) {
      return new AppliedRule(rule, false, "its `when` does not hold", List.of());
    }
    Truth unless = rule.unless().map(question::holds).orElse(Truth.FALSE);
    if (unless == Truth.TRUE) {
      return new AppliedRule(rule, false, "its `unless` holds", List.of());
    }
    Set<String> unstated = new LinkedHashSet<>();
    if (when == Truth.UNKNOWN) {
      rule.when().ifPresent(c -> unstated.addAll(question.unknownAttributes(c)));
    }
    if (unless == Truth.UNKNOWN) {
      rule.unless().ifPresent(c -> unstated.addAll(question.unknownAttributes(c)));
    }
    String because =
        unstated.isEmpty()
            ? (rule.when().isPresent() ? "its `when` holds" : "it applies always")
            : "not ruled out: the workload does not state " + String.join(", ", unstated);
    return new AppliedRule(rule, true, because, List.copyOf(unstated));
  }

  private CountrySet uncoveredCountries() {
    List<Country> open = new ArrayList<>();
    for (Country country : question.concernedCountries().toList()) {
      // What may not bind the workload at all covers nobody, or saying less would open more.
      if (all.stream().noneMatch(s -> s.surelyApplies() && covers(s.rule(), country))) {
        open.add(country);
      }
    }
    return CountrySet.of(open);
  }

  private boolean covers(Rule rule, Country country) {
    return rule.enforcement() == Enforcement.ENFORCE
        && contains(point.policyOf(rule), country) == Truth.TRUE;
  }

  private Truth contains(Policy policy, Country country) {
    return question
        .catalog()
        .jurisdictions()
        .on(policy.jurisdiction(), question.day())
        .contains(country);
  }

  /** Policies whose jurisdiction contains an uncovered country, whether they apply or not. */
  List<String> policiesLookedAt(Country country) {
    return point.policies().policies().stream()
        .filter(policy -> contains(policy, country) == Truth.TRUE)
        .map(Policy::id)
        .toList();
  }

  /** What the workload would have to state before a rule can cover {@code country}. */
  List<String> couldCover(Country country) {
    return all.stream()
        .filter(scope -> scope.applies() && covers(scope.rule(), country))
        .flatMap(scope -> scope.ruledOutBy().stream())
        .distinct()
        .sorted()
        .toList();
  }

  /** The rules that are not in force yet and would apply on their first day, by that day. */
  List<Announcement> announcements() {
    List<Announcement> announcements = new ArrayList<>();
    Map<LocalDate, PreparedQuestion> later = new LinkedHashMap<>();
    for (CompiledRule compiled : point.rules()) {
      Rule rule = compiled.rule();
      Optional<LocalDate> from = rule.effective().from();
      if (from.isEmpty() || !rule.effective().beginsAfter(question.day())) {
        continue;
      }
      PreparedQuestion then = later.computeIfAbsent(from.get(), question::on);
      Truth when = rule.when().map(then::holds).orElse(Truth.TRUE);
      Truth unless = rule.unless().map(then::holds).orElse(Truth.FALSE);
      if (when != Truth.FALSE && unless != Truth.TRUE) {
        announcements.add(new Announcement(rule, from.get()));
      }
    }
    announcements.sort(
        Comparator.comparing(Announcement::from).thenComparing(a -> a.rule().qualifiedId()));
    return List.copyOf(announcements);
  }

  /** Every rule, with whether it applies. */
  List<AppliedRule> all() {
    return all;
  }

  /** The rules that apply, in their order. */
  List<CompiledRule> applied() {
    return applied;
  }

  /** The countries concerned that no rule covers. */
  CountrySet uncovered() {
    return uncovered;
  }
}
