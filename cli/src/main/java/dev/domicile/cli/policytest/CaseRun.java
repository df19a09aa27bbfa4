package dev.domicile.cli.policytest;

import dev.domicile.cli.policytest.CaseResult.Failure;
import dev.domicile.cli.policytest.PolicyTestDocument.Expectation;
import dev.domicile.core.catalog.Glob;
import dev.domicile.core.catalog.OfferingId;
import dev.domicile.core.decision.AppliedRule;
import dev.domicile.core.decision.Candidate;
import dev.domicile.core.decision.Decision;
import dev.domicile.core.decision.Finding;
import dev.domicile.core.decision.PolicyDecisionPoint;
import dev.domicile.core.decision.Workload;
import dev.domicile.core.source.SourcePosition;
import dev.domicile.core.source.Spelling;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Runs the cells of one workload on one day. Not safe for several threads. */
final class CaseRun {

  private static final String WORKLOAD = "the workload";

  private final PolicyDecisionPoint point;
  private final Workload workload;
  private final LocalDate day;
  private final OfferingNames names;
  private final boolean asksOutside;
  private final Coverage coverage;
  private Optional<Decision> decision = Optional.empty();

  /**
   * A run.
   *
   * @param names the offerings of the catalog
   * @param asksOutside whether a rule asks somebody outside, who is to be asked once for all
   */
  CaseRun(
      PolicyDecisionPoint point,
      Workload workload,
      LocalDate day,
      OfferingNames names,
      boolean asksOutside,
      Coverage coverage) {
    this.point = point;
    this.workload = workload;
    this.day = day;
    this.names = names;
    this.asksOutside = asksOutside;
    this.coverage = coverage;
  }

  /** Only what needs every candidate decides about all of them. */
  private Decision decision() {
    if (decision.isEmpty()) {
      decision = Optional.of(point.decide(workload, day));
    }
    return decision.orElseThrow();
  }

  /** What becomes of the workload as a whole. */
  CaseResult whole(String name, SourcePosition position, Expectation expectation) {
    if (expectation.isOfScopes()) {
      return scopes(name, position, expectation);
    }
    Decision decided = decision();
    coverage.note(decided);
    Comparison comparison =
        Comparison.of(
            expectation,
            decided.outcome(),
            Comparison.verdicts(decided.findings()),
            decided.scopes());
    Optional<Failure> failure;
    if (!comparison.agrees()) {
      failure = Optional.of(differs(WORKLOAD, comparison, decided.findings()));
    } else if (decided.isUndecided() && expectation.rules().isEmpty()) {
      failure = Optional.of(silence(WORKLOAD, List.of()));
    } else {
      failure = Vacuity.of(expectation, decided);
    }
    return new CaseResult(name, position, 1, failure.stream().toList());
  }

  /** Which rules apply, whatever becomes of it. */
  private CaseResult scopes(String name, SourcePosition position, Expectation expectation) {
    List<AppliedRule> scopes;
    if (asksOutside) {
      scopes = decision().scopes();
      coverage.note(decision());
    } else {
      // Any offering will do: a scope reads the workload.
      Candidate any = point.check(workload, point.catalog().offerings().get(0).id(), day);
      scopes = any.scopes();
      coverage.noteScopes(any, day);
    }
    Comparison comparison = Comparison.ofScopes(expectation, scopes);
    List<Failure> failures =
        comparison.agrees() ? List.of() : List.of(differs(WORKLOAD, comparison, List.of()));
    return new CaseResult(name, position, 1, failures);
  }

  /** What becomes of the offerings of some ids and patterns, each of which must match one. */
  CaseResult offerings(
      String name, SourcePosition position, List<String> patterns, Expectation expectation) {
    List<Failure> failures = new ArrayList<>();
    List<Candidate> checked = new ArrayList<>();
    for (String pattern : patterns) {
      List<Candidate> candidates = candidates(pattern);
      if (candidates.isEmpty()) {
        failures.add(noMatch(pattern));
      }
      for (Candidate candidate : candidates) {
        coverage.note(candidate, day);
        check(candidate, expectation).ifPresent(failures::add);
        checked.add(candidate);
      }
    }
    if (failures.isEmpty()) {
      Vacuity.of(expectation, checked, name).ifPresent(failures::add);
    }
    return new CaseResult(name, position, checked.size(), failures);
  }

  private static Optional<Failure> check(Candidate candidate, Expectation expectation) {
    String subject = candidate.offering().toString();
    Comparison comparison =
        Comparison.of(
            expectation,
            candidate.outcome(),
            expectation.rules().isPresent() ? candidate.unsatisfied() : java.util.Map.of(),
            expectation.applies().isPresent() ? candidate.scopes() : List.of());
    if (!comparison.agrees()) {
      return Optional.of(differs(subject, comparison, candidate.findings()));
    }
    return candidate.isUndecided() && expectation.rules().isEmpty()
        ? Optional.of(silence(subject, candidate.findings()))
        : Optional.empty();
  }

  /**
   * A literal id is looked at whatever it is. A pattern speaks of candidates: what is retired, or
   * not wished for, would only have to be taken out of it again.
   */
  private List<Candidate> candidates(String pattern) {
    if (Glob.isLiteral(pattern)) {
      return names.of(pattern).stream().map(this::candidate).toList();
    }
    Glob glob = new Glob(pattern);
    return decided().filter(candidate -> glob.matches(candidate.offering())).toList();
  }

  /** By id. */
  private Stream<Candidate> decided() {
    return Stream.of(decision().placements(), decision().refusals())
        .flatMap(Collection::stream)
        .sorted(java.util.Comparator.comparing(Candidate::offering));
  }

  private Candidate candidate(OfferingId id) {
    // As decided with all others, so that who judges outside is asked once and not for each.
    Optional<Candidate> known =
        asksOutside
            ? decided().filter(candidate -> candidate.offering().equals(id)).findFirst()
            : Optional.empty();
    return known.orElseGet(() -> point.check(workload, id, day));
  }

  private static Failure differs(String subject, Comparison comparison, List<Finding> findings) {
    return new Failure(
        subject, comparison.expected(), comparison.actual(), comparison.telling(findings));
  }

  /**
   * A refusal is expected, and there is one, but only because somebody did not answer: that proves
   * nothing, unless the case names the rules.
   */
  private static Failure silence(String subject, List<Finding> findings) {
    return new Failure(subject, List.of("a decision"), List.of("nobody answered"), findings);
  }

  private Failure noMatch(String pattern) {
    if (!Glob.isLiteral(pattern)) {
      return new Failure(
          pattern,
          List.of("at least one offering"),
          List.of("none matches among the candidates"),
          List.of(),
          Optional.of(
              "`policy-check catalog offerings '"
                  + pattern
                  + "'` lists what the catalog has; candidates are those that the workload wishes"
                  + " for and that can be called on "
                  + day));
    }
    List<String> known =
        point.catalog().offerings().stream().map(entry -> entry.id().toString()).toList();
    return new Failure(
        pattern,
        List.of("at least one offering"),
        List.of("the catalog has none of this id"),
        List.of(),
        Spelling.nearest(pattern, known).map(near -> "nearest is `" + near + "`"));
  }
}
