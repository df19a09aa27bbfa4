package dev.domicile.residency;

import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.catalog.Confidence;
import dev.domicile.core.catalog.Country;
import dev.domicile.core.catalog.CountrySet;
import dev.domicile.core.catalog.Stage;
import dev.domicile.core.policy.Evidence;
import dev.domicile.core.policy.Question;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** What a case asks; every stage says the same. */
record CaseQuestion(
    Catalog catalog,
    LocalDate day,
    CountrySet subjects,
    Country requester,
    Set<Stage> stages,
    StageUse use,
    List<Evidence> evidence,
    Confidence minConfidence)
    implements Question {

  @Override
  public String document() {
    return "{}";
  }

  @Override
  public StageUse use(Stage stage) {
    return use;
  }
}
