package dev.domicile.core.decision;

import java.util.ArrayList;
import java.util.List;

/** Lines for a terminal: wrapping, indents, and colour where it is wanted. */
final class TextLayout {

  /** Signs that tell outcomes and verdicts apart without colour. */
  enum Mark {
    ALLOWED("✓", "32"),
    CONDITIONAL("◐", "33"),
    REFUSED("✗", "31"),
    UNKNOWN("?", "35");

    private final String sign;
    private final String colour;

    Mark(String sign, String colour) {
      this.sign = sign;
      this.colour = colour;
    }
  }

  private final int width;
  private final boolean colour;
  private final StringBuilder out = new StringBuilder();

  TextLayout(int width, boolean colour) {
    this.width = width;
    this.colour = colour;
  }

  static Mark mark(Outcome outcome) {
    return switch (outcome) {
      case ALLOWED -> Mark.ALLOWED;
      case CONDITIONAL -> Mark.CONDITIONAL;
      case REFUSED -> Mark.REFUSED;
    };
  }

  static Mark mark(dev.domicile.core.policy.Verdict verdict) {
    return switch (verdict) {
      case SATISFIED -> Mark.ALLOWED;
      case NEEDS_EVIDENCE -> Mark.CONDITIONAL;
      case UNKNOWN -> Mark.UNKNOWN;
      case VIOLATED -> Mark.REFUSED;
    };
  }

  String sign(Mark mark) {
    return colour ? "\u001b[" + mark.colour + "m" + mark.sign + "\u001b[0m" : mark.sign;
  }

  String coloured(Mark mark, String text) {
    return colour ? "\u001b[1;" + mark.colour + "m" + text + "\u001b[0m" : text;
  }

  String bold(String text) {
    return colour ? "\u001b[1m" + text + "\u001b[0m" : text;
  }

  void blank() {
    out.append('\n');
  }

  void heading(String text) {
    blank();
    out.append(bold(text)).append('\n');
  }

  /** A line as it is. */
  void line(String text) {
    out.append(text.stripTrailing()).append('\n');
  }

  /** Whether a phrase fits to the right of this many columns. */
  boolean hasRoomBeside(int taken) {
    return width - taken >= 20;
  }

  /** {@code text} cut to the line, for names that nobody bounds. */
  String fitting(String text, int taken) {
    String clean = sanitized(text);
    int room = Math.max(20, width - taken);
    return clean.length() <= room ? clean : clean.substring(0, room - 1) + "…";
  }

  /**
   * Text wrapped at spaces.
   *
   * @param first what stands before its first line
   * @param indent columns before every further line
   */
  void wrapped(String first, int indent, String text) {
    int taken = first.replaceAll("\u001b\\[[0-9;]*m", "").length();
    List<String> lines = wrap(text, Math.max(20, width - taken), Math.max(20, width - indent));
    for (int i = 0; i < lines.size(); i++) {
      line((i == 0 ? first : " ".repeat(indent)) + lines.get(i));
    }
  }

  private static List<String> wrap(String text, int firstWidth, int otherWidth) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : sanitized(text).split(" ", -1)) {
      int width = lines.isEmpty() ? firstWidth : otherWidth;
      if (line.length() > 0 && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
        width = otherWidth;
      }
      if (line.length() > 0) {
        line.append(' ');
      }
      String rest = word;
      while (rest.length() > width) { // an address or id longer than the line
        lines.add(rest.substring(0, width));
        rest = rest.substring(width);
        width = otherWidth;
      }
      line.append(rest);
    }
    lines.add(line.toString());
    return lines;
  }

  /** What a file says must not steer the terminal. */
  static String sanitized(String text) {
    StringBuilder result = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (Character.isISOControl(c) || c == 0x2028 || c == 0x2029) {
                result.append(' ');
              } else {
                result.appendCodePoint(c);
              }
            });
    return result.toString();
  }

  /** {@code text} in a column of {@code width}; one space follows what is too long. */
  static String column(String text, int width) {
    return text.length() >= width ? text + " " : text + " ".repeat(width - text.length());
  }

  String text() {
    return out.toString();
  }
}
