package dev.domicile.acceptance.properties;

import dev.domicile.core.catalog.Catalog;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.domains.DomainContextBase;

/** Generates worlds, workloads asked of them, and further choices. */
public final class Worlds extends DomainContextBase {

  private static final List<LocalDate> DAYS =
      List.of(
          LocalDate.of(2026, 11, 25),
          LocalDate.of(2026, 6, 15),
          LocalDate.of(2026, 6, 14),
          LocalDate.of(2026, 12, 31),
          LocalDate.of(2027, 3, 1),
          LocalDate.of(2025, 6, 30),
          LocalDate.of(2028, 1, 1));

  /** A workload as text, and the day it is asked on. */
  public record Asking(String text, LocalDate day) {}

  /** A world with workloads asked of it. */
  public record Case(World world, List<Asking> askings) {
    @Override
    public String toString() {
      StringBuilder text = new StringBuilder(world.toString());
      askings.forEach(
          a -> text.append("---\n# asked on ").append(a.day).append("\n").append(a.text));
      return text.toString();
    }
  }

  /** A case with choices left for what a property changes. */
  record Change(Case asked, List<Integer> numbers) {
    Choices choices() {
      return new Choices(numbers);
    }

    World world() {
      return asked.world();
    }

    @Override
    public String toString() {
      return asked + "# changes by " + numbers;
    }
  }

  private static Arbitrary<List<Integer>> filled(int count) {
    return Arbitraries.integers()
        .between(0, 9999)
        .withDistribution(RandomDistribution.uniform())
        .withoutEdgeCases()
        .list()
        .ofSize(count);
  }

  private static World world(
      List<Integer> catalogNumbers, List<List<Integer>> policies, List<List<Integer>> waivers) {
    Catalog catalog = CatalogWriter.write(new Choices(catalogNumbers));
    List<PolicyDraft> drafts = new ArrayList<>();
    for (List<Integer> numbers : policies) {
      drafts.add(new PolicyWriter(new Choices(numbers), catalog).policy("p" + drafts.size()));
    }
    List<String> texts = new ArrayList<>();
    for (List<Integer> numbers : waivers) {
      texts.add(new PolicyWriter(new Choices(numbers), catalog).waiver("w" + texts.size(), drafts));
    }
    return World.of(catalog, drafts, texts);
  }

  private static List<Asking> askings(World world, List<List<Integer>> workloads) {
    List<Asking> askings = new ArrayList<>();
    for (List<Integer> numbers : workloads) {
      Choices choices = new Choices(numbers);
      LocalDate day = choices.oneIn(3) ? choices.pick(DAYS) : DAYS.get(0);
      askings.add(
          new Asking(
              new WorkloadWriter(choices, world.catalog()).workload("w" + askings.size()), day));
    }
    return askings;
  }

  /**
   * One case of {@code workloads} workloads, out of numbers of {@code random}: for long runs that
   * need neither jqwik's life cycle nor its shrinking. The same numbers give the same case.
   */
  public static Case random(RandomGenerator random, int workloads) {
    List<List<Integer>> policies = filled(random, 1 + random.nextInt(4), 150);
    List<List<Integer>> waivers = filled(random, random.nextInt(3), 30);
    World world = world(filled(random, 1, 2400).get(0), policies, waivers);
    return new Case(world, askings(world, filled(random, workloads, 90)));
  }

  private static List<List<Integer>> filled(RandomGenerator random, int lists, int count) {
    return Stream.generate(() -> random.ints(count, 0, 10_000).boxed().toList())
        .limit(lists)
        .toList();
  }

  /** Cases of {@code workloads} workloads. */
  static Arbitrary<Case> cases(int workloads) {
    return Combinators.combine(
            filled(2400),
            filled(150).list().ofMinSize(1).ofMaxSize(4),
            filled(30).list().ofMinSize(0).ofMaxSize(2),
            filled(90).list().ofSize(workloads))
        .as(
            (catalog, policies, waivers, asked) -> {
              World world = world(catalog, policies, waivers);
              return new Case(world, askings(world, asked));
            });
  }

  @Provide
  Arbitrary<Case> aCase() {
    return cases(20);
  }

  @Provide
  Arbitrary<Change> aChange() {
    return Combinators.combine(cases(3), filled(150)).as(Change::new);
  }
}
