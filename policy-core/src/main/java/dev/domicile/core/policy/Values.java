package dev.domicile.core.policy;

import dev.domicile.core.catalog.Truth;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The values of an attribute, as far as they are known.
 *
 * @param in values that it surely has, sorted
 * @param maybe values that it may have, sorted
 * @param restUnknown whether it may have any other value too
 */
public record Values(SortedSet<String> in, SortedSet<String> maybe, boolean restUnknown) {

  /** Nothing known. */
  public static final Values UNKNOWN = new Values(new TreeSet<>(), new TreeSet<>(), true);

  /** Surely no value. */
  public static final Values NONE = new Values(new TreeSet<>(), new TreeSet<>(), false);

  public Values {
    in = Collections.unmodifiableSortedSet(new TreeSet<>(in));
    maybe = Collections.unmodifiableSortedSet(new TreeSet<>(maybe));
  }

  /** Exactly these values. */
  public static Values of(Collection<String> values) {
    return new Values(new TreeSet<>(values), new TreeSet<>(), false);
  }

  /** Exactly this value. */
  public static Values of(String value) {
    return of(List.of(value));
  }

  /** These values for sure, and perhaps others that nobody recorded. */
  public static Values atLeast(Collection<String> values) {
    return new Values(new TreeSet<>(values), new TreeSet<>(), true);
  }

  /** Whether it has {@code value}. */
  public Truth has(String value) {
    if (in.contains(value)) {
      return Truth.TRUE;
    }
    return restUnknown || maybe.contains(value) ? Truth.UNKNOWN : Truth.FALSE;
  }

  /** Whether every value is known. */
  public boolean isComplete() {
    return !restUnknown && maybe.isEmpty();
  }

  /** The values in words: {@code DE, FR}, {@code none} or {@code unknown}. */
  public String text() {
    if (in.isEmpty() && restUnknown) {
      return "unknown";
    }
    if (in.isEmpty() && maybe.isEmpty()) {
      return "none";
    }
    String known = String.join(", ", in);
    if (restUnknown) {
      return known + " and perhaps others";
    }
    return maybe.isEmpty()
        ? known
        : (known.isEmpty() ? "" : known + ", ") + "perhaps " + String.join(", ", maybe);
  }
}
