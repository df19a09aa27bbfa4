package dev.domicile.catalog;

import dev.domicile.core.catalog.Country;
import dev.domicile.core.source.Diagnostic;
import dev.domicile.core.source.Located;
import dev.domicile.core.source.Problems;
import dev.domicile.core.source.Severity;
import dev.domicile.core.source.Spelling;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds what entries name, and reports what is not there. */
final class References {

  /** A longer list would help nobody. */
  private static final int MOST_LISTED = 8;

  private final Problems problems;
  private final Set<String> unread;

  /**
   * References that report to {@code problems}.
   *
   * @param unread words of entries that could not be bound; what they name is not reported again
   */
  References(Problems problems, Set<String> unread) {
    this.problems = problems;
    this.unread = unread;
  }

  /** What {@code name} means, or empty after a report. */
  <V> Optional<V> find(Located<String> name, Map<String, V> known, String what) {
    V value = known.get(name.value());
    if (value == null) {
      report(name, known.keySet(), what);
    }
    return Optional.ofNullable(value);
  }

  /** What {@code name} means; empty if there is no name, or after a report. */
  <V> Optional<V> find(Optional<Located<String>> name, Map<String, V> known, String what) {
    return name.flatMap(word -> find(word, known, what));
  }

  /** Whether {@code known} has the name; reports it if not. */
  boolean check(Located<String> name, Set<String> known, String what) {
    boolean found = known.contains(name.value());
    if (!found) {
      report(name, known, what);
    }
    return found;
  }

  /** Reports every name that {@code known} lacks. */
  void checkAll(List<Located<String>> names, Set<String> known, String what) {
    for (Located<String> name : names) {
      check(name, known, what);
    }
  }

  /** Whether the name is a country or a set; reports it if not. */
  boolean checkJurisdiction(Located<String> name, Set<String> sets) {
    boolean found = sets.contains(name.value()) || Country.isCode(name.value());
    if (!found) {
      report(name, sets, "country or set");
    }
    return found;
  }

  /** Reports every name that is neither a country nor a set. */
  void checkJurisdictions(Iterable<Located<String>> names, Set<String> sets) {
    for (Located<String> name : names) {
      checkJurisdiction(name, sets);
    }
  }

  /** Reports that nothing is called {@code name}. */
  void report(Located<String> name, Set<String> known, String what) {
    report(name, known, what, "");
  }

  /**
   * Reports that nothing is called {@code name}.
   *
   * @param owner whose it would be, as in {@code of `aws`}; may be empty
   */
  void report(Located<String> name, Set<String> known, String what, String owner) {
    String word = name.value();
    if (unread.contains(word) || unread.contains(word.substring(word.lastIndexOf('/') + 1))) {
      return;
    }
    String message = "there is no " + what + " `" + word + "`" + owner;
    Optional<String> help =
        Spelling.nearest(word, known)
            .map(near -> "did you mean `" + near + "`?")
            .or(() -> choice(known));
    problems.add(
        new Diagnostic(name.position(), Severity.ERROR, CatalogCodes.REFERENCE, message, help));
  }

  private static Optional<String> choice(Set<String> known) {
    return known.isEmpty() || known.size() > MOST_LISTED
        ? Optional.empty()
        : Optional.of("known are `" + String.join("`, `", known) + "`");
  }
}
