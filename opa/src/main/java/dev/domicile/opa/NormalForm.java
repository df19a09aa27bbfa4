package dev.domicile.opa;

import static dev.domicile.opa.DataText.entry;

import dev.domicile.core.catalog.Attribute;
import dev.domicile.core.policy.Condition;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Conditions in disjunctive normal form, since Rego has no recursion: one of several alternatives,
 * each of which is several comparisons that must all hold. The laws used (De Morgan's and
 * distribution) hold in three-valued logic too.
 */
final class NormalForm {

  /** More alternatives than anybody writes; a condition that has more is not written out. */
  static final int MOST = 1024;

  private NormalForm() {}

  /** The alternatives; empty if there are more than {@link #MOST}. */
  static Optional<List<Object>> of(Condition condition) {
    return alternatives(condition, false).map(List::copyOf);
  }

  private static Optional<Set<Set<Object>>> alternatives(Condition condition, boolean negated) {
    if (condition instanceof Condition.Not not) {
      return alternatives(not.condition(), !negated);
    }
    if (condition instanceof Condition.All all) {
      return negated ? either(all.conditions(), true) : every(all.conditions(), false);
    }
    if (condition instanceof Condition.Any any) {
      return negated ? every(any.conditions(), true) : either(any.conditions(), false);
    }
    return Optional.of(Set.of(Set.of(comparison((Condition.Compare) condition, negated))));
  }

  private static Optional<Set<Set<Object>>> either(List<Condition> parts, boolean negated) {
    Set<Set<Object>> result = new LinkedHashSet<>();
    for (Condition part : parts) {
      Optional<Set<Set<Object>>> more = alternatives(part, negated);
      if (more.isEmpty()) {
        return more;
      }
      result.addAll(more.get());
    }
    return result.size() > MOST ? Optional.empty() : Optional.of(result);
  }

  private static Optional<Set<Set<Object>>> every(List<Condition> parts, boolean negated) {
    Set<Set<Object>> result = Set.of(Set.of());
    for (Condition part : parts) {
      Optional<Set<Set<Object>>> more = alternatives(part, negated);
      if (more.isEmpty() || (long) result.size() * more.get().size() > MOST) {
        return Optional.empty();
      }
      result = product(result, more.get());
    }
    return Optional.of(result);
  }

  private static Set<Set<Object>> product(Set<Set<Object>> left, Set<Set<Object>> right) {
    Set<Set<Object>> result = new LinkedHashSet<>();
    for (Set<Object> one : left) {
      for (Set<Object> other : right) {
        Set<Object> both = new LinkedHashSet<>(one);
        both.addAll(other);
        result.add(both);
      }
    }
    return result;
  }

  private static Map<String, Object> comparison(Condition.Compare compare, boolean negated) {
    return entry()
        .with("attribute", compare.attribute().id())
        .with("name", compare.name())
        .with("operator", compare.operator().key())
        .with("operands", operands(compare))
        .with("negated", negated)
        .values();
  }

  private static List<Object> operands(Condition.Compare compare) {
    boolean durations = compare.attribute().type() == Attribute.Type.DURATION;
    return compare.operands().stream()
        .map(operand -> durations ? DataDates.duration(operand) : operand)
        .toList();
  }
}
