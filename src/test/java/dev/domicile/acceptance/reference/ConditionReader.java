package dev.domicile.acceptance.reference;

import dev.domicile.core.catalog.Attribute;
import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.catalog.PartialDate;
import dev.domicile.core.catalog.Vocabulary;
import dev.domicile.core.policy.Condition;
import dev.domicile.core.policy.Condition.Compare;
import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Function;

/**
 * Reads conditions twice: whether they hold whatever the unknown turns out to be, and whether they
 * could hold. What is neither is false, what could and need not is unknown.
 */
final class ConditionReader {

  private final Catalog catalog;
  private final SetReader sets;
  private final Function<Compare, PossibleValues> values;
  private final Function<String, List<String>> expand;

  /**
   * @param values what is known of the attribute of a comparison
   * @param expand what an operand such as {@code @requester} stands for
   */
  ConditionReader(
      Catalog catalog,
      SetReader sets,
      Function<Compare, PossibleValues> values,
      Function<String, List<String>> expand) {
    this.catalog = catalog;
    this.sets = sets;
    this.values = values;
    this.expand = expand;
  }

  boolean must(Condition condition) {
    if (condition instanceof Condition.All all) {
      return all.conditions().stream().allMatch(this::must);
    }
    if (condition instanceof Condition.Any any) {
      return any.conditions().stream().anyMatch(this::must);
    }
    if (condition instanceof Condition.Not not) {
      return !could(not.condition());
    }
    return must((Compare) condition);
  }

  boolean could(Condition condition) {
    if (condition instanceof Condition.All all) {
      return all.conditions().stream().allMatch(this::could);
    }
    if (condition instanceof Condition.Any any) {
      return any.conditions().stream().anyMatch(this::could);
    }
    if (condition instanceof Condition.Not not) {
      return !must(not.condition());
    }
    return could((Compare) condition);
  }

  private boolean must(Compare c) {
    PossibleValues v = values.apply(c);
    List<String> operands = operands(c);
    return switch (c.operator()) {
      case ANY_OF -> operands.stream().anyMatch(o -> mustHave(c, v, o));
      case NONE_OF -> operands.stream().noneMatch(o -> couldHave(c, v, o));
      case ALL_OF -> operands.stream().allMatch(o -> mustHave(c, v, o));
      case ALL_IN ->
          !v.open()
              && v.all().stream()
                  .allMatch(one -> operands.stream().anyMatch(o -> mustLieIn(c, one, o)));
      case AT_LEAST -> ordered(c, v, operands.get(0), true, 1);
      case AT_MOST -> ordered(c, v, operands.get(0), true, -1);
      case BEFORE -> before(v, operands.get(0), true);
      case AFTER -> after(v, operands.get(0), true);
    };
  }

  private boolean could(Compare c) {
    PossibleValues v = values.apply(c);
    List<String> operands = operands(c);
    return switch (c.operator()) {
      case ANY_OF -> operands.stream().anyMatch(o -> couldHave(c, v, o));
      case NONE_OF -> operands.stream().noneMatch(o -> mustHave(c, v, o));
      case ALL_OF -> operands.stream().allMatch(o -> couldHave(c, v, o));
      case ALL_IN ->
          v.sure().stream().allMatch(one -> operands.stream().anyMatch(o -> mayLieIn(c, one, o)));
      case AT_LEAST -> ordered(c, v, operands.get(0), false, 1);
      case AT_MOST -> ordered(c, v, operands.get(0), false, -1);
      case BEFORE -> before(v, operands.get(0), false);
      case AFTER -> after(v, operands.get(0), false);
    };
  }

  private List<String> operands(Compare c) {
    List<String> operands = new ArrayList<>();
    c.operands().forEach(o -> operands.addAll(expand.apply(o)));
    return c.attribute().type() == Attribute.Type.LADDER
        ? operands.stream().map(ConditionReader::onLadder).toList()
        : operands;
  }

  /** {@code ladder/step}; a bare step is of the ladder {@code general}. */
  static String onLadder(String value) {
    return value.contains("/") ? value : "general/" + value;
  }

  private boolean mustHave(Compare c, PossibleValues v, String operand) {
    return v.sure().stream().anyMatch(one -> mustLieIn(c, one, operand));
  }

  private boolean couldHave(Compare c, PossibleValues v, String operand) {
    return v.open() || v.all().stream().anyMatch(one -> mayLieIn(c, one, operand));
  }

  private boolean mustLieIn(Compare c, String value, String operand) {
    return c.attribute().type() == Attribute.Type.COUNTRY
        ? sets.mustLieIn(value, operand)
        : value.equals(operand);
  }

  private boolean mayLieIn(Compare c, String value, String operand) {
    return c.attribute().type() == Attribute.Type.COUNTRY
        ? sets.mayLieIn(value, operand)
        : value.equals(operand);
  }

  /** Every value at or beyond the operand; {@code sign} is 1 for at least and -1 for at most. */
  private boolean ordered(Compare c, PossibleValues v, String operand, boolean surely, int sign) {
    if (c.attribute().type() == Attribute.Type.LADDER) {
      return ladder(v.sure(), operand, surely, sign);
    }
    if (v.sure().isEmpty()) {
      return !surely;
    }
    boolean all =
        v.sure().stream().allMatch(one -> sign * compare(c.attribute(), one, operand) >= 0);
    return all && (!surely || v.isComplete());
  }

  private boolean ladder(SortedSet<String> stated, String operand, boolean surely, int sign) {
    String ladder = operand.substring(0, operand.indexOf('/'));
    Vocabulary.Ladder scale =
        Optional.ofNullable(catalog.vocabulary().ladders().get(ladder)).orElseThrow();
    List<Integer> steps =
        stated.stream()
            .filter(value -> value.startsWith(ladder + "/"))
            .map(value -> scale.values().indexOf(value.substring(ladder.length() + 1)))
            .toList();
    if (steps.isEmpty()) {
      return !surely;
    }
    int asked = scale.values().indexOf(operand.substring(ladder.length() + 1));
    return steps.stream().allMatch(step -> sign * Integer.compare(step, asked) >= 0);
  }

  private static int compare(Attribute attribute, String left, String right) {
    return switch (attribute.type()) {
      case DURATION -> duration(left).compareTo(duration(right));
      case CONFIDENCE ->
          Integer.compare(
              List.of("low", "medium", "high").indexOf(left),
              List.of("low", "medium", "high").indexOf(right));
      default -> throw new IllegalArgumentException(attribute.id() + " has no order");
    };
  }

  private static Duration duration(String text) {
    if (text.contains("T")) {
      return Duration.parse(text);
    }
    Period period = Period.parse(text);
    return Duration.ofDays(366L * period.getYears() + 31L * period.getMonths() + period.getDays());
  }

  /** No date at all, and completely known, means after every date. */
  private static boolean before(PossibleValues v, String operand, boolean surely) {
    if (v.sure().isEmpty()) {
      return v.open() && !surely;
    }
    PartialDate limit = PartialDate.parse(operand);
    return v.sure().stream()
        .map(PartialDate::parse)
        .allMatch(
            date ->
                surely ? date.last().isBefore(limit.first()) : date.first().isBefore(limit.last()));
  }

  private static boolean after(PossibleValues v, String operand, boolean surely) {
    if (v.sure().isEmpty()) {
      return !v.open() || !surely;
    }
    PartialDate limit = PartialDate.parse(operand);
    return v.sure().stream()
        .map(PartialDate::parse)
        .allMatch(
            date ->
                surely ? date.first().isAfter(limit.last()) : date.last().isAfter(limit.first()));
  }
}
