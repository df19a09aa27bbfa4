package dev.domicile.cli.scaffold;

import dev.domicile.cli.input.UsageException;
import dev.domicile.core.source.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Adds an entry to a list or mapping of a YAML file that is written in lines. What is there stays
 * byte for byte as it is.
 */
final class Appending {

  private static final Pattern LINE = Pattern.compile("([^\\n]*)(\\n|$)");

  private Appending() {}

  /**
   * The text with an entry behind the last one under a key of the document.
   *
   * @param entry lines that are indented by two, as {@code fmt} does
   * @param apart whether an empty line stands before it
   * @throws UsageException if there is no such list or mapping, or it is written in brackets
   */
  static String to(String text, Node document, String key, String entry, boolean apart) {
    Node list =
        document instanceof Node.Mapping mapping
            ? mapping.get(key).orElseThrow(() -> noList(key, document))
            : document;
    List<String> lines = lines(text);
    int first = list.position().line() - 1;
    int column = list.position().column() - 1;
    String start = lines.get(first).substring(Math.min(column, lines.get(first).length()));
    if (list.kind() == Node.Kind.SCALAR || start.startsWith("[") || start.startsWith("{")) {
      throw new UsageException(
          "nothing was written: `"
              + key
              + "` at "
              + list.position()
              + " is written in brackets; write its entries in lines of their own");
    }
    int end = end(lines, first, column, list.kind() == Node.Kind.SEQUENCE);
    String ends = text.contains("\r\n") ? "\r\n" : "\n";
    StringBuilder result = new StringBuilder();
    lines.subList(0, end).forEach(result::append);
    if (!lines.get(end - 1).endsWith("\n")) {
      result.append(ends);
    }
    result.append(apart ? ends : "");
    entry.lines().forEach(line -> result.append(indented(line, column)).append(ends));
    lines.subList(end, lines.size()).forEach(result::append);
    return result.toString();
  }

  private static UsageException noList(String key, Node document) {
    return new UsageException(
        "nothing was written: there is no `" + key + "` in " + document.position().file());
  }

  private static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    Matcher matcher = LINE.matcher(text);
    while (matcher.find() && !matcher.group().isEmpty()) {
      lines.add(matcher.group());
    }
    return lines;
  }

  /** The line behind the last entry: what is indented less begins something else. */
  private static int end(List<String> lines, int first, int column, boolean list) {
    int end = first + 1;
    for (int i = first + 1; i < lines.size(); i++) {
      String line = lines.get(i).stripTrailing();
      int indent = line.length() - line.stripLeading().length();
      if (line.isEmpty() || indent < column && line.strip().startsWith("#")) {
        continue; // it belongs to what follows, if that is inside
      }
      boolean inside = indent > column || indent == column && isEntry(line.strip(), list);
      if (!inside) {
        return end;
      }
      end = i + 1;
    }
    return end;
  }

  private static boolean isEntry(String line, boolean list) {
    return line.startsWith("#")
        || (list ? line.equals("-") || line.startsWith("- ") : !line.startsWith("---"));
  }

  private static String indented(String line, int column) {
    return line.isEmpty() ? line : " ".repeat(column) + line.substring(2);
  }
}
