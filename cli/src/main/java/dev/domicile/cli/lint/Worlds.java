package dev.domicile.cli.lint;

import dev.domicile.core.catalog.Attribute;
import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.catalog.Country;
import dev.domicile.core.catalog.Stage;
import dev.domicile.core.catalog.Truth;
import dev.domicile.core.catalog.Vocabulary;
import dev.domicile.core.policy.Condition;
import dev.domicile.core.policy.Condition.Compare;
import dev.domicile.core.policy.Conditions;
import dev.domicile.core.policy.Values;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Every workload that states all it can, as far as some conditions can tell workloads apart. For
 * each attribute that they read, values with which their comparisons come out alike count once;
 * what remains is gone through. The attributes are taken as independent, which adds workloads that
 * cannot be and leaves none out: what holds for all of these holds for all.
 */
final class Worlds {

  /** More different values of one attribute, or more workloads, are not gone through. */
  private static final int MOST_CLASSES = 12;

  private static final long MOST_WORLDS = 100_000;

  private final Catalog catalog;
  private final LocalDate day;
  private final Map<String, List<Values>> values;
  private final boolean complete;

  private Worlds(
      Catalog catalog, LocalDate day, Map<String, List<Values>> values, boolean complete) {
    this.catalog = catalog;
    this.day = day;
    this.values = values;
    this.complete = complete;
  }

  /** The workloads that {@code conditions} can tell apart on {@code day}. */
  static Worlds of(Catalog catalog, LocalDate day, Collection<Condition> conditions) {
    Map<String, List<Compare>> atoms = new LinkedHashMap<>();
    conditions.forEach(condition -> collect(condition, atoms));
    Map<String, List<Values>> values = new LinkedHashMap<>();
    long worlds = 1;
    for (Map.Entry<String, List<Compare>> entry : atoms.entrySet()) {
      Optional<List<Values>> different = different(entry.getValue(), catalog, day);
      worlds *= different.map(List::size).orElse(0);
      if (different.isEmpty() || worlds > MOST_WORLDS) {
        return new Worlds(catalog, day, Map.of(), false);
      }
      values.put(entry.getKey(), different.get());
    }
    return new Worlds(catalog, day, values, true);
  }

  /**
   * Whether what {@code property} asks holds in none of the workloads; false also where they are
   * too many to tell.
   */
  boolean surelyNone(Predicate<World> property) {
    return complete && !any(new ArrayList<>(values.keySet()), 0, new LinkedHashMap<>(), property);
  }

  private boolean any(
      List<String> names, int at, Map<String, Values> chosen, Predicate<World> property) {
    if (at == names.size()) {
      return property.test(new World(this, chosen));
    }
    for (Values value : values.getOrDefault(names.get(at), List.of())) {
      chosen.put(names.get(at), value);
      if (any(names, at + 1, chosen, property)) {
        return true;
      }
    }
    return false;
  }

  /** One workload, as far as the conditions see it. */
  record World(Worlds worlds, Map<String, Values> values) {

    /** Whether {@code condition} holds in it. */
    Truth holds(Condition condition) {
      return evaluate(condition, values, worlds.catalog, worlds.day);
    }
  }

  private static Truth evaluate(
      Condition condition, Map<String, Values> values, Catalog catalog, LocalDate day) {
    return Conditions.evaluate(
        condition,
        new Conditions.Context(
            catalog.jurisdictions(),
            catalog.vocabulary(),
            day,
            compare -> values.getOrDefault(compare.name(), Values.UNKNOWN),
            List::of));
  }

  private static void collect(Condition condition, Map<String, List<Compare>> atoms) {
    if (condition instanceof Condition.All all) {
      all.conditions().forEach(part -> collect(part, atoms));
    } else if (condition instanceof Condition.Any any) {
      any.conditions().forEach(part -> collect(part, atoms));
    } else if (condition instanceof Condition.Not not) {
      collect(not.condition(), atoms);
    } else if (condition instanceof Compare compare) {
      atoms.computeIfAbsent(compare.name(), name -> new ArrayList<>()).add(compare);
    }
  }

  /** Values of one attribute of which each makes the comparisons come out in another way. */
  private static Optional<List<Values>> different(
      List<Compare> atoms, Catalog catalog, LocalDate day) {
    Set<List<Truth>> seen = new HashSet<>();
    List<Values> different = new ArrayList<>();
    Optional<List<Values>> candidates = candidates(atoms, catalog, day);
    for (Values candidate : candidates.orElse(List.of())) {
      List<Truth> outcome = new ArrayList<>();
      for (Compare atom : atoms) {
        outcome.add(evaluate(atom, Map.of(atom.name(), candidate), catalog, day));
      }
      if (seen.add(outcome)) {
        different.add(candidate);
      }
    }
    return candidates.map(found -> different);
  }

  private static Optional<List<Values>> candidates(
      List<Compare> atoms, Catalog catalog, LocalDate day) {
    Attribute attribute = atoms.get(0).attribute();
    Vocabulary words = catalog.vocabulary();
    return switch (attribute) {
      case REQUESTER_COUNTRY -> Optional.of(countries().map(code -> Values.of(code)).toList());
      case LABEL -> Optional.of(labels(atoms));
      case CLASSIFICATION -> ladders(atoms, words);
      case SUBJECTS -> subsets(countries().toList(), true, Values::of, atoms, catalog, day);
      case CATEGORIES ->
          subsets(
              words.categories().keySet(),
              true,
              stated -> Values.of(words.impliedBy(stated)),
              atoms,
              catalog,
              day);
      case SECTOR ->
          subsets(
              words.sectors().keySet(),
              false,
              stated -> sectors(stated, words),
              atoms,
              catalog,
              day);
      case REQUESTER_REGIMES ->
          subsets(words.regimes().keySet(), true, Values::of, atoms, catalog, day);
      case STAGES -> stages(atoms, catalog, day);
      default -> Optional.empty();
    };
  }

  private static Stream<String> countries() {
    return Country.all().stream().map(Country::code);
  }

  private static List<Values> labels(List<Compare> atoms) {
    List<Values> values = new ArrayList<>();
    values.add(Values.NONE);
    StringBuilder other = new StringBuilder("other");
    for (Compare atom : atoms) {
      atom.operands().forEach(operand -> values.add(Values.of(operand)));
      atom.operands().forEach(operand -> other.append(operand));
    }
    values.add(Values.of(other.toString()));
    return values;
  }

  /** One value on each ladder that is read. */
  private static Optional<List<Values>> ladders(List<Compare> atoms, Vocabulary words) {
    Set<String> read = new TreeSet<>();
    atoms.forEach(
        atom -> atom.operands().forEach(operand -> read.add(Conditions.ladderOf(operand))));
    List<Set<String>> chosen = List.of(Set.of());
    for (String id : read) {
      Vocabulary.Ladder ladder = words.ladders().get(id);
      if (ladder == null || (long) chosen.size() * ladder.values().size() > MOST_WORLDS) {
        return Optional.empty();
      }
      List<Set<String>> longer = new ArrayList<>();
      for (Set<String> before : chosen) {
        for (String step : ladder.values()) {
          longer.add(with(before, Set.of(id + "/" + step)));
        }
      }
      chosen = longer;
    }
    return Optional.of(chosen.stream().map(values -> Values.of(values)).toList());
  }

  private static Optional<List<Values>> stages(
      List<Compare> atoms, Catalog catalog, LocalDate day) {
    List<String> chosen =
        Stream.of(Stage.values()).filter(stage -> !stage.isImposed()).map(Stage::id).toList();
    return subsets(chosen, true, Worlds::withImposed, atoms, catalog, day);
  }

  private static Values withImposed(Collection<String> stated) {
    Set<String> all = new TreeSet<>(stated);
    Stream.of(Stage.values()).filter(Stage::isImposed).map(Stage::id).forEach(all::add);
    return Values.of(all);
  }

  /** As a workload is read: a parent alone leaves its children unknown. */
  private static Values sectors(Collection<String> stated, Vocabulary words) {
    TreeSet<String> in = new TreeSet<>(words.withParents(stated));
    TreeSet<String> maybe = new TreeSet<>();
    words.sectors().keySet().stream()
        .filter(sector -> words.isBelowAny(sector, stated) && !in.contains(sector))
        .forEach(maybe::add);
    return new Values(in, maybe, false);
  }

  /**
   * Every choice of elements. Elements that no comparison tells apart count once.
   *
   * @param elements what can be stated
   * @param none whether nothing may be stated
   * @param read what the attribute is if some elements are stated
   */
  private static Optional<List<Values>> subsets(
      Collection<String> elements,
      boolean none,
      Function<Collection<String>, Values> read,
      List<Compare> atoms,
      Catalog catalog,
      LocalDate day) {
    Map<List<Truth>, String> classes = new LinkedHashMap<>();
    for (String element : elements) {
      classes.putIfAbsent(signature(read.apply(List.of(element)), atoms, catalog, day), element);
    }
    if (classes.size() > MOST_CLASSES) {
      return Optional.empty();
    }
    List<String> different = List.copyOf(classes.values());
    List<Values> values = new ArrayList<>();
    for (int bits = none ? 0 : 1; bits < 1 << different.size(); bits++) {
      List<String> stated = new ArrayList<>();
      for (int i = 0; i < different.size(); i++) {
        if ((bits >> i & 1) == 1) {
          stated.add(different.get(i));
        }
      }
      values.add(read.apply(stated));
    }
    return Optional.of(values);
  }

  /** How one element alone stands to each operand, and to each list as a whole. */
  private static List<Truth> signature(
      Values element, List<Compare> atoms, Catalog catalog, LocalDate day) {
    List<Truth> signature = new ArrayList<>();
    for (Compare atom : atoms) {
      Map<String, Values> value = Map.of(atom.name(), element);
      signature.add(evaluate(atom, value, catalog, day));
      for (String operand : atom.operands()) {
        Compare alone =
            new Compare(
                atom.attribute(),
                atom.name(),
                Condition.Operator.ANY_OF,
                List.of(operand),
                atom.position());
        signature.add(evaluate(alone, value, catalog, day));
      }
    }
    return signature;
  }

  private static Set<String> with(Set<String> left, Set<String> right) {
    Set<String> both = new LinkedHashSet<>(left);
    both.addAll(right);
    return both;
  }
}
