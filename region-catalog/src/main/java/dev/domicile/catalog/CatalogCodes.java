package dev.domicile.catalog;

import java.util.List;

/** The codes of the diagnostics that loading a catalog can give, beside those of YAML. */
public final class CatalogCodes {

  /** A document is of no kind that a catalog has. */
  public static final String KIND = "CATALOG-KIND";

  /** Something is named that the catalog does not have. */
  public static final String REFERENCE = "CATALOG-REFERENCE";

  /** Two entries have one id. */
  public static final String DUPLICATE = "CATALOG-DUPLICATE";

  /** An entry replaces another that does not exist. */
  public static final String OVERRIDE = "CATALOG-OVERRIDE";

  /** Dates that cannot both be true. */
  public static final String DATE = "CATALOG-DATE";

  /** Sets, sectors, categories or owners that contain each other in a circle. */
  public static final String CYCLE = "CATALOG-CYCLE";

  /** A place that contradicts itself. */
  public static final String PLACE = "CATALOG-PLACE";

  private CatalogCodes() {}

  /** All of them. */
  public static List<String> all() {
    return List.of(KIND, REFERENCE, DUPLICATE, OVERRIDE, DATE, CYCLE, PLACE);
  }
}
