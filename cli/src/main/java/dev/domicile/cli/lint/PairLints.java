package dev.domicile.cli.lint;

import dev.domicile.cli.config.Level;
import dev.domicile.core.catalog.Stage;
import dev.domicile.core.policy.EffectiveDates;
import dev.domicile.core.policy.Enforcement;
import dev.domicile.core.policy.Rule;
import dev.domicile.core.policy.StatementRule;
import dev.domicile.core.policy.StatementRule.Says;
import dev.domicile.core.source.Node;
import dev.domicile.residency.ResidencyRequirement;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Rules that say the same, or that cannot both be met. */
final class PairLints {

  /** What a rule says beside whom it concerns and what it asks. */
  private static final Set<String> WORDS =
      Set.of(
          "id",
          "title",
          "grade",
          "citations",
          "message",
          "remedy",
          "when",
          "unless",
          "effective",
          "enforcement",
          "obligations");

  private static final Set<Stage> ALWAYS = always();

  private PairLints() {}

  private static Set<Stage> always() {
    EnumSet<Stage> stages = EnumSet.noneOf(Stage.class);
    Stream.of(Stage.values()).filter(Stage::isImposed).forEach(stages::add);
    return stages;
  }

  static List<LintRule> rules() {
    return List.of(
        new LintRule(
            "duplicate-rule",
            Level.WARNING,
            "two rules that ask the same of the same workloads",
            PairLints::duplicates),
        new LintRule(
            "shadowed-rule",
            Level.WARNING,
            "a rule that another one includes",
            PairLints::shadowed),
        new LintRule(
            "conflicting-rules",
            Level.WARNING,
            "two rules over one scope that no offering meets together",
            PairLints::conflicting),
        new LintRule(
            "statement-contradicted",
            Level.WARNING,
            "`no-location-rule` beside a rule that keeps data at home",
            PairLints::contradicted));
  }

  private static void duplicates(Linted linted, Findings found) {
    for (Pair pair : sameRequirement(linted)) {
      Rule one = pair.one();
      Rule other = pair.other();
      if (one.qualifiedId().compareTo(other.qualifiedId()) > 0
          && one.effective().equals(other.effective())
          && one.enforcement() == other.enforcement()
          && linted.scopes().isInside(one, other)
          && linted.scopes().isInside(other, one)) {
        found.add(
            one.position(),
            "`"
                + one.qualifiedId()
                + "` asks the same of the same workloads as `"
                + other.qualifiedId()
                + "`",
            "keep one of the two",
            List.of(other.position()));
      }
    }
  }

  private static void shadowed(Linted linted, Findings found) {
    for (Pair pair : sameRequirement(linted)) {
      Rule inner = pair.one();
      Rule outer = pair.other();
      if (includes(outer.effective(), inner.effective())
          && inner.enforcement().compareTo(outer.enforcement()) >= 0
          && linted.scopes().isInside(inner, outer)
          && !(linted.scopes().isInside(outer, inner)
              && inner.effective().equals(outer.effective())
              && inner.enforcement() == outer.enforcement())) {
        found.add(
            inner.position(),
            "`"
                + inner.qualifiedId()
                + "` adds nothing: `"
                + outer.qualifiedId()
                + "` asks the same of all its workloads",
            "remove it, or ask for more here",
            List.of(outer.position()));
      }
    }
  }

  private record Pair(Rule one, Rule other) {}

  /** Ordered pairs of different rules for one jurisdiction with one requirement and same duties. */
  private static List<Pair> sameRequirement(Linted linted) {
    Map<String, List<Rule>> byRequirement = new TreeMap<>();
    for (Rule rule : linted.allRules()) {
      String asks = linted.policyOf(rule).jurisdiction() + " " + asked(linted, rule);
      byRequirement.computeIfAbsent(asks, ignored -> new ArrayList<>()).add(rule);
    }
    List<Pair> pairs = new ArrayList<>();
    for (List<Rule> same : byRequirement.values()) {
      for (Rule one : same) {
        for (Rule other : same) {
          if (!one.equals(other)
              && linted.isLooked(one.position())
              && other.obligations().containsAll(one.obligations())) {
            pairs.add(new Pair(one, other));
          }
        }
      }
    }
    return pairs;
  }

  private static String asked(Linted linted, Rule rule) {
    Map<String, Object> asked = new TreeMap<>();
    for (Node.Entry entry : linted.written(rule.position()).entries()) {
      if (!WORDS.contains(entry.key().text())) {
        asked.put(entry.key().text(), Nodes.meaning(entry.value()));
      }
    }
    return asked.toString();
  }

  private static boolean includes(EffectiveDates outer, EffectiveDates inner) {
    boolean begins =
        outer.from().isEmpty()
            || inner.from().map(from -> !from.isBefore(outer.from().get())).orElse(false);
    boolean ends =
        outer.until().isEmpty()
            || inner.until().map(until -> !until.isAfter(outer.until().get())).orElse(false);
    return begins && ends;
  }

  private static void conflicting(Linted linted, Findings found) {
    List<Rule> rules =
        linted.allRules().stream()
            .filter(rule -> rule.enforcement() == Enforcement.ENFORCE)
            .filter(rule -> rule.effective().contains(linted.day()))
            .filter(rule -> !isStatement(rule))
            // Evidence can be declared whatever the offering is.
            .filter(rule -> !rule.kinds().equals("evidence"))
            .toList();
    for (int i = 0; i < rules.size(); i++) {
      for (int j = 0; j < i; j++) {
        conflict(linted, rules.get(j), rules.get(i), found);
      }
    }
  }

  private static void conflict(Linted linted, Rule one, Rule other, Findings found) {
    boolean looked = linted.isLooked(one.position()) || linted.isLooked(other.position());
    boolean inside =
        looked && (linted.scopes().isInside(one, other) || linted.scopes().isInside(other, one));
    if (!inside || !meetApart(linted, one, other)) {
      return;
    }
    Rule here = linted.isLooked(other.position()) ? other : one;
    Rule there = here.equals(other) ? one : other;
    found.add(
        here.position(),
        "no offering of the catalog meets both `"
            + here.qualifiedId()
            + "` and `"
            + there.qualifiedId()
            + "`, and both apply to the same workloads",
        "narrow the scope of one of them, or accept in one what the other asks",
        List.of(there.position()));
  }

  /** Whether each can be met, and no offering meets both. */
  private static boolean meetApart(Linted linted, Rule one, Rule other) {
    return !linted.reach().isNone(one, ALWAYS)
        && !linted.reach().isNone(other, ALWAYS)
        && linted.reach().ofBoth(one, other, ALWAYS).isEmpty();
  }

  private static void contradicted(Linted linted, Findings found) {
    for (Rule statement : linted.rules()) {
      if (!says(statement, Says.NO_LOCATION_RULE)) {
        continue;
      }
      for (Rule rule : linted.policyOf(statement).rules()) {
        if (keepsAtHome(linted, rule)
            && rule.effective().overlaps(statement.effective())
            && linted.scopes().isInside(rule, statement)) {
          found.add(
              statement.position(),
              "it says that no rule keeps data in a place, and `"
                  + rule.qualifiedId()
                  + "` keeps it in "
                  + linted.policyOf(rule).jurisdiction()
                  + " for workloads in its scope",
              "exempt those workloads from the statement with `unless`",
              List.of(rule.position()));
        }
      }
    }
  }

  /** Whether it asks for the policy's own jurisdiction and nothing else; transfers ask for more. */
  private static boolean keepsAtHome(Linted linted, Rule rule) {
    String home = linted.policyOf(rule).jurisdiction();
    return rule.enforcement() == Enforcement.ENFORCE
        && rule.branches().size() == 1
        && rule.branches().get(0).orEvidence().isEmpty()
        && rule.branches().get(0).requirements().stream()
            .anyMatch(
                requirement ->
                    requirement.body() instanceof ResidencyRequirement body
                        && Stream.of(body.onlyIn(), body.copyIn())
                            .flatMap(Optional::stream)
                            .anyMatch(places -> places.names().equals(List.of(home))));
  }

  static boolean isStatement(Rule rule) {
    return rule.kinds().equals("statement");
  }

  static boolean says(Rule rule, Says what) {
    return rule.branches().stream()
        .flatMap(branch -> branch.requirements().stream())
        .allMatch(
            requirement ->
                requirement.body() instanceof StatementRule.Body body && body.says() == what);
  }
}
