package dev.domicile.core.decision;

import dev.domicile.core.catalog.Offering;
import dev.domicile.core.policy.Judgement;
import dev.domicile.core.policy.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One candidate before every rule.
 *
 * @param candidate the candidate with its outcome
 * @param usable the built-in verdict on usability
 * @param rules every rule, in the order of policies and ids
 * @param consultations what was asked of those who judge outside the engine, and what they answered
 */
public record ExplainedCandidate(
    Candidate candidate,
    Verdict usable,
    List<ExplainedRule> rules,
    List<Consultation> consultations,
    Workload workload,
    java.time.LocalDate asOf) {

  /**
   * One rule before one candidate.
   *
   * @param scope whether it applies and why
   * @param verdict its verdict; empty if it does not apply
   * @param findings one for each stage judged, satisfied or not
   */
  public record ExplainedRule(
      AppliedRule scope, Optional<Verdict> verdict, List<Finding> findings) {
    public ExplainedRule {
      findings = List.copyOf(findings);
    }
  }

  public ExplainedCandidate {
    rules = List.copyOf(rules);
    consultations = List.copyOf(consultations);
  }

  static ExplainedCandidate of(Asked asked, int index) {
    Offering offering = asked.catalog().offerings().get(index);
    List<ExplainedRule> rules = new ArrayList<>();
    List<AppliedRule> scopes = asked.scopes();
    for (int i = 0; i < scopes.size(); i++) {
      AppliedRule scope = scopes.get(i);
      if (!scope.applies()) {
        rules.add(new ExplainedRule(scope, Optional.empty(), List.of()));
        continue;
      }
      CompiledRule.Assessment assessment = asked.assess(asked.point().rules().get(i), offering);
      List<Finding> findings = new ArrayList<>();
      for (Judgement judged : assessment.judgements()) {
        findings.add(asked.views().finding(scope.rule(), judged, Optional.of(offering), index));
      }
      rules.add(new ExplainedRule(scope, Optional.of(assessment.verdict()), findings));
    }
    return new ExplainedCandidate(
        new Candidate(asked, index, asked.outcome(index)),
        asked.usable().at(index),
        rules,
        asked.consultations(),
        asked.question().workload(),
        asked.question().day());
  }

  /** Findings of the built-in rules, if they are not satisfied. */
  public List<Finding> builtIn() {
    return candidate.findings().stream().filter(f -> f.written().isEmpty()).toList();
  }

  /** As JSON, one line. */
  public String toJson() {
    return DecisionJson.write(this);
  }
}
