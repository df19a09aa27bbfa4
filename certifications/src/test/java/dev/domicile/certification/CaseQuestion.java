package dev.domicile.certification;

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
    Catalog catalog, LocalDate day, Set<Stage> stages, StageUse use, Confidence minConfidence)
    implements Question {

  @Override
  public String document() {
    return "{}";
  }

  @Override
  public StageUse use(Stage stage) {
    return use;
  }

  @Override
  public CountrySet subjects() {
    return CountrySet.empty();
  }

  @Override
  public Country requester() {
    return Country.of("DE");
  }

  @Override
  public List<Evidence> evidence() {
    return List.of();
  }
}
