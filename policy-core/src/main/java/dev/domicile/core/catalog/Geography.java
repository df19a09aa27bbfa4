package dev.domicile.core.catalog;

import java.util.List;
import java.util.Optional;

/**
 * A provider's own geography, data zone or multi-region.
 *
 * @param countries the countries that bound it; empty Optional if no bound is established
 */
public record Geography(
    String id,
    String provider,
    String name,
    List<RegionId> regions,
    Optional<CountrySet> countries,
    Provenance provenance) {

  public Geography {
    regions = List.copyOf(regions);
  }
}
