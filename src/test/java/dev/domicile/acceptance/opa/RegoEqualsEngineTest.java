package dev.domicile.acceptance.opa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.domicile.acceptance.opa.GeneratedCase.Disagreement;
import dev.domicile.acceptance.properties.Worlds;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * The engine in Java and the semantics in Rego on a real OPA decide generated cases alike:
 * settings, waivers, evidence and preferences included. A case is one workload asked of one small
 * catalog under a few policies.
 *
 * <p>20,000 cases by default. A long run, and a run again with the seed that a failure names:
 *
 * <pre>{@code
 * mvn verify -pl src/test -am -Dtest=RegoEqualsEngineTest -Dsurefire.failIfNoSpecifiedTests=false \
 *     -Ddomicile.equality.cases=200000 -Ddomicile.equality.seed=42
 * }</pre>
 */
class RegoEqualsEngineTest {

  private static final int USUAL = 20_000;
  private static final int CASES = Integer.getInteger("domicile.equality.cases", USUAL);
  private static final long SEED =
      Long.getLong("domicile.equality.seed", new SplittableRandom().nextLong());
  private static final int WORKLOADS = 20;
  private static final int SERVERS = 2;

  /** After so many disagreements more of them tell nothing new. */
  private static final int ENOUGH = 100;

  /** So many are made small and shown. */
  private static final int SHOWN = 3;

  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger found = new AtomicInteger();
  private final Categories categories = new Categories();
  private final Census census = new Census();

  @Test
  void engine_and_rego_decide_generated_cases_alike() {
    long start = System.nanoTime();
    Parallel.times(SERVERS, this::ask);
    long seconds = (System.nanoTime() - start) / 1_000_000_000;
    System.out.println("engine and Rego: seed " + SEED + ", " + seconds + " s, " + census);
    assertTrue(categories.counts().isEmpty(), this::told);
    if (CASES >= USUAL) {
      assertEquals(List.of(), census.missing(Floors.IN_A_THOUSAND), "seed " + SEED);
    }
  }

  private void ask() {
    try (Semantics rego = new Semantics(Semantics.SHIPPED)) {
      for (int i = next.getAndIncrement(); isWanted(i); i = next.getAndIncrement()) {
        GeneratedCase asked =
            new GeneratedCase(Worlds.random(new SplittableRandom(SEED + i), WORKLOADS));
        List<Disagreement> disagreements = asked.disagreements(rego, census::note);
        disagreements.forEach(categories::add);
        found.addAndGet(disagreements.size());
        if (i % 10 == 0) {
          asked.evidenceThatCounts(census::noteEvidenceCounted);
        }
      }
    }
  }

  private boolean isWanted(int world) {
    return world * WORKLOADS < CASES && found.get() < ENOUGH;
  }

  /** How many of what kind, and the first few made small. */
  private String told() {
    StringBuilder text = new StringBuilder("seed " + SEED + ", number of cases by difference:\n");
    categories.counts().forEach((what, n) -> text.append(n).append("  ").append(what).append('\n'));
    try (Semantics rego = new Semantics(Semantics.SHIPPED)) {
      categories.first().entrySet().stream()
          .limit(SHOWN)
          .forEach(entry -> text.append('\n').append(shown(entry, rego)));
    }
    return text.toString();
  }

  private static String shown(Map.Entry<String, Disagreement> entry, Semantics rego) {
    return "== " + entry.getKey() + "\n" + Categories.small(entry.getKey(), entry.getValue(), rego);
  }
}
