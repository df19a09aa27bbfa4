package dev.domicile.cli.policytest;

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
 * @param at the days of cases that name none; empty if not said
 * @param policies files, folders or packs; empty for the policy beside the test
 * @param catalog documents to lay over the catalog
 * @param workloads by name
 * @param offerings ids and patterns, by a name for them
 * @param cases at least one
 * @param equivalentMutants mutants of the policies that no case can notice
 */
record PolicyTestDocument(
    List<LocalDate> at,
    List<Located<String>> policies,
    List<Node> catalog,
    Map<String, WrittenWorkload> workloads,
    Map<String, List<Located<String>>> offerings,
    List<Case> cases,
    List<EquivalentMutant> equivalentMutants) {

  /** A workload and the mapping in which it is written. */
  record WrittenWorkload(WorkloadShape.Named spec, Node node) {}

  /**
   * One case.
   *
   * @param at its own days; empty for those of the test
   * @param cells what is asked and what must come out, at least one
   */
  record Case(String name, List<LocalDate> at, List<Cell> cells, SourcePosition position) {
    Case {
      at = List.copyOf(at);
      cells = List.copyOf(cells);
    }
  }

  /**
   * One workload before one offering, pattern or name of offerings.
   *
   * @param workload the name of a workload of the same test
   * @param offering an id, a pattern or a name; absent means the workload as a whole
   * @param label what tells the cell from the others of its case; empty if it is the only one
   */
  record Cell(
      Located<String> workload,
      Optional<Located<String>> offering,
      Expectation expectation,
      List<String> label) {
    Cell {
      label = List.copyOf(label);
    }
  }

  /**
   * An outcome, what is not satisfied, and what applies.
   *
   * @param rules exactly those that are not satisfied, if the expectation names them
   * @param applies exactly those that apply to the workload, if the expectation names them
   */
  record Expectation(
      Optional<Outcome> outcome,
      Optional<List<ExpectedRule>> rules,
      Optional<List<Located<String>>> applies,
      SourcePosition position) {

    /**
     * Whether it speaks of the scopes of rules alone, so that it does not matter what is judged.
     */
    boolean isOfScopes() {
      return outcome.isEmpty() && rules.isEmpty();
    }
  }

  /** A rule that is not satisfied, and with which verdict, if that is expected too. */
  record ExpectedRule(Located<String> id, Optional<Verdict> verdict) {}

  PolicyTestDocument {
    at = List.copyOf(at);
    policies = List.copyOf(policies);
    catalog = List.copyOf(catalog);
    cases = List.copyOf(cases);
    equivalentMutants = List.copyOf(equivalentMutants);
  }

  /** The days on which a case is asked. */
  List<LocalDate> days(Case written) {
    return written.at().isEmpty() ? at : written.at();
  }

  /** Whether {@code text} is an id or a pattern, and not a name given to some. */
  static boolean isPattern(String text) {
    return text.indexOf('/') >= 0 || text.indexOf('*') >= 0;
  }
}
