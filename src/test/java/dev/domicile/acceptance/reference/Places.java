package dev.domicile.acceptance.reference;

import dev.domicile.core.catalog.Confidence;
import dev.domicile.core.catalog.Extent;
import dev.domicile.core.catalog.Feature;
import dev.domicile.core.catalog.Offering;
import dev.domicile.core.catalog.RegionId;
import dev.domicile.core.catalog.Stage;
import dev.domicile.core.catalog.StageFact;
import dev.domicile.core.policy.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Where a stage may happen.
 *
 * @param named countries that somebody names
 * @param bound countries that contain every possible place, where {@code promise} says so
 * @param regions regions named
 * @param allRegions whether they are all possible ones
 * @param declared the customer's own places
 * @param unsaid whether the customer chooses a place and does not say it
 * @param onlyUnsaid whether that is the only place there is
 */
record Places(
    Promise promise,
    SortedSet<String> named,
    SortedSet<String> bound,
    SortedSet<RegionId> regions,
    boolean allRegions,
    SortedSet<String> declared,
    boolean unsaid,
    boolean onlyUnsaid) {

  /** What is promised about places that nobody names. */
  enum Promise {
    NOTHING_HAPPENS,
    INSIDE_BOUND,
    NONE_KNOWN,
    ANYWHERE
  }

  static Places of(AskedWorkload asked, Offering offering, Stage stage, Confidence least) {
    Gathered all = new Gathered();
    boolean chosen = false;
    boolean other = false;
    List<StageFact> facts = facts(asked, offering, stage);
    for (StageFact fact : facts) {
      if (fact.provenance().confidence().compareTo(least) < 0) {
        all.unknown();
        other = true;
        continue;
      }
      switch (fact.extent().bounding()) {
        case CUSTOMER_CHOSEN -> chosen = true;
        case NONE -> {}
        case UNKNOWN, BOUNDED, ANYWHERE -> {
          all.add(fact.extent());
          other = true;
        }
      }
    }
    if (facts.isEmpty()) {
      all.unknown();
      other = true;
    }
    all.promise(contract(asked, offering, stage));
    SortedSet<String> at = asked.countries(asked.says(stage).at());
    SortedSet<String> declared = asked.countries(asked.says(stage).copies());
    declared.addAll(at);
    all.addCountries(declared);
    boolean unsaid = chosen && at.isEmpty();
    return all.places(declared, unsaid, unsaid && !other && declared.isEmpty());
  }

  /** The facts of the catalog: the feature's where one is used, else the offering's. */
  static List<StageFact> facts(AskedWorkload asked, Offering offering, Stage stage) {
    Optional<String> feature = asked.says(stage).feature();
    if (feature.isEmpty()) {
      return List.of(offering.stages().get(stage));
    }
    Feature used = asked.catalog.features().get(feature.get());
    Feature.Use use = used == null ? null : used.extents().get(offering.region().id());
    return use == null ? List.of() : List.of(use.stores(), use.infers());
  }

  /** Places that contracts with the operator promise for the stage. */
  private static SortedSet<String> contract(AskedWorkload asked, Offering offering, Stage stage) {
    SortedSet<String> places = new TreeSet<>();
    Optional<String> operator = offering.operator().map(entity -> entity.id());
    for (Evidence piece : asked.counting(List.of("contract"), operator)) {
      if (piece.stages().contains(stage)) {
        places.addAll(piece.places().codes());
      }
    }
    return places;
  }

  /** All places of several stages together. */
  static Places together(List<Places> several) {
    Gathered all = new Gathered();
    SortedSet<String> declared = new TreeSet<>();
    boolean unsaid = false;
    for (Places places : several) {
      all.add(places);
      declared.addAll(places.declared);
      unsaid |= places.unsaid;
    }
    return all.places(declared, unsaid, false);
  }

  /** Countries that are named or lie in the bound. */
  SortedSet<String> countries() {
    SortedSet<String> all = new TreeSet<>(named);
    all.addAll(bound);
    return all;
  }

  boolean isBounded() {
    return promise == Promise.INSIDE_BOUND && !unsaid;
  }

  /** Those of {@code countries} that are offended, and the places that nobody bounds. */
  Offence offence(SortedSet<String> countries) {
    boolean open = promise == Promise.ANYWHERE || promise == Promise.NONE_KNOWN;
    return new Offence(countries, open);
  }

  private static final class Gathered {
    private final SortedSet<String> named = new TreeSet<>();
    private final SortedSet<String> bound = new TreeSet<>();
    private final SortedSet<RegionId> regions = new TreeSet<>();
    private final List<Promise> promises = new ArrayList<>();
    private boolean allRegions = true;

    void unknown() {
      promises.add(Promise.NONE_KNOWN);
      allRegions = false;
    }

    void add(Extent extent) {
      named.addAll(extent.known().codes());
      bound.addAll(extent.bound().codes());
      regions.addAll(extent.regions());
      allRegions &= extent.regionsComplete();
      promises.add(
          switch (extent.bounding()) {
            case NONE -> Promise.NOTHING_HAPPENS;
            case BOUNDED -> Promise.INSIDE_BOUND;
            case ANYWHERE -> Promise.ANYWHERE;
            case UNKNOWN, CUSTOMER_CHOSEN -> Promise.NONE_KNOWN;
          });
    }

    void add(Places places) {
      if (places.promise == Promise.NOTHING_HAPPENS && !places.unsaid) {
        return;
      }
      named.addAll(places.named);
      bound.addAll(places.bound);
      regions.addAll(places.regions);
      allRegions &= places.allRegions && !places.unsaid;
      promises.add(places.unsaid ? Promise.NONE_KNOWN : places.promise);
      if (places.promise == Promise.ANYWHERE) {
        promises.add(Promise.ANYWHERE);
      }
    }

    void addCountries(SortedSet<String> countries) {
      if (!countries.isEmpty()) {
        named.addAll(countries);
        bound.addAll(countries);
        promises.add(Promise.INSIDE_BOUND);
        allRegions = false;
      }
    }

    /** A contract bounds what the catalog does not know, and nothing else. */
    void promise(SortedSet<String> places) {
      if (!places.isEmpty()
          && promises.contains(Promise.NONE_KNOWN)
          && !promises.contains(Promise.ANYWHERE)) {
        promises.clear();
        promises.add(Promise.INSIDE_BOUND);
        bound.addAll(named);
        bound.addAll(places);
        allRegions = false;
      }
    }

    Places places(SortedSet<String> declared, boolean unsaid, boolean onlyUnsaid) {
      Promise promise = Promise.NOTHING_HAPPENS;
      for (Promise one : promises) {
        promise = one.compareTo(promise) > 0 ? one : promise;
      }
      if (promise == Promise.NOTHING_HAPPENS && unsaid) {
        promise = Promise.NONE_KNOWN;
      }
      boolean bounded = promise == Promise.INSIDE_BOUND;
      return new Places(
          promise,
          named,
          bounded ? bound : new TreeSet<>(),
          regions,
          bounded && allRegions,
          declared,
          unsaid,
          onlyUnsaid);
    }
  }
}
