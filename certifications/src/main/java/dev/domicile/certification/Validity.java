package dev.domicile.certification;

import dev.domicile.core.catalog.Attestation;
import dev.domicile.core.catalog.PartialDate;
import dev.domicile.core.catalog.Scheme;
import dev.domicile.core.catalog.SourceRef;
import java.time.LocalDate;
import java.time.Period;
import java.util.Comparator;
import java.util.Optional;

/**
 * Whether a claim counts on a day. A certificate counts until its end; a report about a past period
 * counts from its issue until the usual validity of its scheme after the end of the period, and is
 * unknown afterwards, since a newer one may exist. Where the end can only be estimated it is
 * unknown. Partial dates are read as for a permission.
 */
final class Validity {

  private Validity() {}

  static Quality of(Attestation claim, Scheme scheme, LocalDate day) {
    return scheme.reportBased() || claim.periodUntil().isPresent()
        ? ofReport(claim, scheme, day)
        : ofCertificate(claim, scheme, day);
  }

  private static Quality ofCertificate(Attestation claim, Scheme scheme, LocalDate day) {
    Optional<PartialDate> begin = claim.from().or(claim::issued);
    if (claim.until().isPresent() && claim.untilFirm()) {
      PartialDate until = claim.until().get();
      if (!day.isBefore(until.permissionUntil())) {
        return Quality.violated(scheme.id() + " ended on " + until, "ended " + until);
      }
      return begun(begin, scheme, day);
    }
    String estimate =
        claim
            .until()
            .map(PartialDate::text)
            .or(() -> end(begin, scheme))
            .map(date -> ", estimated " + date)
            .orElse("");
    return Quality.unknown(
        "the end of " + scheme.id() + " is not established" + estimate, "end unknown" + estimate);
  }

  private static Quality ofReport(Attestation claim, Scheme scheme, LocalDate day) {
    if (claim.periodUntil().isEmpty() || scheme.validity().isEmpty()) {
      String what =
          claim.periodUntil().isEmpty()
              ? "the period of the " + scheme.id() + " report is not established"
              : "how long a " + scheme.id() + " report counts after its period is not established";
      String estimate =
          claim
              .until()
              .or(claim::periodUntil)
              .map(PartialDate::text)
              .or(() -> end(claim.issued(), scheme))
              .map(date -> ", estimated " + date)
              .orElse("");
      return Quality.unknown(what + estimate, "end unknown" + estimate);
    }
    LocalDate end = claim.periodUntil().get().permissionUntil().plus(scheme.validity().get());
    if (!day.isBefore(end)) {
      return Quality.unknown(
          "the " + scheme.id() + " report counted until " + end + ", a newer one is not recorded",
          "counted until " + end);
    }
    Optional<PartialDate> begin = claim.issued().or(() -> asOf(claim));
    return begin.isEmpty()
        ? Quality.unknown(
            "when the " + scheme.id() + " report was issued is not established", "issue unknown")
        : begun(begin, scheme, day);
  }

  private static Quality begun(Optional<PartialDate> begin, Scheme scheme, LocalDate day) {
    if (begin.isPresent() && day.isBefore(begin.get().permissionFrom())) {
      return Quality.unknown(
          scheme.id() + " counts from " + begin.get() + " only", "from " + begin.get());
    }
    return Quality.GOOD;
  }

  private static Optional<String> end(Optional<PartialDate> begin, Scheme scheme) {
    Optional<Period> validity = scheme.validity();
    return begin.isEmpty() || validity.isEmpty()
        ? Optional.empty()
        : Optional.of(begin.get().first().plus(validity.get()).toString());
  }

  /** The day as of which the claim was read; of several documents the last one shows it all. */
  private static Optional<PartialDate> asOf(Attestation claim) {
    return claim
        .provenance()
        .asOf()
        .flatMap(Validity::date)
        .or(
            () ->
                claim.provenance().sources().stream()
                    .map(SourceRef::asOf)
                    .flatMap(Optional::stream)
                    .flatMap(text -> date(text).stream())
                    .max(Comparator.comparing(PartialDate::permissionFrom)));
  }

  private static Optional<PartialDate> date(String text) {
    try {
      return Optional.of(PartialDate.parse(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // as-of dates may be words such as `undated`
    }
  }
}
