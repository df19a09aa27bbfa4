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
    ANY_OF("anyOf"),
    ALL_OF("allOf"),
    NONE_OF("noneOf"),
    /** Every value lies inside one of the operands. */
    ALL_IN("allIn"),
    AT_LEAST("atLeast"),
    AT_MOST("atMost"),
    BEFORE("before"),
    AFTER("after");

    private final String key;

    Operator(String key) {
      this.key = key;
    }

    /** As written in YAML. */
    public String key() {
      return key;
    }
  }
}
