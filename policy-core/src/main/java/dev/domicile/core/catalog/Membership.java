package dev.domicile.core.catalog;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Which countries belong to a set or a union of sets on one day.
 *
 * @param in members for sure
 * @param scoped members of which only a part is meant, with the kinds of evidence that show it (any
 *     of them); never in {@code in}
 * @param restUnknown whether every other country may or may not be a member
 */
public record Membership(
    CountrySet in, SortedMap<Country, List<String>> scoped, boolean restUnknown) {

  /** Nobody. */
  public static final Membership NOBODY =
      new Membership(CountrySet.empty(), new TreeMap<>(), false);

  public Membership {
    TreeMap<Country, List<String>> copy = new TreeMap<>();
    for (Map.Entry<Country, List<String>> entry : scoped.entrySet()) {
      if (!in.contains(entry.getKey())) {
        copy.put(entry.getKey(), List.copyOf(entry.getValue()));
      }
    }
    scoped = java.util.Collections.unmodifiableSortedMap(copy);
  }

  /** These countries, without scope. */
  public static Membership of(CountrySet countries) {
    return new Membership(countries, new TreeMap<>(), false);
  }

  /** Members of either. */
  public Membership plus(Membership other) {
    TreeMap<Country, List<String>> both = new TreeMap<>(scoped);
    other.scoped.forEach((country, kinds) -> both.merge(country, kinds, Membership::either));
    return new Membership(in.plus(other.in), both, restUnknown || other.restUnknown);
  }

  /** Kinds of evidence of either list. */
  static List<String> either(List<String> left, List<String> right) {
    return Stream.concat(left.stream(), right.stream()).distinct().sorted().toList();
  }

  /** Countries of which only a part is meant. */
  public CountrySet scopedCountries() {
    return CountrySet.of(scoped.keySet());
  }

  /** Whether {@code country} is a member; a scoped one is neither surely in nor surely out. */
  public Truth contains(Country country) {
    if (in.contains(country)) {
      return Truth.TRUE;
    }
    return scoped.containsKey(country) || restUnknown ? Truth.UNKNOWN : Truth.FALSE;
  }

  /** Whether the set was published without a member. */
  public boolean isSurelyEmpty() {
    return in.isEmpty() && scoped.isEmpty() && !restUnknown;
  }
}
