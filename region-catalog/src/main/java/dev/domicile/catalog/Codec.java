package dev.domicile.catalog;

/**
 * Writes values of one type into a compiled catalog and reads them back.
 *
 * @param <T> the type
 */
interface Codec<T> {

  /** Writes the value. */
  void write(T value, CompiledOutput out);

  /** Reads what {@link #write} wrote. */
  T read(CompiledInput in);
}
