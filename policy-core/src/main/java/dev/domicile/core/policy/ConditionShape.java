package dev.domicile.core.policy;

import dev.domicile.core.catalog.Attribute;
import dev.domicile.core.catalog.WordList;
import dev.domicile.core.policy.Condition.Operator;
import dev.domicile.core.source.Fields;
import dev.domicile.core.source.Key;
import dev.domicile.core.source.Located;
import dev.domicile.core.source.ObjectBuilder;
import dev.domicile.core.source.ScalarShape;
import dev.domicile.core.source.Shape;
import dev.domicile.core.source.SourcePosition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads conditions: {@code attribute: value}, {@code attribute: [values]}, {@code attribute:
 * {operator: values}}, joined by {@code all}, {@code any} and {@code not}. Several keys of one
 * mapping must all hold. Which values exist is checked against the catalog afterwards.
 */
public final class ConditionShape {

  private static final Shape<Condition> WORKLOAD = Keys.shape(Attribute.Side.WORKLOAD);
  private static final Shape<Condition> OFFERING = Keys.shape(Attribute.Side.OFFERING);

  private ConditionShape() {}

  /** One condition mapping over the attributes of {@code side}. */
  public static Shape<Condition> of(Attribute.Side side) {
    return switch (side) {
      case WORKLOAD -> WORKLOAD;
      case OFFERING -> OFFERING;
    };
  }

  /** What stands behind an attribute: operators with their operands. */
  private record Comparison(Map<Operator, List<String>> operators, boolean isShort) {}

  /** Adds the keys of conditions to the mapping of a requirement that has further keys. */
  static final class Keys {
    private final Map<Attribute, Key<Optional<Located<Comparison>>>> attributes =
        new LinkedHashMap<>();
    private final Optional<Key<Map<String, Located<Comparison>>>> labels;
    private final Key<List<Condition>> all;
    private final Key<List<Condition>> any;
    private final Key<Optional<Condition>> not;

    Keys(ObjectBuilder builder, Attribute.Side side) {
      // One comparison for each list of words, so that a schema says each once.
      Map<Optional<WordList>, Shape<Comparison>> comparisons = new HashMap<>();
      for (Attribute attribute : Attribute.values()) {
        if (attribute.side() != side) {
          builder.misplaced(attribute.id(), elsewhere(attribute));
        } else if (attribute != Attribute.LABEL) {
          attributes.put(
              attribute,
              builder.optional(
                  attribute.id(),
                  comparisons
                      .computeIfAbsent(words(attribute), ConditionShape::comparison)
                      .located(),
                  attribute.description()));
        }
      }
      labels =
          side == Attribute.Side.WORKLOAD
              ? Optional.of(
                  builder.prefixed(
                      "labels.",
                      comparisons
                          .computeIfAbsent(Optional.empty(), ConditionShape::comparison)
                          .located(),
                      Attribute.LABEL.description()))
              : Optional.empty();
      Shape<Condition> nested = Shape.lazy(() -> of(side));
      all =
          builder.optional(
              "all", Shape.nonEmptyList(nested), List.of(), "conditions of which all must hold");
      any =
          builder.optional(
              "any", Shape.nonEmptyList(nested), List.of(), "conditions of which one must hold");
      not = builder.optional("not", nested, "a condition that must not hold");
      String one = side == Attribute.Side.WORKLOAD ? "{sector: banking}" : "{routing: geo}";
      builder
          .absent(all, "no more than the keys beside it")
          .example(all, "[" + one + "]")
          .absent(any, "no more than the keys beside it")
          .example(any, "[" + one + "]")
          .absent(not, "no more than the keys beside it")
          .example(not, one);
    }

    private static String elsewhere(Attribute attribute) {
      return switch (attribute.side()) {
        case WORKLOAD ->
            "`" + attribute.id() + "` is of the workload: ask for it in `when` or `unless`";
        case OFFERING ->
            "`"
                + attribute.id()
                + "` is of the offering, and a scope reads the workload: ask for it in a"
                + " requirement of the kind `offering`";
      };
    }

    private static Shape<Condition> shape(Attribute.Side side) {
      ObjectBuilder builder =
          Shape.object(
              side == Attribute.Side.WORKLOAD ? "WorkloadCondition" : "OfferingCondition",
              "conditions; several keys must all hold");
      Keys keys = new Keys(builder, side);
      return builder.build(keys::read);
    }

    /**
     * The condition of one mapping.
     *
     * @throws IllegalArgumentException if no key of a condition is there
     */
    Condition read(Fields fields) {
      List<Condition> parts = new ArrayList<>();
      attributes.forEach(
          (attribute, key) ->
              fields
                  .get(key)
                  .ifPresent(
                      comparison ->
                          parts.add(compare(fields, key, attribute, attribute.id(), comparison))));
      labels.ifPresent(
          key ->
              fields
                  .get(key)
                  .forEach(
                      (name, comparison) ->
                          parts.add(compare(fields, key, Attribute.LABEL, name, comparison))));
      if (fields.has(all)) {
        parts.add(new Condition.All(fields.get(all), at(fields, all)));
      }
      if (fields.has(any)) {
        parts.add(new Condition.Any(fields.get(any), at(fields, any)));
      }
      fields.get(not).ifPresent(inner -> parts.add(new Condition.Not(inner, at(fields, not))));
      if (parts.isEmpty()) {
        throw new IllegalArgumentException(
            "an empty condition is not `everything`; write a condition or leave it out");
      }
      return parts.size() == 1 ? parts.get(0) : new Condition.All(parts, fields.position());
    }

    private static SourcePosition at(Fields fields, Key<?> key) {
      return fields.positionOf(key).orElse(fields.position());
    }

    private static Condition compare(
        Fields fields,
        Key<?> key,
        Attribute attribute,
        String name,
        Located<Comparison> comparison) {
      if (attribute.side() == Attribute.Side.OFFERING
          && attribute.isMany()
          && comparison.value().isShort()) {
        throw fields.refuse(
            key,
            "it can have several values; say which of `allIn`, `allOf`, `anyOf`, `noneOf` is meant");
      }
      List<Condition> parts = new ArrayList<>();
      comparison
          .value()
          .operators()
          .forEach(
              (operator, operands) ->
                  parts.add(
                      new Condition.Compare(
                          attribute, name, operator, operands, comparison.position())));
      return parts.size() == 1 ? parts.get(0) : new Condition.All(parts, comparison.position());
    }
  }

  /** The list from which the values of an attribute are chosen, if there is one. */
  private static Optional<WordList> words(Attribute attribute) {
    return switch (attribute.type()) {
      case SECTOR -> Optional.of(WordList.SECTOR);
      case COUNTRY ->
          Optional.of(
              attribute.side() == Attribute.Side.OFFERING ? WordList.POLICY_PLACE : WordList.PLACE);
      case CATEGORY -> Optional.of(WordList.CATEGORY);
      case LADDER -> Optional.of(WordList.CLASSIFICATION);
      case REGIME -> Optional.of(WordList.REGIME);
      case STAGE -> Optional.of(WordList.STAGE);
      case ROUTING -> Optional.of(WordList.ROUTING);
      case NOTICE -> Optional.of(WordList.NOTICE);
      case STATUS -> Optional.of(WordList.STATUS);
      case TEXT -> names(attribute);
      case PERSONNEL, DURATION, CONFIDENCE, DATE -> Optional.empty();
    };
  }

  private static Optional<WordList> names(Attribute attribute) {
    return switch (attribute) {
      case PROVIDER -> Optional.of(WordList.PROVIDER);
      case REGION -> Optional.of(WordList.REGION);
      case SERVICE -> Optional.of(WordList.SERVICE);
      case MODEL -> Optional.of(WordList.MODEL);
      case OPERATOR -> Optional.of(WordList.ENTITY);
      case MODEL_DEVELOPER -> Optional.of(WordList.DEVELOPER);
      case ACCELERATORS -> Optional.of(WordList.ACCELERATOR);
      case KEYS_CUSTODY -> Optional.of(WordList.CUSTODY);
      default -> Optional.empty();
    };
  }

  private static Shape<Comparison> comparison(Optional<WordList> words) {
    ScalarShape<String> word =
        words.map(list -> Shape.text().words(list.id())).orElseGet(Shape::text);
    Shape<Comparison> plain =
        Shape.oneOrMany(word)
            .map(operands -> new Comparison(Map.of(Operator.ANY_OF, operands), true));
    ObjectBuilder builder = Shape.object("Comparison", "how the attribute compares");
    Map<Operator, Key<List<String>>> keys = new LinkedHashMap<>();
    for (Operator operator : Operator.values()) {
      keys.put(
          operator,
          builder.optional(
              operator.key(), Shape.oneOrMany(word), List.of(), operator.description()));
    }
    Shape<Comparison> mapping =
        builder.build(
            fields -> {
              Map<Operator, List<String>> operators = new LinkedHashMap<>();
              keys.forEach(
                  (operator, key) -> {
                    if (fields.has(key)) {
                      operators.put(operator, fields.get(key));
                    }
                  });
              if (operators.isEmpty()) {
                throw new IllegalArgumentException(
                    "an empty comparison is not `everything`; say how to compare");
              }
              return new Comparison(operators, false);
            });
    return Shape.<Comparison>choice("value, list or comparison")
        .scalar(plain)
        .sequence(plain)
        .mapping(mapping)
        .build();
  }
}
