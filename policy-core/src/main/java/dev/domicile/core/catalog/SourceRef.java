package dev.domicile.core.catalog;

import java.util.Optional;

/**
 * A document that states a fact.
 *
 * @param id how decisions refer to it; unique in a catalog
 * @param title what it is called, if known
 * @param url where it was read, if it has a public address
 * @param asOf the day (or month, or {@code undated}) of the state that was read
 */
public record SourceRef(
    String id, Optional<String> title, Optional<String> url, Optional<String> asOf) {

  public SourceRef {
    if (title.isEmpty() && url.isEmpty()) {
      throw new IllegalArgumentException("a source needs a `title` or a `url`");
    }
  }
}
