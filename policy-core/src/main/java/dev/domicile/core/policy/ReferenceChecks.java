package dev.domicile.core.policy;

import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.catalog.Country;
import dev.domicile.core.source.Located;
import dev.domicile.core.source.Problems;
import dev.domicile.core.source.SourcePosition;
import dev.domicile.core.source.Spelling;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Checks of names in policies and workloads against a catalog, each reported where it stands. */
public record ReferenceChecks(Catalog catalog, Problems problems) {

  /** Reports {@code name} unless {@code known} has it. */
  public void known(String code, String what, Located<String> name, Collection<String> known) {
    known(code, what, name.value(), name.position(), known);
  }

  /** Reports {@code name} at {@code position} unless {@code known} has it. */
  public void known(
      String code, String what, String name, SourcePosition position, Collection<String> known) {
    if (known.contains(name)) {
      return;
    }
    String message = "there is no " + what + " `" + name + "` in the catalog";
    Spelling.nearest(name, known)
        .ifPresentOrElse(
            near -> problems.error(position, code, message + "; nearest is `" + near + "`"),
            () -> problems.error(position, code, message));
  }

  /** Reports {@code name} unless it is a country code or a named set. */
  public void countryOrSet(String name, SourcePosition position) {
    if (catalog.jurisdictions().contains(name) || Country.isCode(name)) {
      return;
    }
    List<String> candidates = new ArrayList<>(catalog.jurisdictions().all().keySet());
    Country.all().forEach(country -> candidates.add(country.code()));
    String message = "`" + name + "` is neither a country code nor a named set";
    Spelling.nearest(name, candidates)
        .ifPresentOrElse(
            near ->
                problems.error(
                    position, "POLICY-COUNTRY", message + "; nearest is `" + near + "`"),
            () -> problems.error(position, "POLICY-COUNTRY", message));
  }

  /** Reports kinds of evidence that the vocabulary lacks. */
  public void evidenceKinds(EvidenceDemand demand, SourcePosition position) {
    for (String kind : demand.kinds()) {
      known(
          "POLICY-EVIDENCE-KIND",
          "kind of evidence",
          kind,
          position,
          catalog.vocabulary().evidenceKinds().keySet());
    }
  }
}
