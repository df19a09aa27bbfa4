package dev.domicile.catalog;

import dev.domicile.core.source.Located;
import dev.domicile.core.source.Problems;
import java.util.Set;

/** What every resolver needs. */
record Context(Tables tables, References references, Provenances provenances, Problems problems) {

  /** The ids of the named sets. */
  Set<String> sets() {
    return tables.byId(JurisdictionsShape.SETS).keySet();
  }

  /** Reports names that are neither a country nor a set. */
  void checkJurisdictions(Iterable<Located<String>> names) {
    references.checkJurisdictions(names, sets());
  }
}
