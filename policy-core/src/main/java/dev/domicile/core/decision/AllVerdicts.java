package dev.domicile.core.decision;

import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.decision.PolicyDecisionPoint.Uncovered;
import dev.domicile.core.policy.Enforcement;
import dev.domicile.core.policy.Evidence;
import dev.domicile.core.policy.Rule;
import dev.domicile.core.policy.Verdict;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * What the rules that apply to one question say of every offering, and what becomes of each. Built
 * once, then only read.
 */
final class AllVerdicts {

  private final List<VerdictBits> verdicts = new ArrayList<>();
  private final VerdictBits usable;
  private final BitSet refused = new BitSet();
  private final BitSet needsEvidence = new BitSet();

  AllVerdicts(
      PolicyDecisionPoint point,
      PreparedQuestion question,
      List<CompiledRule> applied,
      List<LiveWaiver> waivers,
      boolean uncovered,
      Answers answers) {
    for (CompiledRule rule : applied) {
      verdicts.add(
          rule.externals().isEmpty() ? rule.verdicts(question) : rule.verdicts(question, answers));
    }
    this.usable = usable(point, question);
    for (int i = 0; i < applied.size(); i++) {
      Rule rule = applied.get(i).rule();
      if (rule.enforcement() == Enforcement.ENFORCE) {
        VerdictBits bits = verdicts.get(i);
        refused.or(unlifted(rule, bits, Verdict.VIOLATED, waivers));
        refused.or(unlifted(rule, bits, Verdict.UNKNOWN, waivers));
        needsEvidence.or(unlifted(rule, bits, Verdict.NEEDS_EVIDENCE, waivers));
      }
    }
    refused.or(usable.of(Verdict.VIOLATED));
    refused.or(usable.of(Verdict.UNKNOWN));
    needsEvidence.or(usable.of(Verdict.NEEDS_EVIDENCE));
    if (uncovered && point.uncovered() == Uncovered.REFUSE) {
      refused.set(0, question.catalog().offerings().size());
    }
  }

  private static VerdictBits usable(PolicyDecisionPoint point, PreparedQuestion question) {
    VerdictBits undeclared = point.dayFacts(question.day()).usable();
    List<Evidence> declared = question.evidenceOf(List.of("availability"));
    if (declared.isEmpty()) {
      return undeclared;
    }
    Catalog catalog = question.catalog();
    VerdictBits result = new VerdictBits();
    result.add(Verdict.VIOLATED, undeclared.of(Verdict.VIOLATED));
    result.add(Verdict.UNKNOWN, undeclared.of(Verdict.UNKNOWN));
    BitSet open = undeclared.of(Verdict.NEEDS_EVIDENCE);
    for (int i = open.nextSetBit(0); i >= 0; i = open.nextSetBit(i + 1)) {
      result.add(Usability.judge(catalog.offerings().get(i), question).verdict(), i);
    }
    return result;
  }

  /** The offerings with {@code verdict} of one applied rule, less those that a waiver lifts. */
  static BitSet unlifted(Rule rule, VerdictBits bits, Verdict verdict, List<LiveWaiver> waivers) {
    BitSet written = bits.of(verdict);
    BitSet result = written;
    for (LiveWaiver live : waivers) {
      if (live.lifts(rule.qualifiedId(), verdict)) {
        if (result == written) {
          result = (BitSet) written.clone();
        }
        result.andNot(live.offerings());
      }
    }
    return result;
  }

  /** Of one applied rule, by its position. */
  VerdictBits of(int rule) {
    return verdicts.get(rule);
  }

  /** The verdicts of {@code domicile/usable}, with what is declared. */
  VerdictBits usable() {
    return usable;
  }

  /** Not to be changed. */
  BitSet refused() {
    return refused;
  }

  /** Not to be changed; some of them are refused too. */
  BitSet needingEvidence() {
    return needsEvidence;
  }

  Outcome outcome(int index) {
    if (refused.get(index)) {
      return Outcome.REFUSED;
    }
    return needsEvidence.get(index) ? Outcome.CONDITIONAL : Outcome.ALLOWED;
  }
}
