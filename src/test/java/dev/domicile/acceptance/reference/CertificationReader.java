package dev.domicile.acceptance.reference;

import dev.domicile.acceptance.reference.Places.Promise;
import dev.domicile.certification.CertificationRequirement;
import dev.domicile.certification.SchemeDemand;
import dev.domicile.core.catalog.Attestation;
import dev.domicile.core.catalog.Confidence;
import dev.domicile.core.catalog.Extent;
import dev.domicile.core.catalog.Offering;
import dev.domicile.core.catalog.PartialDate;
import dev.domicile.core.catalog.Region;
import dev.domicile.core.catalog.RegionId;
import dev.domicile.core.catalog.Scheme;
import dev.domicile.core.catalog.Service;
import dev.domicile.core.catalog.SourceRef;
import dev.domicile.core.catalog.Stage;
import dev.domicile.core.catalog.Truth;
import dev.domicile.core.policy.Verdict;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What claims say: each claim, for each scheme, at each region of each stage. */
final class CertificationReader {

  /** What one claim says about a service at a place. */
  private enum Says {
    HOLDS,
    OUT_OF_SCOPE,
    FALLS_SHORT,
    /** Speaks of the service and leaves it open. */
    OPEN,
    /** May be about the service or not. */
    UMBRELLA,
    NOTHING
  }

  private final CertificationRequirement body;
  private final AskedWorkload asked;
  private final Offering offering;
  private final Confidence least;

  CertificationReader(
      CertificationRequirement body, AskedWorkload asked, Offering offering, Confidence least) {
    this.body = body;
    this.asked = asked;
    this.offering = offering;
    this.least = least;
  }

  List<Judged> judge() {
    List<Judged> judged = new ArrayList<>();
    for (Stage stage : Stage.values()) {
      if (body.stages().contains(stage) && asked.has(stage)) {
        judged.add(judge(stage));
      }
    }
    return judged;
  }

  private Judged judge(Stage stage) {
    Places places = Places.of(asked, offering, stage, least);
    Service service = service(stage);
    if (places.promise() == Promise.NOTHING_HAPPENS) {
      return Judged.satisfied(Optional.of(stage));
    }
    if (!places.isBounded() || !places.allRegions() || places.regions().isEmpty()) {
      Verdict verdict = at(Optional.empty(), service);
      boolean open = places.unsaid() || places.promise() != Promise.INSIDE_BOUND;
      Offence offence = new Offence(places.unsaid() ? places.named() : places.countries(), open);
      return new Judged(
          Optional.of(stage), verdict, verdict == Verdict.SATISFIED ? Offence.NONE : offence);
    }
    Verdict worst = Verdict.SATISFIED;
    Offence offence = Offence.NONE;
    for (RegionId id : places.regions()) {
      Verdict verdict = at(Optional.of(id), service);
      if (verdict != Verdict.SATISFIED) {
        offence = offence.and(placeOf(id));
      }
      worst = Judged.badness(verdict) > Judged.badness(worst) ? verdict : worst;
    }
    return new Judged(Optional.of(stage), worst, offence);
  }

  private Offence placeOf(RegionId id) {
    Region region = Optional.ofNullable(asked.catalog.regions().get(id)).orElseThrow();
    if (region.country().isPresent()) {
      return Offence.in(List.of(region.country().get().code()));
    }
    Extent place = region.place();
    boolean open =
        place.bounding() != Extent.Bounding.BOUNDED && place.bounding() != Extent.Bounding.NONE;
    Set<String> countries = new LinkedHashSet<>(place.bound().codes());
    countries.addAll(place.known().codes());
    return new Offence(new java.util.TreeSet<>(countries), open);
  }

  /** A feature has a service of its own. */
  private Service service(Stage stage) {
    return asked
        .says(stage)
        .feature()
        .map(id -> asked.catalog.features().get(id))
        .map(feature -> asked.catalog.services().get(feature.service()))
        .orElse(offering.service());
  }

  /** How many schemes hold, and how many could. */
  private Verdict at(Optional<RegionId> region, Service service) {
    int held = 0;
    int open = 0;
    for (SchemeDemand demand : body.schemes()) {
      switch (scheme(demand, region, service)) {
        case SATISFIED -> held++;
        case UNKNOWN, NEEDS_EVIDENCE -> open++;
        case VIOLATED -> {}
      }
    }
    if (held >= body.count()) {
      return Verdict.SATISFIED;
    }
    return held + open >= body.count() ? Verdict.UNKNOWN : Verdict.VIOLATED;
  }

  private Verdict scheme(SchemeDemand demand, Optional<RegionId> region, Service service) {
    Set<Says> said = new LinkedHashSet<>();
    Scheme scheme =
        Optional.ofNullable(asked.catalog.schemes().get(demand.scheme().value())).orElseThrow();
    Optional<String> partition =
        region.isPresent()
            ? Optional.ofNullable(asked.catalog.regions().get(region.get()))
                .flatMap(Region::partition)
            : offering.region().partition();
    for (Attestation claim : asked.catalog.attestations()) {
      boolean ofOperator =
          offering.operator().map(entity -> entity.id().equals(claim.entity())).orElse(false);
      boolean otherPartition =
          claim.partition().isPresent()
              && partition.isPresent()
              && !claim.partition().get().equals(partition.get());
      if (ofOperator && !otherPartition && claim.scheme().equals(scheme.id())) {
        said.add(says(claim, demand, scheme, region, service));
      }
    }
    if (said.contains(Says.HOLDS)) {
      return Verdict.SATISFIED;
    }
    boolean against =
        said.contains(Says.OUT_OF_SCOPE)
            || said.contains(Says.FALLS_SHORT) && !said.contains(Says.UMBRELLA);
    return against && !said.contains(Says.OPEN) ? Verdict.VIOLATED : Verdict.UNKNOWN;
  }

  private Says says(
      Attestation claim,
      SchemeDemand demand,
      Scheme scheme,
      Optional<RegionId> region,
      Service service) {
    boolean namesService =
        claim.servicesListed()
            && claim.services().stream()
                .anyMatch(name -> name.equals(service.id()) || service.names().contains(name));
    if (claim.servicesListed() && !namesService) {
      return Says.NOTHING;
    }
    if (claim.regionsListed() && region.isPresent() && !claim.regions().contains(region.get())) {
      return Says.NOTHING;
    }
    boolean doubtful =
        claim.provenance().confidence().compareTo(least) < 0
            || !claim.primary()
                && body.minGrade()
                    .map(grade -> grade == CertificationRequirement.MinGrade.PRIMARY)
                    .orElse(false);
    boolean oneOfSomeRegions = claim.regionsListed() && region.isEmpty();
    if (claim.status() == Attestation.Status.OUT_OF_SCOPE) {
      if (!namesService) {
        return Says.UMBRELLA;
      }
      return doubtful || oneOfSomeRegions ? Says.OPEN : Says.OUT_OF_SCOPE;
    }
    Truth good = good(claim, demand, scheme);
    boolean sure =
        claim.status() == Attestation.Status.IN_SCOPE
            && namesService
            && !doubtful
            && !oneOfSomeRegions;
    if (good == Truth.FALSE) {
      // Whatever is open about it, it would not hold.
      return sure ? Says.FALLS_SHORT : Says.NOTHING;
    }
    if (sure && good == Truth.TRUE && claim.regionsListed()) {
      return Says.HOLDS;
    }
    boolean umbrella = !namesService || claim.status() == Attestation.Status.INFRASTRUCTURE;
    return umbrella ? Says.UMBRELLA : Says.OPEN;
  }

  /** Whether level, version, type and dates are as asked. */
  private Truth good(Attestation claim, SchemeDemand demand, Scheme scheme) {
    List<Truth> all = new ArrayList<>();
    demand.level().ifPresent(asked -> all.add(reached(scheme.levels(), claim.level(), asked)));
    demand
        .version()
        .ifPresent(asked -> all.add(reached(scheme.versions(), claim.version(), asked)));
    if (!demand.types().isEmpty()) {
      boolean held =
          demand.types().stream()
              .anyMatch(type -> claim.level().map(type.value()::equals).orElse(false));
      all.add(held ? Truth.TRUE : Truth.UNKNOWN);
    }
    all.add(valid(claim, scheme));
    if (all.contains(Truth.FALSE)) {
      return Truth.FALSE;
    }
    return all.contains(Truth.UNKNOWN) ? Truth.UNKNOWN : Truth.TRUE;
  }

  private static Truth reached(
      List<String> lowToHigh, Optional<String> held, SchemeDemand.Threshold asked) {
    String word = asked.value().value();
    if (held.isEmpty()) {
      return Truth.UNKNOWN;
    }
    if (held.get().equals(word)) {
      return Truth.TRUE;
    }
    if (!lowToHigh.contains(held.get()) || !lowToHigh.contains(word)) {
      return Truth.UNKNOWN;
    }
    if (lowToHigh.indexOf(held.get()) < lowToHigh.indexOf(word)) {
      return Truth.FALSE;
    }
    return asked.orMore() ? Truth.TRUE : Truth.UNKNOWN;
  }

  private Truth valid(Attestation claim, Scheme scheme) {
    LocalDate day = asked.day;
    if (scheme.reportBased() || claim.periodUntil().isPresent()) {
      if (claim.periodUntil().isEmpty() || scheme.validity().isEmpty()) {
        return Truth.UNKNOWN;
      }
      LocalDate end = claim.periodUntil().get().first().plus(scheme.validity().get());
      Optional<PartialDate> issued = claim.issued().isPresent() ? claim.issued() : readOn(claim);
      return issued.isPresent() && SetReader.begun(issued, day) && day.isBefore(end)
          ? Truth.TRUE
          : Truth.UNKNOWN;
    }
    if (claim.until().isEmpty() || !claim.untilFirm()) {
      return Truth.UNKNOWN;
    }
    if (SetReader.ended(claim.until(), day)) {
      return Truth.FALSE;
    }
    Optional<PartialDate> from = claim.from().isPresent() ? claim.from() : claim.issued();
    return SetReader.begun(from, day) ? Truth.TRUE : Truth.UNKNOWN;
  }

  private static Optional<PartialDate> readOn(Attestation claim) {
    List<PartialDate> days = new ArrayList<>();
    claim.provenance().asOf().ifPresent(text -> date(text).ifPresent(days::add));
    if (days.isEmpty()) {
      for (SourceRef source : claim.provenance().sources()) {
        source.asOf().ifPresent(text -> date(text).ifPresent(days::add));
      }
    }
    return days.stream().max(java.util.Comparator.comparing(PartialDate::last));
  }

  private static Optional<PartialDate> date(String text) {
    try {
      return Optional.of(PartialDate.parse(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
