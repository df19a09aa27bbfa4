package dev.domicile.residency;

import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.catalog.Confidence;
import dev.domicile.core.catalog.Country;
import dev.domicile.core.catalog.Extent;
import dev.domicile.core.catalog.Offering;
import dev.domicile.core.catalog.Stage;
import dev.domicile.core.policy.CompiledRequirement;
import dev.domicile.core.policy.Judgement;
import dev.domicile.core.policy.PlaceList;
import dev.domicile.core.policy.Question;
import dev.domicile.core.source.Located;
import dev.domicile.core.source.SourcePosition;
import dev.domicile.residency.Table.Row;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A line of a table, ready to be judged. What a table has no column for is as usual. */
record ResidencyCase(CompiledRequirement requirement, Offering offering, Question question) {

  static ResidencyCase of(Row row) {
    Stage stage = row.get("stage").isEmpty() ? Stage.STORAGE : Stage.parse(row.get("stage"));
    boolean usesFeature = !row.get("stores").isEmpty();
    boolean missing = row.get("stores").equals("missing");
    Catalog catalog =
        Clouds.catalog(
            Words.sets(Table.read("sets.tsv").toList()),
            usesFeature && !missing ? Words.extent(row.get("stores")) : Extent.NONE,
            usesFeature && !missing ? Words.extent(row.get("infers")) : Extent.NONE);
    Optional<String> feature =
        usesFeature ? Optional.of(missing ? "agent-code" : "agent-memory") : Optional.empty();
    CaseQuestion question =
        new CaseQuestion(
            catalog,
            LocalDate.parse(or(row.get("day"), "2026-11-22")),
            Words.countries(row.get("subjects")),
            Country.of(or(row.get("requester"), "CH")),
            Set.of(stage),
            Words.use(row.get("says"), feature),
            Words.evidence(row.list("evidence", " \\+ ")),
            confidence(row.get("minConfidence"), Confidence.LOW));
    return new ResidencyCase(
        new ResidencyRule().compile(requirement(stage, row.get("clause")), catalog),
        Clouds.offering(
            stage,
            Words.extent(row.get("extent")),
            confidence(row.get("confidence"), Confidence.HIGH),
            operator(row)),
        question);
  }

  private static Optional<String> operator(Row row) {
    return row.cells().containsKey("operator") && row.get("operator").isEmpty()
        ? Optional.empty()
        : Optional.of(or(row.get("operator"), "aws"));
  }

  Judgement judge() {
    return requirement.judge(offering, question).get(0);
  }

  /** {@code onlyIn EEA CH; copyIn DE}. */
  static ResidencyRequirement requirement(Stage stage, String clause) {
    return new ResidencyRequirement(
        Set.of(stage),
        places(clause, "onlyIn"),
        places(clause, "notIn"),
        places(clause, "copyIn"),
        Optional.empty());
  }

  private static Optional<PlaceList> places(String clause, String verb) {
    return Arrays.stream(clause.split(";"))
        .map(String::strip)
        .filter(part -> part.startsWith(verb + " "))
        .map(part -> List.of(part.substring(verb.length() + 1).split(" ")))
        .map(
            names ->
                new PlaceList(
                    names.stream()
                        .map(name -> new Located<>(name, new SourcePosition("p.yaml", 1, 1)))
                        .toList()))
        .findFirst();
  }

  private static Confidence confidence(String word, Confidence absent) {
    return word.isEmpty() ? absent : Confidence.valueOf(word.toUpperCase(Locale.ROOT));
  }

  private static String or(String text, String absent) {
    return text.isEmpty() ? absent : text;
  }
}
