package dev.domicile.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.domicile.cli.input.BaseCatalog;
import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.decision.Candidate;
import dev.domicile.core.decision.Decision;
import dev.domicile.core.decision.PolicyDecisionPoint;
import dev.domicile.core.decision.Workload;
import dev.domicile.core.decision.WorkloadLoader;
import dev.domicile.core.policy.PolicyLoader;
import dev.domicile.core.source.Source;
import dev.domicile.policies.BundledPolicies;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An offering that is asked for alone is judged as among all others. */
class SingleOfferingTest {

  private static final LocalDate DAY = LocalDate.of(2026, 11, 25);
  private static final int FEW = 40;

  private final Catalog catalog = BaseCatalog.bundled().load(List.of()).orElseThrow();

  @Test
  void alone_it_gets_the_outcome_and_the_verdicts_that_it_gets_among_all() {
    List<Workload> together = workloads();
    List<Workload> alone = workloads();
    assertFalse(together.isEmpty());
    for (int i = 0; i < together.size(); i++) {
      Decision decision = point().decide(together.get(i), DAY);
      PolicyDecisionPoint asked = point();
      for (Candidate one : some(decision)) {
        Candidate single = asked.check(alone.get(i), one.offering(), DAY);

        assertEquals(one.outcome(), single.outcome(), one::toString);
        assertEquals(one.unsatisfied(), single.unsatisfied(), one::toString);
      }
    }
  }

  /** A few of all outcomes, fewer than those from which on all offerings are judged at once. */
  private static List<Candidate> some(Decision decision) {
    List<Candidate> all = new ArrayList<>(decision.placements());
    all.addAll(decision.refusals());
    int step = Math.max(1, all.size() / FEW + 1);
    List<Candidate> some = new ArrayList<>();
    for (int i = 0; i < all.size(); i += step) {
      some.add(all.get(i));
    }
    return some;
  }

  private PolicyDecisionPoint point() {
    return PolicyDecisionPoint.of(
        catalog, PolicyLoader.against(catalog).load(BundledPolicies.all()).orElseThrow());
  }

  private List<Workload> workloads() {
    return WorkloadLoader.against(catalog)
        .load(Source.directory(Path.of("examples/workloads")))
        .orElseThrow();
  }
}
