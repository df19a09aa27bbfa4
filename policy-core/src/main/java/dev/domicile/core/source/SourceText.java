package dev.domicile.core.source;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * The text of a file after all checks that need no YAML: size, encoding, characters, length of
 * lines. Lines end with LF, CR or CR LF, for the YAML scanner too, once no other is left.
 */
final class SourceText {

  /** A binary file would give one for each byte. */
  private static final int MOST_REPORTED = 20;

  private final String file;
  private final String text;
  private int[] lineStarts = new int[64];
  private int lines;

  private SourceText(String file, String text) {
    this.file = file;
    this.text = text;
    startLine(0);
  }

  /** The text, or empty if a problem was reported. */
  static Optional<SourceText> of(SourceFile file, Limits limits, Problems problems) {
    SourcePosition start = new SourcePosition(file.name(), 1, 1);
    if (file.size() > limits.maxBytes()) {
      problems.error(
          start,
          YamlCodes.SIZE,
          "the file is larger than " + limits.maxBytes() + " bytes",
          "split it into several files");
      return Optional.empty();
    }
    Optional<String> decoded = decode(file, problems);
    if (decoded.isEmpty()) {
      return Optional.empty();
    }
    SourceText text = new SourceText(file.name(), decoded.get());
    return text.check(limits, problems) ? Optional.of(text) : Optional.empty();
  }

  String text() {
    return text;
  }

  /** The same with {@code \n} at the end of each line. */
  SourceText withPlainLineEnds() {
    if (text.indexOf('\r') < 0) {
      return this;
    }
    SourceText plain = new SourceText(file, text.replace("\r\n", "\n").replace('\r', '\n'));
    plain.check(new Limits(Limits.MOST_BYTES, Integer.MAX_VALUE, 1), new Problems());
    return plain;
  }

  /**
   * For each character, counted in code points, its index; the length of the text behind the last.
   */
  int[] indexes() {
    int[] starts = new int[text.codePointCount(0, text.length()) + 1];
    int at = 0;
    for (int i = 0; i < starts.length; i++) {
      starts[i] = at;
      at += at < text.length() ? Character.charCount(text.codePointAt(at)) : 0;
    }
    return starts;
  }

  /** Whether the line, counted from 0, begins with {@code c}. */
  boolean lineStartsWith(int line, char c) {
    return line < lines && lineStarts[line] < text.length() && text.charAt(lineStarts[line]) == c;
  }

  /** The line, counted from 0, without its end; empty behind the last. */
  String line(int line) {
    if (line < 0 || line >= lines) {
      return "";
    }
    int end = line + 1 < lines ? lineStarts[line + 1] : text.length();
    return text.substring(lineStarts[line], Math.min(end, text.length())).stripTrailing();
  }

  private static Optional<String> decode(SourceFile file, Problems problems) {
    byte[] bytes = file.bytes();
    int mark = byteOrderMark(bytes);
    if (mark < 0) {
      problems.error(
          new SourcePosition(file.name(), 1, 1),
          YamlCodes.ENCODING,
          "the file is UTF-16 or UTF-32, not UTF-8",
          "save it as UTF-8");
      return Optional.empty();
    }
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes, mark, bytes.length - mark);
    CharBuffer out = CharBuffer.allocate(bytes.length - mark);
    CoderResult result = decoder.decode(in, out, true);
    String text = out.flip().toString();
    if (result.isError()) {
      problems.error(
          endOf(file.name(), text),
          YamlCodes.ENCODING,
          String.format(
              "byte 0x%02X at offset %d is not valid UTF-8", bytes[in.position()], in.position()),
          "save the file as UTF-8");
      return Optional.empty();
    }
    return Optional.of(text);
  }

  /** The length of a UTF-8 byte order mark, 0 without one, -1 for UTF-16 and UTF-32. */
  private static int byteOrderMark(byte[] bytes) {
    int first = bytes.length > 0 ? bytes[0] & 0xFF : -1;
    int second = bytes.length > 1 ? bytes[1] & 0xFF : -1;
    int third = bytes.length > 2 ? bytes[2] & 0xFF : -1;
    if (first == 0xEF && second == 0xBB && third == 0xBF) {
      return 3;
    }
    boolean marked = first == 0xFE && second == 0xFF || first == 0xFF && second == 0xFE;
    boolean zeros = first == 0 && second >= 0 || first > 0 && second == 0;
    return marked || zeros ? -1 : 0;
  }

  private static SourcePosition endOf(String file, String text) {
    SourceText before = new SourceText(file, text);
    before.check(new Limits(Limits.MOST_BYTES, Integer.MAX_VALUE, 1), new Problems());
    int start = before.lineStarts[before.lines - 1];
    return new SourcePosition(file, before.lines, text.codePointCount(start, text.length()) + 1);
  }

  /** Finds the lines; whether no problem was found. */
  private boolean check(Limits limits, Problems problems) {
    int reported = 0;
    int column = 0;
    int next;
    for (int i = 0; i < text.length(); i = next) {
      int c = text.codePointAt(i);
      next = i + Character.charCount(c);
      column++;
      if (c == '\n' || c == '\r') {
        if (c == '\r' && next < text.length() && text.charAt(next) == '\n') {
          next++;
        }
        startLine(next);
        column = 0;
      } else if (column == limits.maxLineLength() + 1) {
        reported++;
        problems.error(
            new SourcePosition(file, lines, column),
            YamlCodes.LINE_LENGTH,
            "the line is longer than " + limits.maxLineLength() + " characters",
            "break it; long text can be a block after `>`");
      } else if (Characters.isRefused(c)) {
        reported++;
        problems.error(
            new SourcePosition(file, lines, column),
            YamlCodes.CHARACTER,
            Characters.describe(c) + " is not allowed",
            "remove it");
      }
      if (reported == MOST_REPORTED) {
        return false;
      }
    }
    return reported == 0;
  }

  private void startLine(int index) {
    if (lines == lineStarts.length) {
      lineStarts = Arrays.copyOf(lineStarts, lines * 2);
    }
    lineStarts[lines++] = index;
  }
}
