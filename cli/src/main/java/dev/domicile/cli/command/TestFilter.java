package dev.domicile.cli.command;

import dev.domicile.core.catalog.Glob;
import java.util.Locale;
import java.util.Optional;

/**
 * Which tests to run: those of which the file, a policy or the case has a name with some text in
 * it, or a name that matches a pattern with {@code *}. Letter case does not matter.
 *
 * @param wanted empty for all
 */
record TestFilter(Optional<String> wanted) {

  boolean takesAll() {
    return wanted.isEmpty();
  }

  /** As written; empty for all. */
  String text() {
    return wanted.orElse("");
  }

  boolean matches(String name) {
    if (wanted.isEmpty()) {
      return true;
    }
    String sought = wanted.get().toLowerCase(Locale.ROOT);
    String in = name.toLowerCase(Locale.ROOT);
    return Glob.isLiteral(sought) ? in.contains(sought) : new Glob(sought).matches(in);
  }
}
