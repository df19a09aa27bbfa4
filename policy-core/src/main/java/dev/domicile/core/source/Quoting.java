package dev.domicile.core.source;

import java.util.Collection;
import java.util.stream.Collectors;

/** How a message shows what somebody wrote. */
final class Quoting {

  /** Longer quotations are cut: a message names the place, it does not repeat the file. */
  private static final int MOST_QUOTED = 80;

  private Quoting() {}

  /** The text in backticks, cut after {@value #MOST_QUOTED} characters. */
  static String quote(String text) {
    if (text.codePointCount(0, text.length()) <= MOST_QUOTED) {
      return "`" + text + "`";
    }
    return "`" + text.substring(0, text.offsetByCodePoints(0, MOST_QUOTED)) + "…`";
  }

  /** All texts quoted, separated by commas. */
  static String quoteAll(Collection<String> texts) {
    return texts.stream().map(Quoting::quote).collect(Collectors.joining(", "));
  }

  /** The text with every character escaped that breaks a line or is not seen. */
  static String oneLine(String text) {
    if (text.codePoints().noneMatch(Quoting::mustBeEscaped)) {
      return text;
    }
    StringBuilder line = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(
            c -> {
              if (mustBeEscaped(c)) {
                line.append(escape(c));
              } else {
                line.appendCodePoint(c);
              }
            });
    return line.toString();
  }

  /** {@code U+} and at least four hexadecimal digits. */
  static String codePoint(int character) {
    return String.format("U+%04X", character);
  }

  private static boolean mustBeEscaped(int c) {
    return c == '\t' || c == '\n' || c == '\r' || Characters.isRefused(c);
  }

  private static String escape(int c) {
    return switch (c) {
      case '\t' -> "\\t";
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      default -> String.format(c > 0xFFFF ? "\\U%08X" : "\\u%04X", c);
    };
  }
}
