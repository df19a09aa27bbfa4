package dev.domicile.core.catalog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An immutable set of countries, iterated in the order of codes. Set operations take a few words.
 */
public final class CountrySet {

  private static final int WORDS = 4;
  private static final CountrySet EMPTY = new CountrySet(new long[WORDS]);

  private final long[] words;

  private CountrySet(long[] words) {
    this.words = words;
  }

  /** No country. */
  public static CountrySet empty() {
    return EMPTY;
  }

  /** These countries; duplicates count once. */
  public static CountrySet of(Country... countries) {
    return of(Arrays.asList(countries));
  }

  /** These countries; duplicates count once. */
  public static CountrySet of(Collection<Country> countries) {
    if (countries.isEmpty()) {
      return EMPTY;
    }
    long[] words = new long[WORDS];
    for (Country country : countries) {
      words[country.index() >> 6] |= 1L << (country.index() & 63);
    }
    return new CountrySet(words);
  }

  public boolean isEmpty() {
    return (words[0] | words[1] | words[2] | words[3]) == 0;
  }

  public int size() {
    int size = 0;
    for (long word : words) {
      size += Long.bitCount(word);
    }
    return size;
  }

  public boolean contains(Country country) {
    return (words[country.index() >> 6] & (1L << (country.index() & 63))) != 0;
  }

  /** Whether every country of {@code other} is in this set. */
  public boolean containsAll(CountrySet other) {
    for (int i = 0; i < WORDS; i++) {
      if ((other.words[i] & ~words[i]) != 0) {
        return false;
      }
    }
    return true;
  }

  public boolean intersects(CountrySet other) {
    for (int i = 0; i < WORDS; i++) {
      if ((other.words[i] & words[i]) != 0) {
        return true;
      }
    }
    return false;
  }

  /** Countries of either. */
  public CountrySet plus(CountrySet other) {
    long[] result = words.clone();
    for (int i = 0; i < WORDS; i++) {
      result[i] |= other.words[i];
    }
    return new CountrySet(result);
  }

  /** Countries of this set that {@code other} lacks. */
  public CountrySet minus(CountrySet other) {
    long[] result = words.clone();
    for (int i = 0; i < WORDS; i++) {
      result[i] &= ~other.words[i];
    }
    return new CountrySet(result);
  }

  /** Countries of both. */
  public CountrySet and(CountrySet other) {
    long[] result = words.clone();
    for (int i = 0; i < WORDS; i++) {
      result[i] &= other.words[i];
    }
    return new CountrySet(result);
  }

  /** The countries in the order of codes. */
  public List<Country> toList() {
    List<Country> list = new ArrayList<>(size());
    for (int i = 0; i < WORDS; i++) {
      for (long rest = words[i]; rest != 0; rest &= rest - 1) {
        list.add(Country.all().get((i << 6) + Long.numberOfTrailingZeros(rest)));
      }
    }
    return list;
  }

  /** The codes in order. */
  public List<String> codes() {
    return toList().stream().map(Country::code).toList();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CountrySet set && Arrays.equals(words, set.words);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(words);
  }

  @Override
  public String toString() {
    return toList().stream().map(Country::code).collect(Collectors.joining(", ", "[", "]"));
  }
}
