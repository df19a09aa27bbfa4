package dev.domicile.core.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A day, a month or a year: duties are read wide, permissions narrow. */
class PartialDateTest {

  @ParameterizedTest
  @CsvSource({
    "2026,       2026-01-01, 2027-01-01, 2026-12-31, 2026-01-01",
    "2026-02,    2026-02-01, 2026-03-01, 2026-02-28, 2026-02-01",
    "2028-02,    2028-02-01, 2028-03-01, 2028-02-29, 2028-02-01",
    "2026-05-13, 2026-05-13, 2026-05-13, 2026-05-13, 2026-05-13"
  })
  void duties_and_permissions(
      String text,
      LocalDate dutyFrom,
      LocalDate dutyUntil,
      LocalDate permissionFrom,
      LocalDate permissionUntil) {
    PartialDate date = PartialDate.parse(text);
    assertEquals(dutyFrom, date.dutyFrom());
    assertEquals(dutyUntil, date.dutyUntil());
    assertEquals(permissionFrom, date.permissionFrom());
    assertEquals(permissionUntil, date.permissionUntil());
    assertEquals(text, date.toString());
  }

  @Property
  void a_duty_is_never_shorter_than_a_permission(
      @ForAll @IntRange(min = 1900, max = 2100) int year,
      @ForAll @IntRange(min = 1, max = 12) int month) {
    PartialDate date = PartialDate.parse("%d-%02d".formatted(year, month));
    assertTrue(!date.dutyFrom().isAfter(date.permissionFrom()));
    assertTrue(!date.dutyUntil().isBefore(date.permissionUntil()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "26",
        "2026-13",
        "2026-1",
        "2026-02-30",
        "2026-00",
        "2026/05",
        " 2026",
        "+2026"
      })
  void what_is_no_date_is_refused(String text) {
    assertThrows(IllegalArgumentException.class, () -> PartialDate.parse(text));
  }
}
