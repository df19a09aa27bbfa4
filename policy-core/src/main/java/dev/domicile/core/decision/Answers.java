package dev.domicile.core.decision;

import dev.domicile.core.catalog.Offering;
import dev.domicile.core.policy.CompiledRequirement;
import dev.domicile.core.policy.ExternalAnswer;
import dev.domicile.core.policy.ExternalRequirement;
import dev.domicile.core.policy.Judgement;
import dev.domicile.core.policy.Offending;
import dev.domicile.core.policy.Verdict;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What those who judge outside the engine answered in one decision. Each was asked once; verdicts
 * and findings both read from here, so that a decision cannot contradict itself. Filled once, then
 * only read.
 */
final class Answers {

  /** Nobody was asked. */
  static final Answers NONE = new Answers(Map.of(), new BitSet(), List.of(), false);

  private final Map<ExternalRequirement, ExternalAnswer> given;
  private final BitSet about;
  private final List<Consultation> consultations;
  private final boolean excusing;

  private Answers(
      Map<ExternalRequirement, ExternalAnswer> given,
      BitSet about,
      List<Consultation> consultations,
      boolean excusing) {
    this.given = given;
    this.about = about;
    this.consultations = consultations;
    this.excusing = excusing;
  }

  /** Asks each external requirement of {@code rules} once about all of {@code about}. */
  static Answers ask(List<CompiledRule> rules, BitSet about, PreparedQuestion question) {
    List<Offering> offerings = new ArrayList<>();
    about.stream().forEach(i -> offerings.add(question.catalog().offerings().get(i)));
    Map<ExternalRequirement, ExternalAnswer> given = new IdentityHashMap<>();
    List<Consultation> consultations = new ArrayList<>();
    if (!offerings.isEmpty()) {
      for (CompiledRule rule : rules) {
        for (ExternalRequirement external : rule.externals()) {
          ExternalAnswer answer = external.ask(List.copyOf(offerings), question);
          given.put(external, answer);
          consultations.add(new Consultation(rule.rule(), offerings.size(), answer));
        }
      }
    }
    return new Answers(given, (BitSet) about.clone(), List.copyOf(consultations), false);
  }

  /**
   * The same, with what nobody answered counting as satisfied: only to find out whether silence
   * alone refuses. Never to be decided by.
   */
  Answers excusing() {
    return new Answers(given, about, consultations, true);
  }

  /** The offerings that were asked about; not to be changed. */
  BitSet about() {
    return about;
  }

  /** Every question that was asked, by rules in order. */
  List<Consultation> consultations() {
    return consultations;
  }

  /** Whether somebody who was asked did not answer. */
  boolean lackOne() {
    return consultations.stream().anyMatch(one -> one.answer().failure().isPresent());
  }

  /** What {@code requirement} says: as answered if somebody outside judges it. */
  List<Judgement> judge(
      CompiledRequirement requirement, Offering offering, PreparedQuestion question) {
    if (!(requirement instanceof ExternalRequirement)) {
      return requirement.judge(offering, question);
    }
    ExternalAnswer answer = given.get(requirement);
    if (answer == null) {
      return List.of(notAsked());
    }
    if (excusing && answer.failure().isPresent()) {
      return List.of(Judgement.satisfied(Optional.empty(), List.of(), List::of));
    }
    return answer.judgements(offering.id());
  }

  private static Judgement notAsked() {
    return new Judgement(
        Optional.empty(),
        Verdict.UNKNOWN,
        Offending.NOTHING,
        List.of("unknown"),
        List.of("an answer"),
        "nobody was asked about this offering",
        List.of(),
        List.of(),
        List::of);
  }
}
