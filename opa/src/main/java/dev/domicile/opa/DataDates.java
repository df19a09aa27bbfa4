package dev.domicile.opa;

import dev.domicile.core.catalog.PartialDate;
import dev.domicile.core.policy.Conditions;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/** Dates as data: days are compared as text, so they have to have the same length. */
final class DataDates {

  private static final int LAST_YEAR = 9999;

  private DataDates() {}

  /** A first day; one that no four digits can say never comes. */
  static Optional<String> from(Optional<LocalDate> day) {
    return day.map(d -> d.getYear() > LAST_YEAR ? "9999-12-32" : d.toString());
  }

  /** The first day on which something no longer holds; one that no four digits can say is none. */
  static Optional<String> until(Optional<LocalDate> day) {
    return day.filter(d -> d.getYear() <= LAST_YEAR).map(LocalDate::toString);
  }

  /** A duration in milliseconds, or its text if it cannot be compared. */
  static Object duration(String text) {
    Optional<Object> length = Conditions.duration(text).map(Duration::toMillis);
    return length.orElse(text);
  }

  /** A date whose words can mean several days. */
  static Optional<Map<String, Object>> words(Optional<PartialDate> date) {
    return date.map(
        d ->
            DataText.entry()
                .with("first", d.first().toString())
                .with("last", d.last().toString())
                .with("text", d.text())
                .values());
  }
}
