package dev.domicile.core.source;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts what the YAML parser says about broken syntax into the words of an author.
 *
 * @param message what is wrong
 * @param help what to write instead, if that is known
 */
record SyntaxAdvice(String message, Optional<String> help) {

  private static final String NOT_CLOSED = "not closed";
  private static final String NO_KEY = "a line is no key with a value";

  /** What the parser says, as a pattern, and what we say; {@code $1} is the pattern's group. */
  private record Saying(Pattern pattern, String message, String help) {
    static Saying of(String pattern, String message, String help) {
      return new Saying(Pattern.compile(pattern, Pattern.DOTALL), message, help);
    }
  }

  /** The first that fits counts. */
  private static final List<Saying> SAYINGS =
      List.of(
          Saying.of(
              "found character '?\\\\t.*", "a tab stands before a value", "indent with spaces"),
          Saying.of(
              "found character '?([@`%|>])'?.*cannot start.*",
              "no value can start with $1", "quote the text"),
          Saying.of(
              "mapping values are not allowed here.*",
              "a `:` stands where no key can be",
              "quote text that holds `: `, and check the indentation"),
          Saying.of(
              "expected ',' or '\\]'.*",
              "the list in brackets is " + NOT_CLOSED,
              "write `]` at its end, or `,` between the items"),
          Saying.of(
              "expected ',' or '\\}'.*",
              "the mapping in braces is " + NOT_CLOSED,
              "write `}` at its end, or `,` between the keys"),
          Saying.of(
              "expected <block end>.*",
              "this does not continue what stands above",
              "check the indentation: the keys of one mapping start in one column"),
          Saying.of(
              "could not find expected ':'.*",
              NO_KEY,
              "write `: ` after the key, and check the indentation"),
          Saying.of(
              "found unexpected end of stream.*", "the quotes are " + NOT_CLOSED, "close them"),
          Saying.of(
              "found unexpected document separator.*",
              "the quotes are " + NOT_CLOSED,
              "close them"),
          Saying.of(
              "expected the node content.*",
              "a value is missing",
              "write it, and quote text that starts with a sign"),
          Saying.of(
              "expected '<document start>'.*",
              "this does not belong to the document above",
              "start another document with `---`"),
          Saying.of(
              "sequence entries are not allowed here.*",
              "a list item stands where none can be",
              "start the list on a line of its own, or write it in brackets"),
          Saying.of(
              "found unknown escape character (\\S).*",
              "`\\$1` is no escape",
              "use single quotes for text that holds `\\`"),
          Saying.of(
              "expected escape sequence.*",
              "the escape is not complete",
              "use single quotes for text that holds `\\`"));

  private static final SyntaxAdvice NONE =
      new SyntaxAdvice("what follows here is not YAML", Optional.empty());

  /** Whether the place to repair is rather where the thing begins than where it fails. */
  boolean isAboutStart() {
    return message.endsWith(NOT_CLOSED) || message.equals(NO_KEY);
  }

  /** For an exception that says nothing. */
  static SyntaxAdvice none() {
    return NONE;
  }

  /** For what the parser says; sayings that are not known stay in its words. */
  static SyntaxAdvice of(String problem) {
    for (Saying saying : SAYINGS) {
      Matcher matcher = saying.pattern().matcher(problem);
      if (matcher.matches()) {
        String message = saying.message();
        if (matcher.groupCount() > 0) {
          message = message.replace("$1", matcher.group(1));
        }
        return new SyntaxAdvice(message, Optional.of(saying.help()));
      }
    }
    return problem.isBlank() ? NONE : new SyntaxAdvice(cleaned(problem), Optional.empty());
  }

  /** Without a second sentence, angle brackets and the parser's kind of quotation marks. */
  private static String cleaned(String problem) {
    int sentence = problem.indexOf(". ");
    String first = sentence > 0 ? problem.substring(0, sentence) : problem.strip();
    return first.replace("'", "`").replace("<", "").replace(">", "");
  }
}
