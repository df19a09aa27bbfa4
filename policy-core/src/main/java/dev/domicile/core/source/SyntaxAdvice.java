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
  private static final Pattern COMMENT = Pattern.compile(".*[\\[{\"'].*\\s#.*");
  private static final String NOT_CONTINUED = "this does not continue what stands above";
  private static final String NO_START = "no value can start with ";
  private static final String NO_KEY = "a line is no key with a value";

  /** What the parser says, as a pattern, and what we say; {@code $1} is the pattern's group. */
  private record Saying(Pattern pattern, String message, String help) {
    static Saying of(String pattern, String message, String help) {
      return new Saying(Pattern.compile(pattern, Pattern.DOTALL), message, help);
    }

    Optional<SyntaxAdvice> in(String line) {
      Matcher matcher = pattern.matcher(line);
      if (!matcher.matches()) {
        return Optional.empty();
      }
      String group = matcher.groupCount() > 0 ? matcher.group(1) : "";
      return Optional.of(
          new SyntaxAdvice(message.replace("$1", group), Optional.of(help.replace("$1", group))));
    }
  }

  /** The first that fits counts. */
  private static final List<Saying> SAYINGS =
      List.of(
          Saying.of(
              "found character '?\\\\t.*", "a tab stands before a value", "indent with spaces"),
          Saying.of(
              "found character '?([@`%|>])'?.*cannot start.*", NO_START + "$1", "quote the text"),
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
              NOT_CONTINUED,
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

  /** Characters that look like others: whatever the parser says, they are what is wrong. */
  private static final List<Saying> LOOKALIKES =
      List.of(
          Saying.of(
              "\\s*[\\u00A0\\u2007\\u202F].*",
              "a no-break space stands in the indentation, which looks like a space and is none",
              "indent with plain spaces"),
          Saying.of(
              "\\s*([\\u2010-\\u2015\\u2212\\u2022])\\s.*",
              "`$1` is no `-`",
              "start the items of a list with the plain `-` of the keyboard"));

  private static final Saying BRACKETED_TEXT =
      Saying.of(
          ".*:\\s+([{\\[])[^\\]}]*[\\]}]\\s+[^#\\s].*",
          "text begins with `$1`, and is read as a list or mapping",
          "quote the whole text");

  private static final Saying AT_WORD =
      Saying.of(
          "(?:.*[\\s,\\[{])?(@[A-Za-z]+).*",
          "no value can start with `@`",
          "write it in quotes, as \"$1\"");

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
      Optional<SyntaxAdvice> said = saying.in(problem);
      if (said.isPresent()) {
        return said.get();
      }
    }
    return problem.isBlank() ? NONE : new SyntaxAdvice(cleaned(problem), Optional.empty());
  }

  /** What a character of {@code line} that looks like another does. */
  static Optional<SyntaxAdvice> lookalike(String line) {
    return LOOKALIKES.stream().flatMap(saying -> saying.in(line).stream()).findFirst();
  }

  /**
   * The same in the light of the lines that it is about.
   *
   * @param failing where it fails
   * @param opening where the thing begins that fails; empty if that is not known
   */
  SyntaxAdvice beside(String failing, String opening) {
    Optional<SyntaxAdvice> seen = lookalike(failing);
    if (seen.isPresent()) {
      return seen.get();
    }
    if (message.equals(NOT_CONTINUED)) {
      return BRACKETED_TEXT.in(failing).orElse(this);
    }
    if (message.startsWith(NO_START)) {
      return AT_WORD.in(failing).map(word -> new SyntaxAdvice(message, word.help())).orElse(this);
    }
    if (message.endsWith(NOT_CLOSED) && COMMENT.matcher(opening).matches()) {
      return new SyntaxAdvice(
          message, Optional.of("a `#` behind a space begins a comment; quote text that holds one"));
    }
    return this;
  }

  /** Without a second sentence, angle brackets and the parser's kind of quotation marks. */
  private static String cleaned(String problem) {
    int sentence = problem.indexOf(". ");
    String first = sentence > 0 ? problem.substring(0, sentence) : problem.strip();
    return first.replace("'", "`").replace("<", "").replace(">", "");
  }
}
