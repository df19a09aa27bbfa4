package dev.domicile.core.policy;

import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.catalog.Country;
import dev.domicile.core.catalog.RegionId;
import dev.domicile.core.source.Spelling;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What to write where something stands that is neither a country code nor a named set. */
record PlaceAdvice(Catalog catalog) {

  /** Codes in everyday use that ISO 3166-1 writes otherwise. */
  private static final Map<String, String> EVERYDAY =
      Map.of("UK", "GB", "EL", "GR", "USA", "US", "UAE", "AE", "KSA", "SA");

  private static final Map<String, String> BY_NAME = byName();

  private static Map<String, String> byName() {
    Map<String, String> codes = new HashMap<>();
    for (Country country : Country.all()) {
      Locale place = new Locale("", country.code());
      codes.put(place.getDisplayCountry(Locale.ENGLISH).toLowerCase(Locale.ROOT), country.code());
      if (!country.code().equals("XK")) {
        codes.put(place.getISO3Country().toLowerCase(Locale.ROOT), country.code());
      }
    }
    return Map.copyOf(codes);
  }

  /** Advice, or empty if nothing like {@code name} is known. */
  Optional<String> of(String name) {
    if (name.startsWith("@")) {
      return Optional.of("the workload's own countries are `\"@subjects\"` and `\"@requester\"`");
    }
    String capitals = name.toUpperCase(Locale.ROOT);
    if (Country.isCode(capitals) || catalog.jurisdictions().contains(capitals)) {
      return Optional.of("write `" + capitals + "`");
    }
    Optional<String> region = region(name);
    if (region.isPresent()) {
      return region;
    }
    String code = EVERYDAY.getOrDefault(capitals, BY_NAME.get(name.toLowerCase(Locale.ROOT)));
    if (code != null) {
      return Optional.of("write `" + code + "`");
    }
    List<String> candidates = new ArrayList<>(catalog.jurisdictions().all().keySet());
    Country.all().forEach(country -> candidates.add(country.code()));
    return Spelling.nearest(name, candidates).map(near -> "did you mean `" + near + "`?");
  }

  private Optional<String> region(String name) {
    List<RegionId> regions =
        catalog.regions().keySet().stream()
            .filter(id -> id.toString().equals(name) || id.code().equals(name))
            .toList();
    if (regions.isEmpty()) {
      return name.indexOf('/') > 0 ? Optional.of(asRegion(name)) : Optional.empty();
    }
    List<String> countries =
        regions.stream()
            .flatMap(id -> Optional.ofNullable(catalog.regions().get(id)).stream())
            .flatMap(region -> region.country().stream())
            .map(Country::code)
            .distinct()
            .toList();
    String id = regions.size() == 1 ? regions.get(0).toString() : "PROVIDER/" + name;
    return Optional.of(
        asRegion(id)
            + (countries.size() == 1 ? "; its country is `" + countries.get(0) + "`" : ""));
  }

  private static String asRegion(String region) {
    return "a provider's region is no country; `offering: {region: " + region + "}` asks for one";
  }
}
