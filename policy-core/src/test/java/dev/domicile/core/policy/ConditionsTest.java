package dev.domicile.core.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.domicile.core.catalog.Attribute;
import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.catalog.Truth;
import dev.domicile.core.decision.SmallCatalog;
import dev.domicile.core.decision.Tsv;
import dev.domicile.core.policy.Condition.Operator;
import dev.domicile.core.source.SourcePosition;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The truth table of comparisons in {@code conditions.tsv}, and three-valued logic around it. */
class ConditionsTest {

  private static final Catalog CATALOG = SmallCatalog.empty().build();
  private static final SourcePosition HERE = new SourcePosition("conditions.tsv", 1, 1);

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void a_comparison_comes_to(Tsv.Row row) {
    assertEquals(Truth.valueOf(row.get("answer")), answer(row));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void what_is_blanked_never_becomes_a_certainty_of_the_other_kind(Tsv.Row row) {
    Truth known = answer(row);
    Truth blank = evaluate(condition(row), Values.UNKNOWN);
    // Nothing known of the values: no comparison can be false or true by itself.
    assertEquals(Truth.UNKNOWN, blank, "known it was " + known);
  }

  static Stream<Tsv.Row> rows() {
    return Tsv.read("policy/conditions.tsv");
  }

  private static Truth answer(Tsv.Row row) {
    return evaluate(
        condition(row),
        new Values(
            new TreeSet<>(values(row, "in")),
            new TreeSet<>(row.words("maybe")),
            row.isYes("rest unknown")));
  }

  private static List<String> values(Tsv.Row row, String column) {
    // The one value with spaces is a retention in words.
    return row.get(column).startsWith("as ") ? List.of(row.get(column)) : row.words(column);
  }

  private static Condition condition(Tsv.Row row) {
    Operator operator =
        Arrays.stream(Operator.values())
            .filter(o -> o.key().equals(row.get("operator")))
            .findFirst()
            .orElseThrow();
    String name = row.get("attribute");
    return new Condition.Compare(
        Attribute.find(name).orElseThrow(), name, operator, row.words("operands"), HERE);
  }

  private static Truth evaluate(Condition condition, Values values) {
    return Conditions.evaluate(
        condition,
        new Conditions.Context(
            CATALOG.jurisdictions(),
            CATALOG.vocabulary(),
            LocalDate.of(2026, 11, 22),
            compare -> values,
            List::of));
  }

  // Logic.

  @Property
  void and_or_and_not_obey_de_morgan(@ForAll Truth left, @ForAll Truth right) {
    assertEquals(left.and(right).not(), left.not().or(right.not()));
    assertEquals(left.and(right), right.and(left));
    assertEquals(left.or(right), right.or(left));
    assertEquals(left, left.not().not());
  }

  @Property
  void combinations_of_conditions_follow_the_logic(
      @ForAll Truth first, @ForAll Truth second, @ForAll Truth third) {
    List<Condition> parts = List.of(constant(first), constant(second), constant(third));
    assertEquals(first.and(second).and(third), evaluate(new Condition.All(parts, HERE), PARTLY));
    assertEquals(first.or(second).or(third), evaluate(new Condition.Any(parts, HERE), PARTLY));
    assertEquals(first.not(), evaluate(new Condition.Not(parts.get(0), HERE), PARTLY));
  }

  private static final Values PARTLY =
      new Values(new TreeSet<>(List.of("aws")), new TreeSet<>(List.of("azure")), false);

  private static Condition constant(Truth truth) {
    String operand =
        switch (truth) {
          case TRUE -> "aws";
          case FALSE -> "stackit";
          case UNKNOWN -> "azure";
        };
    return new Condition.Compare(
        Attribute.PROVIDER, "provider", Operator.ANY_OF, List.of(operand), HERE);
  }
}
