package dev.domicile.cli.policytest;

import dev.domicile.core.catalog.Truth;
import dev.domicile.core.decision.AppliedRule;
import dev.domicile.core.decision.Candidate;
import dev.domicile.core.decision.Decision;
import dev.domicile.core.decision.RuleVerdict;
import dev.domicile.core.policy.Condition;
import dev.domicile.core.policy.Rule;
import dev.domicile.core.policy.Verdict;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What the cases of one or more tests reach of the rules under test: that a rule refuses and that
 * it lets through, that each comparison of a scope holds and fails, that each branch alone
 * satisfies and that it fails. Not safe for several threads.
 */
public final class Coverage {

  /** By id; rules of one id that differ stand beside each other. */
  private final SortedMap<String, RuleCoverage> rules = new TreeMap<>();

  /** Notes the scopes of rules, of a case that asks about nothing else. */
  void noteScopes(Candidate candidate, LocalDate day) {
    noteScopes(candidate.scopes(), candidate::holds, day);
  }

  /** Notes what was found about one offering. */
  void note(Candidate candidate, LocalDate day) {
    noteScopes(candidate, day);
    for (RuleVerdict verdict : candidate.verdicts()) {
      if (!isOfWorkload(verdict.rule())) {
        of(verdict.rule()).noteVerdict(verdict.verdict(), verdict.branches());
      }
    }
  }

  /** Notes what was found about a workload as a whole. */
  void note(Decision decision) {
    noteScopes(decision.scopes(), decision::holds, decision.asOf());
    Map<String, Verdict> found = Comparison.verdicts(decision.findings());
    for (AppliedRule scope : decision.scopes()) {
      Rule rule = scope.rule();
      if (scope.applies() && isOfWorkload(rule)) {
        Verdict verdict = found.getOrDefault(rule.qualifiedId(), Verdict.SATISFIED);
        of(rule).noteVerdict(verdict, List.of(verdict));
      }
    }
  }

  private void noteScopes(
      Collection<AppliedRule> scopes, Function<Condition, Truth> holds, LocalDate day) {
    for (AppliedRule scope : scopes) {
      of(scope.rule()).noteScope(scope, holds, day);
    }
  }

  /** Notes the rules that a test has to exercise. */
  void expect(Collection<Rule> all) {
    all.forEach(this::of);
  }

  private RuleCoverage of(Rule rule) {
    return rules.computeIfAbsent(
        rule.qualifiedId() + "\n" + rule.json(), key -> new RuleCoverage(rule));
  }

  /** Adds what other tests showed. */
  public void add(Coverage other) {
    other.rules.values().forEach(one -> of(one.rule()).add(one));
  }

  /** Every rule of the policies under test, sorted. */
  public List<String> rules() {
    return ids(rule -> true);
  }

  /** Everything that cases can reach, by rules and then in the order of writing. */
  public List<CoveragePoint> points() {
    return rules.values().stream().flatMap(rule -> rule.points().stream()).toList();
  }

  /** How much of {@link #points} is reached. */
  public Share share() {
    List<CoveragePoint> points = points();
    return new Share((int) points.stream().filter(CoveragePoint::reached).count(), points.size());
  }

  /** How much of one kind is reached. */
  public Share share(CoveragePoint.Kind kind) {
    List<CoveragePoint> points = points().stream().filter(point -> point.kind() == kind).toList();
    return new Share((int) points.stream().filter(CoveragePoint::reached).count(), points.size());
  }

  /** The verdicts that cases saw, by rule. */
  public Map<String, Set<Verdict>> verdicts() {
    return rules.values().stream()
        .collect(
            Collectors.toMap(
                one -> one.rule().qualifiedId(),
                RuleCoverage::verdicts,
                (first, second) -> first,
                TreeMap::new));
  }

  /** Rules that no case refuses, not even for evidence; those that cannot refuse are left out. */
  public List<String> withoutRefusingCase() {
    return ids(RuleCoverage::lacksRefusal);
  }

  /** Rules that no case satisfies; of a prohibition, that no case is outside of. */
  public List<String> withoutPassingCase() {
    return ids(RuleCoverage::lacksPass);
  }

  private List<String> ids(Predicate<RuleCoverage> which) {
    return rules.values().stream()
        .filter(which)
        .map(one -> one.rule().qualifiedId())
        .distinct()
        .toList();
  }

  /** Whether the rule speaks of the allowed set and never of a single candidate. */
  private static boolean isOfWorkload(Rule rule) {
    return rule.kinds().equals("portability");
  }
}
