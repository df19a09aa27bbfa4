package dev.domicile.cli.output;

import dev.domicile.core.decision.Outcome;
import dev.domicile.core.policy.Verdict;
import java.util.ArrayList;
import java.util.List;

/** Lines for a terminal: wrapped, indented, and coloured where that is wanted. Not thread-safe. */
public final class Page {

  /** Signs that tell outcomes and verdicts apart without colour, too. */
  enum Mark {
    GOOD("✓", "32"),
    OPEN("◐", "33"),
    BAD("✗", "31"),
    UNKNOWN("?", "35");

    private final String sign;
    private final String colour;

    Mark(String sign, String colour) {
      this.sign = sign;
      this.colour = colour;
    }

    static Mark of(Outcome outcome) {
      return switch (outcome) {
        case ALLOWED -> GOOD;
        case CONDITIONAL -> OPEN;
        case REFUSED -> BAD;
      };
    }

    static Mark of(Verdict verdict) {
      return switch (verdict) {
        case SATISFIED -> GOOD;
        case NEEDS_EVIDENCE -> OPEN;
        case UNKNOWN -> UNKNOWN;
        case VIOLATED -> BAD;
      };
    }
  }

  private static final int NARROWEST = 20;

  private final TextStyle style;
  private final StringBuilder out = new StringBuilder();

  /** An empty page. */
  public Page(TextStyle style) {
    this.style = style;
  }

  /** An empty line. */
  Page blank() {
    out.append('\n');
    return this;
  }

  /** A bold line after an empty one. */
  Page heading(String text) {
    return blank().line(bold(clean(text)));
  }

  /** A line as it is; what a file says must be {@linkplain #clean cleaned} before. */
  Page line(String text) {
    out.append(text.stripTrailing()).append('\n');
    return this;
  }

  /**
   * Text wrapped at spaces.
   *
   * @param first what stands before its first line
   * @param indent columns before every further line
   */
  Page wrapped(String first, int indent, String text) {
    List<String> lines = wrap(clean(text), Math.max(NARROWEST, style.width() - indent));
    for (int i = 0; i < lines.size(); i++) {
      line((i == 0 ? first : " ".repeat(indent)) + lines.get(i));
    }
    return this;
  }

  String sign(Mark mark) {
    return style.colour() ? "\u001b[" + mark.colour + "m" + mark.sign + "\u001b[0m" : mark.sign;
  }

  String coloured(Mark mark, String text) {
    return style.colour() ? "\u001b[1;" + mark.colour + "m" + text + "\u001b[0m" : text;
  }

  String bold(String text) {
    return style.colour() ? "\u001b[1m" + text + "\u001b[0m" : text;
  }

  int width() {
    return style.width();
  }

  /** Everything written so far. */
  public String text() {
    return out.toString();
  }

  /** The text in a column; what is too long is cut. */
  static String cell(String text, int width) {
    int length = text.codePointCount(0, text.length());
    if (length <= width) {
      return text + " ".repeat(width - length);
    }
    return text.substring(0, text.offsetByCodePoints(0, Math.max(0, width - 1))) + "…";
  }

  /** What a file says must not steer the terminal. */
  static String clean(String text) {
    StringBuilder result = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              boolean steers =
                  Character.isISOControl(c)
                      || Character.getType(c) == Character.FORMAT
                      || c == 0x2028
                      || c == 0x2029;
              result.appendCodePoint(steers ? ' ' : c);
            });
    return result.toString();
  }

  private static List<String> wrap(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (line.length() > 0 && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      if (line.length() > 0) {
        line.append(' ');
      }
      line.append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
