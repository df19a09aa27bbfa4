package dev.domicile.certification;

import dev.domicile.certification.Reading.Effect;
import dev.domicile.core.catalog.RegionId;
import dev.domicile.core.policy.Verdict;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What all claims together say of one scheme at one place.
 *
 * @param place empty for places that nobody names
 * @param readings what the claims mean, most telling first
 */
record PlaceFinding(
    SchemeDemand demand, Optional<RegionId> place, Verdict verdict, List<Reading> readings) {

  /**
   * The best claim counts. A claim against the service refuses unless another leaves the matter
   * open; that the service is out of scope is more than an umbrella record can leave open.
   */
  static PlaceFinding of(SchemeDemand demand, Optional<RegionId> place, List<Reading> readings) {
    List<Reading> sorted =
        readings.stream()
            .sorted(
                Comparator.comparing(Reading::effect)
                    .thenComparing(reading -> !reading.claim().primary()))
            .toList();
    return new PlaceFinding(demand, place, verdict(sorted), sorted);
  }

  private static Verdict verdict(List<Reading> readings) {
    if (has(readings, Effect.HOLDS)) {
      return Verdict.SATISFIED;
    }
    boolean open = has(readings, Effect.OPEN);
    boolean against =
        has(readings, Effect.OUT_OF_SCOPE)
            || (has(readings, Effect.FALLS_SHORT) && !has(readings, Effect.UMBRELLA));
    return against && !open ? Verdict.VIOLATED : Verdict.UNKNOWN;
  }

  private static boolean has(List<Reading> readings, Effect effect) {
    return readings.stream().anyMatch(reading -> reading.effect() == effect);
  }

  /** The claim that decides, if there is one. */
  Optional<Reading> telling() {
    return switch (verdict) {
      case SATISFIED, VIOLATED -> readings.stream().findFirst();
      // What speaks against it did not decide: what leaves it open did.
      case UNKNOWN, NEEDS_EVIDENCE ->
          readings.stream()
              .filter(
                  reading -> reading.effect() == Effect.OPEN || reading.effect() == Effect.UMBRELLA)
              .findFirst()
              .or(() -> readings.stream().findFirst());
    };
  }

  /** Whether it is satisfied, and only by somebody else's account. */
  boolean isSecondary() {
    return verdict == Verdict.SATISFIED
        && telling().map(reading -> !reading.claim().primary()).orElse(false);
  }

  String because(String service) {
    return telling()
        .map(Reading::because)
        .orElse("no claim says that " + service + " holds " + demand.scheme().value());
  }

  /** What is found, in a few words: {@code bsi-c5: level type1}. */
  String found() {
    return demand.scheme().value() + ": " + telling().map(Reading::lacks).orElse("no claim");
  }
}
