package dev.domicile.core.source;

import java.util.List;
import java.util.stream.Collectors;

/** Thrown by {@link Loaded#orElseThrow()} where what somebody wrote is wrong. */
public final class InvalidSourceException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Transient: what is carried across a serialisation is the message, which tells them all. */
  private final transient List<Diagnostic> diagnostics;

  /**
   * An exception for all that was found.
   *
   * @param diagnostics in the order of their positions; the message lists them all
   */
  public InvalidSourceException(List<Diagnostic> diagnostics) {
    super(diagnostics.stream().map(Diagnostic::toString).collect(Collectors.joining("\n")));
    this.diagnostics = List.copyOf(diagnostics);
  }

  /** All errors and warnings that were found, in the order of their positions. */
  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }
}
