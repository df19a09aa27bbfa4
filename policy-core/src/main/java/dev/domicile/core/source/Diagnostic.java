package dev.domicile.core.source;

import java.util.Optional;

/**
 * A problem in what somebody wrote, with the place to repair. Message and help are one line each:
 * control characters and characters that change the direction of text are shown as {@code \}{@code
 * u} escapes, so that content nobody vouches for cannot forge output.
 *
 * @param position where the problem stands
 * @param severity whether the content is refused
 * @param code the stable name of this kind of problem, listed in {@code docs/diagnostics.md}
 * @param message what is wrong; lower case, without a full stop
 * @param help what to write instead, if that is known
 */
public record Diagnostic(
    SourcePosition position,
    Severity severity,
    String code,
    String message,
    Optional<String> help) {

  public Diagnostic {
    if (code.isEmpty()) {
      throw new IllegalArgumentException("`code` is empty");
    }
    message = Quoting.oneLine(message);
    help = help.map(Quoting::oneLine);
  }

  /** An error without advice. */
  public static Diagnostic error(SourcePosition position, String code, String message) {
    return new Diagnostic(position, Severity.ERROR, code, message, Optional.empty());
  }

  /** An error with advice. */
  public static Diagnostic error(
      SourcePosition position, String code, String message, String help) {
    return new Diagnostic(position, Severity.ERROR, code, message, Optional.of(help));
  }

  /** A warning without advice. */
  public static Diagnostic warning(SourcePosition position, String code, String message) {
    return new Diagnostic(position, Severity.WARNING, code, message, Optional.empty());
  }

  /** A warning with advice. */
  public static Diagnostic warning(
      SourcePosition position, String code, String message, String help) {
    return new Diagnostic(position, Severity.WARNING, code, message, Optional.of(help));
  }

  /** Whether this diagnostic refuses the content. */
  public boolean isError() {
    return severity == Severity.ERROR;
  }

  /** {@code file:line:column: severity CODE: message}, and the help on a second, indented line. */
  @Override
  public String toString() {
    return position
        + ": "
        + severity
        + " "
        + code
        + ": "
        + message
        + help.map(text -> "\n  help: " + text).orElse("");
  }
}
