package dev.domicile.catalog;

import dev.domicile.core.catalog.EndOfLife;
import dev.domicile.core.catalog.PartialDate;
import java.util.Optional;

/** A date, or the word that there is one that no source gives. */
record EndDate(Optional<PartialDate> date) {

  /** Reads a date or {@code unknown}. */
  static EndDate parse(String text) {
    return new EndDate(
        text.equals("unknown") ? Optional.empty() : Optional.of(PartialDate.parse(text)));
  }

  /** The earlier of two; one that nobody knows may be the earlier and wins. */
  static EndDate earlier(EndDate one, EndDate other) {
    if (one.date().isEmpty() || other.date().isEmpty()) {
      return one.date().isEmpty() ? one : other;
    }
    return one.date().get().compareTo(other.date().get()) <= 0 ? one : other;
  }

  /** The earliest of several ends; unknown as soon as one of them is. */
  static EndOfLife earliest(Iterable<EndDate> ends, Optional<PartialDate> notBefore) {
    Optional<EndDate> earliest = Optional.empty();
    for (EndDate end : ends) {
      earliest = Optional.of(earliest.isEmpty() ? end : earlier(earliest.get(), end));
    }
    if (earliest.isEmpty() && notBefore.isEmpty()) {
      return EndOfLife.NONE;
    }
    Optional<PartialDate> date = earliest.flatMap(EndDate::date);
    return new EndOfLife(date, earliest.isPresent() && date.isEmpty(), notBefore);
  }
}
