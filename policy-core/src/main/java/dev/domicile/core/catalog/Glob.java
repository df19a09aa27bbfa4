package dev.domicile.core.catalog;

/**
 * A pattern in which {@code *} stands for any text, slashes included; every other character stands
 * for itself. Matching takes time linear in pattern times text, whatever the pattern.
 */
public record Glob(String pattern) {

  /** Whether {@code text} is without a {@code *}. */
  public static boolean isLiteral(String text) {
    return text.indexOf('*') < 0;
  }

  /** Whether the whole of {@code text} matches. */
  public boolean matches(String text) {
    int p = 0;
    int t = 0;
    int star = -1;
    int mark = 0;
    while (t < text.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        mark = t;
      } else if (p < pattern.length() && pattern.charAt(p) == text.charAt(t)) {
        p++;
        t++;
      } else if (star >= 0) {
        p = star + 1;
        t = ++mark;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }

  /** Whether the id matches; a pattern without {@code +} speaks of every variant. */
  public boolean matches(OfferingId id) {
    return matches(id.toString())
        || (id.variant().isPresent() && pattern.indexOf('+') < 0 && matches(id.base()));
  }

  @Override
  public String toString() {
    return pattern;
  }
}
