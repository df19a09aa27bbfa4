package dev.domicile.cli.lint;

import dev.domicile.cli.config.Level;
import dev.domicile.cli.config.Limit;
import dev.domicile.core.policy.Enforcement;
import dev.domicile.core.policy.Rule;
import dev.domicile.core.policy.Waiver;
import dev.domicile.core.source.Located;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Exceptions that are wider than they look. */
final class WaiverLints {

  private WaiverLints() {}

  static List<LintRule> rules() {
    return List.of(
        new LintRule(
            "waiver-of-whole-policy",
            Level.WARNING,
            "a waiver that names every rule of a policy",
            WaiverLints::wholePolicy),
        new LintRule(
            "waiver-for-all-offerings",
            Level.WARNING,
            "a waiver that names no offerings",
            WaiverLints::allOfferings),
        new LintRule(
            "waiver-too-long", Level.WARNING, "a waiver that lifts for long", WaiverLints::tooLong),
        new LintRule(
            "waiver-of-report",
            Level.WARNING,
            "a waiver of a rule that refuses nothing",
            WaiverLints::ofReport));
  }

  private static void wholePolicy(Linted linted, Findings found) {
    Map<String, Set<String>> rules =
        linted.allRules().stream()
            .collect(
                Collectors.groupingBy(
                    Rule::policy,
                    TreeMap::new,
                    Collectors.mapping(Rule::qualifiedId, Collectors.toSet())));
    for (Waiver waiver : linted.waivers()) {
      Set<String> named = new HashSet<>(waiver.rules().stream().map(Located::value).toList());
      rules.forEach(
          (policy, all) -> {
            if (all.size() > 1 && named.containsAll(all)) {
              found.add(
                  linted.at(waiver.position(), "spec", "rules"),
                  "the waiver `" + waiver.id() + "` lifts every rule of `" + policy + "`",
                  "name the rules that are meant; who does not want the policy leaves it out of"
                      + " `--policies`");
            }
          });
    }
  }

  private static void allOfferings(Linted linted, Findings found) {
    for (Waiver waiver : linted.waivers()) {
      boolean portability =
          rules(linted, waiver).stream().anyMatch(rule -> rule.kinds().contains("portability"));
      // Portability speaks of no single offering, and only such a waiver lifts it.
      if (waiver.offerings().isEmpty() && !portability) {
        found.add(
            linted.at(waiver.position(), "spec"),
            "the waiver `" + waiver.id() + "` lifts its rules for every offering",
            "name them in `offerings`, as in `aws/eu-central-1/*`");
      }
    }
  }

  private static void tooLong(Linted linted, Findings found) {
    for (Waiver waiver : linted.waivers()) {
      LocalDate from = waiver.from().map(date -> date.permissionFrom()).orElse(linted.day());
      var length = linted.settings(waiver.position()).period(Limit.WAIVER_LENGTH);
      if (waiver.until().permissionUntil().isAfter(from.plus(length))) {
        found.add(
            linted.at(waiver.position(), "spec", "until"),
            "the waiver `"
                + waiver.id()
                + "` lifts until "
                + waiver.until()
                + ", longer than "
                + length
                + " (`waiverLength`)",
            "end it earlier and have it approved anew, or change the rule");
      }
    }
  }

  private static void ofReport(Linted linted, Findings found) {
    for (Waiver waiver : linted.waivers()) {
      for (Rule rule : rules(linted, waiver)) {
        if (rule.enforcement() != Enforcement.ENFORCE) {
          found.add(
              waiver.rules().stream()
                  .filter(name -> name.value().equals(rule.qualifiedId()))
                  .findFirst()
                  .map(Located::position)
                  .orElse(waiver.position()),
              "`" + rule.qualifiedId() + "` only reports, so there is nothing to lift",
              "take it out of the waiver");
        }
      }
    }
  }

  private static List<Rule> rules(Linted linted, Waiver waiver) {
    return linted.allRules().stream().filter(rule -> waiver.names(rule.qualifiedId())).toList();
  }
}
