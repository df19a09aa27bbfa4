package dev.domicile.catalog;

import dev.domicile.core.catalog.Country;
import dev.domicile.core.source.Located;
import java.util.List;
import java.util.Optional;

/**
 * Where something may happen, as written.
 *
 * @param regions region codes or {@code called-region}; only of a {@link Form#LISTED} place or one
 *     that is {@link Form#ANYWHERE} or {@link Form#UNKNOWN}
 * @param openEnded whether other places are possible beside those listed
 * @param within sets, countries, geographies or {@code called-geography} that nothing leaves
 */
record RawPlace(
    Form form,
    List<Located<String>> regions,
    List<Country> countries,
    boolean openEnded,
    List<Located<String>> within,
    Optional<String> hint) {

  /** The forms in which a place may be written. */
  enum Form {
    CALLED_REGION,
    CALLED_COUNTRY,
    CALLED_GEOGRAPHY,
    PROCESSING,
    NONE,
    CUSTOMER_CHOSEN,
    ANYWHERE,
    UNKNOWN,
    LISTED
  }

  /** Stands in a list of regions for the one called. */
  static final String CALLED_REGION = "called-region";

  /** Stands in {@code within} for the geography of the region called. */
  static final String CALLED_GEOGRAPHY = "called-geography";

  static RawPlace of(Form form) {
    return new RawPlace(form, List.of(), List.of(), false, List.of(), Optional.empty());
  }

  static RawPlace of(List<Country> countries) {
    return new RawPlace(Form.LISTED, List.of(), countries, false, List.of(), Optional.empty());
  }

  RawPlace withHint(Optional<String> text) {
    return new RawPlace(form, regions, countries, openEnded, within, text);
  }
}
