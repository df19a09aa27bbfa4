package dev.domicile.certification;

import dev.domicile.certification.Table.Row;
import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.catalog.Confidence;
import dev.domicile.core.catalog.CountrySet;
import dev.domicile.core.catalog.Extent;
import dev.domicile.core.catalog.Offering;
import dev.domicile.core.catalog.Stage;
import dev.domicile.core.policy.Judgement;
import dev.domicile.core.policy.Question.StageUse;
import dev.domicile.core.policy.StagePlace;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A line of a table, ready to be judged. What a table has no column for is as usual. */
record CertificationCase(
    CompiledCertification requirement, Offering offering, CaseQuestion question) {

  static CertificationCase of(Row row) {
    boolean usesFeature = !row.get("feature").isEmpty();
    Extent extent =
        Words.extent(row.get("extent").isEmpty() ? "regions aws/eu-central-1" : row.get("extent"));
    Catalog catalog = Clouds.catalog(Words.claims(row), usesFeature ? extent : Extent.NONE);
    StageUse use =
        usesFeature
            ? new StageUse(
                Optional.of("agent-memory"),
                CountrySet.empty(),
                Optional.empty(),
                CountrySet.empty(),
                Optional.empty())
            : StageUse.PLAIN;
    boolean noOperator = row.cells().containsKey("operator") && row.get("operator").isEmpty();
    return new CertificationCase(
        new CompiledCertification(Words.requirement(row, Stage.INFERENCE), catalog),
        Clouds.offering(
            Stage.INFERENCE, extent, noOperator ? Optional.empty() : Optional.of("aws")),
        new CaseQuestion(
            catalog,
            LocalDate.parse(row.get("day").isEmpty() ? "2026-11-22" : row.get("day")),
            Set.of(Stage.INFERENCE),
            use,
            Confidence.LOW));
  }

  Judgement judge() {
    return requirement.judge(offering, question).get(0);
  }

  /** What was found of each scheme where a place is not certified, each once. */
  List<String> found() {
    StagePlace place = StagePlace.of(offering, Stage.INFERENCE, question, Confidence.LOW);
    return requirement.certify(offering, place, question).failing().stream()
        .map(PlaceFinding::found)
        .distinct()
        .toList();
  }
}
