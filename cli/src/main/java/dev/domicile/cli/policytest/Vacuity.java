package dev.domicile.cli.policytest;

import dev.domicile.cli.policytest.CaseResult.Failure;
import dev.domicile.cli.policytest.PolicyTestDocument.Expectation;
import dev.domicile.core.decision.AppliedRule;
import dev.domicile.core.decision.Candidate;
import dev.domicile.core.decision.Decision;
import dev.domicile.core.decision.Outcome;
import dev.domicile.core.policy.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Finds cases that pass and prove nothing. A case that names the rules that are not satisfied turns
 * red when one of them is deleted. One that expects a refusal or a condition and names no rule has
 * to turn red when some rule is deleted; two rules that refuse the same offering hide each other.
 * One that expects that something is allowed has to be asked of a rule at all. One that says which
 * rules apply turns red when one of them is deleted, or another one comes to apply.
 */
final class Vacuity {

  private static final int MOST_NAMED = 4;
  private static final List<String> EXPECTED = List.of("red when some rule is deleted");

  private Vacuity() {}

  /** What is wrong with an expectation that all of these candidates meet. */
  static Optional<Failure> of(Expectation expectation, List<Candidate> candidates, String subject) {
    if (namesRules(expectation)
        || expectation.isOfScopes()
        || candidates.stream().anyMatch(candidate -> isReal(candidate, expectation))) {
      return Optional.empty();
    }
    Candidate first = candidates.get(0);
    return Optional.of(
        failure(candidates.size() == 1 ? first.offering().toString() : subject, advice(first)));
  }

  /** What is wrong with an expectation that the workload as a whole meets. */
  static Optional<Failure> of(Expectation expectation, Decision decision) {
    if (namesRules(expectation)) {
      return Optional.empty();
    }
    if (decision.placements().isEmpty() && decision.refusals().isEmpty()) {
      return Optional.of(
          new Failure(
              "the workload",
              List.of("at least one candidate"),
              List.of("no offering is a candidate"),
              List.of(),
              Optional.of("widen what the workload wishes for: `models`, `capabilities`, `pin`")));
    }
    List<AppliedRule> applying = decision.scopes().stream().filter(AppliedRule::applies).toList();
    boolean real =
        decision.outcome() == Outcome.ALLOWED
            ? !applying.isEmpty()
            : applying.stream()
                .anyMatch(
                    scope ->
                        decision.outcomeWithout(scope.rule().qualifiedId()) != decision.outcome());
    return real
        ? Optional.empty()
        : Optional.of(
            failure(
                "the workload",
                "name an `offering` that is not allowed, and with `rules` what is not satisfied"
                    + " there"));
  }

  private static boolean namesRules(Expectation expectation) {
    return expectation.rules().map(rules -> !rules.isEmpty()).orElse(false);
  }

  private static boolean isReal(Candidate candidate, Expectation expectation) {
    if (expectation.rules().isPresent() || candidate.outcome() == Outcome.ALLOWED) {
      return !candidate.verdicts().isEmpty();
    }
    return candidate.unsatisfied().keySet().stream()
        .filter(rule -> !PolicyTestFile.BUILT_IN.contains(rule))
        .anyMatch(rule -> candidate.outcomeWithout(rule) != candidate.outcome());
  }

  private static Failure failure(String subject, String help) {
    return new Failure(
        subject,
        EXPECTED,
        List.of("green whichever rule is deleted"),
        List.of(),
        Optional.of(help));
  }

  private static String advice(Candidate candidate) {
    Map<String, Verdict> found = candidate.unsatisfied();
    if (found.isEmpty()) {
      return "no rule of the policies under test applies to this workload on this day; ask a"
          + " workload that one applies to";
    }
    List<String> named = new ArrayList<>();
    found.forEach((rule, verdict) -> named.add(rule + ": " + verdict));
    String rules =
        named.stream().limit(MOST_NAMED).collect(Collectors.joining(", "))
            + (named.size() > MOST_NAMED ? ", …" : "");
    String because =
        named.size() > 1
            ? "; each hides the others"
            : "; without the rule no other covers the country, and that refuses too";
    return "say why, with `rules: {" + rules + "}`" + because;
  }
}
