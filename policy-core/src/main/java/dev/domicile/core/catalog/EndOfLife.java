package dev.domicile.core.catalog;

import java.util.Optional;

/**
 * When something ends, as far as sources tell.
 *
 * @param date first day on which it is gone; empty if none is announced or none is known
 * @param unknown whether a source says that it ended or ends, without a date
 * @param notBefore a day before which it will not end, which is no end
 */
public record EndOfLife(
    Optional<PartialDate> date, boolean unknown, Optional<PartialDate> notBefore) {

  /** Nothing announced. */
  public static final EndOfLife NONE = new EndOfLife(Optional.empty(), false, Optional.empty());

  public EndOfLife {
    if (date.isPresent() && unknown) {
      throw new IllegalArgumentException("an end of life is a date or unknown, not both");
    }
  }
}
