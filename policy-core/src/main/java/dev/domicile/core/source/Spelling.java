package dev.domicile.core.source;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds what somebody probably meant. */
public final class Spelling {

  /** Nothing that long was misspelt. */
  private static final int LONGEST = 200;

  private Spelling() {}

  /**
   * The candidate that {@code wrong} is most probably a misspelling of. Letter case and {@code - _
   * . }and spaces count for little; otherwise one wrong character in three is forgiven, at most
   * three of them. Two neighbours swapped are one wrong character.
   *
   * @return of several equally near the first by the order of characters; empty if none is near
   */
  public static Optional<String> nearest(String wrong, Collection<String> candidates) {
    if (wrong.isEmpty() || wrong.length() > LONGEST) {
      return Optional.empty();
    }
    int forgiven = Math.max(1, Math.min(3, wrong.length() / 3));
    String plainWrong = plain(wrong);
    @Nullable String best = null;
    int bestDistance = Integer.MAX_VALUE;
    for (String candidate : candidates) {
      if (Math.abs(candidate.length() - wrong.length()) > forgiven + 3) {
        continue;
      }
      int distance = plain(candidate).equals(plainWrong) ? 0 : distance(wrong, candidate, forgiven);
      boolean near = distance <= forgiven && distance <= bestDistance;
      if (near && (distance < bestDistance || best == null || candidate.compareTo(best) < 0)) {
        best = candidate;
        bestDistance = distance;
      }
    }
    return Optional.ofNullable(best);
  }

  private static String plain(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '-' && c != '_' && c != '.' && c != ' ') {
        plain.append(c);
      }
    }
    return plain.toString().toLowerCase(Locale.ROOT);
  }

  /**
   * Edits (insert, delete, replace, swap neighbours) from one text to the other, or some number
   * above {@code most} as soon as it is sure to be above.
   */
  private static int distance(String a, String b, int most) {
    if (Math.abs(a.length() - b.length()) > most) {
      return most + 1;
    }
    int[] beforeLast = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      row[0] = i;
      int least = i;
      for (int j = 1; j <= b.length(); j++) {
        int replace = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replace, Math.min(last[j], row[j - 1]) + 1);
        if (isSwap(a, i, b, j)) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
        least = Math.min(least, row[j]);
      }
      if (least > most) {
        return most + 1;
      }
      int[] free = beforeLast;
      beforeLast = last;
      last = row;
      row = free;
    }
    return last[b.length()];
  }

  private static boolean isSwap(String a, int i, String b, int j) {
    return i > 1
        && j > 1
        && a.charAt(i - 1) == b.charAt(j - 2)
        && a.charAt(i - 2) == b.charAt(j - 1);
  }
}
