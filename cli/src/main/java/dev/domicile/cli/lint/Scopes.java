package dev.domicile.cli.lint;

import dev.domicile.cli.lint.Worlds.World;
import dev.domicile.core.catalog.Attribute;
import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.catalog.Truth;
import dev.domicile.core.policy.Condition;
import dev.domicile.core.policy.Rule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What can be proven about the scopes of rules, over workloads that state everything. Where there
 * is too much to go through nothing is claimed. Safe for several threads.
 */
final class Scopes {

  private final Catalog catalog;
  private final LocalDate day;
  private final Map<List<String>, Boolean> kept = new ConcurrentHashMap<>();
  private final Map<String, Set<String>> names = new ConcurrentHashMap<>();

  Scopes(Catalog catalog, LocalDate day) {
    this.catalog = catalog;
    this.day = day;
  }

  /** Whether no workload is surely in the scope. */
  boolean isDead(Rule rule) {
    return worlds(rule, conditions(rule)).surelyNone(world -> mayHold(rule, world));
  }

  /** Whether nothing that {@code when} lets in is exempt by {@code unless}. */
  boolean exemptsNobody(Rule rule) {
    return rule.unless().isPresent()
        && worlds(rule, conditions(rule))
            .surelyNone(
                world ->
                    holds(rule.when(), world, Truth.TRUE) != Truth.FALSE
                        && world.holds(rule.unless().get()) != Truth.FALSE);
  }

  /** Whether {@code condition} holds for every workload. */
  boolean alwaysHolds(Condition condition) {
    return Worlds.of(catalog, day, List.of(condition))
        .surelyNone(world -> world.holds(condition) != Truth.TRUE);
  }

  /**
   * Whether every workload that may be in the scope of {@code inner} is surely in {@code outer}'s.
   */
  boolean isInside(Rule inner, Rule outer) {
    if (outer.when().isEmpty() && outer.unless().isEmpty()) {
      return true;
    }
    return !isHopeless(inner, outer)
        && kept.computeIfAbsent(
            List.of(inner.qualifiedId(), outer.qualifiedId()), ids -> provenInside(inner, outer));
  }

  /**
   * Whether a look at the outer conditions is enough to see that nothing will be proven: the outer
   * scope reads what the inner one does not, or asks for other regimes. Most pairs end here.
   */
  private boolean isHopeless(Rule inner, Rule outer) {
    if (!names(inner).containsAll(names(outer))) {
      return true;
    }
    Optional<Set<String>> asked = regimes(inner);
    Optional<Set<String>> wanted = regimes(outer);
    return asked.isPresent() && wanted.isPresent() && !wanted.get().containsAll(asked.get());
  }

  private Set<String> names(Rule rule) {
    return names.computeIfAbsent(
        rule.qualifiedId(),
        id ->
            conditions(rule).stream()
                .flatMap(condition -> Compares.of(condition).stream())
                .map(Condition.Compare::name)
                .collect(Collectors.toSet()));
  }

  /**
   * The regimes of which a workload needs one, where the scope says so in its outermost mapping.
   */
  private static Optional<Set<String>> regimes(Rule rule) {
    List<Condition> parts =
        rule.when()
            .map(when -> when instanceof Condition.All all ? all.conditions() : List.of(when))
            .orElse(List.of());
    for (Condition part : parts) {
      if (part instanceof Condition.Compare compare
          && compare.attribute() == Attribute.REQUESTER_REGIMES
          && compare.operator() == Condition.Operator.ANY_OF) {
        return Optional.of(Set.copyOf(compare.operands()));
      }
    }
    return Optional.empty();
  }

  private boolean provenInside(Rule inner, Rule outer) {
    List<Condition> all = new ArrayList<>(conditions(inner));
    all.addAll(conditions(outer));
    return worlds(inner, all)
        .surelyNone(world -> mayHold(inner, world) && !surelyHolds(outer, world));
  }

  private Worlds worlds(Rule rule, List<Condition> conditions) {
    // A rule that begins later is read on its first day: sets may have other members then.
    LocalDate first = rule.effective().from().filter(from -> from.isAfter(day)).orElse(day);
    return Worlds.of(catalog, first, conditions);
  }

  private static List<Condition> conditions(Rule rule) {
    return Stream.of(rule.when(), rule.unless()).flatMap(Optional::stream).toList();
  }

  private static boolean mayHold(Rule rule, World world) {
    return holds(rule.when(), world, Truth.TRUE) != Truth.FALSE
        && holds(rule.unless(), world, Truth.FALSE) != Truth.TRUE;
  }

  private static boolean surelyHolds(Rule rule, World world) {
    return holds(rule.when(), world, Truth.TRUE) == Truth.TRUE
        && holds(rule.unless(), world, Truth.FALSE) == Truth.FALSE;
  }

  private static Truth holds(Optional<Condition> condition, World world, Truth absent) {
    return condition.map(world::holds).orElse(absent);
  }
}
