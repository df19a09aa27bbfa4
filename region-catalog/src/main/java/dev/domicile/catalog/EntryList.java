package dev.domicile.catalog;

import dev.domicile.core.source.Shape;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A list of entries that documents of one kind may hold. Known by identity.
 *
 * @param <T> an entry as written
 */
final class EntryList<T extends Written> {

  private final String name;
  private final Class<T> type;
  private final Supplier<Shape<T>> make;
  private final boolean unique;
  private @Nullable Shape<T> shape;

  /** A list in which an id may stand once. */
  EntryList(String name, Class<T> type, Supplier<Shape<T>> make) {
    this(name, type, make, true);
  }

  /**
   * A list.
   *
   * @param make makes the shape when it is first needed: a compiled catalog needs none
   * @param unique whether an id may stand once only
   */
  EntryList(String name, Class<T> type, Supplier<Shape<T>> make, boolean unique) {
    this.name = name;
    this.type = type;
    this.make = make;
    this.unique = unique;
  }

  /** The key under which it stands. */
  String name() {
    return name;
  }

  /** What an entry is bound to. */
  Class<T> type() {
    return type;
  }

  /** What an entry looks like. */
  synchronized Shape<T> shape() {
    Shape<T> made = shape;
    if (made == null) {
      made = make.get();
      shape = made;
    }
    return made;
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
