package dev.domicile.cli.policytest;

import dev.domicile.cli.policytest.CoveragePoint.Kind;
import dev.domicile.core.catalog.Truth;
import dev.domicile.core.decision.AppliedRule;
import dev.domicile.core.policy.Branch;
import dev.domicile.core.policy.Condition;
import dev.domicile.core.policy.Rule;
import dev.domicile.core.policy.StatementRule;
import dev.domicile.core.policy.StatementRule.Says;
import dev.domicile.core.policy.Verdict;
import dev.domicile.core.source.SourcePosition;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What cases reach of one rule. Not safe for several threads. */
final class RuleCoverage {

  private final Rule rule;
  private final List<Clause> clauses = new ArrayList<>();
  private final List<BranchSeen> branches = new ArrayList<>();
  private final Set<Verdict> verdicts = EnumSet.noneOf(Verdict.class);
  private boolean outOfScope;

  /** A comparison of a scope, and as what it was seen. */
  private record Clause(String key, Condition.Compare compare, Set<Truth> seen) {}

  /** The first branch that is satisfied decides; another one may be narrower and never alone. */
  private static final class BranchSeen {
    private boolean decides;
    private boolean fails;
  }

  RuleCoverage(Rule rule) {
    this.rule = rule;
    rule.when().ifPresent(condition -> collect("when", condition));
    rule.unless().ifPresent(condition -> collect("unless", condition));
    rule.branches().forEach(branch -> branches.add(new BranchSeen()));
  }

  private void collect(String key, Condition condition) {
    if (condition instanceof Condition.All all) {
      all.conditions().forEach(part -> collect(key, part));
    } else if (condition instanceof Condition.Any any) {
      any.conditions().forEach(part -> collect(key, part));
    } else if (condition instanceof Condition.Not not) {
      collect(key, not.condition());
    } else {
      clauses.add(new Clause(key, (Condition.Compare) condition, EnumSet.noneOf(Truth.class)));
    }
  }

  Rule rule() {
    return rule;
  }

  /** Notes a workload before the scope; only while the rule is in force it is looked at. */
  void noteScope(AppliedRule scope, Function<Condition, Truth> holds, LocalDate day) {
    outOfScope |= !scope.applies();
    if (rule.effective().contains(day)) {
      clauses.forEach(clause -> clause.seen().add(holds.apply(clause.compare())));
    }
  }

  /** Notes what the rule says of something to which it applies. */
  void noteVerdict(Verdict verdict, List<Verdict> ofBranches) {
    verdicts.add(verdict);
    int decides = ofBranches.indexOf(Verdict.SATISFIED);
    for (int i = 0; i < ofBranches.size(); i++) {
      branches.get(i).decides |= i == decides;
      branches.get(i).fails |= ofBranches.get(i) != Verdict.SATISFIED;
    }
  }

  /** Adds what others saw of the same rule. */
  void add(RuleCoverage other) {
    verdicts.addAll(other.verdicts);
    outOfScope |= other.outOfScope;
    for (int i = 0; i < clauses.size(); i++) {
      clauses.get(i).seen().addAll(other.clauses.get(i).seen());
    }
    for (int i = 0; i < branches.size(); i++) {
      branches.get(i).decides |= other.branches.get(i).decides;
      branches.get(i).fails |= other.branches.get(i).fails;
    }
  }

  Set<Verdict> verdicts() {
    return Collections.unmodifiableSet(verdicts);
  }

  boolean lacksRefusal() {
    return canRefuse() && !isRefusing();
  }

  boolean lacksPass() {
    return says(Says.PROHIBITED) ? !outOfScope : !verdicts.contains(Verdict.SATISFIED);
  }

  private boolean canRefuse() {
    return !says(Says.NO_LOCATION_RULE);
  }

  private boolean isRefusing() {
    return verdicts.stream().anyMatch(verdict -> verdict != Verdict.SATISFIED);
  }

  private boolean says(Says what) {
    return rule.branches().stream()
        .flatMap(branch -> branch.requirements().stream())
        .allMatch(
            requirement ->
                requirement.body() instanceof StatementRule.Body body && body.says() == what);
  }

  /** Everything that cases can reach of it, in the order of writing. */
  List<CoveragePoint> points() {
    List<CoveragePoint> points = new ArrayList<>();
    if (canRefuse()) {
      points.add(point("no case is refused by it or asked for evidence", isRefusing()));
    }
    points.add(
        point(
            says(Says.PROHIBITED) ? "no case is outside its scope" : "no case satisfies it",
            !lacksPass()));
    for (Clause clause : clauses) {
      points.add(point(clause, Truth.TRUE));
      points.add(point(clause, Truth.FALSE));
    }
    for (int i = 0; rule.branches().size() > 1 && i < branches.size(); i++) {
      SourcePosition at = position(rule.branches().get(i));
      String name = "branch " + (i + 1);
      BranchSeen seen = branches.get(i);
      points.add(
          new CoveragePoint(
              Kind.BRANCH,
              rule.qualifiedId(),
              at,
              name + " is never the first that is satisfied",
              seen.decides));
      points.add(
          new CoveragePoint(
              Kind.BRANCH, rule.qualifiedId(), at, name + " is never unsatisfied", seen.fails));
    }
    return points;
  }

  private CoveragePoint point(String missing, boolean reached) {
    return new CoveragePoint(Kind.RULE, rule.qualifiedId(), rule.position(), missing, reached);
  }

  private CoveragePoint point(Clause clause, Truth truth) {
    boolean unknown = clause.seen().contains(Truth.UNKNOWN);
    return new CoveragePoint(
        Kind.CLAUSE,
        rule.qualifiedId(),
        clause.compare().position(),
        "`"
            + clause.key()
            + "`: `"
            + clause.compare().text()
            + "` is never "
            + (truth == Truth.TRUE ? "true" : "false")
            + Optional.of(" (but unknown)").filter(text -> unknown).orElse(""),
        clause.seen().contains(truth));
  }

  private static SourcePosition position(Branch branch) {
    return branch.requirements().get(0).position();
  }
}
