package dev.domicile.cli.format;

import dev.domicile.core.source.YamlToken;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A block of text after {@code |} or {@code >}, line by line as the author broke it.
 *
 * @param text how it is to be written
 * @param end index behind its last line, or behind the sign that opens it
 */
record BlockText(Text text, int end) {

  static boolean isBlock(String file, YamlToken scalar) {
    char first = scalar.end() > scalar.start() ? file.charAt(scalar.start()) : ' ';
    return first == '|' || first == '>';
  }

  static BlockText of(String file, YamlToken scalar) {
    int headEnd = lineEnd(file, scalar.start());
    String head = file.substring(scalar.start(), headEnd);
    int hash = head.indexOf('#');
    Optional<Comment> comment =
        hash < 0
            ? Optional.empty()
            : Optional.of(new Comment(head.substring(hash).stripTrailing(), false, 0, true, 0));
    String sign = (hash < 0 ? head : head.substring(0, hash)).strip();
    boolean keeps = sign.indexOf('+') >= 0;
    int indent = indent(file, headEnd, scalar.value());
    List<String> lines = new ArrayList<>();
    int end = headEnd;
    int written = 0;
    for (int at = headEnd + 1; indent > 0 && at <= file.length(); ) {
      int lineEnd = lineEnd(file, at);
      String line = file.substring(at, lineEnd);
      if (!line.isBlank() && leadingSpaces(line) < indent) {
        break;
      }
      lines.add(line.length() <= indent ? "" : line.substring(indent));
      if (line.length() > indent) {
        end = lineEnd;
        written = lines.size();
      }
      at = lineEnd + 1;
    }
    lines = new ArrayList<>(lines.subList(0, written));
    if (lines.isEmpty()) {
      // Only empty lines: quotes show that better.
      return new BlockText(
          new Text(scalar.value(), Quotes.twice(scalar.value()), List.of(), comment, false), end);
    }
    if (keeps) {
      int ends = scalar.value().length() - scalar.value().replaceAll("\n+$", "").length();
      for (int i = 1; i < ends; i++) {
        lines.add("");
      }
    }
    String opened = sign.substring(0, 1) + (startsWithSpace(lines) ? "2" : "") + chomping(sign);
    return new BlockText(new Text(scalar.value(), opened, List.copyOf(lines), comment, keeps), end);
  }

  private static String chomping(String sign) {
    return sign.indexOf('+') >= 0 ? "+" : sign.indexOf('-') >= 0 ? "-" : "";
  }

  /** Otherwise a reader takes the first line's spaces for the indentation of all. */
  private static boolean startsWithSpace(List<String> lines) {
    return lines.stream().filter(line -> !line.isEmpty()).findFirst().orElse("").startsWith(" ");
  }

  /** How far the text is indented, by what its first line means; 0 if no line holds anything. */
  private static int indent(String file, int headEnd, String value) {
    for (int at = headEnd + 1; at < file.length(); at = lineEnd(file, at) + 1) {
      String line = file.substring(at, lineEnd(file, at));
      if (!line.isBlank()) {
        String first = value.lines().filter(l -> !l.isBlank()).findFirst().orElse("");
        return first.isEmpty() ? 0 : leadingSpaces(line) - leadingSpaces(first);
      }
    }
    return 0;
  }

  private static int leadingSpaces(String line) {
    int spaces = 0;
    while (spaces < line.length() && line.charAt(spaces) == ' ') {
      spaces++;
    }
    return spaces;
  }

  private static int lineEnd(String file, int from) {
    int end = file.indexOf('\n', from);
    return end < 0 ? file.length() : end;
  }
}
