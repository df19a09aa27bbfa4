package dev.domicile.core.decision;

import dev.domicile.core.catalog.CountrySet;
import dev.domicile.core.catalog.Truth;
import dev.domicile.core.policy.Condition;
import dev.domicile.core.policy.Judgement;
import dev.domicile.core.policy.Need;
import dev.domicile.core.policy.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What was decided about a workload on a day: the placements in order, what is refused and why.
 * Immutable; findings are built when they are read.
 */
public final class Decision {

  /** By which candidate a workload is judged. */
  public enum Judged {
    /** The best: is there a place for it? */
    BEST,
    /** The worst that the pins leave: is what was pinned allowed, whatever it turns out to be? */
    WORST
  }

  private final Asked asked;
  private final Judged judged;
  private final Outcome outcome;
  private final List<Candidate> placements;
  private final List<Candidate> refusals;
  private final List<Finding> findings;

  private Decision(
      Asked asked,
      Judged judged,
      Outcome outcome,
      List<Candidate> placements,
      List<Candidate> refusals,
      List<Finding> findings) {
    this.asked = asked;
    this.judged = judged;
    this.outcome = outcome;
    this.placements = placements;
    this.refusals = refusals;
    this.findings = findings;
  }

  static Decision of(Asked asked, Judged judged) {
    BitSet candidates = asked.wishes().candidates();
    List<Candidate> placements = new ArrayList<>();
    List<Candidate> refusals = new ArrayList<>();
    for (int i = candidates.nextSetBit(0); i >= 0; i = candidates.nextSetBit(i + 1)) {
      Candidate candidate = new Candidate(asked, i, asked.outcome(i));
      (candidate.outcome() == Outcome.REFUSED ? refusals : placements).add(candidate);
    }
    List<Candidate> ordered = Ranking.sorted(placements, asked.question().workload());
    List<Finding> findings = workloadFindings(asked);
    return new Decision(
        asked,
        judged,
        outcome(ordered, refusals, findings, judged),
        ordered,
        List.copyOf(refusals),
        findings);
  }

  private static Outcome outcome(
      List<Candidate> placements, List<Candidate> refusals, List<Finding> findings, Judged judged) {
    if (placements.isEmpty() || findings.stream().anyMatch(Finding::refuses)) {
      return Outcome.REFUSED;
    }
    return switch (judged) {
      case BEST -> placements.get(0).outcome();
      case WORST ->
          refusals.isEmpty() ? placements.get(placements.size() - 1).outcome() : Outcome.REFUSED;
    };
  }

  /** Coverage, and what rules say of the allowed set as a whole, counted without the pins. */
  private static List<Finding> workloadFindings(Asked asked) {
    List<Finding> findings = new ArrayList<>(asked.views().coverageFindings());
    BitSet allowed = (BitSet) asked.wishes().withoutPin().clone();
    allowed.andNot(asked.refused());
    allowed.andNot(asked.needingEvidence());
    List<dev.domicile.core.catalog.Offering> offerings = new ArrayList<>();
    for (int i = allowed.nextSetBit(0); i >= 0; i = allowed.nextSetBit(i + 1)) {
      offerings.add(asked.catalog().offerings().get(i));
    }
    for (CompiledRule rule : asked.appliedRules()) {
      for (Judgement judged : rule.judgeAllowed(offerings, asked.question())) {
        if (judged.verdict() != Verdict.SATISFIED) {
          findings.add(asked.views().finding(rule.rule(), judged, java.util.Optional.empty(), -1));
        }
      }
    }
    return List.copyOf(findings);
  }

  Asked asked() {
    return asked;
  }

  public Workload workload() {
    return asked.question().workload();
  }

  /** The day as of which was decided. */
  public LocalDate asOf() {
    return asked.question().day();
  }

  public Outcome outcome() {
    return outcome;
  }

  /**
   * Whether it is refused for no other reason than that somebody who judges outside the engine was
   * asked and did not answer. Such a refusal says nothing about the workload.
   */
  public boolean isUndecided() {
    return outcome == Outcome.REFUSED
        && asked
            .withSilenceExcused()
            .map(excused -> Decision.of(excused, judged).outcome() != Outcome.REFUSED)
            .orElse(false);
  }

  /** What was asked of those who judge outside the engine, and what they answered. */
  public List<Consultation> consultations() {
    return asked.consultations();
  }

  public Judged judged() {
    return judged;
  }

  /** Allowed and then conditional candidates, best first. */
  public List<Candidate> placements() {
    return placements;
  }

  /** The candidates that are allowed, best first. */
  public List<Candidate> allowed() {
    return placements.stream().filter(c -> c.outcome() == Outcome.ALLOWED).toList();
  }

  /** The candidates that evidence could allow, best first. */
  public List<Candidate> conditional() {
    return placements.stream().filter(c -> c.outcome() == Outcome.CONDITIONAL).toList();
  }

  /** The refused candidates, by id. */
  public List<Candidate> refusals() {
    return refusals;
  }

  /** Findings on the workload itself: countries that nobody covers, portability. */
  public List<Finding> findings() {
    return findings;
  }

  /** Countries of which no enforced rule speaks. */
  public CountrySet uncovered() {
    return asked.uncovered();
  }

  /** Rules that come into force later and would apply on their first day. */
  public List<Announcement> announcements() {
    return asked.announcements();
  }

  /** What a reader should know beside the findings. */
  public List<String> warnings() {
    return asked.decisionWarnings();
  }

  /** Every rule, with whether it applies to this workload on this day. */
  public List<AppliedRule> scopes() {
    return asked.scopes();
  }

  /** Whether a condition on the workload, such as a part of a rule's scope, holds. */
  public Truth holds(Condition condition) {
    return asked.question().holds(condition);
  }

  /**
   * What the outcome would be if there were no such rule, neither what it asks nor what it covers.
   *
   * @param rule {@code policy/rule}
   */
  public Outcome outcomeWithout(String rule) {
    return Decision.of(asked.without(rule), judged).outcome();
  }

  /** How many offerings that were wished for are no candidates, by reason. */
  public Map<String, Integer> notCandidates() {
    return asked.wishes().notCandidates();
  }

  /** The evidence that would allow the first conditional placement; empty if there is none. */
  public List<Need> missingEvidence() {
    Set<Need> needs = new LinkedHashSet<>();
    conditional().stream()
        .findFirst()
        .ifPresent(
            first ->
                first.findings().stream()
                    .filter(Finding::needsEvidence)
                    .forEach(finding -> needs.addAll(finding.needs())));
    return List.copyOf(needs);
  }

  /** Why, why not, and what would help. */
  public Explanation explanation() {
    return Explanation.of(this);
  }

  /** The decision as JSON, one line, for a record. */
  public String toJson() {
    return DecisionJson.write(this);
  }

  /** The JSON Schema (draft-07) of {@link #toJson}. */
  public static String jsonSchema() {
    try (InputStream in = Decision.class.getResourceAsStream("decision.schema.json")) {
      if (in == null) {
        throw new IllegalStateException("decision.schema.json is not beside its class");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read decision.schema.json", e);
    }
  }
}
