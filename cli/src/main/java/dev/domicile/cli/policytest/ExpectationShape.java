package dev.domicile.cli.policytest;

import dev.domicile.cli.policytest.PolicyTestDocument.Expectation;
import dev.domicile.cli.policytest.PolicyTestDocument.ExpectedRule;
import dev.domicile.core.decision.Outcome;
import dev.domicile.core.policy.Verdict;
import dev.domicile.core.source.Fields;
import dev.domicile.core.source.Key;
import dev.domicile.core.source.Located;
import dev.domicile.core.source.Node;
import dev.domicile.core.source.ObjectBuilder;
import dev.domicile.core.source.Shape;
import dev.domicile.core.source.SourcePosition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a policy test writes what it expects. */
final class ExpectationShape {

  private static final String OUTCOMES = "what is decided";

  /** What a case expects: of what it is about, or of each pattern. */
  record Expect(Optional<Expectation> direct, Map<Located<String>, Expectation> patterns) {}

  /** A verdict that a test can expect: what is satisfied is not listed. */
  private enum Unsatisfied {
    NEEDS_EVIDENCE(Verdict.NEEDS_EVIDENCE),
    UNKNOWN(Verdict.UNKNOWN),
    VIOLATED(Verdict.VIOLATED);

    private final Verdict verdict;

    Unsatisfied(Verdict verdict) {
      this.verdict = verdict;
    }
  }

  private ExpectationShape() {}

  /** What stands under {@code expect}. */
  static Shape<Expect> expect() {
    ObjectBuilder b = Shape.object("PolicyTestExpect", "what must come out");
    Keys keys = new Keys(b);
    Key<Map<String, Expectation>> patterns =
        b.prefixed(
            "", expectation(), "what must come out for the offerings of a pattern or of a name");
    Shape<Expect> mapping =
        b.build(
            f -> {
              boolean direct = keys.anyIn(f);
              if (direct == !f.get(patterns).isEmpty()) {
                throw new IllegalArgumentException(
                    direct
                        ? "`outcome`, `rules` or `applies` stand beside a pattern; write them below it"
                        : "nothing is expected; write `outcome`, `rules` or `applies`");
              }
              return direct
                  ? new Expect(Optional.of(keys.read(f)), Map.of())
                  : new Expect(Optional.empty(), located(f, f.get(patterns)));
            });
    return Shape.<Expect>choice("outcome, or what is expected")
        .scalar(outcomeAlone().map(one -> new Expect(Optional.of(one), Map.of())))
        .mapping(mapping)
        .build();
  }

  /** What must come out for each offering, pattern or name of one workload. */
  static Shape<Map<Located<String>, Expectation>> row() {
    ObjectBuilder b =
        Shape.object("PolicyTestRow", "what must come out for each offering, pattern or name");
    Key<Map<String, Expectation>> cells = b.prefixed("", expectation(), "what must come out");
    return b.build(
        f -> {
          if (f.get(cells).isEmpty()) {
            throw new IllegalArgumentException("nothing is expected; name an offering");
          }
          return located(f, f.get(cells));
        });
  }

  /** The values with the places of their keys. */
  static <V> Map<Located<String>, V> located(Fields fields, Map<String, V> values) {
    Map<Located<String>, V> result = new LinkedHashMap<>();
    values.forEach((name, value) -> result.put(new Located<>(name, keyOf(fields, name)), value));
    return result;
  }

  private static SourcePosition keyOf(Fields fields, String name) {
    if (fields.node() instanceof Node.Mapping mapping) {
      for (Node.Entry entry : mapping.entries()) {
        if (entry.key().text().equals(name)) {
          return entry.key().position();
        }
      }
    }
    return fields.position();
  }

  private static Shape<Expectation> expectation() {
    ObjectBuilder b = Shape.object("PolicyTestExpectation", "what must come out");
    Keys keys = new Keys(b);
    Shape<Expectation> mapping =
        b.build(
            f -> {
              if (!keys.anyIn(f)) {
                throw new IllegalArgumentException(
                    "nothing is expected; write `outcome`, `rules` or `applies`");
              }
              return keys.read(f);
            });
    return Shape.<Expectation>choice("outcome, or what is expected")
        .scalar(outcomeAlone())
        .mapping(mapping)
        .build();
  }

  private static Shape<Expectation> outcomeAlone() {
    return Shape.enumeration(Outcome.class)
        .located()
        .map(
            outcome ->
                new Expectation(
                    Optional.of(outcome.value()),
                    Optional.empty(),
                    Optional.empty(),
                    outcome.position()));
  }

  private static final class Keys {
    private final Key<Optional<Outcome>> outcome;
    private final Key<Optional<List<ExpectedRule>>> rules;
    private final Key<Optional<List<Located<String>>>> applies;

    Keys(ObjectBuilder b) {
      outcome = b.optional("outcome", Shape.enumeration(Outcome.class), OUTCOMES);
      rules = b.optional("rules", rules(), "exactly the rules that are not satisfied");
      applies =
          b.optional(
              "applies",
              Shape.list(Shape.text().located()),
              "exactly the rules that apply to the workload, satisfied or not");
      b.absent(outcome, "any")
          .example(outcome, "refused")
          .absent(rules, "any")
          .example(rules, "{eea-only/inside: violated}")
          .absent(applies, "any")
          .example(applies, "[eea-only/inside]");
    }

    boolean anyIn(Fields fields) {
      return fields.has(outcome) || fields.has(rules) || fields.has(applies);
    }

    Expectation read(Fields fields) {
      return new Expectation(
          fields.get(outcome), fields.get(rules), fields.get(applies), fields.position());
    }
  }

  private static Shape<List<ExpectedRule>> rules() {
    Shape<List<ExpectedRule>> list =
        Shape.list(Shape.text().located())
            .map(ids -> ids.stream().map(id -> new ExpectedRule(id, Optional.empty())).toList());
    Shape<List<ExpectedRule>> mapping =
        Shape.map(Shape.enumeration(Unsatisfied.class).located())
            .map(
                verdicts -> {
                  List<ExpectedRule> rules = new ArrayList<>();
                  verdicts.forEach(
                      (id, verdict) ->
                          rules.add(
                              new ExpectedRule(
                                  new Located<>(id, verdict.position()),
                                  Optional.of(verdict.value().verdict))));
                  return List.copyOf(rules);
                });
    return Shape.<List<ExpectedRule>>choice("list of rules, or rules with their verdicts")
        .sequence(list)
        .mapping(mapping)
        .build();
  }
}
