package dev.domicile.core.policy;

import dev.domicile.core.catalog.Attribute;
import dev.domicile.core.policy.Condition.Operator;
import dev.domicile.core.source.Node;
import dev.domicile.core.source.Problems;
import dev.domicile.core.source.Shape;
import dev.domicile.core.source.SourcePosition;
import dev.domicile.core.source.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Reads conditions: {@code attribute: value}, {@code attribute: [values]}, {@code attribute:
 * {operator: values}}, joined by {@code all}, {@code any} and {@code not}. Several keys of one
 * mapping must all hold. Which values exist is checked against the catalog afterwards.
 */
public final class ConditionShape {

  private static final List<String> OPERATORS =
      Stream.of(Operator.values()).map(Operator::key).toList();

  private ConditionShape() {}

  /** One condition mapping over the attributes of {@code side}. */
  public static Shape<Condition> of(Attribute.Side side) {
    return Shape.node(
        "condition",
        "conditions on " + (side == Attribute.Side.WORKLOAD ? "the workload" : "the offering"),
        (node, problems) -> Optional.ofNullable(new Reader(side, problems).mapping(node)));
  }

  private record Reader(Attribute.Side side, Problems problems) {

    @org.jspecify.annotations.Nullable Condition mapping(Node node) {
      if (!(node instanceof Node.Mapping mapping)) {
        problems.error(
            node.position(), "YAML-TYPE", "expected conditions, as in `sector: healthcare`");
        return null;
      }
      if (mapping.entries().isEmpty()) {
        problems.error(
            node.position(), "POLICY-EMPTY", "an empty condition is not `everything`; leave it out");
        return null;
      }
      List<Condition> all = new ArrayList<>();
      for (Node.Entry entry : mapping.entries()) {
        Condition condition = entry(entry.key().text(), entry.key().position(), entry.value());
        if (condition != null) {
          all.add(condition);
        }
      }
      if (all.size() != mapping.entries().size()) {
        return null;
      }
      return all.size() == 1 ? all.get(0) : new Condition.All(all, node.position());
    }

    private @org.jspecify.annotations.Nullable Condition entry(
        String key, SourcePosition position, Node value) {
      switch (key) {
        case "all", "any" -> {
          List<Condition> parts = list(value);
          if (parts == null) {
            return null;
          }
          return key.equals("all")
              ? new Condition.All(parts, position)
              : new Condition.Any(parts, position);
        }
        case "not" -> {
          Condition inner = mapping(value);
          return inner == null ? null : new Condition.Not(inner, position);
        }
        default -> {
          return comparison(key, position, value);
        }
      }
    }

    private @org.jspecify.annotations.Nullable List<Condition> list(Node node) {
      if (!(node instanceof Node.Sequence sequence) || sequence.items().isEmpty()) {
        problems.error(node.position(), "YAML-TYPE", "expected a list of conditions, not empty");
        return null;
      }
      List<Condition> parts = new ArrayList<>();
      for (Node item : sequence.items()) {
        Condition part = mapping(item);
        if (part != null) {
          parts.add(part);
        }
      }
      return parts.size() == sequence.items().size() ? parts : null;
    }

    private @org.jspecify.annotations.Nullable Condition comparison(
        String name, SourcePosition position, Node value) {
      Optional<Attribute> found = Attribute.find(name).filter(a -> a.side() == side);
      if (found.isEmpty()) {
        unknownAttribute(name, position);
        return null;
      }
      Attribute attribute = found.get();
      if (value instanceof Node.Mapping mapping) {
        return operators(attribute, name, position, mapping);
      }
      if (side == Attribute.Side.OFFERING && attribute.isMany()) {
        problems.error(
            value.position(),
            "POLICY-MANY-VALUED",
            "`" + name + "` can have several values; say which of `allIn`, `allOf`, `anyOf`,"
                + " `noneOf` is meant");
        return null;
      }
      List<String> operands = operands(value);
      return operands == null
          ? null
          : new Condition.Compare(attribute, name, Operator.ANY_OF, operands, position);
    }

    private void unknownAttribute(String name, SourcePosition position) {
      List<String> ids = Attribute.ids(side);
      String other =
          Attribute.find(name).isPresent()
              ? "`" + name + "` belongs to the "
                  + (side == Attribute.Side.WORKLOAD ? "offering" : "workload")
                  + ", which cannot be read here"
              : "there is no attribute `" + name + "`";
      String near =
          Spelling.nearest(name, ids).map(spelling -> "; nearest is `" + spelling + "`").orElse("");
      problems.error(position, "POLICY-ATTRIBUTE", other + near);
    }

    private @org.jspecify.annotations.Nullable Condition operators(
        Attribute attribute, String name, SourcePosition position, Node.Mapping mapping) {
      if (mapping.entries().isEmpty()) {
        problems.error(
            mapping.position(), "POLICY-EMPTY", "an empty condition is not `everything`");
        return null;
      }
      Map<String, Operator> byKey = new TreeMap<>();
      for (Operator operator : Operator.values()) {
        byKey.put(operator.key(), operator);
      }
      List<Condition> parts = new ArrayList<>();
      for (Node.Entry entry : mapping.entries()) {
        Operator operator = byKey.get(entry.key().text());
        if (operator == null) {
          String near =
              Spelling.nearest(entry.key().text(), OPERATORS)
                  .map(spelling -> "; nearest is `" + spelling + "`")
                  .orElse("; expected one of " + String.join(", ", OPERATORS));
          problems.error(
              entry.key().position(),
              "POLICY-OPERATOR",
              "there is no comparison `" + entry.key().text() + "`" + near);
          continue;
        }
        List<String> operands = operands(entry.value());
        if (operands != null) {
          parts.add(
              new Condition.Compare(attribute, name, operator, operands, entry.key().position()));
        }
      }
      if (parts.size() != mapping.entries().size()) {
        return null;
      }
      return parts.size() == 1 ? parts.get(0) : new Condition.All(parts, position);
    }

    private @org.jspecify.annotations.Nullable List<String> operands(Node node) {
      List<Node> items =
          node instanceof Node.Sequence sequence ? sequence.items() : List.of(node);
      if (items.isEmpty()) {
        problems.error(
            node.position(), "POLICY-EMPTY", "an empty list is not `everything`; leave it out");
        return null;
      }
      List<String> operands = new ArrayList<>();
      for (Node item : items) {
        if (item instanceof Node.Scalar scalar && !isNull(scalar)) {
          operands.add(scalar.text());
        } else {
          problems.error(item.position(), "YAML-TYPE", "expected a value");
        }
      }
      return operands.size() == items.size() ? operands : null;
    }

    private static boolean isNull(Node.Scalar scalar) {
      return !scalar.quoted()
          && (scalar.text().isEmpty()
              || scalar.text().equals("~")
              || scalar.text().equalsIgnoreCase("null"));
    }
  }
}
