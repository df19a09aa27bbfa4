package dev.domicile.core.catalog;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/**
 * A country by its ISO 3166-1 alpha-2 code, or {@code XK} for Kosovo, which has no ISO code but
 * appears in providers' lists. One instance a code, so identity is equality.
 */
public final class Country implements Comparable<Country> {

  private static final List<Country> ALL;
  private static final Map<String, Country> BY_CODE = new HashMap<>();

  static {
    TreeSet<String> codes =
        new TreeSet<>(Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2));
    codes.add("XK");
    Country[] all = new Country[codes.size()];
    int index = 0;
    for (String code : codes) {
      all[index] = new Country(code, index);
      BY_CODE.put(code, all[index]);
      index++;
    }
    ALL = List.copyOf(Arrays.asList(all));
  }

  private final String code;
  private final int index;

  private Country(String code, int index) {
    this.code = code;
    this.index = index;
  }

  /**
   * The country with this code.
   *
   * @throws IllegalArgumentException if {@code code} is not two capital letters of ISO 3166-1
   */
  public static Country of(String code) {
    Country country = BY_CODE.get(code);
    if (country == null) {
      String upper = code.toUpperCase(Locale.ROOT);
      String hint = BY_CODE.containsKey(upper) ? "; write `" + upper + "`" : "";
      throw new IllegalArgumentException(
          "`" + code + "` is not a country code; expected ISO 3166-1 alpha-2, as in `DE`" + hint);
    }
    return country;
  }

  /** Whether {@link #of} would accept {@code code}. */
  public static boolean isCode(String code) {
    return BY_CODE.containsKey(code);
  }

  /** Every country, in the order of codes. */
  public static List<Country> all() {
    return ALL;
  }

  /** Two capital letters. */
  public String code() {
    return code;
  }

  /** Position in {@link #all()}. */
  int index() {
    return index;
  }

  @Override
  public int compareTo(Country other) {
    return Integer.compare(index, other.index);
  }

  @Override
  public String toString() {
    return code;
  }
}
