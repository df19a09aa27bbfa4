package dev.domicile.cli.policytest;

import dev.domicile.cli.policytest.PolicyTestDocument.Case;
import dev.domicile.cli.policytest.PolicyTestDocument.Expect;
import dev.domicile.cli.policytest.PolicyTestDocument.Expectation;
import dev.domicile.cli.policytest.PolicyTestDocument.ExpectedRule;
import dev.domicile.cli.policytest.PolicyTestDocument.WrittenWorkload;
import dev.domicile.core.catalog.Glob;
import dev.domicile.core.decision.Outcome;
import dev.domicile.core.decision.WorkloadShape;
import dev.domicile.core.policy.Verdict;
import dev.domicile.core.source.Fields;
import dev.domicile.core.source.Key;
import dev.domicile.core.source.Located;
import dev.domicile.core.source.Node;
import dev.domicile.core.source.ObjectBuilder;
import dev.domicile.core.source.Shape;
import dev.domicile.core.source.SourcePosition;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a policy test is written. */
public final class PolicyTestShape {

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

  private static final Shape<PolicyTestDocument> TEST = document();

  /** A document of kind {@code PolicyTest}, for schemas and documentation. */
  public static final Shape<?> DOCUMENT = TEST;

  private PolicyTestShape() {}

  /** The same with the type of what is bound. */
  static Shape<PolicyTestDocument> test() {
    return TEST;
  }

  private static Shape<PolicyTestDocument> document() {
    ObjectBuilder b = Shape.object("PolicyTest", "workloads and what policies must say of them");
    b.required("apiVersion", Shape.literal("domicile/v1"), "the format");
    b.required("kind", Shape.literal("PolicyTest"), "the kind of document");
    Key<Optional<LocalDate>> at = b.optional("at", Shape.date(), "the day of cases that name none");
    Key<List<Located<String>>> policies =
        b.optional(
            "policies",
            Shape.nonEmptyList(Shape.text().located()),
            List.of(),
            "files or folders relative to the test, `bundled` or `bundled:PACK`; absent means the"
                + " policy beside the test");
    Key<Boolean> catalog =
        b.optional(
            "catalog",
            Shape.nonEmptyList(entry()).map(list -> true),
            false,
            "documents to lay over the catalog");
    Key<Map<String, WorkloadShape.Spec>> workloads =
        b.required(
            "workloads", Shape.mapNonEmpty(WorkloadShape.spec()), "what is asked, by a name");
    Key<List<Case>> cases =
        b.required("cases", Shape.nonEmptyList(testCase()), "what must come out");
    return b.build(
        f ->
            new PolicyTestDocument(
                f.get(at),
                f.get(policies),
                f.get(catalog) ? items(f, catalog) : List.of(),
                written(f, workloads),
                f.get(cases)));
  }

  private static List<Node> items(Fields fields, Key<?> key) {
    return value(fields, key) instanceof Node.Sequence list ? list.items() : List.of();
  }

  private static Map<String, WrittenWorkload> written(
      Fields fields, Key<Map<String, WorkloadShape.Spec>> key) {
    Node all = value(fields, key);
    Map<String, WrittenWorkload> result = new LinkedHashMap<>();
    fields
        .get(key)
        .forEach(
            (name, spec) -> {
              Node node = all instanceof Node.Mapping map ? map.get(name).orElse(all) : all;
              result.put(name, new WrittenWorkload(spec, node));
            });
    return result;
  }

  private static Node value(Fields fields, Key<?> key) {
    return fields.node() instanceof Node.Mapping mapping
        ? mapping.get(key.name()).orElse(mapping)
        : fields.node();
  }

  private static Shape<Case> testCase() {
    ObjectBuilder b = Shape.object("PolicyTestCase", "one workload and what must come out");
    Key<String> name = b.required("name", Shape.text(), "what the case shows, in a sentence");
    Key<Optional<LocalDate>> at = b.optional("at", Shape.date(), "the day");
    Key<Located<String>> workload =
        b.required("workload", Shape.text().located(), "the name of a workload of this test");
    Key<Optional<Located<Glob>>> offering =
        b.optional(
            "offering",
            Shape.text().map(Glob::new).located(),
            "an id or a pattern; absent means the workload as a whole");
    Key<Expect> expect =
        b.required("expect", expect(), "what must come out, or that for each pattern");
    return b.build(
        f -> {
          if (f.has(offering) && f.get(expect).direct().isEmpty()) {
            throw f.refuse(expect, "a case that names its `offering` expects one outcome");
          }
          return new Case(
              f.get(name),
              f.get(at),
              f.get(workload),
              f.get(offering),
              f.get(expect),
              f.position());
        });
  }

  private static Shape<Expect> expect() {
    ObjectBuilder b = Shape.object("PolicyTestExpect", "what must come out");
    Key<Optional<Outcome>> outcome =
        b.optional("outcome", Shape.enumeration(Outcome.class), "allowed, conditional or refused");
    Key<Optional<List<ExpectedRule>>> rules =
        b.optional("rules", rules(), "exactly the rules that are not satisfied");
    Key<Map<String, Expectation>> patterns =
        b.prefixed("", expectation(), "what must come out for the offerings of a pattern");
    return b.build(
        f -> {
          boolean direct = f.has(outcome) || f.has(rules);
          if (direct == !f.get(patterns).isEmpty()) {
            throw new IllegalArgumentException(
                direct
                    ? "`outcome` and `rules` stand beside a pattern; write them below it"
                    : "nothing is expected; write `outcome`, `rules` or both");
          }
          return direct
              ? new Expect(
                  Optional.of(new Expectation(f.get(outcome), f.get(rules), f.position())),
                  Map.of())
              : new Expect(Optional.empty(), f.get(patterns));
        });
  }

  private static Shape<Expectation> expectation() {
    ObjectBuilder b = Shape.object("PolicyTestExpectation", "what must come out");
    Key<Optional<Outcome>> outcome =
        b.optional("outcome", Shape.enumeration(Outcome.class), "allowed, conditional or refused");
    Key<Optional<List<ExpectedRule>>> rules =
        b.optional("rules", rules(), "exactly the rules that are not satisfied");
    return b.build(
        f -> {
          if (!f.has(outcome) && !f.has(rules)) {
            throw new IllegalArgumentException(
                "nothing is expected; write `outcome`, `rules` or both");
          }
          return new Expectation(f.get(outcome), f.get(rules), f.position());
        });
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

  /** Any mapping: whether it is right is said by the loader of catalogs. */
  private static Shape<SourcePosition> entry() {
    return Shape.map(new Anything().shape).located().map(Located::position);
  }

  private static final class Anything {
    private final Shape<String> shape =
        Shape.<String>choice("anything")
            .scalar(Shape.scalar("text", text -> text))
            .sequence(Shape.list(Shape.lazy(this::self)).map(list -> ""))
            .mapping(Shape.map(Shape.presence(Shape.lazy(this::self))).map(map -> ""))
            .build();

    private Shape<String> self() {
      return shape;
    }
  }
}
