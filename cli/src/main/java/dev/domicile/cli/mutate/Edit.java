package dev.domicile.cli.mutate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A change of a text.
 *
 * @param start index of the first character that goes
 * @param end index behind the last that goes
 * @param text what comes instead
 */
record Edit(int start, int end, String text) {

  /** The text with all of these changes, which do not overlap. */
  static String apply(String text, List<Edit> edits) {
    List<Edit> backwards = new ArrayList<>(edits);
    backwards.sort(Comparator.comparing(Edit::start).reversed());
    StringBuilder changed = new StringBuilder(text);
    backwards.forEach(edit -> changed.replace(edit.start(), edit.end(), edit.text()));
    return changed.toString();
  }
}
