package dev.domicile.core.decision;

import dev.domicile.core.catalog.Country;
import dev.domicile.core.catalog.Offering;
import dev.domicile.core.decision.PolicyDecisionPoint.Uncovered;
import dev.domicile.core.policy.Enforcement;
import dev.domicile.core.policy.Judgement;
import dev.domicile.core.policy.Obligation;
import dev.domicile.core.policy.Rule;
import dev.domicile.core.policy.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What comes of single offerings in one question, worked out when it is read: outcome, findings,
 * obligations and warnings. Immutable and thread-safe.
 */
record FindingViews(
    PolicyDecisionPoint point, PreparedQuestion question, RuleScopes scopes, NamedWaivers waivers) {

  /**
   * What becomes of one offering by what each applied rule says of it; the same as the bit sets on
   * all of them say.
   */
  Outcome outcome(int index, List<CompiledRule.Assessment> assessments) {
    if (!scopes.uncovered().isEmpty() && point.uncovered() == Uncovered.REFUSE) {
      return Outcome.REFUSED;
    }
    Verdict worst = Usability.judge(question.catalog().offerings().get(index), question).verdict();
    List<CompiledRule> applied = scopes.applied();
    for (int i = 0; i < applied.size(); i++) {
      Rule rule = applied.get(i).rule();
      if (rule.enforcement() == Enforcement.ENFORCE) {
        for (Judgement judged : assessments.get(i).judgements()) {
          if (!waivers.isLifted(rule.qualifiedId(), judged.verdict(), index)) {
            worst = worst.worst(judged.verdict());
          }
        }
      }
    }
    return switch (worst) {
      case SATISFIED -> Outcome.ALLOWED;
      case NEEDS_EVIDENCE -> Outcome.CONDITIONAL;
      case VIOLATED, UNKNOWN -> Outcome.REFUSED;
    };
  }

  /** What is not satisfied of one offering. */
  List<Finding> findings(int index, List<CompiledRule.Assessment> assessments) {
    Offering offering = question.catalog().offerings().get(index);
    List<Finding> findings = new ArrayList<>(coverageFindings());
    Judgement use = Usability.judge(offering, question);
    if (use.verdict() != Verdict.SATISFIED) {
      findings.add(builtIn(Asked.USABLE, use.verdict(), Enforcement.ENFORCE, use));
    }
    for (int i = 0; i < scopes.applied().size(); i++) {
      if (assessments.get(i).verdict() == Verdict.SATISFIED) {
        continue;
      }
      for (Judgement judged : assessments.get(i).judgements()) {
        if (judged.verdict() != Verdict.SATISFIED) {
          findings.add(finding(scopes.applied().get(i).rule(), judged, offering, index));
        }
      }
    }
    return List.copyOf(findings);
  }

  /** The worst verdict of every rule that is not satisfied, built-in ones too, by id. */
  Map<String, Verdict> unsatisfied(int index, List<CompiledRule.Assessment> assessments) {
    Map<String, Verdict> found = new TreeMap<>();
    if (!scopes.uncovered().isEmpty()) {
      found.put(Asked.COVERED, Verdict.VIOLATED);
    }
    found.put(
        Asked.USABLE,
        Usability.judge(question.catalog().offerings().get(index), question).verdict());
    for (int i = 0; i < scopes.applied().size(); i++) {
      found.put(scopes.applied().get(i).rule().qualifiedId(), assessments.get(i).verdict());
    }
    found.values().removeIf(verdict -> verdict == Verdict.SATISFIED);
    return found;
  }

  /** Findings about countries that no policy covers. */
  List<Finding> coverageFindings() {
    List<Finding> findings = new ArrayList<>();
    for (Country country : scopes.uncovered().toList()) {
      List<String> looked = scopes.policiesLookedAt(country);
      List<String> unstated = scopes.couldCover(country);
      String because =
          "no enforced rule of a policy for "
              + country
              + (unstated.isEmpty() ? "" : " surely")
              + " applies to this workload on "
              + question.day()
              + (looked.isEmpty()
                  ? "; there is no policy for it"
                  : "; looked at " + String.join(", ", looked))
              + (unstated.isEmpty()
                  ? ""
                  : "; whether one does depends on "
                      + String.join(", ", unstated)
                      + ", which the workload does not state");
      Judgement judged =
          new Judgement(
              Optional.empty(),
              Verdict.VIOLATED,
              dev.domicile.core.policy.Offending.NOTHING,
              List.of(country.code()),
              List.of("a policy that covers it"),
              because,
              List.of(),
              List.of(),
              () -> List.of());
      findings.add(
          builtIn(
              Asked.COVERED,
              Verdict.VIOLATED,
              point.uncovered() == Uncovered.REFUSE ? Enforcement.ENFORCE : Enforcement.WARN,
              judged));
    }
    return findings;
  }

  private static Finding builtIn(
      String rule, Verdict verdict, Enforcement enforcement, Judgement judged) {
    return new Finding(
        rule,
        Optional.empty(),
        judged.stage(),
        verdict,
        enforcement,
        judged.observed(),
        judged.required(),
        judged.because(),
        judged.because(),
        judged.facts().get(),
        judged.needs(),
        Optional.empty());
  }

  /** A finding of a rule on an offering; {@code index} below zero for the workload as a whole. */
  Finding finding(Rule rule, Judgement judged, Optional<Offering> offering, int index) {
    return new Finding(
        rule.qualifiedId(),
        Optional.of(rule),
        judged.stage(),
        judged.verdict(),
        rule.enforcement(),
        judged.observed(),
        judged.required(),
        Messages.fill(rule.message().orElse(judged.because()), judged, offering),
        judged.because(),
        judged.facts().get(),
        judged.needs(),
        waivers.waivedBy(rule.qualifiedId(), judged.verdict(), index));
  }

  private Finding finding(Rule rule, Judgement judged, Offering offering, int index) {
    return finding(rule, judged, Optional.of(offering), index);
  }

  /** What whoever uses the offering has to do, once each. */
  List<Obligation> obligations(int index) {
    Map<String, Obligation> byText = new LinkedHashMap<>();
    for (Obligation obligation : Usability.obligations(question.catalog().offerings().get(index))) {
      byText.putIfAbsent(obligation.text(), obligation);
    }
    for (CompiledRule rule : scopes.applied()) {
      for (Obligation obligation : rule.rule().obligations()) {
        byText.putIfAbsent(
            obligation.text(),
            new Obligation(rule.rule().qualifiedId() + "/" + obligation.id(), obligation.text()));
      }
    }
    return List.copyOf(byText.values());
  }

  /**
   * What is to be told with the offering.
   *
   * @param unanswered whether the catalog cannot say that it meets every wish
   */
  List<String> warnings(int index, List<CompiledRule.Assessment> assessments, boolean unanswered) {
    Offering offering = question.catalog().offerings().get(index);
    Set<String> result = new LinkedHashSet<>(Usability.warnings(offering, question.day()));
    if (unanswered) {
      result.add("the catalog cannot say whether it meets every wish");
    }
    for (int i = 0; i < scopes.applied().size(); i++) {
      String id = scopes.applied().get(i).rule().qualifiedId();
      for (Judgement judged : assessments.get(i).judgements()) {
        judged.warnings().forEach(warning -> result.add(id + ": " + warning));
      }
    }
    return List.copyOf(result);
  }
}
