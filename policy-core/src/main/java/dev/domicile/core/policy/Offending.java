package dev.domicile.core.policy;

import dev.domicile.core.catalog.CountrySet;
import java.util.List;

/**
 * The places that a requirement does not accept.
 *
 * @param countries known places and members of the bound that it does not accept
 * @param anywhere whether places without an established bound are among them
 */
public record Offending(CountrySet countries, boolean anywhere) {

  /** No place. */
  public static final Offending NOTHING = new Offending(CountrySet.empty(), false);

  /** These countries and no other. */
  public static Offending of(CountrySet countries) {
    return countries.isEmpty() ? NOTHING : new Offending(countries, false);
  }

  /** Places of either. */
  public Offending plus(Offending other) {
    return new Offending(countries.plus(other.countries), anywhere || other.anywhere);
  }

  /** What evidence has to say in {@code covers} to open them: codes, or {@code anywhere}. */
  public List<String> covers() {
    return anywhere ? List.of("anywhere") : countries.codes();
  }
}
