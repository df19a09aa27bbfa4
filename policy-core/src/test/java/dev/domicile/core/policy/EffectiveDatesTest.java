package dev.domicile.core.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.domicile.core.catalog.PartialDate;
import java.time.LocalDate;
import java.util.Optional;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** From is inclusive, until exclusive, and a partial date means its strictest day. */
class EffectiveDatesTest {

  private static final LocalDate BASE = LocalDate.of(2026, 1, 1);

  @Test
  void from_is_inclusive_and_until_exclusive() {
    EffectiveDates dates = dates("2026-02-01", "2026-03-01");
    assertEquals(false, dates.contains(LocalDate.of(2026, 1, 31)));
    assertEquals(true, dates.contains(LocalDate.of(2026, 2, 1)));
    assertEquals(true, dates.contains(LocalDate.of(2026, 2, 28)));
    assertEquals(false, dates.contains(LocalDate.of(2026, 3, 1)));
  }

  @Test
  void a_partial_rule_begins_on_its_first_and_ends_after_its_last_day() {
    EffectiveDates dates = dates("2026-02", "2026-05");
    assertEquals(Optional.of(LocalDate.of(2026, 2, 1)), dates.from());
    assertEquals(Optional.of(LocalDate.of(2026, 6, 1)), dates.until());
  }

  @Test
  void without_dates_it_always_holds() {
    assertTrue(EffectiveDates.ALWAYS.contains(LocalDate.MIN));
    assertTrue(EffectiveDates.ALWAYS.contains(LocalDate.MAX));
  }

  @Test
  void nothing_ends_before_or_when_it_begins() {
    assertThrows(IllegalArgumentException.class, () -> dates("2026-02-01", "2026-02-01"));
  }

  @Property
  void two_periods_overlap_if_and_only_if_a_day_lies_in_both(
      @ForAll @IntRange(max = 20) int from,
      @ForAll @IntRange(max = 20) int until,
      @ForAll @IntRange(max = 20) int otherFrom,
      @ForAll @IntRange(max = 20) int otherUntil) {
    Assume.that(from < until && otherFrom < otherUntil);
    EffectiveDates one = period(from, until);
    EffectiveDates other = period(otherFrom, otherUntil);
    boolean shared = false;
    for (int day = 0; day <= 20; day++) {
      shared |= one.contains(BASE.plusDays(day)) && other.contains(BASE.plusDays(day));
    }
    assertEquals(shared, one.overlaps(other));
    assertEquals(shared, other.overlaps(one));
  }

  private static EffectiveDates period(int from, int until) {
    return new EffectiveDates(Optional.of(BASE.plusDays(from)), Optional.of(BASE.plusDays(until)));
  }

  private static EffectiveDates dates(String from, String until) {
    return EffectiveDates.of(
        Optional.of(PartialDate.parse(from)), Optional.of(PartialDate.parse(until)));
  }
}
