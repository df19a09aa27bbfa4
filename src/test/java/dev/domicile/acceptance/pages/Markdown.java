package dev.domicile.acceptance.pages;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How the generated parts are written. */
final class Markdown {

  private Markdown() {}

  /** A table with a heading for each column. */
  static String table(List<String> headings, List<List<String>> rows) {
    StringBuilder text = new StringBuilder();
    text.append("| ").append(String.join(" | ", headings)).append(" |\n");
    text.append("|").append(" --- |".repeat(headings.size())).append("\n");
    for (List<String> row : rows) {
      text.append("| ")
          .append(row.stream().map(Markdown::cell).collect(Collectors.joining(" | ")))
          .append(" |\n");
    }
    return text.toString();
  }

  /** Text in which a bar does not end the cell. */
  private static String cell(String text) {
    return text.replace("|", "\\|");
  }

  static String code(String text) {
    return "`" + text + "`";
  }

  static String link(String text, String target) {
    return "[" + text + "](" + target + ")";
  }

  /** The anchor of a heading, as code hosts make it. */
  static String anchor(String heading) {
    return heading.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-');
  }
}
