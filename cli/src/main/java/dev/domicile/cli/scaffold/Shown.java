package dev.domicile.cli.scaffold;

import dev.domicile.core.catalog.OfferingId;
import dev.domicile.core.decision.Candidate;
import dev.domicile.core.decision.Decision;
import dev.domicile.core.decision.Finding;
import dev.domicile.core.decision.Outcome;
import dev.domicile.core.decision.Workload;
import dev.domicile.core.policy.Verdict;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What came out for a workload and an offering, or for the workload as a whole: a case of a test.
 *
 * @param offering empty for the workload as a whole
 * @param rules what is not satisfied
 * @param because why the rule that is shown is not satisfied; empty if it is
 */
record Shown(
    Workload workload,
    Optional<OfferingId> offering,
    Outcome outcome,
    SortedMap<String, Verdict> rules,
    String because) {

  Shown {
    rules = Collections.unmodifiableSortedMap(new TreeMap<>(rules));
  }

  static Shown of(Workload workload, Candidate candidate, String rule) {
    return new Shown(
        workload,
        Optional.of(candidate.offering()),
        candidate.outcome(),
        new TreeMap<>(candidate.unsatisfied()),
        because(candidate.findings(), rule));
  }

  static Shown of(Decision decision, String rule) {
    TreeMap<String, Verdict> rules = new TreeMap<>();
    for (Finding finding : decision.findings()) {
      rules.merge(finding.rule(), finding.verdict(), Verdict::worst);
    }
    return new Shown(
        decision.workload(),
        Optional.empty(),
        decision.outcome(),
        rules,
        because(decision.findings(), rule));
  }

  private static String because(List<Finding> findings, String rule) {
    return findings.stream()
        .filter(finding -> finding.rule().equals(rule))
        .map(Finding::because)
        .findFirst()
        .orElse("");
  }

  Optional<Verdict> verdict(String rule) {
    return Optional.ofNullable(rules.get(rule));
  }

  /** The rules that are not satisfied beside the one that is shown. */
  Map<String, Verdict> others(String rule) {
    TreeMap<String, Verdict> others = new TreeMap<>(rules);
    others.remove(rule);
    return others;
  }
}
