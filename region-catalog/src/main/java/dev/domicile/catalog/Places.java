package dev.domicile.catalog;

import dev.domicile.core.catalog.Country;
import dev.domicile.core.catalog.CountrySet;
import dev.domicile.core.catalog.Extent;
import dev.domicile.core.catalog.Geography;
import dev.domicile.core.catalog.Jurisdictions;
import dev.domicile.core.catalog.Region;
import dev.domicile.core.catalog.RegionId;
import dev.domicile.core.source.Located;
import dev.domicile.core.source.Problems;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Turns what is written of a place into an {@link Extent}, seen from the region called. Equal
 * extents are one instance, so that offerings can be compared by identity.
 */
final class Places {

  private final Jurisdictions jurisdictions;
  private final RegionIndex regions;
  private final Map<String, Geography> geographies;
  private final Map<Extent, Extent> shared = new HashMap<>();
  private final Map<Extent, Extent> known = new IdentityHashMap<>();
  // One entry says the same for hundreds of regions called, as a rule.
  private final Map<RawPlace, Views> listed = new IdentityHashMap<>();
  private final Map<String, Optional<CountrySet>> bounds = new HashMap<>();

  Places(Jurisdictions jurisdictions, RegionIndex regions, Map<String, Geography> geographies) {
    this.jurisdictions = jurisdictions;
    this.regions = regions;
    this.geographies = geographies;
    for (Extent extent :
        List.of(Extent.NONE, Extent.ANYWHERE, Extent.UNKNOWN, Extent.CUSTOMER_CHOSEN)) {
      shared.put(extent, extent);
    }
  }

  /** Reports names that mean nothing, and a list that breaks the promise beside it. */
  void check(Located<RawPlace> place, String provider, References references, Problems problems) {
    RawPlace raw = place.value();
    for (Located<String> code : raw.regions()) {
      if (!code.value().equals(RawPlace.CALLED_REGION)) {
        regions.find(provider, code, references);
      }
    }
    checkBounds(raw.within(), references);
    if (!raw.openEnded() && !raw.within().isEmpty()) {
      checkPromise(place, provider, problems);
    }
  }

  /** Reports names that bound nothing. */
  void checkBounds(List<Located<String>> within, References references) {
    for (Located<String> name : within) {
      String word = name.value();
      if (!word.equals(RawPlace.CALLED_GEOGRAPHY) && !isBound(word)) {
        Set<String> words = new TreeSet<>(geographies.keySet());
        words.addAll(jurisdictions.all().keySet());
        words.add(RawPlace.CALLED_GEOGRAPHY);
        references.report(name, words, "set, country or geography");
      }
    }
  }

  private boolean isBound(String word) {
    return geographies.containsKey(word) || jurisdictions.contains(word) || Country.isCode(word);
  }

  private void checkPromise(Located<RawPlace> place, String provider, Problems problems) {
    CountrySet promised = CountrySet.empty();
    for (Located<String> name : place.value().within()) {
      Optional<CountrySet> bound = bound(name.value());
      if (bound.isEmpty()) {
        return;
      }
      promised = promised.plus(bound.get());
    }
    CountrySet listed = CountrySet.of(place.value().countries());
    for (Located<String> code : place.value().regions()) {
      Optional<Region> region = regions.find(provider, code.value());
      listed = listed.plus(region.map(found -> found.place().known()).orElse(CountrySet.empty()));
    }
    CountrySet outside = listed.minus(promised);
    if (!outside.isEmpty()) {
      problems.error(
          place.position(),
          CatalogCodes.PLACE,
          "the list names " + String.join(", ", outside.codes()) + ", outside its `within`",
          "a closed list is bound by itself; leave `within` out, or correct one of the two");
    }
  }

  /**
   * The extent of a place for a call of {@code called}.
   *
   * @param inference where inference runs, for {@code at: processing}
   */
  Extent of(RawPlace place, Region called, Extent inference) {
    return share(
        switch (place.form()) {
          case CALLED_REGION -> called.place();
          case CALLED_COUNTRY -> withoutRegions(called.place());
          case CALLED_GEOGRAPHY ->
              geography(called)
                  .map(bound -> Extent.bounded(CountrySet.empty(), List.of(), bound))
                  .orElse(Extent.UNKNOWN);
          case PROCESSING -> inference;
          case NONE -> Extent.NONE;
          case CUSTOMER_CHOSEN -> Extent.CUSTOMER_CHOSEN;
          case ANYWHERE, UNKNOWN, LISTED ->
              listed.computeIfAbsent(place, Views::new).extent(called, this);
        });
  }

  /** The one instance that equals {@code extent}. */
  Extent share(Extent extent) {
    // Most were shared before, and working out a hash takes longer than anything else here.
    return known.computeIfAbsent(
        extent,
        one -> {
          Extent first = shared.putIfAbsent(one, one);
          return first == null ? one : first;
        });
  }

  /** A listed place as it is seen from the regions called. */
  private static final class Views {
    private final RawPlace place;
    private final boolean relative;
    private final Map<Object, Extent> extents = new HashMap<>();

    Views(RawPlace place) {
      this.place = place;
      this.relative =
          place.regions().stream().anyMatch(code -> code.value().equals(RawPlace.CALLED_REGION))
              || place.within().stream()
                  .anyMatch(name -> name.value().equals(RawPlace.CALLED_GEOGRAPHY));
    }

    /** It depends on the region called, or on the provider of that alone. */
    Extent extent(Region called, Places places) {
      return extents.computeIfAbsent(
          relative ? called.id() : called.id().provider(), view -> places.listed(place, called));
    }
  }

  private static Extent withoutRegions(Extent place) {
    return place.isBounded()
        ? new Extent(place.bounding(), place.known(), List.of(), false, place.bound())
        : place;
  }

  private Extent listed(RawPlace place, Region called) {
    Listing listing = new Listing(place.countries());
    for (Located<String> code : place.regions()) {
      listing.add(
          code.value().equals(RawPlace.CALLED_REGION)
              ? Optional.of(called)
              : regions.find(called.id().provider(), code.value()));
    }
    if (place.form() == RawPlace.Form.ANYWHERE) {
      return listing.anywhere();
    }
    if (place.form() == RawPlace.Form.UNKNOWN) {
      return listing.openEnded();
    }
    boolean isList = !place.regions().isEmpty() || !place.countries().isEmpty();
    if (isList && !place.openEnded() && listing.isPlaced()) {
      return listing.closed();
    }
    return promised(place.within(), called).map(listing::bounded).orElseGet(listing::unbounded);
  }

  /** The union of what bounds a place; empty if one of them is not known, or there is none. */
  private Optional<CountrySet> promised(List<Located<String>> within, Region called) {
    CountrySet promised = CountrySet.empty();
    for (Located<String> name : within) {
      Optional<CountrySet> bound =
          name.value().equals(RawPlace.CALLED_GEOGRAPHY) ? geography(called) : bound(name.value());
      if (bound.isEmpty()) {
        return Optional.empty();
      }
      promised = promised.plus(bound.get());
    }
    return within.isEmpty() ? Optional.empty() : Optional.of(promised);
  }

  private Optional<CountrySet> geography(Region called) {
    return called.providerGeography().flatMap(this::bound);
  }

  /** The countries of a geography, set or country; empty if they are not known. */
  private Optional<CountrySet> bound(String name) {
    return bounds.computeIfAbsent(
        name,
        word -> {
          Geography geography = geographies.get(word);
          if (geography != null) {
            return geography.countries();
          }
          return isBound(word)
              ? jurisdictions.everMembers(word).filter(members -> !members.isEmpty())
              : Optional.empty();
        });
  }

  /** Listed places, as they add up. */
  private static final class Listing {
    private final TreeSet<RegionId> named = new TreeSet<>();
    private CountrySet known;
    private CountrySet bound;
    private boolean placed = true;
    private boolean exact;
    private boolean anywhere;

    Listing(List<Country> countries) {
      known = CountrySet.of(countries);
      bound = known;
      exact = countries.isEmpty();
    }

    void add(Optional<Region> region) {
      if (region.isEmpty()) {
        placed = false;
        return;
      }
      Extent place = region.get().place();
      known = known.plus(place.known());
      bound = bound.plus(place.bound());
      placed &= place.isBounded();
      exact &= region.get().country().isPresent();
      anywhere |= place.bounding() == Extent.Bounding.ANYWHERE;
      named.add(region.get().id());
    }

    /** Whether every listed place has a bound. */
    boolean isPlaced() {
      return placed;
    }

    Extent closed() {
      return new Extent(Extent.Bounding.BOUNDED, known, List.copyOf(named), exact, bound);
    }

    Extent bounded(CountrySet promised) {
      return Extent.bounded(known, List.copyOf(named), promised.plus(bound));
    }

    Extent openEnded() {
      return Extent.openEnded(known, List.copyOf(named));
    }

    /** Without a promise: anywhere if a listed place is. */
    Extent unbounded() {
      return anywhere ? anywhere() : openEnded();
    }

    Extent anywhere() {
      return Extent.anywhere(known, List.copyOf(named));
    }
  }
}
