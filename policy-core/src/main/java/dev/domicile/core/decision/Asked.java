package dev.domicile.core.decision;

import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.catalog.CountrySet;
import dev.domicile.core.catalog.Offering;
import dev.domicile.core.policy.Rule;
import dev.domicile.core.policy.Verdict;
import dev.domicile.core.policy.Waiver;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One workload on one day before a decision point: which rules apply, which countries nobody
 * covers, and what becomes of every offering. The first questions about single offerings are judged
 * one by one; then, or when all are asked for, the verdicts on every offering are kept, and asking
 * for one takes a few bit tests. Thread-safe: what is kept is derived, and the same whoever does
 * it.
 */
final class Asked {

  /** The built-in rule about usability. */
  static final String USABLE = "domicile/usable";

  /** The built-in rule about coverage. */
  static final String COVERED = "domicile/covered";

  /** Judging every offering costs about as much as judging so many of them one by one. */
  private static final int MOST_SINGLES = 64;

  private final PolicyDecisionPoint point;
  private final PreparedQuestion question;
  private final RuleScopes scopes;
  private final NamedWaivers waivers;
  private final FindingViews views;
  private final List<String> warnings;
  private final List<Announcement> announcements;
  private final Answers answers;
  private final boolean needsAnswers;
  private final AtomicInteger singles = new AtomicInteger();
  private volatile Optional<AllVerdicts> all = Optional.empty();
  private volatile Optional<Wishes> wishes = Optional.empty();

  Asked(PolicyDecisionPoint point, PreparedQuestion question) {
    this.point = point;
    this.question = question;
    this.answers = Answers.NONE;
    this.scopes = RuleScopes.of(point, question);
    this.waivers = NamedWaivers.of(point, question);
    this.views = new FindingViews(point, question, scopes, waivers);
    this.warnings = List.of();
    this.announcements = scopes.announcements();
    this.needsAnswers = scopes.applied().stream().anyMatch(rule -> !rule.externals().isEmpty());
  }

  /** The same question, with what those outside the engine answered. */
  private Asked(Asked unanswered, Answers answers) {
    this.point = unanswered.point;
    this.question = unanswered.question;
    this.answers = answers;
    this.scopes = unanswered.scopes;
    this.waivers = unanswered.waivers;
    this.views = unanswered.views;
    this.wishes = unanswered.wishes;
    this.needsAnswers = false;
    this.announcements = unanswered.announcements;
    this.warnings =
        answers.consultations().stream()
            .flatMap(one -> one.answer().failure().map(why -> Messages.noAnswer(one, why)).stream())
            .toList();
  }

  /** The same question as if there were no such rule: neither what it says nor what it covers. */
  private Asked(Asked whole, String without) {
    this.point = whole.point;
    this.question = whole.question;
    this.answers = whole.answers;
    this.scopes = whole.scopes.without(without);
    this.waivers = whole.waivers;
    this.views = new FindingViews(point, question, scopes, waivers);
    this.wishes = whole.wishes;
    this.needsAnswers = false;
    this.announcements = List.of();
    this.warnings = List.of();
  }

  /** The same question, answered as before, without one rule. */
  Asked without(String rule) {
    return new Asked(this, rule);
  }

  // What those outside the engine answer.

  /** Whether somebody outside has to be asked before anything is decided. */
  boolean needsAnswers() {
    return needsAnswers;
  }

  /** The question for a whole decision, everybody asked once about all of its candidates. */
  Asked answered() {
    if (!needsAnswers) {
      return this;
    }
    BitSet about = (BitSet) wishes().candidates().clone();
    if (scopes.applied().stream()
        .anyMatch(rule -> !rule.judgeAllowed(List.of(), question).isEmpty())) {
      // Such a rule counts what would be allowed without the pins. One that says nothing of an
      // empty set finds the others unknown, which allows no more.
      about.or(wishes().withoutPin());
    }
    return answered(about);
  }

  /** The question about one offering. */
  Asked answered(int index) {
    if (!needsAnswers) {
      return this;
    }
    BitSet about = new BitSet();
    about.set(index);
    return answered(about);
  }

  private Asked answered(BitSet about) {
    return new Asked(this, Answers.ask(scopes.applied(), about, question));
  }

  /** Every question to somebody outside, by rules in order. */
  List<Consultation> consultations() {
    return answers.consultations();
  }

  /**
   * The same with silence excused, if somebody was silent: what is not refused here is refused for
   * want of an answer alone. Never to be decided by.
   */
  Optional<Asked> withSilenceExcused() {
    return answers.lackOne() ? Optional.of(new Asked(this, answers.excusing())) : Optional.empty();
  }

  // Verdicts.

  /** What every rule says of every offering. */
  private AllVerdicts all() {
    Optional<AllVerdicts> known = all;
    if (known.isEmpty()) {
      known =
          Optional.of(
              new AllVerdicts(
                  point,
                  question,
                  scopes.applied(),
                  waivers.live(),
                  !scopes.uncovered().isEmpty(),
                  answers));
      all = known;
    }
    return known.orElseThrow();
  }

  /** The offerings with {@code verdict} of one applied rule, less those that a waiver lifts. */
  private BitSet unlifted(int rule, Verdict verdict) {
    Rule asking = scopes.applied().get(rule).rule();
    return AllVerdicts.unlifted(asking, all().of(rule), verdict, waivers.live());
  }

  /**
   * One offering by itself. As long as few are asked for, the others are not judged; the outcome is
   * the same.
   */
  Candidate candidate(int index) {
    if (all.isPresent() || singles.incrementAndGet() > MOST_SINGLES) {
      return new Candidate(this, index, outcome(index));
    }
    List<CompiledRule.Assessment> assessments = assessments(index);
    return new Candidate(this, index, views.outcome(index, assessments), assessments);
  }

  // What is read.

  Catalog catalog() {
    return question.catalog();
  }

  PreparedQuestion question() {
    return question;
  }

  PolicyDecisionPoint point() {
    return point;
  }

  /** Every rule, with whether it applies. */
  List<AppliedRule> scopes() {
    return scopes.all();
  }

  List<CompiledRule> appliedRules() {
    return scopes.applied();
  }

  VerdictBits verdicts(int rule) {
    return all().of(rule);
  }

  VerdictBits usable() {
    return all().usable();
  }

  CountrySet uncovered() {
    return scopes.uncovered();
  }

  List<String> decisionWarnings() {
    if (waivers.ended().isEmpty()) {
      return warnings;
    }
    List<String> told = new ArrayList<>(waivers.warnings(scopes.applied(), all()));
    told.addAll(warnings);
    return List.copyOf(told);
  }

  List<Announcement> announcements() {
    return announcements;
  }

  Wishes wishes() {
    Optional<Wishes> known = wishes;
    if (known.isEmpty()) {
      known =
          Optional.of(Wishes.of(question.workload(), catalog(), point.dayFacts(question.day())));
      wishes = known;
    }
    return known.orElseThrow();
  }

  /** Waivers in force that name this workload, in the order of ids. */
  List<Waiver> liveWaivers() {
    return waivers.live().stream().map(LiveWaiver::waiver).toList();
  }

  /** The offerings that one applied rule refuses, waivers considered; the caller's own copy. */
  BitSet refusing(int rule) {
    BitSet bits = (BitSet) unlifted(rule, Verdict.VIOLATED).clone();
    bits.or(unlifted(rule, Verdict.UNKNOWN));
    return bits;
  }

  /** The offerings that violate the rule with this id; not to be changed. */
  BitSet violatedBy(String rule) {
    if (rule.equals(USABLE)) {
      return usable().of(Verdict.VIOLATED);
    }
    List<CompiledRule> applied = scopes.applied();
    for (int i = 0; i < applied.size(); i++) {
      if (applied.get(i).rule().qualifiedId().equals(rule)) {
        return all().of(i).of(Verdict.VIOLATED);
      }
    }
    return new BitSet();
  }

  Outcome outcome(int index) {
    return all().outcome(index);
  }

  BitSet refused() {
    return all().refused();
  }

  BitSet needingEvidence() {
    return all().needingEvidence();
  }

  /** What every applied rule says of one offering, in the order of the applied rules. */
  List<CompiledRule.Assessment> assessments(int index) {
    Offering offering = catalog().offerings().get(index);
    return scopes.applied().stream().map(rule -> rule.assess(offering, question, answers)).toList();
  }

  /** What one rule says of one offering. */
  CompiledRule.Assessment assess(CompiledRule rule, Offering offering) {
    return rule.assess(offering, question, answers);
  }

  /** The findings, obligations and warnings that this comes to. */
  FindingViews views() {
    return views;
  }
}
