package dev.domicile.core.decision;

import dev.domicile.core.catalog.Country;
import dev.domicile.core.catalog.CountrySet;
import dev.domicile.core.catalog.Glob;
import dev.domicile.core.catalog.PartialDate;
import dev.domicile.core.catalog.Stage;
import dev.domicile.core.catalog.WordList;
import dev.domicile.core.policy.Evidence;
import dev.domicile.core.source.Key;
import dev.domicile.core.source.ObjectBuilder;
import dev.domicile.core.source.Shape;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How a workload declares a contract, an approval or a report. */
final class EvidenceShape {

  private EvidenceShape() {}

  private record Covers(CountrySet countries, boolean anywhere) {}

  static Shape<Evidence> evidence() {
    ObjectBuilder b = Shape.object("Evidence", "a contract, an approval, a report that exists");
    Key<String> kind =
        b.required("kind", Shape.text().words(WordList.EVIDENCE_KIND.id()), "kind of evidence");
    Key<List<String>> with =
        b.required(
            "with",
            Shape.oneOrMany(Shape.text().words(WordList.EVIDENCE_PARTY.id())),
            "operating entity that it was concluded with, or `any`");
    Shape<Covers> places =
        Shape.oneOrMany(Shape.text().words(WordList.OPENED_PLACE.id()))
            .map(
                names ->
                    new Covers(
                        CountrySet.of(
                            names.stream()
                                .filter(n -> !n.equals("anywhere"))
                                .map(Country::of)
                                .toList()),
                        names.contains("anywhere")));
    Key<Covers> covers =
        b.optional(
            "covers",
            places,
            new Covers(CountrySet.empty(), false),
            "countries that it opens, or `anywhere`");
    Key<String> reference = b.required("reference", Shape.text(), "where it can be found");
    Key<Optional<PartialDate>> from =
        b.optional(
            "from", WorkloadShape.DATE.example("2026-07-01"), "first day on which it counts");
    Key<PartialDate> until =
        b.required("until", WorkloadShape.DATE, "first day on which it no longer counts");
    Key<List<Glob>> offerings =
        b.optional(
            "offerings",
            Shape.oneOrMany(WorkloadShape.globs(WordList.OFFERING_PATTERN)),
            List.of(),
            "offerings that are available to you; only for kind `availability`");
    Key<List<Stage>> stages =
        b.optional(
            "stages",
            Shape.oneOrMany(WorkloadShape.STAGE),
            List.of(),
            "stages that it speaks of; only for kind `contract`");
    Key<CountrySet> promised =
        b.optional(
            "places",
            Shape.oneOrMany(WorkloadShape.COUNTRY).map(CountrySet::of),
            CountrySet.empty(),
            "countries that it promises; only for kind `contract`");
    b.example(kind, "scc")
        .example(with, "aws")
        .absent(covers, "it opens no place")
        .example(covers, "[US]")
        .example(reference, "DPA-2026-014")
        .absent(from, "it counts already")
        .absent(offerings, "none")
        .example(offerings, "\"aws/eu-central-1/*\"")
        .absent(stages, "none")
        .absent(promised, "none");
    return b.build(
        f -> {
          boolean contract = f.get(kind).equals("contract");
          boolean availability = f.get(kind).equals("availability");
          if (availability && !f.has(offerings)) {
            throw new IllegalArgumentException(
                "evidence of kind `availability` names the `offerings` that are available to you");
          }
          if (!availability && f.has(offerings)) {
            throw f.refuse(offerings, "only evidence of kind `availability` names offerings");
          }
          if (!contract && (f.has(stages) || f.has(promised))) {
            throw f.refuse(
                f.has(stages) ? stages : promised,
                "only evidence of kind `contract` names `stages` and `places`; other kinds open"
                    + " places by `covers`");
          }
          if (f.has(stages) != f.has(promised)) {
            throw new IllegalArgumentException(
                "a contract names the `stages` it speaks of and the `places` it promises, both of them");
          }
          Set<Stage> named = f.get(stages).isEmpty() ? Set.of() : EnumSet.copyOf(f.get(stages));
          return new Evidence(
              f.get(kind),
              f.get(with),
              f.get(covers).countries(),
              f.get(covers).anywhere(),
              f.get(reference),
              f.get(from),
              f.get(until),
              f.get(offerings),
              named,
              f.get(promised));
        });
  }
}
