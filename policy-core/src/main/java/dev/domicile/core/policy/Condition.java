package dev.domicile.core.policy;

import dev.domicile.core.catalog.Attribute;
import dev.domicile.core.source.SourcePosition;
import java.util.List;

/** A condition on attributes of one side, as written. Evaluated by {@link Conditions}. */
public sealed interface Condition {

  /** Where it is written. */
  SourcePosition position();

  /** All must hold. */
  record All(List<Condition> conditions, SourcePosition position) implements Condition {
    public All {
      conditions = List.copyOf(conditions);
    }
  }

  /** One must hold. */
  record Any(List<Condition> conditions, SourcePosition position) implements Condition {
    public Any {
      conditions = List.copyOf(conditions);
    }
  }

  /** Must not hold. */
  record Not(Condition condition, SourcePosition position) implements Condition {}

  /**
   * One comparison.
   *
   * @param name the attribute as written, which matters for labels
   * @param operands values to compare with; never empty
   */
  record Compare(
      Attribute attribute,
      String name,
      Operator operator,
      List<String> operands,
      SourcePosition position)
      implements Condition {
    public Compare {
      operands = List.copyOf(operands);
    }

    /** As a person would say it: {@code operator.jurisdiction anyOf EEA}. */
    public String text() {
      return name + " " + operator.key() + " " + String.join(", ", operands);
    }
  }

  /** How an attribute is compared. */
  enum Operator {
    ANY_OF("anyOf", "one of these values"),
    ALL_OF("allOf", "all of these values"),
    NONE_OF("noneOf", "none of these values"),
    /** Every value lies inside one of the operands. */
    ALL_IN("allIn", "no value outside these"),
    AT_LEAST("atLeast", "this or higher"),
    AT_MOST("atMost", "this or lower"),
    BEFORE("before", "earlier than this day"),
    AFTER("after", "later than this day");

    private final String key;
    private final String description;

    Operator(String key, String description) {
      this.key = key;
      this.description = description;
    }

    /** What it asks, in a few words. */
    public String description() {
      return description;
    }

    /** As written in YAML. */
    public String key() {
      return key;
    }
  }
}
