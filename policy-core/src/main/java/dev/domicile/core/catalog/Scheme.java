package dev.domicile.core.catalog;

import java.time.Period;
import java.util.List;
import java.util.Optional;

/**
 * What is certified against.
 *
 * @param levels ordered, lowest first; empty if the scheme has none
 * @param types unordered kinds of certificate; empty if the scheme has none
 * @param versions in order, oldest first
 * @param validity how long a certificate, or a report after the end of its period, usually counts
 */
public record Scheme(
    String id,
    String title,
    Optional<String> issuer,
    List<String> levels,
    List<String> types,
    List<String> versions,
    Optional<Period> validity,
    boolean reportBased,
    Provenance provenance) {

  public Scheme {
    levels = List.copyOf(levels);
    types = List.copyOf(types);
    versions = List.copyOf(versions);
  }
}
