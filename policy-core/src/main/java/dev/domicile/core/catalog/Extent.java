package dev.domicile.core.catalog;

import java.util.List;

/**
 * Where a stage may happen: {@code known} are the places that a source names, the bound is what no
 * possible place can leave.
 *
 * @param bounding what is promised about places that are not named
 * @param known countries that a source names
 * @param regions regions that a source names, in order
 * @param regionsComplete whether {@code regions} are all possible regions
 * @param bound the countries that contain every possible place; empty unless {@code bounding} is
 *     {@link Bounding#BOUNDED}
 */
public record Extent(
    Bounding bounding,
    CountrySet known,
    List<RegionId> regions,
    boolean regionsComplete,
    CountrySet bound) {

  /** What a source promises about every possible place. */
  public enum Bounding {
    /** The stage does not happen: nothing is kept, nobody has access. */
    NONE,
    /** Every possible place lies in the bound. */
    BOUNDED,
    /** No bound is promised: any place is possible. */
    ANYWHERE,
    /** No bound was established. */
    UNKNOWN,
    /** The customer chooses the place: the workload has to say it. */
    CUSTOMER_CHOSEN
  }

  /** Nothing is kept or done. */
  public static final Extent NONE = plain(Bounding.NONE);

  /** Anywhere, no place named. */
  public static final Extent ANYWHERE = plain(Bounding.ANYWHERE);

  /** Nothing established. */
  public static final Extent UNKNOWN = plain(Bounding.UNKNOWN);

  /** The customer chooses. */
  public static final Extent CUSTOMER_CHOSEN = plain(Bounding.CUSTOMER_CHOSEN);

  public Extent {
    regions = List.copyOf(regions);
    if (bounding == Bounding.BOUNDED) {
      if (bound.isEmpty()) {
        throw new IllegalArgumentException("a bounded extent needs a bound");
      }
      if (!bound.containsAll(known)) {
        throw new IllegalArgumentException("the bound leaves out a known place");
      }
    } else if (!bound.isEmpty()) {
      throw new IllegalArgumentException("only a bounded extent has a bound");
    }
  }

  private static Extent plain(Bounding bounding) {
    return new Extent(bounding, CountrySet.empty(), List.of(), false, CountrySet.empty());
  }

  /** A closed list of countries, no region named. */
  public static Extent closed(CountrySet countries) {
    return new Extent(Bounding.BOUNDED, countries, List.of(), false, countries);
  }

  /** A closed list of regions in these countries. */
  public static Extent closed(CountrySet countries, List<RegionId> regions) {
    return new Extent(Bounding.BOUNDED, countries, regions, true, countries);
  }

  /** Named places and the set that contains every other. */
  public static Extent bounded(CountrySet known, List<RegionId> regions, CountrySet bound) {
    return new Extent(Bounding.BOUNDED, known, regions, false, bound.plus(known));
  }

  /** Named places, others possible, nothing promised about them. */
  public static Extent openEnded(CountrySet known, List<RegionId> regions) {
    return new Extent(Bounding.UNKNOWN, known, regions, false, CountrySet.empty());
  }

  /** Named places, and any other is possible. */
  public static Extent anywhere(CountrySet known, List<RegionId> regions) {
    return new Extent(Bounding.ANYWHERE, known, regions, false, CountrySet.empty());
  }

  /** Whether the bound is a set of countries. */
  public boolean isBounded() {
    return bounding == Bounding.BOUNDED;
  }

  /** The same places without an established bound, as for a fact that nobody is sure of. */
  public Extent withoutBound() {
    return switch (bounding) {
      case UNKNOWN, CUSTOMER_CHOSEN -> this;
      case NONE, BOUNDED, ANYWHERE -> openEnded(known, regions);
    };
  }

  /** Everything that is possible in this extent or in {@code other}. */
  public Extent union(Extent other) {
    if (bounding == Bounding.NONE) {
      return other;
    }
    if (other.bounding == Bounding.NONE || equals(other)) {
      return this;
    }
    CountrySet places = known.plus(other.known);
    List<RegionId> named =
        java.util.stream.Stream.concat(regions.stream(), other.regions.stream())
            .distinct()
            .sorted()
            .toList();
    if (bounding == Bounding.ANYWHERE || other.bounding == Bounding.ANYWHERE) {
      return anywhere(places, named);
    }
    if (!isBounded() || !other.isBounded()) {
      return openEnded(places, named);
    }
    return new Extent(
        Bounding.BOUNDED,
        places,
        named,
        regionsComplete && other.regionsComplete,
        bound.plus(other.bound));
  }

  /** Without the list of regions, which is long and says little that countries do not. */
  @Override
  public int hashCode() {
    int hash = bounding.ordinal();
    hash = 31 * hash + bound.hashCode();
    hash = 31 * hash + known.hashCode();
    return 31 * hash + regions.size();
  }
}
