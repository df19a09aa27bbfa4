package dev.domicile.acceptance.reference;

import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What is known of the values of an attribute.
 *
 * @param sure values that it has
 * @param perhaps values that it may have
 * @param open whether it may have any other value
 */
record PossibleValues(SortedSet<String> sure, SortedSet<String> perhaps, boolean open) {

  static PossibleValues exactly(Collection<String> values) {
    return new PossibleValues(new TreeSet<>(values), new TreeSet<>(), false);
  }

  static PossibleValues atLeast(Collection<String> values) {
    return new PossibleValues(new TreeSet<>(values), new TreeSet<>(), true);
  }

  static PossibleValues unknown() {
    return atLeast(java.util.List.of());
  }

  static PossibleValues exactly(String value) {
    return exactly(java.util.List.of(value));
  }

  boolean mayBe(String value) {
    return open || sure.contains(value) || perhaps.contains(value);
  }

  /** Every value that it has or may have, if there is a list of them. */
  SortedSet<String> all() {
    SortedSet<String> all = new TreeSet<>(sure);
    all.addAll(perhaps);
    return all;
  }

  boolean isComplete() {
    return !open && perhaps.isEmpty();
  }
}
