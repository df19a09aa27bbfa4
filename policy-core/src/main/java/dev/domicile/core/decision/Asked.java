package dev.domicile.core.decision;

import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.catalog.Country;
import dev.domicile.core.catalog.CountrySet;
import dev.domicile.core.catalog.Offering;
import dev.domicile.core.catalog.Truth;
import dev.domicile.core.decision.PolicyDecisionPoint.Uncovered;
import dev.domicile.core.policy.Enforcement;
import dev.domicile.core.policy.Evidence;
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

/**
 * One workload on one day before a decision point: which rules apply, which countries nobody
 * covers, and what becomes of every offering. Built once, then only read, so that asking for one
 * offering takes a few bit tests.
 */
final class Asked {

  /** The built-in rule about usability. */
  static final String USABLE = "domicile/usable";

  /** The built-in rule about coverage. */
  static final String COVERED = "domicile/covered";

  private final PolicyDecisionPoint point;
  private final PreparedQuestion question;
  private final List<AppliedRule> scopes = new ArrayList<>();
  private final List<CompiledRule> applied = new ArrayList<>();
  private final List<VerdictBits> verdicts = new ArrayList<>();
  private final List<LiveWaiver> waivers = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private final List<Announcement> announcements = new ArrayList<>();
  private final CountrySet uncovered;
  private final VerdictBits usable;
  private final Answers answers;
  private final BitSet refused = new BitSet();
  private final BitSet needsEvidence = new BitSet();
  private final Wishes wishes;
  private final boolean needsAnswers;

  /** A waiver that speaks of this workload, with the offerings that it speaks of. */
  private record LiveWaiver(Waiver waiver, BitSet offerings) {}

  Asked(PolicyDecisionPoint point, PreparedQuestion question) {
    this.point = point;
    this.question = question;
    this.answers = Answers.NONE;
    DayFacts facts = point.dayFacts(question.day());
    for (CompiledRule rule : point.rules()) {
      AppliedRule scope = scope(rule.rule());
      scopes.add(scope);
      if (scope.applies()) {
        applied.add(rule);
        verdicts.add(rule.verdicts(question));
      }
    }
    this.uncovered = uncoveredCountries();
    this.usable = usableWithEvidence(facts);
    findWaivers();
    combine();
    this.wishes = Wishes.of(question.workload(), catalog(), facts);
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
    for (int i = 0; i < applied.size(); i++) {
      CompiledRule rule = applied.get(i);
      verdicts.add(
          rule.externals().isEmpty()
              ? unanswered.verdicts.get(i)
              : rule.verdicts(question, answers));
    }
    this.uncovered = unanswered.uncovered;
    this.usable = unanswered.usable;
    findWaivers();
    combine();
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
    for (int i = 0; i < whole.applied.size(); i++) {
      if (!whole.applied.get(i).rule().qualifiedId().equals(without)) {
        applied.add(whole.applied.get(i));
        verdicts.add(whole.verdicts.get(i));
      }
    }
    this.uncovered = uncoveredCountries();
    this.usable = whole.usable;
    findWaivers();
    combine();
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
    BitSet about = (BitSet) wishes.candidates().clone();
    if (applied.stream().anyMatch(rule -> !rule.judgeAllowed(List.of(), question).isEmpty())) {
      // Such a rule counts what would be allowed without the pins. One that says nothing of an
      // empty set finds the others unknown, which allows no more.
      about.or(wishes.withoutPin());
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

  private VerdictBits usableWithEvidence(DayFacts facts) {
    List<Evidence> declared = question.evidenceOf(List.of("availability"));
    if (declared.isEmpty()) {
      return facts.usable();
    }
    VerdictBits result = new VerdictBits();
    result.add(Verdict.VIOLATED, facts.usable().of(Verdict.VIOLATED));
    result.add(Verdict.UNKNOWN, facts.usable().of(Verdict.UNKNOWN));
    BitSet open = facts.usable().of(Verdict.NEEDS_EVIDENCE);
    for (int i = open.nextSetBit(0); i >= 0; i = open.nextSetBit(i + 1)) {
      result.add(Usability.judge(catalog().offerings().get(i), question).verdict(), i);
    }
    return result;
  }

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
      } else if (waiver.hasEndedOn(question.day()) && touches(waiver, offerings)) {
        warnings.add(
            "waiver "
                + waiver.id()
                + " ended on "
                + waiver.until()
                + " and lifts nothing any more");
      }
    }
  }

  private boolean touches(Waiver waiver, BitSet offerings) {
    for (int i = 0; i < applied.size(); i++) {
      if (waiver.names(applied.get(i).rule().qualifiedId())) {
        for (Verdict verdict : waiver.lifts()) {
          if (verdicts.get(i).of(verdict).intersects(offerings)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private void combine() {
    for (int i = 0; i < applied.size(); i++) {
      Rule rule = applied.get(i).rule();
      if (rule.enforcement() == Enforcement.ENFORCE) {
        refused.or(unlifted(i, Verdict.VIOLATED));
        refused.or(unlifted(i, Verdict.UNKNOWN));
        needsEvidence.or(unlifted(i, Verdict.NEEDS_EVIDENCE));
      }
    }
    refused.or(usable.of(Verdict.VIOLATED));
    refused.or(usable.of(Verdict.UNKNOWN));
    needsEvidence.or(usable.of(Verdict.NEEDS_EVIDENCE));
    if (!uncovered.isEmpty() && point.uncovered() == Uncovered.REFUSE) {
      refused.set(0, catalog().offerings().size());
    }
  }

  /** The offerings with {@code verdict} of one applied rule, less those that a waiver lifts. */
  private BitSet unlifted(int rule, Verdict verdict) {
    BitSet bits = verdicts.get(rule).of(verdict);
    String id = applied.get(rule).rule().qualifiedId();
    BitSet result = bits;
    for (LiveWaiver live : waivers) {
      if (live.waiver().names(id) && live.waiver().lifts().contains(verdict)) {
        if (result == bits) {
          result = (BitSet) bits.clone();
        }
        result.andNot(live.offerings());
      }
    }
    return result;
  }

  /** What is said of the workload as a whole is lifted only by a waiver that names no offering. */
  private Optional<String> waivedBy(String rule, Verdict verdict, int index) {
    return waivers.stream()
        .filter(
            live ->
                live.waiver().names(rule)
                    && live.waiver().lifts().contains(verdict)
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
    return verdicts.get(rule);
  }

  VerdictBits usable() {
    return usable;
  }

  CountrySet uncovered() {
    return uncovered;
  }

  List<String> decisionWarnings() {
    return List.copyOf(warnings);
  }

  List<Announcement> announcements() {
    return List.copyOf(announcements);
  }

  Wishes wishes() {
    return wishes;
  }

  BitSet unanswered() {
    return wishes.unanswered();
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
      return usable.of(Verdict.VIOLATED);
    }
    for (int i = 0; i < applied.size(); i++) {
      if (applied.get(i).rule().qualifiedId().equals(rule)) {
        return verdicts.get(i).of(Verdict.VIOLATED);
      }
    }
    return new BitSet();
  }

  Outcome outcome(int index) {
    if (refused.get(index)) {
      return Outcome.REFUSED;
    }
    return needsEvidence.get(index) ? Outcome.CONDITIONAL : Outcome.ALLOWED;
  }

  BitSet refused() {
    return refused;
  }

  BitSet needingEvidence() {
    return needsEvidence;
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
    if (wishes.unanswered().get(index)) {
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
