package dev.domicile.core.source;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Collects what is found in the course of one load, so that an author sees all of it at once. Not
 * safe for several threads.
 */
public final class Problems {

  private final List<Diagnostic> found = new ArrayList<>();
  private int errors;

  /** Adds what was found. */
  public void add(Diagnostic diagnostic) {
    found.add(diagnostic);
    if (diagnostic.isError()) {
      errors++;
    }
  }

  /** Adds everything that another load found. */
  public void addAll(Iterable<Diagnostic> diagnostics) {
    diagnostics.forEach(this::add);
  }

  /** Adds an error without advice. */
  public void error(SourcePosition position, String code, String message) {
    add(Diagnostic.error(position, code, message));
  }

  /** Adds an error with advice. */
  public void error(SourcePosition position, String code, String message, String help) {
    add(Diagnostic.error(position, code, message, help));
  }

  /** Adds a warning without advice. */
  public void warning(SourcePosition position, String code, String message) {
    add(Diagnostic.warning(position, code, message));
  }

  /** Adds a warning with advice. */
  public void warning(SourcePosition position, String code, String message, String help) {
    add(Diagnostic.warning(position, code, message, help));
  }

  /** Whether anything was found that refuses the content. */
  public boolean hasErrors() {
    return errors > 0;
  }

  /** How many errors were found so far; a caller that compares two counts sees its own part. */
  public int errorCount() {
    return errors;
  }

  /** Everything found so far, by position; at one position in the order of finding. */
  public List<Diagnostic> sorted() {
    return found.stream().sorted(Comparator.comparing(Diagnostic::position)).toList();
  }

  /** The end of a load: {@code value} with the warnings, or rejected if there is any error. */
  public <T> Loaded<T> loaded(T value) {
    return hasErrors() ? rejected() : new Loaded.Accepted<>(value, sorted());
  }

  /**
   * The end of a load that came to no value.
   *
   * @throws IllegalStateException if no error was added, since then nobody could tell why
   */
  public <T> Loaded<T> rejected() {
    if (!hasErrors()) {
      throw new IllegalStateException("rejected without an error");
    }
    return new Loaded.Rejected<>(sorted());
  }
}
