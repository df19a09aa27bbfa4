package dev.domicile.cli.policytest;

import dev.domicile.cli.policytest.PolicyTestDocument.Expectation;
import dev.domicile.cli.policytest.PolicyTestDocument.ExpectedRule;
import dev.domicile.core.decision.AppliedRule;
import dev.domicile.core.decision.Finding;
import dev.domicile.core.decision.Outcome;
import dev.domicile.core.policy.Verdict;
import dev.domicile.core.source.Located;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is expected against what was decided, part by part: two lists of equal length.
 *
 * @param expected what the test says
 * @param actual what was decided
 */
record Comparison(List<String> expected, List<String> actual) {

  /**
   * Compares.
   *
   * @param found the worst verdict of each rule that is not satisfied
   * @param scopes every rule, with whether it applies
   */
  static Comparison of(
      Expectation expectation,
      Outcome outcome,
      Map<String, Verdict> found,
      List<AppliedRule> scopes) {
    List<String> expected = new ArrayList<>();
    List<String> actual = new ArrayList<>();
    if (expectation.outcome().isPresent()) {
      expected.add("outcome " + expectation.outcome().get());
      actual.add("outcome " + outcome);
    }
    expectation.rules().ifPresent(rules -> rules(rules, found, expected, actual));
    expectation.applies().ifPresent(rules -> scopes(rules, scopes, expected, actual));
    return new Comparison(List.copyOf(expected), List.copyOf(actual));
  }

  /** One line for each rule that is expected or found, in the order of ids. */
  private static void rules(
      List<ExpectedRule> rules,
      Map<String, Verdict> found,
      List<String> expected,
      List<String> actual) {
    Map<String, Optional<Verdict>> wanted = new TreeMap<>();
    rules.forEach(rule -> wanted.put(rule.id().value(), rule.verdict()));
    TreeSet<String> all = new TreeSet<>(wanted.keySet());
    all.addAll(found.keySet());
    for (String id : all) {
      Optional<Verdict> verdict = wanted.getOrDefault(id, Optional.of(Verdict.SATISFIED));
      Verdict is = found.getOrDefault(id, Verdict.SATISFIED);
      boolean any = verdict.isEmpty() && is != Verdict.SATISFIED;
      expected.add(
          id + " " + verdict.map(Verdict::toString).orElse(any ? is.toString() : "not satisfied"));
      actual.add(id + " " + is);
    }
  }

  /** Compares the scopes of rules alone. */
  static Comparison ofScopes(Expectation expectation, List<AppliedRule> scopes) {
    List<String> expected = new ArrayList<>();
    List<String> actual = new ArrayList<>();
    expectation.applies().ifPresent(rules -> scopes(rules, scopes, expected, actual));
    return new Comparison(List.copyOf(expected), List.copyOf(actual));
  }

  private static void scopes(
      List<Located<String>> rules,
      List<AppliedRule> scopes,
      List<String> expected,
      List<String> actual) {
    TreeSet<String> wanted = new TreeSet<>(rules.stream().map(Located::value).toList());
    TreeSet<String> found =
        new TreeSet<>(
            scopes.stream()
                .filter(AppliedRule::applies)
                .map(scope -> scope.rule().qualifiedId())
                .toList());
    TreeSet<String> all = new TreeSet<>(wanted);
    all.addAll(found);
    for (String id : all) {
      expected.add(id + (wanted.contains(id) ? " applies" : " does not apply"));
      actual.add(id + (found.contains(id) ? " applies" : " does not apply"));
    }
  }

  boolean agrees() {
    return expected.equals(actual);
  }

  /** The findings of the rules that differ; all of them if only the outcome does. */
  List<Finding> telling(List<Finding> findings) {
    List<String> differing = actual.stream().filter(line -> !expected.contains(line)).toList();
    List<Finding> found =
        findings.stream()
            .filter(f -> differing.stream().anyMatch(line -> line.startsWith(f.rule() + " ")))
            .toList();
    return found.isEmpty() ? findings : found;
  }

  /** The worst verdict of each rule that has a finding. */
  static Map<String, Verdict> verdicts(List<Finding> findings) {
    Map<String, Verdict> verdicts = new TreeMap<>();
    findings.forEach(f -> verdicts.merge(f.rule(), f.verdict(), Verdict::worst));
    return verdicts;
  }
}
