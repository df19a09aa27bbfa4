package dev.domicile.core.source;

/**
 * Reads one written word or text into a domain type.
 *
 * @param <T> the domain type
 */
@FunctionalInterface
public interface ScalarParser<T> {

  /**
   * The value that {@code text} stands for.
   *
   * @param text as written, without quotes
   * @throws IllegalArgumentException if it stands for none; the message is shown to the author
   */
  T parse(String text);
}
