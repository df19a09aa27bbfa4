package dev.domicile.core.catalog;

import java.util.List;
import java.util.Optional;

/**
 * A place of a provider that can be called, with or without a code of the provider's.
 *
 * @param id provider and code
 * @param coded false for a place that has no code of the provider's
 * @param aliases other spellings of the code
 * @param country where it is; absent for places such as {@code gcp/eu} or a global host
 * @param place what a call of this place promises: the country, a set, anywhere or nothing
 * @param geography the product group {@code eu}, {@code middle-east}, {@code india}, {@code latam}
 *     or {@code other}
 * @param providerGeography id of the provider's own geography, if recorded
 * @param partition id of the partition, if recorded
 * @param status open, preview or announced
 * @param access who may use it
 * @param operator entity that operates it, if established
 * @param parents jurisdictions of the operator's ultimate parents; empty means not established
 * @param licensors jurisdictions of technology licensors; empty means none recorded
 * @param personnel whether only local staff has access
 * @param keys options of key custody; empty means not established
 * @param accelerators accelerators listed; empty means not established
 * @param advisory what impairs it, if something does
 * @param hint countries inferred only from a company's seat; shown, never used
 */
public record Region(
    RegionId id,
    boolean coded,
    List<String> aliases,
    String name,
    Optional<Country> country,
    Extent place,
    String geography,
    Optional<String> providerGeography,
    Optional<String> partition,
    Optional<String> sovereignOffer,
    Status status,
    String access,
    Optional<String> operator,
    List<String> parents,
    List<String> licensors,
    Personnel personnel,
    List<String> keys,
    List<String> accelerators,
    Optional<Advisory> advisory,
    Optional<String> hint,
    Provenance provenance) {

  /** Whether a region is open. */
  public enum Status {
    GA,
    PREVIEW,
    ANNOUNCED
  }

  /** Whether only staff of the country (or of the EU) has access. */
  public enum Personnel {
    YES,
    PARTIAL,
    NO,
    UNKNOWN
  }

  /** A statement that a region cannot be relied on. Without an end it goes on. */
  public record Advisory(
      String state, Optional<PartialDate> since, Optional<PartialDate> until, String text) {

    /** Whether it stands on {@code day}. */
    public boolean standsOn(java.time.LocalDate day) {
      return since.map(date -> !day.isBefore(date.dutyFrom())).orElse(true)
          && until.map(date -> day.isBefore(date.dutyUntil())).orElse(true);
    }
  }

  public Region {
    aliases = List.copyOf(aliases);
    parents = List.copyOf(parents);
    licensors = List.copyOf(licensors);
    keys = List.copyOf(keys);
    accelerators = List.copyOf(accelerators);
  }
}
