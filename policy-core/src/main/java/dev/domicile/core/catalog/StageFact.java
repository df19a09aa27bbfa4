package dev.domicile.core.catalog;

import java.util.Optional;

/**
 * What the catalog records of one stage of one offering: where it may happen and what the provider
 * keeps, for how long, and how to turn it off.
 *
 * @param extent where it may happen
 * @param retention how long a copy is kept, as an ISO 8601 duration, if stated
 * @param what which traffic is kept: {@code flagged}, {@code all}
 * @param optOut how a customer turns it off, if that is possible
 * @param feature the feature of the provider that keeps it, where one does
 * @param hint places inferred only from a company's seat; shown, never used
 * @param remark conditions, exceptions and disputes in words
 * @param whereToCheck what a customer could look at where nothing is established
 * @param provenance sources, confidence and position
 */
public record StageFact(
    Extent extent,
    Optional<String> retention,
    Optional<String> what,
    Optional<String> optOut,
    Optional<String> feature,
    Optional<String> hint,
    Optional<String> remark,
    Optional<String> whereToCheck,
    Provenance provenance) {

  /** A stage of which only the extent is recorded. */
  public static StageFact of(Extent extent, Provenance provenance) {
    return new StageFact(
        extent,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        provenance);
  }
}
