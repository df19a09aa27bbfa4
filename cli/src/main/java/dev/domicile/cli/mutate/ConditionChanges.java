package dev.domicile.cli.mutate;

import dev.domicile.cli.mutate.Written.Entry;
import dev.domicile.cli.policytest.Twist;
import dev.domicile.core.catalog.Vocabulary;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Changes of conditions on a workload or an offering. */
final class ConditionChanges {

  private static final Map<String, String> OPPOSITE =
      Map.of(
          "anyOf", "noneOf",
          "allOf", "noneOf",
          "allIn", "noneOf",
          "noneOf", "anyOf",
          "before", "after",
          "after", "before");

  private final Harvest harvest;

  ConditionChanges(Harvest harvest) {
    this.harvest = harvest;
  }

  /** All of a mapping of conditions. */
  void of(String path, Written mapping) {
    for (int i = 0; i < mapping.entries().size(); i++) {
      Entry entry = mapping.entries().get(i);
      String inner = path + "." + entry.name();
      if (mapping.entries().size() > 1) {
        harvest.add(
            inner,
            "drop",
            "the condition on `" + entry.name() + "` is gone",
            "a case in which only this condition does not hold",
            entry.start(),
            harvest.edit().remove(mapping, i));
      }
      one(inner, entry);
    }
  }

  /** One key of a mapping of conditions. */
  void one(String path, Entry entry) {
    Written value = entry.value();
    switch (entry.name()) {
      case "all", "any" -> {
        parts(path, entry);
      }
      case "not" -> {
        harvest.add(
            path,
            "negate",
            "`not` is gone",
            "a case for what `not` speaks of, and one for what it does not",
            entry.start(),
            new Edit(entry.start(), entry.key().orElseThrow().end(), "all"),
            harvest.edit().replace(value, "[" + harvest.edit().flow(value) + "]"));
        of(path, value);
      }
      default -> comparison(path, entry.name(), value);
    }
  }

  private void parts(String path, Entry entry) {
    Written list = entry.value();
    boolean all = entry.name().equals("all");
    for (int i = 0; i < list.entries().size(); i++) {
      String part = path + "." + (i + 1);
      if (list.entries().size() > 1) {
        harvest.add(
            part,
            "drop",
            "condition " + (i + 1) + " of `" + entry.name() + "` is gone",
            all
                ? "a case in which only this condition does not hold"
                : "a case in which only this condition holds",
            list.entries().get(i).start(),
            harvest.edit().remove(list, i));
      }
      of(part, list.entries().get(i).value());
    }
    if (list.entries().size() > 1) {
      String other = all ? "any" : "all";
      harvest.add(
          path,
          other,
          "`" + entry.name() + "` has become `" + other + "`",
          "a case in which only one of the conditions holds",
          entry.start(),
          new Edit(entry.start(), entry.key().orElseThrow().end(), other));
    }
  }

  private void comparison(String path, String attribute, Written value) {
    if (!value.isMapping()) {
      negated(
          path,
          attribute,
          value.start(),
          harvest.edit().replace(value, "{noneOf: " + harvest.edit().flow(value) + "}"));
      operands(path, attribute, value);
      return;
    }
    for (Entry operator : value.entries()) {
      String inner = path + "." + operator.name();
      Written operand = operator.value();
      Optional.ofNullable(OPPOSITE.get(operator.name()))
          .ifPresent(
              opposite ->
                  negated(
                      inner,
                      attribute,
                      operator.start(),
                      new Edit(operator.start(), operator.key().orElseThrow().end(), opposite)));
      switch (operator.name()) {
        case "atLeast", "atMost" -> step(inner, attribute, operator);
        case "before", "after" -> {}
        default -> operands(inner, attribute, operand);
      }
    }
  }

  private void negated(String path, String attribute, int at, Edit edit) {
    harvest.add(
        path,
        "negate",
        "the condition on `" + attribute + "` is negated",
        "a case for which it holds, and one for which it does not",
        at,
        edit);
  }

  private void operands(String path, String attribute, Written operands) {
    if (!operands.isList() || operands.entries().size() < 2) {
      return;
    }
    for (int i = 0; i < operands.entries().size(); i++) {
      Written operand = operands.entries().get(i).value();
      if (isIncluded(attribute, operand, operands)) {
        continue;
      }
      harvest.add(
          path,
          "drop-" + operand.text(),
          "`" + operand.text() + "` is no longer named",
          Hint.of(
              "a case with `" + operand.text() + "` and none of the others",
              new Twist.Valued(attribute, operand.text())),
          operand.start(),
          harvest.edit().remove(operands, i));
    }
  }

  /** Whether what the word stands for is of another word of the list anyway. */
  private boolean isIncluded(String attribute, Written operand, Written operands) {
    Vocabulary vocabulary = harvest.catalog().vocabulary();
    List<String> word = List.of(operand.text());
    Set<String> broader =
        switch (attribute) {
          case "data.categories" -> vocabulary.impliedBy(word);
          case "sector" -> vocabulary.withParents(word);
          default -> Set.of();
        };
    return operands.items().stream()
        .filter(other -> other.start() != operand.start())
        .anyMatch(other -> broader.contains(other.text()));
  }

  private void step(String path, String attribute, Entry operator) {
    Written value = operator.value();
    List<String> ladder = Ladders.of(harvest.catalog(), attribute, value.text());
    int place = ladder.indexOf(value.text());
    if (place < 0) {
      return;
    }
    if (place > 0) {
      step(path, "lower", attribute, value, ladder.get(place - 1));
    }
    if (place < ladder.size() - 1) {
      step(path, "higher", attribute, value, ladder.get(place + 1));
    }
    boolean least = operator.name().equals("atLeast");
    int beyond = least ? place - 1 : place + 1;
    if (beyond >= 0 && beyond < ladder.size()) {
      negated(
          path,
          attribute,
          operator.start(),
          new Edit(
              operator.start(),
              value.end(),
              (least ? "atMost: " : "atLeast: ") + Editing.word(ladder.get(beyond))));
    }
  }

  private void step(String path, String direction, String attribute, Written value, String next) {
    harvest.add(
        path,
        direction,
        "`" + value.text() + "` has become `" + next + "`",
        Hint.of(
            "a case with `" + value.text() + "` and one with `" + next + "`",
            new Twist.Valued(attribute, value.text()),
            new Twist.Valued(attribute, next)),
        value.start(),
        harvest.edit().replace(value, Editing.word(next)));
  }
}
