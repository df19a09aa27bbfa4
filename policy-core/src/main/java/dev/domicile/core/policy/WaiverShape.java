package dev.domicile.core.policy;

import dev.domicile.core.catalog.Attribute;
import dev.domicile.core.catalog.Glob;
import dev.domicile.core.catalog.PartialDate;
import dev.domicile.core.catalog.WordList;
import dev.domicile.core.source.Key;
import dev.domicile.core.source.Located;
import dev.domicile.core.source.ObjectBuilder;
import dev.domicile.core.source.ScalarShape;
import dev.domicile.core.source.Shape;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How a waiver is written. */
final class WaiverShape {

  static final Shape<Waiver> WAIVER = waiver();

  private WaiverShape() {}

  private record Spec(
      List<Located<String>> rules,
      List<Glob> workloads,
      List<Glob> offerings,
      Optional<Condition> when,
      Set<Verdict> lifts,
      String approver,
      String reason,
      Optional<String> reference,
      Optional<PartialDate> from,
      PartialDate until) {}

  private static Shape<Waiver> waiver() {
    ObjectBuilder m = Shape.object("WaiverMetadata", "what the waiver is called");
    Key<String> id = m.required("id", PolicyIds.shape("waiver id"), "how findings name it, unique");
    m.example(id, "pilot-2026");
    Shape<String> metadata = m.build(f -> f.get(id));

    ObjectBuilder b = Shape.object("Waiver", "a dated, approved exception");
    Key<String> api = b.required("apiVersion", Shape.literal("domicile/v1"), "the format");
    Key<String> kind = b.required("kind", Shape.literal("Waiver"), "the kind of document");
    Key<String> about = b.required("metadata", metadata, "what it is called");
    Key<Spec> spec = b.required("spec", spec(), "what it lifts");
    List<Shape<Waiver>> self = new ArrayList<>();
    Shape<Waiver> shape =
        b.build(
            f -> {
              f.get(api);
              f.get(kind);
              Spec says = f.get(spec);
              return new Waiver(
                  f.get(about),
                  says.rules(),
                  says.workloads(),
                  says.offerings(),
                  says.when(),
                  says.lifts(),
                  says.approver(),
                  says.reason(),
                  says.reference(),
                  says.from(),
                  says.until(),
                  f.position(),
                  self.get(0).canonicalJson(f.node()));
            });
    self.add(shape);
    return shape;
  }

  private static Shape<Spec> spec() {
    ObjectBuilder b = Shape.object("WaiverSpec", "what the waiver lifts, for whom and until when");
    Shape<Glob> glob = Shape.text().map(Glob::new);
    ScalarShape<PartialDate> date = Shape.scalar("date", PartialDate::parse).example("2027-03-31");
    Key<List<Located<String>>> rules =
        b.required("rules", Shape.nonEmptyList(Shape.text().located()), "rules, as `policy/rule`");
    Key<List<Glob>> workloads =
        b.optional(
            "workloads", Shape.nonEmptyList(glob), List.of(), "patterns over names of workloads");
    Key<List<Glob>> offerings =
        b.optional(
            "offerings",
            Shape.nonEmptyList(Shape.text().words(WordList.OFFERING_PATTERN.id()).map(Glob::new)),
            List.of(),
            "ids or patterns of offerings");
    Key<Optional<Condition>> when =
        b.optional(
            "when", ConditionShape.of(Attribute.Side.WORKLOAD), "the workloads that it is for");
    Key<List<Verdict>> lifts =
        b.required(
            "lifts",
            Shape.nonEmptyList(Shape.enumeration(Verdict.class)),
            "verdicts that it lifts; what is satisfied needs no lifting");
    Key<String> approver = b.required("approver", Shape.text(), "who approved it");
    Key<String> reason = b.required("reason", Shape.text(), "why it was approved");
    Key<Optional<String>> reference = b.optional("reference", Shape.text(), "where it is recorded");
    Key<Optional<PartialDate>> from =
        b.optional("from", date.example("2026-12-01"), "first day on which it lifts");
    Key<PartialDate> until = b.required("until", date, "first day on which it no longer lifts");
    b.example(rules, "[de-sgb5-393/c5]")
        .absent(workloads, "any name; then `when` has to be there")
        .example(workloads, "[\"pilot-*\"]")
        .absent(offerings, "all")
        .example(offerings, "[\"aws/eu-central-1/*\"]")
        .absent(when, "any; then `workloads` has to be there")
        .example(when, "{sector: healthcare}")
        .example(lifts, "[unknown]")
        .example(approver, "Chief information security officer")
        .example(reason, "The report is announced for the autumn.")
        .absent(reference, "none")
        .example(reference, "RISK-88")
        .absent(from, "from the beginning");
    return b.build(
        f -> {
          if (f.get(workloads).isEmpty() && f.get(when).isEmpty()) {
            throw new IllegalArgumentException(
                "a waiver without `workloads` and without `when` would be for everybody; say whom it is"
                    + " for");
          }
          if (f.get(lifts).contains(Verdict.SATISFIED)) {
            throw f.refuse(lifts, "what is satisfied needs no lifting");
          }
          LocalDate ends = f.get(until).permissionUntil();
          Optional<LocalDate> begins = f.get(from).map(PartialDate::permissionFrom);
          if (begins.isPresent() && !begins.get().isBefore(ends)) {
            throw f.refuse(
                until,
                "it never lifts anything: from " + begins.get() + " on, and no longer on " + ends);
          }
          return new Spec(
              f.get(rules),
              f.get(workloads),
              f.get(offerings),
              f.get(when),
              Set.copyOf(f.get(lifts)),
              f.get(approver),
              f.get(reason),
              f.get(reference),
              f.get(from),
              f.get(until));
        });
  }
}
