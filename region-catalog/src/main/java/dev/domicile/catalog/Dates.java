package dev.domicile.catalog;

import dev.domicile.core.catalog.PartialDate;
import dev.domicile.core.source.Problems;
import dev.domicile.core.source.SourcePosition;
import java.util.Optional;

/** Checks that something begins before it ends. */
final class Dates {

  private Dates() {}

  /** Reports dates that no reading of their words puts in order. */
  static void check(
      Optional<PartialDate> from,
      Optional<PartialDate> until,
      SourcePosition position,
      String what,
      Problems problems) {
    if (from.isPresent() && until.isPresent() && !from.get().first().isBefore(until.get().last())) {
      problems.error(
          position,
          CatalogCodes.DATE,
          what + " ends on `" + until.get() + "`, not after it begins on `" + from.get() + "`",
          "an end is the first day on which it no longer holds");
    }
  }
}
