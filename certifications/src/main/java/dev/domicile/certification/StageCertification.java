package dev.domicile.certification;

import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.catalog.CountrySet;
import dev.domicile.core.catalog.Extent;
import dev.domicile.core.catalog.Extent.Bounding;
import dev.domicile.core.catalog.Region;
import dev.domicile.core.catalog.RegionId;
import dev.domicile.core.policy.Offending;
import dev.domicile.core.policy.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * What the claims say of one stage: every scheme at every place.
 *
 * @param complete whether the places are all possible ones; otherwise the findings are about a
 *     place that nobody names
 * @param byPlace findings for each scheme in the order of the policy, by place; the key is empty
 *     for a place that nobody names
 */
record StageCertification(
    int count,
    boolean complete,
    Extent extent,
    Map<Optional<RegionId>, List<PlaceFinding>> byPlace) {

  /**
   * Asks about every possible place of {@code extent}.
   *
   * @param find what all claims say of a scheme at a place
   */
  static StageCertification of(
      CertificationRequirement body,
      Extent extent,
      BiFunction<SchemeDemand, Optional<RegionId>, PlaceFinding> find) {
    boolean complete =
        extent.isBounded() && extent.regionsComplete() && !extent.regions().isEmpty();
    List<Optional<RegionId>> places =
        complete ? extent.regions().stream().map(Optional::of).toList() : List.of(Optional.empty());
    Map<Optional<RegionId>, List<PlaceFinding>> byPlace = new LinkedHashMap<>();
    if (extent.bounding() != Bounding.NONE) {
      for (Optional<RegionId> place : places) {
        byPlace.put(
            place, body.schemes().stream().map(demand -> find.apply(demand, place)).toList());
      }
    }
    return new StageCertification(body.count(), complete, extent, byPlace);
  }

  Verdict verdict() {
    Verdict worst = Verdict.SATISFIED;
    for (List<PlaceFinding> findings : byPlace.values()) {
      worst = worst.worst(at(findings));
    }
    return worst;
  }

  /** So many schemes hold; so many could. Each place may hold others of them. */
  private Verdict at(List<PlaceFinding> findings) {
    long holds = count(findings, Verdict.SATISFIED);
    if (holds >= count) {
      return Verdict.SATISFIED;
    }
    return holds + count(findings, Verdict.UNKNOWN) >= count ? Verdict.UNKNOWN : Verdict.VIOLATED;
  }

  private static long count(List<PlaceFinding> findings, Verdict verdict) {
    return findings.stream().filter(finding -> finding.verdict() == verdict).count();
  }

  /** Findings that keep a place from being certified, by place. */
  List<PlaceFinding> failing() {
    return byPlace.values().stream()
        .filter(findings -> at(findings) != Verdict.SATISFIED)
        .flatMap(List::stream)
        .filter(finding -> finding.verdict() != Verdict.SATISFIED)
        .toList();
  }

  /** Schemes on whose secondary claims a place rests. */
  List<PlaceFinding> restingOnSecondary() {
    List<PlaceFinding> resting = new ArrayList<>();
    for (List<PlaceFinding> findings : byPlace.values()) {
      List<PlaceFinding> secondary = findings.stream().filter(PlaceFinding::isSecondary).toList();
      if (at(findings) == Verdict.SATISFIED
          && count(findings, Verdict.SATISFIED) - secondary.size() < count) {
        resting.addAll(secondary);
      }
    }
    return resting;
  }

  /** Countries of the places that are not certified. */
  Offending offending(Catalog catalog) {
    if (!complete) {
      return places(extent);
    }
    Offending offending = Offending.NOTHING;
    for (Map.Entry<Optional<RegionId>, List<PlaceFinding>> entry : byPlace.entrySet()) {
      if (at(entry.getValue()) != Verdict.SATISFIED) {
        offending =
            offending.plus(entry.getKey().map(id -> places(id, catalog)).orElse(places(extent)));
      }
    }
    return offending;
  }

  private Offending places(RegionId id, Catalog catalog) {
    Region region = catalog.regions().get(id);
    if (region == null) {
      return places(extent);
    }
    return region
        .country()
        .map(country -> Offending.of(CountrySet.of(country)))
        .orElse(places(region.place()));
  }

  private static Offending places(Extent extent) {
    return switch (extent.bounding()) {
      case NONE -> Offending.NOTHING;
      case BOUNDED -> Offending.of(extent.bound());
      case ANYWHERE, UNKNOWN, CUSTOMER_CHOSEN -> new Offending(extent.known(), true);
    };
  }
}
