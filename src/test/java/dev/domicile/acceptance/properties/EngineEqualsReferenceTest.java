package dev.domicile.acceptance.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import dev.domicile.acceptance.properties.Worlds.Asking;
import dev.domicile.acceptance.properties.Worlds.Case;
import dev.domicile.acceptance.reference.ReferenceAnswer;
import dev.domicile.acceptance.reference.ReferenceEvaluator;
import dev.domicile.core.catalog.Confidence;
import dev.domicile.core.catalog.Offering;
import dev.domicile.core.decision.Candidate;
import dev.domicile.core.decision.Decision;
import dev.domicile.core.decision.Finding;
import dev.domicile.core.decision.Outcome;
import dev.domicile.core.decision.PolicyDecisionPoint;
import dev.domicile.core.decision.PolicyDecisionPoint.Uncovered;
import dev.domicile.core.decision.Workload;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.domains.Domain;

/** Engine and reference on generated cases, settings included. */
@Domain(Worlds.class)
class EngineEqualsReferenceTest {

  /** Twenty workloads a try; our own minimiser makes failures smaller than jqwik's, and faster. */
  @Property(shrinking = ShrinkingMode.OFF)
  void engine_and_reference_say_the_same(@ForAll Case asked) {
    Optional<String> difference = difference(asked);
    if (difference.isPresent()) {
      Case small = Minimiser.minimise(asked, one -> difference(one).isPresent());
      fail(difference(small).orElse(difference.get()) + "\n" + small);
    }
  }

  private static Optional<String> difference(Case asked) {
    // The same point is asked again and again, so that what it keeps is tested too.
    PolicyDecisionPoint strict = asked.world().point();
    PolicyDecisionPoint lenient = strict.withUncovered(Uncovered.WARN);
    PolicyDecisionPoint demanding = lenient.withMinConfidence(Confidence.MEDIUM);
    for (int i = 0; i < asked.askings().size(); i++) {
      Asking asking = asked.askings().get(i);
      Workload workload = asked.world().workload(asking.text());
      int number = Integer.parseInt(workload.name().substring(1));
      boolean refuse = number % 4 == 0;
      Confidence least = number % 4 == 1 ? Confidence.MEDIUM : Confidence.LOW;
      PolicyDecisionPoint point = refuse ? strict : number % 4 == 1 ? demanding : lenient;
      ReferenceAnswer answer =
          new ReferenceEvaluator(asked.world().catalog(), asked.world().policies(), refuse, least)
              .decide(workload, asking.day());
      try {
        compare(answer, point, workload, asking.day());
      } catch (AssertionError e) {
        return Optional.of(String.valueOf(e.getMessage()));
      }
    }
    return Optional.empty();
  }

  private static void compare(
      ReferenceAnswer answer, PolicyDecisionPoint point, Workload workload, LocalDate day) {
    SortedMap<String, ReferenceAnswer.Cell> cells = new TreeMap<>();
    for (Offering offering : point.catalog().offerings()) {
      Candidate candidate = point.check(workload, offering.id(), day);
      assertEquals(
          outcomeOf(candidate.findings()),
          candidate.outcome(),
          () -> "bits and findings of " + candidate.offering());
      cells.put(
          offering.id().toString(),
          new ReferenceAnswer.Cell(candidate.outcome(), lines(candidate.findings())));
    }
    answer
        .cells()
        .forEach(
            (id, cell) -> assertEquals(cell, cells.get(id), () -> id + " for " + workload.name()));
    Decision decision = point.decide(workload, day);
    SortedSet<String> candidates = new TreeSet<>();
    decision.placements().forEach(c -> candidates.add(c.offering().toString()));
    decision.refusals().forEach(c -> candidates.add(c.offering().toString()));
    assertEquals(answer.candidates(), candidates, "candidates");
    assertEquals(answer.uncovered(), new TreeSet<>(decision.uncovered().codes()), "uncovered");
    assertEquals(answer.findings(), lines(decision.findings()), "findings on the workload");
    assertEquals(answer.best(), decision.outcome(), "best");
    assertEquals(answer.worst(), point.check(workload, day).outcome(), "worst");
  }

  /** Deny overrides, computed from what a reader of findings sees. */
  static Outcome outcomeOf(Collection<Finding> findings) {
    if (findings.stream().anyMatch(Finding::refuses)) {
      return Outcome.REFUSED;
    }
    return findings.stream().anyMatch(Finding::needsEvidence)
        ? Outcome.CONDITIONAL
        : Outcome.ALLOWED;
  }

  static List<String> lines(List<Finding> findings) {
    List<String> lines = new ArrayList<>();
    for (Finding finding : findings) {
      lines.add(
          ReferenceEvaluator.finding(
              finding.rule(), finding.stage(), finding.verdict(), finding.waivedBy()));
    }
    lines.sort(null);
    return lines;
  }
}
