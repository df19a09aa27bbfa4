package dev.domicile.cli.policytest;

import dev.domicile.cli.policytest.ExpectationShape.Expect;
import dev.domicile.cli.policytest.PolicyTestDocument.Case;
import dev.domicile.cli.policytest.PolicyTestDocument.Cell;
import dev.domicile.cli.policytest.PolicyTestDocument.Expectation;
import dev.domicile.cli.policytest.PolicyTestDocument.WrittenWorkload;
import dev.domicile.core.decision.WorkloadShape;
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
    Key<List<LocalDate>> at =
        b.optional(
            "at",
            Shape.oneOrMany(Shape.date()),
            List.of(),
            "the day of cases that name none, or several: each is then asked on each");
    Key<List<Located<String>>> policies =
        b.optional(
            "policies",
            Shape.nonEmptyList(Shape.text().located()),
            List.of(),
            "files or folders relative to the test, `bundled` or `bundled:PACK`");
    Key<Boolean> catalog =
        b.optional(
            "catalog",
            Shape.nonEmptyList(entry()).map(list -> true),
            false,
            "documents to lay over the catalog");
    Key<Map<String, WorkloadShape.Named>> workloads =
        b.required(
            "workloads", Shape.mapNonEmpty(WorkloadShape.named()), "what is asked, by a name");
    Key<Map<String, List<Located<String>>>> offerings =
        b.optional(
            "offerings",
            Shape.mapNonEmpty(Shape.oneOrMany(Shape.text().located())),
            Map.of(),
            "ids and patterns of offerings, by a name that cases can use for them");
    Key<List<Case>> cases =
        b.required("cases", Shape.nonEmptyList(testCase()), "what must come out");
    Key<List<EquivalentMutant>> equivalents =
        b.optional(
            "equivalentMutants",
            Shape.nonEmptyList(equivalentMutant()),
            List.of(),
            "what `--mutate` changes in the policies and no case can notice, and why");
    b.example(cases, "[{name: Paris is refused, workload: hospital, expect: refused}]")
        .absent(at, "each case has to name its own")
        .example(at, "2026-11-22")
        .absent(policies, "the policy beside the test")
        .example(policies, "[bundled:eu, ours.yaml]")
        .absent(catalog, "nothing is laid over it")
        .example(
            catalog,
            "[{apiVersion: domicile/v1, kind: Vocabulary, sectors: [{id: mining, title: Mining}]}]")
        .absent(offerings, "none has a name")
        .example(offerings, "{frankfurt: \"aws/eu-central-1/*@in-region\"}")
        .absent(equivalents, "each change should be noticed")
        .example(
            equivalents,
            "[{mutant: eea-only/inside/enforcement/warn, reason: another rule refuses the same}]");
    return b.build(
        f ->
            new PolicyTestDocument(
                f.get(at),
                f.get(policies),
                f.get(catalog) ? items(f, catalog) : List.of(),
                written(f, workloads),
                f.get(offerings),
                f.get(cases),
                f.get(equivalents)));
  }

  private static Shape<EquivalentMutant> equivalentMutant() {
    ObjectBuilder b =
        Shape.object("EquivalentMutant", "a change of a policy that no case can notice");
    Key<String> mutant = b.required("mutant", Shape.text(), "its id, as `test --mutate` shows it");
    Key<String> reason = b.required("reason", Shape.text(), "why it makes no difference");
    b.example(mutant, "eea-only/inside/enforcement/warn")
        .example(reason, "another rule refuses the same");
    return b.build(f -> new EquivalentMutant(f.get(mutant), f.get(reason), f.position()));
  }

  private static List<Node> items(Fields fields, Key<?> key) {
    return value(fields, key) instanceof Node.Sequence list ? list.items() : List.of();
  }

  private static Map<String, WrittenWorkload> written(
      Fields fields, Key<Map<String, WorkloadShape.Named>> key) {
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
    ObjectBuilder b = Shape.object("PolicyTestCase", "what is asked and what must come out");
    Key<String> name = b.required("name", Shape.text(), "what the case shows, in a sentence");
    Key<List<LocalDate>> at =
        b.optional(
            "at", Shape.oneOrMany(Shape.date()), List.of(), "the day of this case, or several");
    Key<List<Located<String>>> workload =
        b.optional(
            "workload",
            Shape.oneOrMany(Shape.text().located()),
            List.of(),
            "the name of a workload of this test, or several: each must meet what is expected");
    Key<List<Located<String>>> offering =
        b.optional(
            "offering",
            Shape.oneOrMany(Shape.text().located()),
            List.of(),
            "an id, a pattern or a name of `offerings`, or several: each must meet what is expected");
    Key<Optional<Expect>> expect =
        b.optional(
            "expect",
            ExpectationShape.expect(),
            "an outcome, what must come out, or that for each pattern");
    Key<Map<Located<String>, Map<Located<String>, Expectation>>> matrix =
        b.optional(
            "matrix",
            matrix(),
            Map.of(),
            "what must come out for each workload and offering, instead of the other three");
    b.example(name, "patients of a German hospital stay in the EEA")
        .absent(at, "the day of the test")
        .absent(workload, "there is a `matrix`")
        .example(workload, "hospital")
        .absent(offering, "the workload as a whole")
        .example(offering, "\"aws/eu-central-1/*@in-region\"")
        .absent(expect, "there is a `matrix`")
        .example(expect, "{outcome: refused, rules: {eea-only/inside: violated}}")
        .absent(matrix, "there are `workload` and `expect`")
        .example(matrix, "{hospital: {\"*@global\": refused, frankfurt: allowed}}");
    return b.build(
        f -> {
          if (f.has(matrix)) {
            if (f.has(workload) || f.has(offering) || f.has(expect)) {
              throw f.refuse(matrix, "it stands instead of `workload`, `offering` and `expect`");
            }
            return new Case(f.get(name), f.get(at), cells(f.get(matrix)), f.position());
          }
          if (!f.has(workload) || f.get(expect).isEmpty()) {
            throw new IllegalArgumentException(
                "a case needs `workload` and `expect`, or a `matrix` of both");
          }
          Expect expected = f.get(expect).orElseThrow();
          if (f.has(offering) && expected.direct().isEmpty()) {
            throw f.refuse(expect, "a case that names its `offering` expects one outcome");
          }
          return new Case(
              f.get(name),
              f.get(at),
              cells(f.get(workload), f.get(offering), expected),
              f.position());
        });
  }

  private static Shape<Map<Located<String>, Map<Located<String>, Expectation>>> matrix() {
    ObjectBuilder b =
        Shape.object("PolicyTestMatrix", "each workload with what must come out for it");
    Key<Map<String, Map<Located<String>, Expectation>>> rows =
        b.prefixed("", ExpectationShape.row(), "offerings of the workload of this name");
    return b.build(
        f -> {
          if (f.get(rows).isEmpty()) {
            throw new IllegalArgumentException("nothing is expected; name a workload");
          }
          return ExpectationShape.located(f, f.get(rows));
        });
  }

  private static List<Cell> cells(Map<Located<String>, Map<Located<String>, Expectation>> matrix) {
    List<Cell> cells = new ArrayList<>();
    matrix.forEach(
        (workload, row) ->
            row.forEach(
                (offering, expectation) ->
                    cells.add(
                        new Cell(
                            workload,
                            Optional.of(offering),
                            expectation,
                            List.of(workload.value(), offering.value())))));
    return cells;
  }

  private static List<Cell> cells(
      List<Located<String>> workloads, List<Located<String>> offerings, Expect expected) {
    List<Cell> cells = new ArrayList<>();
    for (Located<String> workload : workloads) {
      List<String> label = workloads.size() > 1 ? List.of(workload.value()) : List.of();
      expected
          .direct()
          .ifPresent(
              expectation -> {
                if (offerings.isEmpty()) {
                  cells.add(new Cell(workload, Optional.empty(), expectation, label));
                }
                for (Located<String> offering : offerings) {
                  cells.add(
                      new Cell(
                          workload,
                          Optional.of(offering),
                          expectation,
                          offerings.size() > 1 ? and(label, offering) : label));
                }
              });
      expected
          .patterns()
          .forEach(
              (pattern, expectation) ->
                  cells.add(
                      new Cell(workload, Optional.of(pattern), expectation, and(label, pattern))));
    }
    return cells;
  }

  private static List<String> and(List<String> label, Located<String> further) {
    List<String> all = new ArrayList<>(label);
    all.add(further.value());
    return all;
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
