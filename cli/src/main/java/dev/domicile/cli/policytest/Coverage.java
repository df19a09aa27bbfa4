package dev.domicile.cli.policytest;

import dev.domicile.core.decision.AppliedRule;
import dev.domicile.core.decision.Finding;
import dev.domicile.core.policy.Rule;
import dev.domicile.core.policy.StatementRule;
import dev.domicile.core.policy.StatementRule.Says;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which rules were seen to refuse and which to let through, in the cases of one or more tests. Not
 * safe for several threads.
 */
public final class Coverage {

  private final Map<String, Rule> rules = new TreeMap<>();
  private final Set<String> unsatisfied = new TreeSet<>();
  private final Set<String> satisfied = new TreeSet<>();
  private final Set<String> outOfScope = new TreeSet<>();

  /** Notes what was found about one offering, or about the workload as a whole. */
  void note(Collection<AppliedRule> scopes, Collection<Finding> findings, boolean workload) {
    Set<String> found = new TreeSet<>();
    findings.forEach(finding -> found.add(finding.rule()));
    unsatisfied.addAll(found);
    for (AppliedRule scope : scopes) {
      String id = scope.rule().qualifiedId();
      rules.put(id, scope.rule());
      if (!scope.applies()) {
        outOfScope.add(id);
      } else if (!found.contains(id) && workload == isOfWorkload(scope.rule())) {
        satisfied.add(id);
      }
    }
  }

  /** Notes the rules that a test has to exercise. */
  void expect(Collection<Rule> all) {
    all.forEach(rule -> rules.put(rule.qualifiedId(), rule));
  }

  /** Adds what other tests showed. */
  public void add(Coverage other) {
    rules.putAll(other.rules);
    unsatisfied.addAll(other.unsatisfied);
    satisfied.addAll(other.satisfied);
    outOfScope.addAll(other.outOfScope);
  }

  /** Every rule of the policies under test, sorted. */
  public List<String> rules() {
    return List.copyOf(rules.keySet());
  }

  /** Rules that no case refuses, not even for evidence; those that cannot refuse are left out. */
  public List<String> withoutRefusingCase() {
    return rules.values().stream()
        .filter(rule -> !says(rule, Says.NO_LOCATION_RULE))
        .map(Rule::qualifiedId)
        .filter(id -> !unsatisfied.contains(id))
        .toList();
  }

  /** Rules that no case satisfies; of a prohibition, that no case is outside of. */
  public List<String> withoutPassingCase() {
    return rules.values().stream()
        .filter(
            rule ->
                says(rule, Says.PROHIBITED)
                    ? !outOfScope.contains(rule.qualifiedId())
                    : !satisfied.contains(rule.qualifiedId()))
        .map(Rule::qualifiedId)
        .toList();
  }

  private static boolean says(Rule rule, Says what) {
    return rule.branches().stream()
        .flatMap(branch -> branch.requirements().stream())
        .allMatch(
            requirement ->
                requirement.body() instanceof StatementRule.Body body && body.says() == what);
  }

  /** Whether the rule speaks of the allowed set and never of a single candidate. */
  private static boolean isOfWorkload(Rule rule) {
    return rule.kinds().equals("portability");
  }
}
