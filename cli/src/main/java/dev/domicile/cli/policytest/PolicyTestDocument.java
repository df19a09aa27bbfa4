package dev.domicile.cli.policytest;

import dev.domicile.core.catalog.Glob;
import dev.domicile.core.decision.Outcome;
import dev.domicile.core.decision.WorkloadShape;
import dev.domicile.core.policy.Verdict;
import dev.domicile.core.source.Located;
import dev.domicile.core.source.Node;
import dev.domicile.core.source.SourcePosition;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A policy test as it is written.
 *
 * @param at the day of cases that name none
 * @param policies files, folders or packs; empty for the policy beside the test
 * @param catalog documents to lay over the catalog
 * @param workloads by name
 * @param cases at least one
 */
record PolicyTestDocument(
    Optional<LocalDate> at,
    List<Located<String>> policies,
    List<Node> catalog,
    Map<String, WrittenWorkload> workloads,
    List<Case> cases) {

  /** A workload and the mapping in which it is written. */
  record WrittenWorkload(WorkloadShape.Spec spec, Node node) {}

  /**
   * One case.
   *
   * @param workload the name of a workload of the same test
   * @param offering an id or a pattern, if the case is about some
   * @param expect one expectation, or one for each pattern
   */
  record Case(
      String name,
      Optional<LocalDate> at,
      Located<String> workload,
      Optional<Located<Glob>> offering,
      Expect expect,
      SourcePosition position) {}

  /** What a case expects: of what it is about, or of each pattern. */
  record Expect(Optional<Expectation> direct, Map<String, Expectation> matrix) {}

  /**
   * An outcome, and what is not satisfied.
   *
   * @param rules exactly those that are not satisfied, if the expectation names them
   */
  record Expectation(
      Optional<Outcome> outcome, Optional<List<ExpectedRule>> rules, SourcePosition position) {}

  /** A rule that is not satisfied, and with which verdict, if that is expected too. */
  record ExpectedRule(Located<String> id, Optional<Verdict> verdict) {}

  PolicyTestDocument {
    policies = List.copyOf(policies);
    catalog = List.copyOf(catalog);
    cases = List.copyOf(cases);
  }
}
