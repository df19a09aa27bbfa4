package dev.domicile.core.policy;

import dev.domicile.core.catalog.Attribute;
import dev.domicile.core.catalog.Confidence;
import dev.domicile.core.catalog.Country;
import dev.domicile.core.catalog.Jurisdictions;
import dev.domicile.core.catalog.PartialDate;
import dev.domicile.core.catalog.Truth;
import dev.domicile.core.catalog.Vocabulary;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Function;

/** Evaluates conditions in three-valued logic. */
public final class Conditions {

  /**
   * What comparisons are made against.
   *
   * @param day the day that memberships are read on
   * @param values the values of an attribute, by its name as written
   * @param expand turns an operand such as {@code @requester} into operands; most stand for
   *     themselves
   */
  public record Context(
      Jurisdictions jurisdictions,
      Vocabulary vocabulary,
      LocalDate day,
      Function<Condition.Compare, Values> values,
      Function<String, List<String>> expand) {}

  private Conditions() {}

  /** Whether {@code condition} holds. */
  public static Truth evaluate(Condition condition, Context context) {
    if (condition instanceof Condition.All all) {
      Truth result = Truth.TRUE;
      for (Condition part : all.conditions()) {
        result = result.and(evaluate(part, context));
      }
      return result;
    }
    if (condition instanceof Condition.Any any) {
      Truth result = Truth.FALSE;
      for (Condition part : any.conditions()) {
        result = result.or(evaluate(part, context));
      }
      return result;
    }
    if (condition instanceof Condition.Not not) {
      return evaluate(not.condition(), context).not();
    }
    return compare((Condition.Compare) condition, context);
  }

  private static Truth compare(Condition.Compare compare, Context context) {
    Values values = context.values().apply(compare);
    List<String> operands =
        compare.operands().stream()
            .flatMap(operand -> context.expand().apply(operand).stream())
            .toList();
    return switch (compare.operator()) {
      case ANY_OF -> anyOf(compare.attribute(), values, operands, context);
      case NONE_OF -> anyOf(compare.attribute(), values, operands, context).not();
      case ALL_OF -> {
        Truth result = Truth.TRUE;
        for (String operand : operands) {
          result = result.and(has(compare.attribute(), values, operand, context));
        }
        yield result;
      }
      case ALL_IN -> allIn(compare.attribute(), values, operands, context);
      case AT_LEAST -> ordered(compare, values, operands.get(0), context, sign -> sign >= 0);
      case AT_MOST -> ordered(compare, values, operands.get(0), context, sign -> sign <= 0);
      case BEFORE -> dated(values, operands.get(0), true);
      case AFTER -> dated(values, operands.get(0), false);
    };
  }

  private static Truth anyOf(
      Attribute attribute, Values values, List<String> operands, Context context) {
    Truth result = Truth.FALSE;
    for (String operand : operands) {
      result = result.or(has(attribute, values, operand, context));
    }
    return result;
  }

  private static Truth has(Attribute attribute, Values values, String operand, Context context) {
    if (attribute.type() == Attribute.Type.LADDER) {
      return values.has(ladderOf(operand) + "/" + stepOf(operand));
    }
    if (attribute.type() != Attribute.Type.COUNTRY) {
      return values.has(operand);
    }
    Truth result = values.restUnknown() ? Truth.UNKNOWN : Truth.FALSE;
    for (String value : values.in()) {
      result = result.or(context.jurisdictions().isInside(value, operand, context.day()));
    }
    for (String value : values.maybe()) {
      result =
          result.or(
              context.jurisdictions().isInside(value, operand, context.day()) == Truth.FALSE
                  ? Truth.FALSE
                  : Truth.UNKNOWN);
    }
    return result;
  }

  private static Truth allIn(
      Attribute attribute, Values values, List<String> operands, Context context) {
    Truth result = values.restUnknown() ? Truth.UNKNOWN : Truth.TRUE;
    for (String value : values.in()) {
      result = result.and(inAny(attribute, value, operands, context));
    }
    for (String value : values.maybe()) {
      if (inAny(attribute, value, operands, context) != Truth.TRUE) {
        result = result.and(Truth.UNKNOWN);
      }
    }
    return result;
  }

  private static Truth inAny(
      Attribute attribute, String value, List<String> operands, Context context) {
    if (attribute.type() == Attribute.Type.LADDER) {
      return Truth.of(
          operands.stream()
              .anyMatch(operand -> value.equals(ladderOf(operand) + "/" + stepOf(operand))));
    }
    if (attribute.type() != Attribute.Type.COUNTRY) {
      return Truth.of(operands.contains(value));
    }
    if (Country.isCode(value)) {
      return context.jurisdictions().onAny(operands, context.day()).contains(Country.of(value));
    }
    Truth result = Truth.FALSE;
    for (String operand : operands) {
      result = result.or(context.jurisdictions().isInside(value, operand, context.day()));
    }
    return result;
  }

  /** Every value must compare as asked; without a value nothing is known. */
  private static Truth ordered(
      Condition.Compare compare,
      Values values,
      String operand,
      Context context,
      java.util.function.IntPredicate holds) {
    if (compare.attribute().type() == Attribute.Type.LADDER) {
      return onLadder(values.in(), operand, context.vocabulary(), holds);
    }
    Truth result = values.isComplete() ? Truth.TRUE : Truth.UNKNOWN;
    if (values.in().isEmpty()) {
      return Truth.UNKNOWN;
    }
    for (String value : values.in()) {
      Optional<Integer> sign = order(compare.attribute(), value, operand);
      result = result.and(sign.map(s -> Truth.of(holds.test(s))).orElse(Truth.UNKNOWN));
    }
    return result;
  }

  private static Truth onLadder(
      SortedSet<String> values,
      String operand,
      Vocabulary vocabulary,
      java.util.function.IntPredicate holds) {
    String ladder = ladderOf(operand);
    Vocabulary.Ladder scale = vocabulary.ladders().get(ladder);
    if (scale == null) {
      return Truth.UNKNOWN;
    }
    for (String value : values) {
      if (ladderOf(value).equals(ladder)) {
        int sign =
            Integer.compare(
                scale.values().indexOf(stepOf(value)), scale.values().indexOf(stepOf(operand)));
        return Truth.of(holds.test(sign));
      }
    }
    // Values of other ladders say nothing about this one.
    return Truth.UNKNOWN;
  }

  /** The ladder of {@code ladder/value}; a bare value is of {@code general}. */
  public static String ladderOf(String value) {
    int slash = value.indexOf('/');
    return slash < 0 ? "general" : value.substring(0, slash);
  }

  /** The step of {@code ladder/value}. */
  public static String stepOf(String value) {
    return value.substring(value.indexOf('/') + 1);
  }

  private static Optional<Integer> order(Attribute attribute, String value, String operand) {
    return switch (attribute.type()) {
      case DURATION -> {
        Optional<Duration> left = duration(value);
        Optional<Duration> right = duration(operand);
        yield left.isPresent() && right.isPresent()
            ? Optional.of(left.get().compareTo(right.get()))
            : Optional.empty();
      }
      case CONFIDENCE ->
          Optional.of(
              Confidence.valueOf(value.toUpperCase(java.util.Locale.ROOT))
                  .compareTo(Confidence.valueOf(operand.toUpperCase(java.util.Locale.ROOT))));
      default -> Optional.empty();
    };
  }

  /** An ISO 8601 duration; a month counts 31 days and a year 366, the longest that they can be. */
  public static Optional<Duration> duration(String text) {
    try {
      if (text.contains("T")) {
        return Optional.of(Duration.parse(text));
      }
      Period period = Period.parse(text);
      return Optional.of(
          Duration.ofDays(period.getYears() * 366L + period.getMonths() * 31L + period.getDays()));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static Truth dated(Values values, String operand, boolean before) {
    PartialDate limit = PartialDate.parse(operand);
    Truth result = values.isComplete() ? Truth.TRUE : Truth.UNKNOWN;
    if (values.in().isEmpty()) {
      // No date announced: it ends after every day that can be named.
      return values.isComplete() ? Truth.of(!before) : Truth.UNKNOWN;
    }
    for (String value : values.in()) {
      PartialDate date = PartialDate.parse(value);
      result = result.and(before ? isBefore(date, limit) : isBefore(limit, date));
    }
    return result;
  }

  /** Dates that can mean the same day, or days in either order, are not known to differ. */
  private static Truth isBefore(PartialDate left, PartialDate right) {
    if (left.last().isBefore(right.first())) {
      return Truth.TRUE;
    }
    return left.first().isBefore(right.last()) ? Truth.UNKNOWN : Truth.FALSE;
  }
}
