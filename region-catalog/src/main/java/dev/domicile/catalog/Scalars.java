package dev.domicile.catalog;

import dev.domicile.core.catalog.Country;
import dev.domicile.core.catalog.Glob;
import dev.domicile.core.catalog.PartialDate;
import dev.domicile.core.catalog.WordList;
import dev.domicile.core.source.Located;
import dev.domicile.core.source.ScalarShape;
import dev.domicile.core.source.Shape;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Period;
import java.util.List;

/** The shapes of single values that several kinds share. */
final class Scalars {

  static final ScalarShape<String> TEXT = Shape.text();

  static final ScalarShape<Country> COUNTRY =
      Shape.scalar("country", Country::of)
          .example("DE")
          .suggest(Scalars::countryCodes)
          .words(WordList.COUNTRY.id());

  static final ScalarShape<PartialDate> DATE =
      Shape.scalar("date", PartialDate::parse).example("2026-05");

  /** An end of life: a date, or {@code unknown}. */
  static final ScalarShape<EndDate> END =
      Shape.<EndDate>scalar("date or `unknown`", EndDate::parse).example("2027-03-31");

  static final ScalarShape<Glob> GLOB =
      Shape.<Glob>scalar("pattern", Glob::new).example("claude-*");

  /** A name of something else in the catalog, with its place so that a wrong one can be shown. */
  static final Shape<Located<String>> REF = TEXT.located();

  /** An id that we coin. */
  static final ScalarShape<String> ID = Shape.scalar("id", Scalars::coined).example("iso-27001");

  /** An id that keeps its owner's spelling. */
  static final ScalarShape<String> FOREIGN_ID =
      Shape.scalar("id", Scalars::printable).example("eu-central-1");

  /** A set's id: capitals. */
  static final ScalarShape<String> SET_ID = Shape.scalar("set id", Scalars::setId).example("EEA");

  /** How long: {@code P30D}, {@code PT24H}. */
  static final ScalarShape<String> DURATION =
      Shape.scalar("duration", Scalars::duration).example("P30D");

  static final ScalarShape<Period> PERIOD = Shape.scalar("period", Scalars::period).example("P3Y");

  static final Shape<List<String>> TEXTS = Shape.oneOrMany(TEXT);
  static final Shape<List<Located<String>>> REFS = Shape.oneOrMany(REF);
  static final Shape<List<Glob>> GLOBS = Shape.oneOrMany(GLOB);

  private Scalars() {}

  private static List<String> countryCodes() {
    return Country.all().stream().map(Country::code).toList();
  }

  private static String coined(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean word = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
      if (!word && (i == 0 || (c != '-' && c != '.'))) {
        throw new IllegalArgumentException(
            "`" + text + "` is not an id; expected lower-case letters, digits, `-` and `.`");
      }
    }
    return nonEmpty(text);
  }

  private static String setId(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean word = (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (!word && (i == 0 || c != '-')) {
        throw new IllegalArgumentException(
            "`" + text + "` is not the id of a set; expected capitals, digits and `-`");
      }
    }
    if (Country.isCode(text)) {
      throw new IllegalArgumentException("`" + text + "` is the code of a country");
    }
    return nonEmpty(text);
  }

  private static String printable(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) <= ' ' || text.charAt(i) > '~') {
        throw new IllegalArgumentException(
            "`" + text + "` is not an id; expected printable ASCII without spaces");
      }
    }
    return nonEmpty(text);
  }

  private static String nonEmpty(String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("the id is empty");
    }
    return text;
  }

  private static String duration(String text) {
    if (!isDuration(text)) {
      throw new IllegalArgumentException(
          "`" + text + "` is not a duration; expected ISO 8601, as in `P30D`");
    }
    return text;
  }

  /** Whether {@code text} is an ISO 8601 period or duration. */
  static boolean isDuration(String text) {
    if (!text.startsWith("P")) {
      return false;
    }
    try {
      if (text.indexOf('T') < 0) {
        return !Period.parse(text).isNegative();
      }
      return !Duration.parse(text).isNegative();
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static Period period(String text) {
    try {
      return Period.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "`" + text + "` is not a period; expected ISO 8601, as in `P3Y`", e);
    }
  }
}
