package dev.domicile.core.source;

import java.util.List;
import java.util.function.Function;

/**
 * What became of something that was loaded: a value, or everything that is wrong with it.
 *
 * @param <T> what is loaded
 */
public sealed interface Loaded<T> {

  /**
   * The content was right.
   *
   * @param value what was loaded
   * @param warnings what its author should look at, in the order of positions; no errors
   */
  record Accepted<T>(T value, List<Diagnostic> warnings) implements Loaded<T> {

    public Accepted {
      warnings = List.copyOf(warnings);
      if (warnings.stream().anyMatch(Diagnostic::isError)) {
        throw new IllegalArgumentException("`warnings` holds an error");
      }
    }

    @Override
    public T orElseThrow() {
      return value;
    }

    @Override
    public List<Diagnostic> diagnostics() {
      return warnings;
    }

    @Override
    public boolean isAccepted() {
      return true;
    }

    @Override
    public <R> Loaded<R> map(Function<? super T, ? extends R> function) {
      return new Accepted<>(function.apply(value), warnings);
    }
  }

  /**
   * The content was wrong.
   *
   * @param diagnostics all errors and warnings, in the order of positions; at least one error
   */
  record Rejected<T>(List<Diagnostic> diagnostics) implements Loaded<T> {

    public Rejected {
      diagnostics = List.copyOf(diagnostics);
      if (diagnostics.stream().noneMatch(Diagnostic::isError)) {
        throw new IllegalArgumentException("`diagnostics` holds no error");
      }
    }

    @Override
    public T orElseThrow() {
      throw new InvalidSourceException(diagnostics);
    }

    @Override
    public boolean isAccepted() {
      return false;
    }

    @Override
    public <R> Loaded<R> map(Function<? super T, ? extends R> function) {
      return new Rejected<>(diagnostics);
    }
  }

  /**
   * The value.
   *
   * @throws InvalidSourceException carrying all diagnostics, if the content was wrong
   */
  T orElseThrow();

  /** Everything that was found, in the order of positions; of an accepted value the warnings. */
  List<Diagnostic> diagnostics();

  /** Whether there is a value. */
  boolean isAccepted();

  /** The same with {@code function} applied to the value, if there is one. */
  <R> Loaded<R> map(Function<? super T, ? extends R> function);
}
