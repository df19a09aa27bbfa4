package dev.domicile.catalog;

import dev.domicile.core.source.Shape;

/**
 * A list of entries that documents of one kind may hold. Known by identity.
 *
 * @param <T> an entry as written
 */
final class EntryList<T extends Written> {

  private final String name;
  private final Shape<T> shape;
  private final boolean unique;

  /** A list in which an id may stand once. */
  EntryList(String name, Shape<T> shape) {
    this(name, shape, true);
  }

  /**
   * A list.
   *
   * @param unique whether an id may stand once only
   */
  EntryList(String name, Shape<T> shape, boolean unique) {
    this.name = name;
    this.shape = shape;
    this.unique = unique;
  }

  /** The key under which it stands. */
  String name() {
    return name;
  }

  /** What an entry looks like. */
  Shape<T> shape() {
    return shape;
  }

  /** Whether an id may stand once only; else several entries may say something of one. */
  boolean isUnique() {
    return unique;
  }

  @Override
  public String toString() {
    return name;
  }
}
