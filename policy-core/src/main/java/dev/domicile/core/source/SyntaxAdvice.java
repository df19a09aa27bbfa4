package dev.domicile.core.source;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts what the YAML parser says about broken syntax into our words, and adds advice. */
final class SyntaxAdvice {

  private static final String INDENTATION =
      "check the indentation: keys of one mapping start in one column";

  /** By a part of the parser's message; the first that fits. */
  private static final Map<String, String> HELP =
      Map.ofEntries(
          Map.entry("mapping values are not allowed", "quote text that holds `: `"),
          Map.entry("\\t(TAB)", "indent with spaces"),
          Map.entry("'\\t'", "indent with spaces"),
          Map.entry("'@'", "quote text that starts with `@`"),
          Map.entry("'`'", "quote text that starts with a backtick"),
          Map.entry("'%'", "quote text that starts with `%`"),
          Map.entry("expected <block end>", INDENTATION),
          Map.entry("expected ':'", "write `: ` after the key, and check the indentation"),
          Map.entry("expected ',' or", "close the bracket, or write `,` between the parts"),
          Map.entry("unexpected end of stream", "close the quotes"),
          Map.entry("unknown escape character", "use single quotes for text that holds `\\`"),
          Map.entry("hexadecimal numbers", "use single quotes for text that holds `\\`"));

  private SyntaxAdvice() {}

  /** One line in lower case, in which our backticks replace the parser's quotation marks. */
  static String message(@Nullable String problem) {
    if (problem == null || problem.isBlank()) {
      return "what follows here is not YAML";
    }
    String line = problem.strip();
    int sentence = line.indexOf(". ");
    if (sentence > 0) {
      line = line.substring(0, sentence);
    }
    return line.replace("'", "`").replace("<", "").replace(">", "");
  }

  static Optional<String> help(@Nullable String problem) {
    if (problem == null) {
      return Optional.empty();
    }
    return HELP.entrySet().stream()
        .filter(entry -> problem.contains(entry.getKey()))
        .map(Map.Entry::getValue)
        .sorted()
        .findFirst();
  }
}
