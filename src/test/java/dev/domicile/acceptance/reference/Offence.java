package dev.domicile.acceptance.reference;

import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Places that a requirement does not accept.
 *
 * @param anywhere whether a place that nobody bounds is among them
 */
record Offence(SortedSet<String> countries, boolean anywhere) {

  static final Offence NONE = new Offence(new TreeSet<>(), false);

  static Offence in(Collection<String> countries) {
    return new Offence(new TreeSet<>(countries), false);
  }

  Offence and(Offence other) {
    SortedSet<String> both = new TreeSet<>(countries);
    both.addAll(other.countries);
    return new Offence(both, anywhere || other.anywhere);
  }
}
