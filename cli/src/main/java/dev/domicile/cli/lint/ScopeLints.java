package dev.domicile.cli.lint;

import dev.domicile.cli.config.Level;
import dev.domicile.core.catalog.Attribute;
import dev.domicile.core.catalog.Vocabulary;
import dev.domicile.core.policy.Condition;
import dev.domicile.core.policy.Rule;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Scopes that say nothing, or that nothing can be in. */
final class ScopeLints {

  private ScopeLints() {}

  static List<LintRule> rules() {
    return List.of(
        new LintRule(
            "dead-rule", Level.ERROR, "a rule whose scope no workload can be in", ScopeLints::dead),
        new LintRule(
            "when-always-holds",
            Level.WARNING,
            "a `when` that holds for every workload",
            ScopeLints::always),
        new LintRule(
            "unless-never-holds",
            Level.WARNING,
            "an `unless` that exempts nobody",
            ScopeLints::never),
        new LintRule(
            "redundant-value",
            Level.INFO,
            "a value beside another that includes it",
            ScopeLints::redundant));
  }

  private static void dead(Linted linted, Findings found) {
    for (Rule rule : linted.rules()) {
      if (linted.scopes().isDead(rule)) {
        found.add(
            rule.when().or(rule::unless).map(Condition::position).orElse(rule.position()),
            "no workload can be in the scope of `" + rule.qualifiedId() + "`",
            rule.unless().isPresent()
                ? "`unless` takes back all that `when` lets in; change one of the two"
                : "its conditions contradict each other; `any` joins alternatives");
      }
    }
  }

  private static void always(Linted linted, Findings found) {
    for (Rule rule : linted.rules()) {
      rule.when()
          .filter(linted.scopes()::alwaysHolds)
          .ifPresent(
              when ->
                  found.add(
                      when.position(),
                      "the `when` of `" + rule.id() + "` holds for every workload",
                      "leave it out, or say which workloads are meant"));
    }
  }

  private static void never(Linted linted, Findings found) {
    for (Rule rule : linted.rules()) {
      Optional<Condition> unless = rule.unless();
      if (unless.isPresent() && linted.scopes().exemptsNobody(rule)) {
        found.add(
            unless.get().position(),
            "the `unless` of `" + rule.id() + "` exempts nobody whom its `when` lets in",
            "leave it out, or say who is to be exempt");
      }
    }
  }

  private static void redundant(Linted linted, Findings found) {
    for (Rule rule : linted.rules()) {
      Stream.of(rule.when(), rule.unless())
          .flatMap(Optional::stream)
          .flatMap(condition -> Compares.of(condition).stream())
          .filter(compare -> compare.operator() == Condition.Operator.ANY_OF)
          .forEach(compare -> redundant(compare, linted.catalog().vocabulary(), found));
    }
  }

  private static void redundant(Condition.Compare compare, Vocabulary words, Findings found) {
    for (String value : compare.operands()) {
      for (String other : compare.operands()) {
        if (!value.equals(other) && implies(compare.attribute(), value, other, words)) {
          found.add(
              compare.position(),
              "`" + value + "` is part of `" + other + "`, which stands beside it",
              "leave `" + value + "` out; any workload with it has `" + other + "` too");
        }
      }
    }
  }

  private static boolean implies(
      Attribute attribute, String value, String other, Vocabulary words) {
    return switch (attribute) {
      case CATEGORIES -> words.impliedBy(List.of(value)).contains(other);
      case SECTOR -> words.withParents(List.of(value)).contains(other);
      default -> false;
    };
  }
}
