package dev.domicile.core.source;

import java.util.OptionalInt;

/**
 * Which characters may stand in a file. Refused is what a reader of the file does not see, or sees
 * in another order than the program: control characters, bidirectional controls and the characters
 * that Unicode calls default-ignorable (the Trojan Source attacks, CVE-2021-42574).
 */
final class Characters {

  /**
   * Default_Ignorable_Code_Point of the Unicode Character Database (DerivedCoreProperties.txt),
   * which {@link Character} does not tell, as pairs of first and last.
   */
  private static final int[] IGNORABLE = {
    0x00AD, 0x00AD, 0x034F, 0x034F, 0x061C, 0x061C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B, 0x180F,
    0x200B, 0x200F, 0x202A, 0x202E, 0x2060, 0x206F, 0x3164, 0x3164, 0xFE00, 0xFE0F, 0xFEFF, 0xFEFF,
    0xFFA0, 0xFFA0, 0xFFF0, 0xFFF8, 0x1BCA0, 0x1BCA3, 0x1D173, 0x1D17A, 0xE0000, 0xE0FFF,
  };

  private Characters() {}

  /** Whether {@code c} may stand neither in a file nor in a value. Tab and line breaks may. */
  static boolean isRefused(int c) {
    if (c < 0x7F) {
      return c < 0x20 && c != '\t' && c != '\n' && c != '\r';
    }
    if (c < 0xA0) {
      return true;
    }
    if (c < 0xAD) {
      return false;
    }
    // SnakeYAML would take these two for line breaks, and then its lines are not the editor's.
    boolean separator = c == 0x2028 || c == 0x2029;
    boolean nonCharacter = (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
    boolean loneSurrogate = c >= 0xD800 && c <= 0xDFFF;
    return separator || nonCharacter || loneSurrogate || isIgnorable(c);
  }

  /** The first refused character of {@code text}. */
  static OptionalInt firstRefused(String text) {
    int c;
    for (int i = 0; i < text.length(); i += Character.charCount(c)) {
      c = text.codePointAt(i);
      if (isRefused(c)) {
        return OptionalInt.of(c);
      }
    }
    return OptionalInt.empty();
  }

  /** What to call a refused character in a message. */
  static String describe(int c) {
    String point = Quoting.codePoint(c);
    if (c < 0xA0) {
      return "control character " + point;
    }
    if (c == 0x061C
        || c == 0x200E
        || c == 0x200F
        || (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2066 && c <= 0x2069)) {
      return "bidirectional control character " + point;
    }
    return (isIgnorable(c) ? "invisible character " : "character ") + point;
  }

  private static boolean isIgnorable(int c) {
    for (int i = 0; i < IGNORABLE.length; i += 2) {
      if (c >= IGNORABLE[i] && c <= IGNORABLE[i + 1]) {
        return true;
      }
    }
    return false;
  }
}
