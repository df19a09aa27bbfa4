package dev.domicile.cli.scaffold;

import dev.domicile.core.catalog.Attribute;
import dev.domicile.core.catalog.Country;
import dev.domicile.core.catalog.Stage;
import dev.domicile.core.catalog.Truth;
import dev.domicile.core.catalog.Vocabulary;
import dev.domicile.core.decision.AppliedRule;
import dev.domicile.core.decision.Candidate;
import dev.domicile.core.decision.PolicyDecisionPoint;
import dev.domicile.core.decision.Workload;
import dev.domicile.core.policy.Condition;
import dev.domicile.core.policy.Condition.Compare;
import dev.domicile.core.policy.Conditions;
import dev.domicile.core.policy.Rule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Workloads that a rule can tell apart: for each attribute that its scope reads, one statement for
 * each way in which the comparisons can come out.
 */
final class ScopeWorkloads {

  /** More combinations are not gone through; a scope of some lines has far fewer. */
  private static final int MOST = 512;

  private static final String PERSONAL = "personal";

  private final PolicyDecisionPoint point;
  private final LocalDate day;
  private final Rule rule;
  private final Places places;
  private final Vocabulary words;
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
    this.places = places;
    this.words = point.catalog().vocabulary();
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
            .categories(words.categories().containsKey(PERSONAL) ? List.of(PERSONAL) : List.of())
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
      for (UnaryOperator<Workload.Builder> statement : statements(best, ofOne)) {
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
    for (UnaryOperator<Workload.Builder> statement : statements(workload, ofOne)) {
      Workload stated = statement.apply(workload.toBuilder()).build();
      Candidate asked = scopes(stated);
      if (seen.add(ofOne.stream().map(asked::holds).toList())) {
        different.add(stated);
      }
    }
    return different.stream();
  }

  private List<UnaryOperator<Workload.Builder>> statements(Workload workload, List<Compare> ofOne) {
    Attribute attribute = ofOne.get(0).attribute();
    Set<String> operands = new LinkedHashSet<>();
    ofOne.forEach(compare -> operands.addAll(compare.operands()));
    return switch (attribute) {
      case SECTOR -> lists(operands, words.sectors().keySet(), Workload.Builder::sectors);
      case SUBJECTS -> subjects(operands);
      case CATEGORIES -> categories(operands);
      case CLASSIFICATION -> classifications(operands);
      case REQUESTER_COUNTRY -> requesters(operands);
      case REQUESTER_REGIMES -> regimes(operands);
      case STAGES -> stages(workload, operands);
      case LABEL -> labels(ofOne.get(0).name(), operands);
      default -> throw new IllegalStateException(attribute.id() + " is no attribute of a workload");
    };
  }

  /** How a list of words is stated. */
  private interface Statement {
    Workload.Builder state(Workload.Builder builder, List<String> values);
  }

  private static List<UnaryOperator<Workload.Builder>> lists(
      Collection<String> operands, Collection<String> others, Statement statement) {
    List<UnaryOperator<Workload.Builder>> statements = new ArrayList<>();
    operands.forEach(word -> statements.add(b -> statement.state(b, List.of(word))));
    statements.add(b -> statement.state(b, List.copyOf(operands)));
    others.forEach(word -> statements.add(b -> statement.state(b, List.of(word))));
    return statements;
  }

  private List<UnaryOperator<Workload.Builder>> categories(Set<String> operands) {
    List<UnaryOperator<Workload.Builder>> statements = new ArrayList<>();
    statements.add(b -> b); // personal data, as usual
    operands.forEach(word -> statements.add(b -> b.categories(withPersonal(List.of(word)))));
    statements.add(b -> b.categories(withPersonal(operands)));
    statements.add(b -> b.categories(List.of()));
    return statements;
  }

  /** What is personal data says so, as people write it. */
  private List<String> withPersonal(Collection<String> categories) {
    Set<String> result = new LinkedHashSet<>();
    if (words.impliedBy(categories).contains(PERSONAL)) {
      result.add(PERSONAL);
    }
    result.addAll(categories);
    return List.copyOf(result);
  }

  private List<UnaryOperator<Workload.Builder>> classifications(Set<String> operands) {
    Set<String> ladders = new TreeSet<>();
    operands.forEach(operand -> ladders.add(Conditions.ladderOf(operand)));
    List<UnaryOperator<Workload.Builder>> statements = new ArrayList<>();
    for (String ladder : ladders) {
      Vocabulary.Ladder steps = words.ladders().get(ladder);
      if (steps != null) {
        for (String step : steps.values()) {
          statements.add(b -> b.classification(List.of(ladder + "/" + step)));
        }
      }
    }
    return statements;
  }

  private List<UnaryOperator<Workload.Builder>> subjects(Set<String> operands) {
    List<UnaryOperator<Workload.Builder>> statements = new ArrayList<>();
    statements.add(b -> b);
    countries(operands).forEach(country -> statements.add(b -> b.subjects(country)));
    statements.add(
        b ->
            b.subjects(
                operands.stream().flatMap(o -> places.of(o).stream()).toArray(Country[]::new)));
    statements.add(b -> b.subjects());
    return statements;
  }

  private List<UnaryOperator<Workload.Builder>> requesters(Set<String> operands) {
    List<UnaryOperator<Workload.Builder>> statements = new ArrayList<>();
    statements.add(b -> b);
    countries(operands).forEach(country -> statements.add(b -> b.requester(country)));
    return statements;
  }

  private List<Country> countries(Set<String> operands) {
    return Stream.concat(
            operands.stream().flatMap(operand -> places.of(operand).stream()),
            places.all().stream())
        .distinct()
        .toList();
  }

  private static List<UnaryOperator<Workload.Builder>> regimes(Set<String> operands) {
    List<UnaryOperator<Workload.Builder>> statements =
        new ArrayList<>(lists(operands, List.of(), Workload.Builder::regimes));
    statements.add(b -> b.regimes(List.of()));
    return statements;
  }

  private static List<UnaryOperator<Workload.Builder>> stages(
      Workload workload, Set<String> operands) {
    Map<Stage, Workload.StageSpec> all = new EnumMap<>(workload.stages().orElseThrow());
    Map<Stage, Workload.StageSpec> none = new EnumMap<>(all);
    for (String operand : operands) {
      all.put(Stage.parse(operand), Workload.StageSpec.PLAIN);
      none.remove(Stage.parse(operand));
    }
    none.put(Stage.INFERENCE, Workload.StageSpec.PLAIN);
    return List.of(b -> b, b -> b.stages(all), b -> b.stages(none));
  }

  private static List<UnaryOperator<Workload.Builder>> labels(String name, Set<String> operands) {
    String label = name.substring(name.indexOf('.') + 1);
    List<UnaryOperator<Workload.Builder>> statements = new ArrayList<>();
    statements.add(b -> b);
    operands.forEach(value -> statements.add(b -> b.label(label, value)));
    statements.add(b -> b.label(label, "other"));
    return statements;
  }
}
