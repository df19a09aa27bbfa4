package dev.domicile.cli.policytest;

import dev.domicile.core.decision.PolicyDecisionPoint;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** The cases of a test before policies that are changed; see {@link PolicyTestFile#with}. */
public final class ChangedTest {

  private final TestCases cases;
  private final PolicyDecisionPoint before;
  private final PolicyDecisionPoint after;

  ChangedTest(TestCases cases, PolicyDecisionPoint before, PolicyDecisionPoint after) {
    this.cases = cases;
    this.before = before;
    this.after = after;
  }

  /**
   * The first case that is not as expected.
   *
   * @param rule the {@code policy/rule} of which cases are asked first
   */
  public Optional<CaseResult> firstFailure(Optional<String> rule) {
    return cases.firstFailure(after, rule);
  }

  /**
   * A question that the changed policies answer differently: about a workload of the test, or one
   * that differs from it in a single thing.
   *
   * @param change in what the policies differ
   */
  public Optional<Difference> difference(PolicyChange change) {
    // What needs no day of its own is asked on that of the test.
    Set<LocalDate> days = new LinkedHashSet<>(change.day().stream().toList());
    days.addAll(cases.days());
    return new DifferenceSearch(before, after, change.rule(), change.ofScopes(), cases.named())
        .find(cases.workloads().values(), days, change.twists());
  }
}
