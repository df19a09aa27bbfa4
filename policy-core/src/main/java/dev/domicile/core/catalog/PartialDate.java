package dev.domicile.core.catalog;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A day, a month or a year as a source gives it. Which day it stands for depends on what it limits:
 * a duty begins as early and ends as late as the words allow, a permission the other way round.
 *
 * @param first first day that the words can mean
 * @param last last day that the words can mean, inclusive
 * @param text as written: {@code 2026}, {@code 2026-05} or {@code 2026-05-13}
 */
public record PartialDate(LocalDate first, LocalDate last, String text)
    implements Comparable<PartialDate> {

  private static final Pattern FORM = Pattern.compile("(\\d{4})(?:-(\\d{2})(?:-(\\d{2}))?)?");
  private static final Pattern DAY_FIRST =
      Pattern.compile("(\\d{1,2})[./-](\\d{1,2})[./-](\\d{4})");

  /** This very day. */
  public static PartialDate of(LocalDate day) {
    return new PartialDate(day, day, day.toString());
  }

  /**
   * Reads {@code YYYY}, {@code YYYY-MM} or {@code YYYY-MM-DD}.
   *
   * @throws IllegalArgumentException if it is none of them or no day of the calendar
   */
  public static PartialDate parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "`" + text + "` is not a date; expected `YYYY-MM-DD`, `YYYY-MM` or `YYYY`" + meant(text));
    }
    try {
      int year = Integer.parseInt(matcher.group(1));
      if (matcher.group(2) == null) {
        return new PartialDate(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31), text);
      }
      YearMonth month = YearMonth.of(year, Integer.parseInt(matcher.group(2)));
      if (matcher.group(3) == null) {
        return new PartialDate(month.atDay(1), month.atEndOfMonth(), text);
      }
      LocalDate day = month.atDay(Integer.parseInt(matcher.group(3)));
      return new PartialDate(day, day, text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "`" + text + "` is not a day of the calendar" + swapped(matcher), e);
    }
  }

  /** A day that is written the other way round, as in {@code 31.12.2026}. */
  private static String meant(String text) {
    Matcher matcher = DAY_FIRST.matcher(text);
    if (!matcher.matches()) {
      return "";
    }
    int day = Integer.parseInt(matcher.group(1));
    int month = Integer.parseInt(matcher.group(2));
    String year = matcher.group(3);
    if (month > 12) {
      return day > 12 ? "" : advice(year, day, month);
    }
    // Both orders are in use; where both are possible nobody can tell which is meant.
    return day > 12 || day == month ? advice(year, month, day) : "";
  }

  private static String swapped(Matcher matcher) {
    if (matcher.group(3) == null) {
      return "";
    }
    int month = Integer.parseInt(matcher.group(2));
    int day = Integer.parseInt(matcher.group(3));
    return month > 12 && month <= 31 && day >= 1 && day <= 12
        ? advice(matcher.group(1), day, month)
        : "";
  }

  private static String advice(String year, int month, int day) {
    return String.format(Locale.ROOT, "; is `%s-%02d-%02d` meant?", year, month, day);
  }

  /** First day on which something that binds holds, if it holds from this date. */
  public LocalDate dutyFrom() {
    return first;
  }

  /** First day on which something that binds no longer holds, if it holds until this date. */
  public LocalDate dutyUntil() {
    return isExact() ? first : last.plusDays(1);
  }

  /** First day on which a permission holds, if it holds from this date. */
  public LocalDate permissionFrom() {
    return last;
  }

  /** First day on which a permission no longer holds, if it holds until this date. */
  public LocalDate permissionUntil() {
    return first;
  }

  /** Whether a single day is meant. */
  public boolean isExact() {
    return first.equals(last);
  }

  @Override
  public int compareTo(PartialDate other) {
    int byFirst = first.compareTo(other.first);
    return byFirst != 0 ? byFirst : last.compareTo(other.last);
  }

  @Override
  public String toString() {
    return text;
  }
}
