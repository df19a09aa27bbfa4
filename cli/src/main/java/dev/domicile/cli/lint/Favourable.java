package dev.domicile.cli.lint;

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

/**
 * The workload for which a requirement is easiest to meet: it has the given stages and what it
 * declares bounds every place that the catalog leaves open.
 */
record Favourable(Catalog catalog, LocalDate day, Set<Stage> stages, List<Evidence> evidence)
    implements Question {

  private static final Country SOMEWHERE = Country.all().get(0);

  @Override
  public CountrySet subjects() {
    return CountrySet.empty();
  }

  /** Not read: requirements that name the requester's country are not asked. */
  @Override
  public Country requester() {
    return SOMEWHERE;
  }

  /** Not read: rule kinds that ask somebody else are not asked. */
  @Override
  public String document() {
    return "{}";
  }

  @Override
  public StageUse use(Stage stage) {
    return StageUse.PLAIN;
  }

  @Override
  public Confidence minConfidence() {
    return Confidence.LOW;
  }
}
