package dev.domicile.opa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.domicile.core.catalog.Attribute;
import dev.domicile.core.catalog.Truth;
import dev.domicile.core.policy.Condition;
import dev.domicile.core.source.SourcePosition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class NormalFormTest {

  private static final SourcePosition HERE = new SourcePosition("test.yaml", 1, 1);

  @Property(tries = 500)
  void a_normal_form_means_what_the_condition_means(
      @ForAll("conditions") Condition condition, @ForAll("truths") List<Truth> truths) {
    List<Object> alternatives = NormalForm.of(condition).orElseThrow();
    assertEquals(truth(condition, truths), truth(alternatives, truths));
  }

  @Test
  void a_condition_with_too_many_alternatives_is_not_written_out() {
    List<Condition> choices = new ArrayList<>();
    for (int i = 0; i < 11; i++) {
      choices.add(new Condition.Any(List.of(label(2 * i), label(2 * i + 1)), HERE));
    }
    assertTrue(NormalForm.of(new Condition.All(choices, HERE)).isEmpty());
    assertTrue(NormalForm.of(new Condition.Any(choices, HERE)).isPresent());
  }

  @Test
  void operands_of_durations_are_milliseconds() {
    Condition limit =
        new Condition.Compare(
            Attribute.RETENTION, "retention", Condition.Operator.AT_MOST, List.of("P30D"), HERE);
    assertEquals(
        "[[{\"attribute\":\"retention\",\"name\":\"retention\",\"negated\":false,"
            + "\"operands\":[2592000000],\"operator\":\"atMost\"}]]",
        DataText.of(NormalForm.of(limit).orElseThrow()));
  }

  @Provide
  Arbitrary<List<Truth>> truths() {
    return Arbitraries.of(Truth.class).list().ofSize(6);
  }

  @Provide
  Arbitrary<Condition> conditions() {
    return conditions(3);
  }

  private static Arbitrary<Condition> conditions(int depth) {
    Arbitrary<Condition> leaf = Arbitraries.integers().between(0, 5).map(NormalFormTest::label);
    if (depth == 0) {
      return leaf;
    }
    Arbitrary<List<Condition>> parts = conditions(depth - 1).list().ofMinSize(1).ofMaxSize(2);
    return Arbitraries.oneOf(
        leaf,
        parts.map(all -> new Condition.All(all, HERE)),
        parts.map(any -> new Condition.Any(any, HERE)),
        conditions(depth - 1).map(inner -> new Condition.Not(inner, HERE)));
  }

  /** A comparison that knows by its name which of the given truths it has. */
  private static Condition label(int number) {
    return new Condition.Compare(
        Attribute.LABEL, String.valueOf(number), Condition.Operator.ANY_OF, List.of("value"), HERE);
  }

  private static Truth truth(Condition condition, List<Truth> truths) {
    if (condition instanceof Condition.All all) {
      return all.conditions().stream()
          .map(part -> truth(part, truths))
          .reduce(Truth.TRUE, Truth::and);
    }
    if (condition instanceof Condition.Any any) {
      return any.conditions().stream()
          .map(part -> truth(part, truths))
          .reduce(Truth.FALSE, Truth::or);
    }
    if (condition instanceof Condition.Not not) {
      return truth(not.condition(), truths).not();
    }
    return truths.get(Integer.parseInt(((Condition.Compare) condition).name()));
  }

  private static Truth truth(List<Object> alternatives, List<Truth> truths) {
    return alternatives.stream()
        .map(
            alternative ->
                ((Collection<?>) alternative)
                    .stream()
                        .map(comparison -> truth((Map<?, ?>) comparison, truths))
                        .reduce(Truth.TRUE, Truth::and))
        .reduce(Truth.FALSE, Truth::or);
  }

  private static Truth truth(Map<?, ?> comparison, List<Truth> truths) {
    Truth plain = truths.get(Integer.parseInt(String.valueOf(comparison.get("name"))));
    return Boolean.TRUE.equals(comparison.get("negated")) ? plain.not() : plain;
  }
}
