package dev.domicile.residency;

import dev.domicile.core.catalog.CountrySet;
import dev.domicile.core.catalog.Extent;
import dev.domicile.core.catalog.Extent.Bounding;
import dev.domicile.core.catalog.Membership;
import dev.domicile.core.policy.Offending;
import dev.domicile.core.policy.Question;
import java.util.Optional;

/**
 * Compares the possible places of a stage with the places that a clause names.
 *
 * @param words how sentences speak of the stage
 * @param extent every possible place
 * @param declared places that the workload says are the customer's own; possible places too
 * @param set who belongs to the places named, on the day
 * @param setWords the places as the policy names them
 * @param operator who runs the offering, for evidence
 */
record ClauseJudge(
    StageWords words,
    Extent extent,
    CountrySet declared,
    Membership set,
    String setWords,
    Question question,
    Optional<String> operator) {

  Opinion judge(Clause.Verb verb) {
    return switch (verb) {
      case ONLY_IN -> onlyIn();
      case NOT_IN -> notIn();
      case COPY_IN -> copyIn();
    };
  }

  private Opinion onlyIn() {
    if (extent.bounding() == Bounding.NONE) {
      return Opinion.SATISFIED;
    }
    CountrySet places = places();
    ScopedPlaces scoped = ScopedPlaces.of(places, set, question, operator);
    CountrySet open = places.minus(set.in()).minus(scoped.accepted());
    Offending offending = offending(open);
    CountrySet outside = surelyOutside(places);
    if (extent.known().intersects(outside)) {
      return Opinion.violated(
          offending, words.mayIn(isNot(extent.known().and(outside))) + setWords);
    }
    if (extent.bounding() == Bounding.ANYWHERE) {
      return Opinion.violated(
          offending, words.mayAnywhere() + ", not only " + words.in() + " " + setWords);
    }
    if (!extent.isBounded()) {
      return Opinion.unknown(offending, "no source bounds " + words.where());
    }
    if (outside.containsAll(extent.bound())) {
      return Opinion.violated(offending, words.mayIn(isNot(outside)) + setWords);
    }
    if (open.isEmpty()) {
      return Opinion.SATISFIED;
    }
    if (scoped.open().containsAll(open)) {
      return Opinion.needsEvidence(
          offending,
          words.mayIn(codes(scoped.open())) + "; " + scoped.because(setWords),
          scoped.needs());
    }
    return Opinion.unknown(
        offending,
        outside.isEmpty()
            ? words.mayIn(codes(notSure(open)))
                + "; whether that is in "
                + setWords
                + " is not known"
            : "the promise about " + words.where() + " includes " + isNot(outside) + setWords);
  }

  private Opinion notIn() {
    if (extent.bounding() == Bounding.NONE || set.isSurelyEmpty()) {
      return Opinion.SATISFIED;
    }
    CountrySet places = places();
    // A country of which only a part is meant is a member too: its other part is no excuse.
    CountrySet members = set.in().plus(set.scopedCountries());
    CountrySet inside = places.and(members);
    Offending offending = offending(set.restUnknown() ? places : inside);
    if (extent.known().intersects(members)) {
      return Opinion.violated(offending, words.mayIn(is(extent.known().and(members))) + setWords);
    }
    if (extent.bounding() == Bounding.ANYWHERE) {
      String anywhere = words.mayAnywhere() + ", also " + words.in() + " " + setWords;
      return members.isEmpty()
          ? Opinion.unknown(offending, anywhere + ", whose members are not known")
          : Opinion.violated(offending, anywhere);
    }
    if (!extent.isBounded()) {
      return Opinion.unknown(offending, "no source bounds " + words.where());
    }
    if (members.containsAll(extent.bound())) {
      return Opinion.violated(offending, words.mayIn(is(extent.bound())) + setWords);
    }
    if (offending.countries().isEmpty()) {
      return Opinion.SATISFIED;
    }
    return Opinion.unknown(
        offending,
        inside.isEmpty()
            ? words.mayIn(codes(places)) + "; whether that is in " + setWords + " is not known"
            : "the promise about " + words.where() + " includes " + is(inside) + setWords);
  }

  private Opinion copyIn() {
    CountrySet places = places();
    ScopedPlaces scoped = ScopedPlaces.of(places, set, question, operator);
    CountrySet accepted = set.in().plus(scoped.accepted());
    if (declared.intersects(accepted)
        || (extent.isBounded() && accepted.containsAll(extent.bound()))) {
      return Opinion.SATISFIED;
    }
    Offending offending = offending(places.minus(accepted));
    if (declared.intersects(scoped.open())
        || (extent.isBounded() && accepted.plus(scoped.open()).containsAll(extent.bound()))) {
      return Opinion.needsEvidence(
          offending,
          words.mayIn(codes(scoped.open())) + "; " + scoped.because(setWords),
          scoped.needs());
    }
    if (extent.bounding() == Bounding.NONE) {
      return Opinion.violated(offending, "nothing is kept, so no copy is in " + setWords);
    }
    if (extent.isBounded() && surelyOutside(places).containsAll(extent.bound())) {
      return Opinion.violated(
          offending,
          words.mayIn(codes(extent.bound())) + " only, and no copy is declared in " + setWords);
    }
    return Opinion.unknown(
        offending, "no source says that a copy is in " + setWords + ", and none is declared there");
  }

  /** Every country that is named, by a place or by the bound. */
  private CountrySet places() {
    return extent.known().plus(extent.bound());
  }

  private CountrySet surelyOutside(CountrySet countries) {
    return set.restUnknown()
        ? CountrySet.empty()
        : countries.minus(set.in()).minus(set.scopedCountries());
  }

  /** Of places that are not accepted those whose membership is the open question. */
  private CountrySet notSure(CountrySet open) {
    CountrySet unscoped = open.minus(set.scopedCountries());
    return unscoped.isEmpty() ? open : unscoped;
  }

  private Offending offending(CountrySet countries) {
    return switch (extent.bounding()) {
      case NONE, BOUNDED -> Offending.of(countries);
      case ANYWHERE, UNKNOWN, CUSTOMER_CHOSEN -> new Offending(countries, true);
    };
  }

  private static String codes(CountrySet countries) {
    return String.join(", ", countries.codes());
  }

  private static String is(CountrySet countries) {
    return codes(countries) + (countries.size() == 1 ? ", which is in " : ", which are in ");
  }

  private static String isNot(CountrySet countries) {
    return codes(countries)
        + (countries.size() == 1 ? ", which is not in " : ", which are not in ");
  }
}
