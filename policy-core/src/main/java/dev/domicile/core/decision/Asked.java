package dev.domicile.core.decision;

import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.catalog.Country;
import dev.domicile.core.catalog.CountrySet;
import dev.domicile.core.catalog.Offering;
import dev.domicile.core.catalog.Truth;
import dev.domicile.core.decision.PolicyDecisionPoint.Uncovered;
import dev.domicile.core.policy.Enforcement;
import dev.domicile.core.policy.Judgement;
import dev.domicile.core.policy.Obligation;
import dev.domicile.core.policy.Policy;
import dev.domicile.core.policy.Rule;
import dev.domicile.core.policy.Verdict;
import dev.domicile.core.policy.Waiver;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
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
  private final List<AppliedRule> scopes = new ArrayList<>();
  private final List<CompiledRule> applied = new ArrayList<>();
  private final List<LiveWaiver> waivers = new ArrayList<>();
  private final List<LiveWaiver> ended = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private final List<Announcement> announcements = new ArrayList<>();
  private final CountrySet uncovered;
  private final Answers answers;
  private final boolean needsAnswers;
  private final AtomicInteger singles = new AtomicInteger();
  private volatile Optional<AllVerdicts> all = Optional.empty();
  private volatile Optional<Wishes> wishes = Optional.empty();

  Asked(PolicyDecisionPoint point, PreparedQuestion question) {
    this.point = point;
    this.question = question;
    this.answers = Answers.NONE;
    for (CompiledRule rule : point.rules()) {
      AppliedRule scope = scope(rule.rule());
      scopes.add(scope);
      if (scope.applies()) {
        applied.add(rule);
      }
    }
    this.uncovered = uncoveredCountries();
    findWaivers();
    this.needsAnswers = applied.stream().anyMatch(rule -> !rule.externals().isEmpty());
    announce();
  }

  /** The same question, with what those outside the engine answered. */
  private Asked(Asked unanswered, Answers answers) {
    this.point = unanswered.point;
    this.question = unanswered.question;
    this.answers = answers;
    scopes.addAll(unanswered.scopes);
    applied.addAll(unanswered.applied);
    this.uncovered = unanswered.uncovered;
    findWaivers();
    this.wishes = unanswered.wishes;
    this.needsAnswers = false;
    announcements.addAll(unanswered.announcements);
    for (Consultation one : answers.consultations()) {
      one.answer().failure().ifPresent(failure -> warnings.add(Messages.noAnswer(one, failure)));
    }
  }

  /** The same question as if there were no such rule: neither what it says nor what it covers. */
  private Asked(Asked whole, String without) {
    this.point = whole.point;
    this.question = whole.question;
    this.answers = whole.answers;
    whole.scopes.stream()
        .filter(scope -> !scope.rule().qualifiedId().equals(without))
        .forEach(scopes::add);
    whole.applied.stream()
        .filter(rule -> !rule.rule().qualifiedId().equals(without))
        .forEach(applied::add);
    this.uncovered = uncoveredCountries();
    findWaivers();
    this.wishes = whole.wishes;
    this.needsAnswers = false;
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
    if (applied.stream().anyMatch(rule -> !rule.judgeAllowed(List.of(), question).isEmpty())) {
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
    return new Asked(this, Answers.ask(applied, about, question));
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

  // Scopes and coverage.

  private AppliedRule scope(Rule rule) {
    LocalDate day = question.day();
    if (!rule.effective().contains(day)) {
      String because =
          rule.effective().beginsAfter(day)
              ? "in force only from " + rule.effective().from().map(LocalDate::toString).orElse("")
              : "in force only until "
                  + rule.effective().until().map(LocalDate::toString).orElse("");
      return new AppliedRule(rule, false, because, List.of());
    }
    Truth when = rule.when().map(question::holds).orElse(Truth.TRUE);
    if (when == Truth.FALSE) {
      return new AppliedRule(rule, false, "its `when` does not hold", List.of());
    }
    Truth unless = rule.unless().map(question::holds).orElse(Truth.FALSE);
    if (unless == Truth.TRUE) {
      return new AppliedRule(rule, false, "its `unless` holds", List.of());
    }
    Set<String> unstated = new LinkedHashSet<>();
    if (when == Truth.UNKNOWN) {
      rule.when().ifPresent(c -> unstated.addAll(question.unknownAttributes(c)));
    }
    if (unless == Truth.UNKNOWN) {
      rule.unless().ifPresent(c -> unstated.addAll(question.unknownAttributes(c)));
    }
    String because =
        unstated.isEmpty()
            ? (rule.when().isPresent() ? "its `when` holds" : "it applies always")
            : "not ruled out: the workload does not state " + String.join(", ", unstated);
    return new AppliedRule(rule, true, because, List.copyOf(unstated));
  }

  private CountrySet uncoveredCountries() {
    List<Country> open = new ArrayList<>();
    for (Country country : question.concernedCountries().toList()) {
      // What may not bind the workload at all covers nobody, or saying less would open more.
      if (scopes.stream().noneMatch(s -> s.surelyApplies() && covers(s.rule(), country))) {
        open.add(country);
      }
    }
    return CountrySet.of(open);
  }

  private boolean covers(Rule rule, Country country) {
    return rule.enforcement() == Enforcement.ENFORCE
        && contains(point.policyOf(rule), country) == Truth.TRUE;
  }

  private Truth contains(Policy policy, Country country) {
    return catalog().jurisdictions().on(policy.jurisdiction(), question.day()).contains(country);
  }

  /** Policies whose jurisdiction contains an uncovered country, whether they apply or not. */
  List<String> policiesLookedAt(Country country) {
    return point.policies().policies().stream()
        .filter(policy -> contains(policy, country) == Truth.TRUE)
        .map(Policy::id)
        .toList();
  }

  /** What the workload would have to state before a rule can cover {@code country}. */
  private List<String> couldCover(Country country) {
    return scopes.stream()
        .filter(scope -> scope.applies() && covers(scope.rule(), country))
        .flatMap(scope -> scope.ruledOutBy().stream())
        .distinct()
        .sorted()
        .toList();
  }

  // Verdicts.

  private void findWaivers() {
    String name = question.workload().name();
    for (Waiver waiver : point.policies().waivers()) {
      boolean named =
          waiver.workloads().isEmpty()
              || waiver.workloads().stream().anyMatch(glob -> glob.matches(name));
      boolean holds =
          waiver.when().map(condition -> question.holds(condition) == Truth.TRUE).orElse(true);
      if (!named || !holds) {
        continue;
      }
      BitSet offerings = point.offeringsMatching(waiver.offerings());
      if (waiver.isInForceOn(question.day())) {
        waivers.add(new LiveWaiver(waiver, offerings));
      } else if (waiver.hasEndedOn(question.day())) {
        ended.add(new LiveWaiver(waiver, offerings));
      }
    }
  }

  /** Whether it would still have something to lift. */
  private boolean touches(LiveWaiver live) {
    for (int i = 0; i < applied.size(); i++) {
      if (live.waiver().names(applied.get(i).rule().qualifiedId())) {
        for (Verdict verdict : live.waiver().lifts()) {
          if (all().of(i).of(verdict).intersects(live.offerings())) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /** What every rule says of every offering. */
  private AllVerdicts all() {
    Optional<AllVerdicts> known = all;
    if (known.isEmpty()) {
      known =
          Optional.of(
              new AllVerdicts(point, question, applied, waivers, !uncovered.isEmpty(), answers));
      all = known;
    }
    return known.orElseThrow();
  }

  /** The offerings with {@code verdict} of one applied rule, less those that a waiver lifts. */
  private BitSet unlifted(int rule, Verdict verdict) {
    return AllVerdicts.unlifted(applied.get(rule).rule(), all().of(rule), verdict, waivers);
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
    return new Candidate(this, index, outcome(index, assessments), assessments);
  }

  private Outcome outcome(int index, List<CompiledRule.Assessment> assessments) {
    if (!uncovered.isEmpty() && point.uncovered() == Uncovered.REFUSE) {
      return Outcome.REFUSED;
    }
    Verdict worst = Usability.judge(catalog().offerings().get(index), question).verdict();
    for (int i = 0; i < applied.size(); i++) {
      Rule rule = applied.get(i).rule();
      if (rule.enforcement() == Enforcement.ENFORCE) {
        for (Judgement judged : assessments.get(i).judgements()) {
          if (!isLifted(rule.qualifiedId(), judged.verdict(), index)) {
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

  private boolean isLifted(String rule, Verdict verdict, int index) {
    return waivers.stream()
        .anyMatch(live -> live.lifts(rule, verdict) && live.offerings().get(index));
  }

  /** What is said of the workload as a whole is lifted only by a waiver that names no offering. */
  private Optional<String> waivedBy(String rule, Verdict verdict, int index) {
    return waivers.stream()
        .filter(
            live ->
                live.lifts(rule, verdict)
                    && (index < 0
                        ? live.waiver().offerings().isEmpty()
                        : live.offerings().get(index)))
        .map(live -> live.waiver().id())
        .findFirst();
  }

  private void announce() {
    Map<LocalDate, PreparedQuestion> later = new LinkedHashMap<>();
    for (CompiledRule compiled : point.rules()) {
      Rule rule = compiled.rule();
      Optional<LocalDate> from = rule.effective().from();
      if (from.isEmpty() || !rule.effective().beginsAfter(question.day())) {
        continue;
      }
      PreparedQuestion then = later.computeIfAbsent(from.get(), question::on);
      Truth when = rule.when().map(then::holds).orElse(Truth.TRUE);
      Truth unless = rule.unless().map(then::holds).orElse(Truth.FALSE);
      if (when != Truth.FALSE && unless != Truth.TRUE) {
        announcements.add(new Announcement(rule, from.get()));
      }
    }
    announcements.sort(
        java.util.Comparator.comparing(Announcement::from)
            .thenComparing(a -> a.rule().qualifiedId()));
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
    return List.copyOf(scopes);
  }

  List<CompiledRule> appliedRules() {
    return List.copyOf(applied);
  }

  VerdictBits verdicts(int rule) {
    return all().of(rule);
  }

  VerdictBits usable() {
    return all().usable();
  }

  CountrySet uncovered() {
    return uncovered;
  }

  List<String> decisionWarnings() {
    List<String> told = new ArrayList<>();
    for (LiveWaiver live : ended) {
      if (touches(live)) {
        told.add(
            "waiver "
                + live.waiver().id()
                + " ended on "
                + live.waiver().until()
                + " and lifts nothing any more");
      }
    }
    told.addAll(warnings);
    return List.copyOf(told);
  }

  List<Announcement> announcements() {
    return List.copyOf(announcements);
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

  BitSet unanswered() {
    return wishes().unanswered();
  }

  /** Waivers in force that name this workload, in the order of ids. */
  List<Waiver> liveWaivers() {
    return waivers.stream().map(LiveWaiver::waiver).toList();
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
    return applied.stream().map(rule -> rule.assess(offering, question, answers)).toList();
  }

  /** What one rule says of one offering. */
  CompiledRule.Assessment assess(CompiledRule rule, Offering offering) {
    return rule.assess(offering, question, answers);
  }

  List<Finding> findings(int index, List<CompiledRule.Assessment> assessments) {
    Offering offering = catalog().offerings().get(index);
    List<Finding> findings = new ArrayList<>(coverageFindings());
    Judgement use = Usability.judge(offering, question);
    if (use.verdict() != Verdict.SATISFIED) {
      findings.add(builtIn(USABLE, use.verdict(), Enforcement.ENFORCE, use));
    }
    for (int i = 0; i < applied.size(); i++) {
      if (assessments.get(i).verdict() == Verdict.SATISFIED) {
        continue;
      }
      for (Judgement judged : assessments.get(i).judgements()) {
        if (judged.verdict() != Verdict.SATISFIED) {
          findings.add(finding(applied.get(i).rule(), judged, offering, index));
        }
      }
    }
    return List.copyOf(findings);
  }

  /** The worst verdict of every rule that is not satisfied, built-in ones too, by id. */
  Map<String, Verdict> unsatisfied(int index, List<CompiledRule.Assessment> assessments) {
    Map<String, Verdict> found = new TreeMap<>();
    if (!uncovered.isEmpty()) {
      found.put(COVERED, Verdict.VIOLATED);
    }
    found.put(USABLE, Usability.judge(catalog().offerings().get(index), question).verdict());
    for (int i = 0; i < applied.size(); i++) {
      found.put(applied.get(i).rule().qualifiedId(), assessments.get(i).verdict());
    }
    found.values().removeIf(verdict -> verdict == Verdict.SATISFIED);
    return found;
  }

  /** Findings about countries that no policy covers. */
  List<Finding> coverageFindings() {
    List<Finding> findings = new ArrayList<>();
    for (Country country : uncovered.toList()) {
      List<String> looked = policiesLookedAt(country);
      List<String> unstated = couldCover(country);
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
              COVERED,
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
        waivedBy(rule.qualifiedId(), judged.verdict(), index));
  }

  private Finding finding(Rule rule, Judgement judged, Offering offering, int index) {
    return finding(rule, judged, Optional.of(offering), index);
  }

  List<Obligation> obligations(int index) {
    Map<String, Obligation> byText = new LinkedHashMap<>();
    for (Obligation obligation : Usability.obligations(catalog().offerings().get(index))) {
      byText.putIfAbsent(obligation.text(), obligation);
    }
    for (CompiledRule rule : applied) {
      for (Obligation obligation : rule.rule().obligations()) {
        byText.putIfAbsent(
            obligation.text(),
            new Obligation(rule.rule().qualifiedId() + "/" + obligation.id(), obligation.text()));
      }
    }
    return List.copyOf(byText.values());
  }

  List<String> warnings(int index, List<CompiledRule.Assessment> assessments) {
    Offering offering = catalog().offerings().get(index);
    Set<String> result = new LinkedHashSet<>(Usability.warnings(offering, question.day()));
    if (wishes().unanswered().get(index)) {
      result.add("the catalog cannot say whether it meets every wish");
    }
    for (int i = 0; i < applied.size(); i++) {
      String id = applied.get(i).rule().qualifiedId();
      for (Judgement judged : assessments.get(i).judgements()) {
        judged.warnings().forEach(warning -> result.add(id + ": " + warning));
      }
    }
    return List.copyOf(result);
  }
}
