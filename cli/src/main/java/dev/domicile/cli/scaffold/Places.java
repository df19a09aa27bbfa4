package dev.domicile.cli.scaffold;

import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.catalog.Country;
import dev.domicile.core.catalog.CountrySet;
import dev.domicile.core.catalog.Membership;
import dev.domicile.core.catalog.Offering;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Countries to write into workloads: those in which most is offered come first. */
final class Places {

  private final Catalog catalog;
  private final LocalDate day;
  private final List<Country> byOfferings;

  Places(Catalog catalog, LocalDate day) {
    this.catalog = catalog;
    this.day = day;
    Map<Country, Integer> offered = new HashMap<>();
    for (Offering offering : catalog.offerings()) {
      offering.region().country().ifPresent(country -> offered.merge(country, 1, Integer::sum));
    }
    this.byOfferings =
        offered.keySet().stream()
            .sorted(
                Comparator.<Country>comparingInt(country -> -offered.getOrDefault(country, 0))
                    .thenComparing(Comparator.naturalOrder()))
            .toList();
  }

  /** Every country in which something is offered, those with most first. */
  List<Country> all() {
    return byOfferings;
  }

  /** A country that is, or belongs to, {@code name}; empty if none is known to. */
  Optional<Country> of(String name) {
    if (Country.isCode(name)) {
      return Optional.of(Country.of(name));
    }
    if (!catalog.jurisdictions().contains(name)) {
      return Optional.empty();
    }
    Membership members = catalog.jurisdictions().on(name, day);
    return first(members.in()).or(() -> first(members.scopedCountries()));
  }

  private Optional<Country> first(CountrySet countries) {
    return byOfferings.stream()
        .filter(countries::contains)
        .findFirst()
        .or(() -> countries.toList().stream().findFirst());
  }
}
