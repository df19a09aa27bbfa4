package dev.domicile.cli.scaffold;

import dev.domicile.core.catalog.Country;
import dev.domicile.core.catalog.Stage;
import dev.domicile.core.catalog.Truth;
import dev.domicile.core.decision.AppliedRule;
import dev.domicile.core.decision.Candidate;
import dev.domicile.core.decision.PolicyDecisionPoint;
import dev.domicile.core.decision.Workload;
import dev.domicile.core.policy.Condition;
import dev.domicile.core.policy.Condition.Compare;
import dev.domicile.core.policy.Rule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Workloads that a rule can tell apart: for each attribute that its scope reads, one statement for
 * each way in which the comparisons can come out.
 */
final class ScopeWorkloads {

  /** More combinations are not gone through; a scope of some lines has far fewer. */
  private static final int MOST = 512;

  private final PolicyDecisionPoint point;
  private final LocalDate day;
  private final Rule rule;
  private final Statements statements;
  private final List<Compare> compares;

  /** One way in which a comparison of the scope has to come out in some case. */
  record Sight(int comparison, Truth truth) {}

  /**
   * Workloads for a rule.
   *
   * @param point has the rule, and asks nobody outside
   */
  ScopeWorkloads(PolicyDecisionPoint point, LocalDate day, Rule rule, Places places) {
    this.point = point;
    this.day = day;
    this.rule = rule;
    this.statements = new Statements(point.catalog().vocabulary(), places);
    this.compares = compares(rule);
  }

  private static List<Compare> compares(Rule rule) {
    List<Compare> found = new ArrayList<>();
    Stream.of(rule.when(), rule.unless())
        .forEach(scope -> scope.ifPresent(condition -> collect(condition, found)));
    return found;
  }

  private static void collect(Condition condition, List<Compare> found) {
    if (condition instanceof Condition.All all) {
      all.conditions().forEach(part -> collect(part, found));
    } else if (condition instanceof Condition.Any any) {
      any.conditions().forEach(part -> collect(part, found));
    } else if (condition instanceof Condition.Not not) {
      collect(not.condition(), found);
    } else if (condition instanceof Compare compare) {
      found.add(compare);
    }
  }

  /** Whether the rule applies, whatever the workload leaves unstated. */
  boolean isInside(Workload workload) {
    return scopes(workload).scopes().stream()
        .anyMatch(
            scope ->
                scope.rule().qualifiedId().equals(rule.qualifiedId()) && scope.surelyApplies());
  }

  /** How the comparisons of the scope come out, as far as they do. */
  Set<Sight> sights(Workload workload) {
    Candidate asked = scopes(workload);
    Set<Sight> sights = new LinkedHashSet<>();
    for (int i = 0; i < compares.size(); i++) {
      Truth truth = asked.holds(compares.get(i));
      if (truth != Truth.UNKNOWN) {
        sights.add(new Sight(i, truth));
      }
    }
    return sights;
  }

  /** All that cases have to show. */
  Set<Sight> wanted() {
    Set<Sight> wanted = new LinkedHashSet<>();
    for (int i = 0; i < compares.size(); i++) {
      wanted.add(new Sight(i, Truth.TRUE));
      wanted.add(new Sight(i, Truth.FALSE));
    }
    return wanted;
  }

  private Candidate scopes(Workload workload) {
    return point.check(workload, point.catalog().offerings().get(0).id(), day);
  }

  /**
   * Workloads of a company.
   *
   * @param home where it is, and where the people are whose data it handles
   * @param stages what the workloads do beside inference
   */
  List<Workload> of(Country home, Set<Stage> stages) {
    Map<Stage, Workload.StageSpec> specs = new EnumMap<>(Stage.class);
    specs.put(Stage.INFERENCE, Workload.StageSpec.PLAIN);
    stages.forEach(stage -> specs.put(stage, Workload.StageSpec.PLAIN));
    Workload usual =
        Workload.named(rule.id())
            .requester(home)
            .subjects(home)
            .categories(statements.usualCategories())
            .stages(specs)
            .build();
    List<Workload> workloads = List.of(usual);
    for (List<Compare> ofOne : byName(compares).values()) {
      workloads = workloads.stream().flatMap(one -> different(one, ofOne)).limit(MOST).toList();
    }
    return workloads.stream().map(this::alone).toList();
  }

  private static Map<String, List<Compare>> byName(List<Compare> compares) {
    Map<String, List<Compare>> byName = new LinkedHashMap<>();
    compares.forEach(
        compare -> byName.computeIfAbsent(compare.name(), name -> new ArrayList<>()).add(compare));
    return byName;
  }

  /** The workload with what it has to state for other rules not to apply, as far as it can. */
  private Workload alone(Workload workload) {
    Map<String, List<Compare>> others =
        byName(
            point.policies().rules().stream()
                .filter(other -> !other.qualifiedId().equals(rule.qualifiedId()))
                .flatMap(other -> compares(other).stream())
                .toList());
    others.keySet().removeAll(byName(compares).keySet());
    Workload best = workload;
    for (List<Compare> ofOne : others.values()) {
      for (UnaryOperator<Workload.Builder> statement : statements.of(best, ofOne)) {
        Workload stated = statement.apply(best.toBuilder()).build();
        if (applying(stated) < applying(best)) {
          best = stated;
        }
      }
    }
    return best;
  }

  private long applying(Workload workload) {
    return scopes(workload).scopes().stream().filter(AppliedRule::applies).count();
  }

  /** The workload with what it states of one attribute, once for each way to come out. */
  private Stream<Workload> different(Workload workload, List<Compare> ofOne) {
    List<Workload> different = new ArrayList<>();
    Set<List<Truth>> seen = new HashSet<>();
    for (UnaryOperator<Workload.Builder> statement : statements.of(workload, ofOne)) {
      Workload stated = statement.apply(workload.toBuilder()).build();
      Candidate asked = scopes(stated);
      if (seen.add(ofOne.stream().map(asked::holds).toList())) {
        different.add(stated);
      }
    }
    return different.stream();
  }
}
