package dev.domicile.cli.lint;

import dev.domicile.core.policy.Condition;
import java.util.ArrayList;
import java.util.List;

/** The comparisons of a condition. */
final class Compares {

  private Compares() {}

  /** All of them, in the order of writing. */
  static List<Condition.Compare> of(Condition condition) {
    List<Condition.Compare> found = new ArrayList<>();
    collect(condition, found);
    return found;
  }

  private static void collect(Condition condition, List<Condition.Compare> found) {
    if (condition instanceof Condition.All all) {
      all.conditions().forEach(part -> collect(part, found));
    } else if (condition instanceof Condition.Any any) {
      any.conditions().forEach(part -> collect(part, found));
    } else if (condition instanceof Condition.Not not) {
      collect(not.condition(), found);
    } else if (condition instanceof Condition.Compare compare) {
      found.add(compare);
    }
  }
}
