package dev.domicile.core.policy;

import dev.domicile.core.catalog.PartialDate;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The days on which a policy or rule is in force: {@code from} inclusive, {@code until} exclusive,
 * in the calendar of the jurisdiction that issued it. A partial date means its strictest day: a
 * rule begins on the first day that it can mean and ends after the last.
 */
public record EffectiveDates(Optional<LocalDate> from, Optional<LocalDate> until) {

  /** Always in force. */
  public static final EffectiveDates ALWAYS =
      new EffectiveDates(Optional.empty(), Optional.empty());

  public EffectiveDates {
    if (from.isPresent() && until.isPresent() && !from.get().isBefore(until.get())) {
      throw new IllegalArgumentException(
          "`until` " + until.get() + " is not after `from` " + from.get());
    }
  }

  /** Dates as a source gives them. */
  public static EffectiveDates of(Optional<PartialDate> from, Optional<PartialDate> until) {
    return new EffectiveDates(from.map(PartialDate::dutyFrom), until.map(PartialDate::dutyUntil));
  }

  /** Whether {@code day} lies inside. */
  public boolean contains(LocalDate day) {
    return from.map(first -> !day.isBefore(first)).orElse(true)
        && until.map(day::isBefore).orElse(true);
  }

  /** Whether there is a day in both. */
  public boolean overlaps(EffectiveDates other) {
    return beginsBeforeEndOf(other) && other.beginsBeforeEndOf(this);
  }

  private boolean beginsBeforeEndOf(EffectiveDates other) {
    return from.isEmpty() || other.until.map(end -> from.get().isBefore(end)).orElse(true);
  }

  /** Whether it begins after {@code day}. */
  public boolean beginsAfter(LocalDate day) {
    return from.map(first -> first.isAfter(day)).orElse(false);
  }
}
