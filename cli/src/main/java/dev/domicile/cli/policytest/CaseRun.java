package dev.domicile.cli.policytest;

import dev.domicile.cli.policytest.CaseResult.Failure;
import dev.domicile.cli.policytest.PolicyTestDocument.Case;
import dev.domicile.cli.policytest.PolicyTestDocument.Expectation;
import dev.domicile.cli.policytest.PolicyTestDocument.ExpectedRule;
import dev.domicile.core.catalog.Glob;
import dev.domicile.core.catalog.Offering;
import dev.domicile.core.catalog.OfferingId;
import dev.domicile.core.decision.Candidate;
import dev.domicile.core.decision.Decision;
import dev.domicile.core.decision.Finding;
import dev.domicile.core.decision.Outcome;
import dev.domicile.core.decision.PolicyDecisionPoint;
import dev.domicile.core.decision.Workload;
import dev.domicile.core.policy.Verdict;
import dev.domicile.core.source.Spelling;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Runs the cases of one workload on one day. */
final class CaseRun {

  private final PolicyDecisionPoint point;
  private final Workload workload;
  private final LocalDate day;
  private final Coverage coverage;
  private final Decision decision;

  CaseRun(PolicyDecisionPoint point, Workload workload, LocalDate day, Coverage coverage) {
    this.point = point;
    this.workload = workload;
    this.day = day;
    this.coverage = coverage;
    this.decision = point.decide(workload, day);
  }

  List<CaseResult> run(Case written) {
    List<CaseResult> results = new ArrayList<>();
    written
        .expect()
        .direct()
        .ifPresent(
            expectation ->
                results.add(
                    written
                        .offering()
                        .map(glob -> offerings(written, written.name(), glob.value(), expectation))
                        .orElseGet(() -> whole(written, expectation))));
    written
        .expect()
        .matrix()
        .forEach(
            (pattern, expectation) ->
                results.add(
                    offerings(
                        written,
                        written.name() + " [" + pattern + "]",
                        new Glob(pattern),
                        expectation)));
    return results;
  }

  private CaseResult whole(Case written, Expectation expectation) {
    coverage.note(decision.scopes(), decision.findings(), true);
    List<Failure> failures =
        compare("the workload", expectation, decision.outcome(), decision.findings())
            .or(() -> silence("the workload", expectation, decision.isUndecided(), List.of()))
            .stream()
            .toList();
    return new CaseResult(written.name(), written.position(), 1, failures);
  }

  private CaseResult offerings(Case written, String name, Glob pattern, Expectation expectation) {
    List<OfferingId> ids = matching(pattern);
    List<Failure> failures = new ArrayList<>();
    for (OfferingId id : ids) {
      Candidate candidate = candidate(id);
      List<Finding> findings = candidate.findings();
      coverage.note(decision.scopes(), findings, false);
      compare(id.toString(), expectation, candidate.outcome(), findings)
          .or(() -> silence(id.toString(), expectation, candidate.isUndecided(), findings))
          .ifPresent(failures::add);
    }
    if (ids.isEmpty()) {
      failures.add(
          new Failure(
              pattern.toString(),
              List.of("at least one offering"),
              List.of("none matches" + nearest(pattern)),
              List.of()));
    }
    return new CaseResult(name, written.position(), ids.size(), failures);
  }

  /**
   * A literal id is looked at whatever it is. A pattern speaks of candidates: what is retired, or
   * not wished for, would only have to be taken out of it again.
   */
  private List<OfferingId> matching(Glob pattern) {
    Stream<OfferingId> ids =
        Glob.isLiteral(pattern.pattern())
            ? point.catalog().offerings().stream().map(Offering::id)
            : Stream.of(decision.placements(), decision.refusals())
                .flatMap(Collection::stream)
                .map(Candidate::offering);
    return ids.filter(pattern::matches).sorted().toList();
  }

  /** As decided with all others, so that who judges outside is asked once and not for each. */
  private Candidate candidate(OfferingId id) {
    return Stream.of(decision.placements(), decision.refusals())
        .flatMap(Collection::stream)
        .filter(candidate -> candidate.offering().equals(id))
        .findFirst()
        .orElseGet(() -> point.check(workload, id, day));
  }

  /**
   * A refusal is expected, and there is one, but only because somebody did not answer: that proves
   * nothing, unless the case names the rules.
   */
  private static Optional<Failure> silence(
      String subject, Expectation expectation, boolean undecided, List<Finding> findings) {
    return undecided && expectation.rules().isEmpty()
        ? Optional.of(
            new Failure(subject, List.of("a decision"), List.of("nobody answered"), findings))
        : Optional.empty();
  }

  private String nearest(Glob pattern) {
    if (!Glob.isLiteral(pattern.pattern())) {
      return " among the candidates";
    }
    List<String> known =
        point.catalog().offerings().stream().map(entry -> entry.id().toString()).toList();
    return Spelling.nearest(pattern.pattern(), known)
        .map(near -> "; nearest is `" + near + "`")
        .orElse("");
  }

  private static Optional<Failure> compare(
      String subject, Expectation expectation, Outcome outcome, List<Finding> findings) {
    List<String> expected = new ArrayList<>();
    List<String> actual = new ArrayList<>();
    if (expectation.outcome().isPresent()) {
      expected.add("outcome " + expectation.outcome().get());
      actual.add("outcome " + outcome);
    }
    Map<String, Verdict> found = verdicts(findings);
    if (expectation.rules().isPresent()) {
      compareRules(expectation.rules().get(), found, expected, actual);
    }
    return expected.equals(actual)
        ? Optional.empty()
        : Optional.of(new Failure(subject, expected, actual, telling(expected, actual, findings)));
  }

  /** The findings of the rules that differ; all of them if only the outcome does. */
  private static List<Finding> telling(
      List<String> expected, List<String> actual, List<Finding> findings) {
    List<String> differing = actual.stream().filter(line -> !expected.contains(line)).toList();
    List<Finding> found =
        findings.stream()
            .filter(f -> differing.stream().anyMatch(line -> line.startsWith(f.rule() + " ")))
            .toList();
    return found.isEmpty() ? findings : found;
  }

  /** One line for each rule that is expected or found, in the order of ids. */
  private static void compareRules(
      List<ExpectedRule> rules,
      Map<String, Verdict> found,
      List<String> expected,
      List<String> actual) {
    Map<String, Optional<Verdict>> wanted = new TreeMap<>();
    rules.forEach(rule -> wanted.put(rule.id().value(), rule.verdict()));
    Map<String, Boolean> all = new TreeMap<>();
    wanted.keySet().forEach(id -> all.put(id, true));
    found.keySet().forEach(id -> all.put(id, true));
    for (String id : all.keySet()) {
      Optional<Verdict> verdict = wanted.getOrDefault(id, Optional.of(Verdict.SATISFIED));
      Verdict is = found.getOrDefault(id, Verdict.SATISFIED);
      boolean any = verdict.isEmpty() && is != Verdict.SATISFIED;
      expected.add(
          id + " " + verdict.map(Verdict::toString).orElse(any ? is.toString() : "not satisfied"));
      actual.add(id + " " + is);
    }
  }

  /** The worst verdict of each rule that has a finding. */
  private static Map<String, Verdict> verdicts(List<Finding> findings) {
    Map<String, Verdict> verdicts = new TreeMap<>();
    findings.forEach(f -> verdicts.merge(f.rule(), f.verdict(), Verdict::worst));
    return verdicts;
  }
}
