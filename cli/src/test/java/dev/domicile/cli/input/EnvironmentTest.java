package dev.domicile.cli.input;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvironmentTest {

  @ParameterizedTest
  @CsvSource({"80, 80", "'', 100", "wide, 100", "0, 40", "-5, 40", "100000, 400"})
  void the_width_is_that_of_the_variable_within_bounds(String columns, int width) {
    assertEquals(width, Environment.width(columns));
  }

  @Test
  void today_is_the_day_in_utc() {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    Clock evening = Clock.fixed(Instant.parse("2026-11-25T23:30:00Z"), ZoneId.of("Asia/Kolkata"));

    Environment environment =
        new Environment(nowhere, nowhere, evening, false, 100, BaseCatalog.bundled());

    assertEquals(LocalDate.of(2026, 11, 25), environment.today());
  }
}
