package dev.domicile.core.source;

import java.util.Optional;

/**
 * A key that an {@link ObjectBuilder} has declared, and the handle by which {@link Fields} gives
 * its value. Known by identity.
 *
 * @param <T> what {@link Fields#get} gives for it
 */
public final class Key<T> {

  private final String name;
  private final Shape<?> shape;
  private final Optional<T> absent;
  private final String doc;
  private final boolean prefix;

  Key(String name, Shape<? extends T> shape, Optional<T> absent, String doc) {
    this(name, shape, absent, doc, false);
  }

  Key(String name, Shape<?> shape, Optional<T> absent, String doc, boolean prefix) {
    this.name = name;
    this.shape = shape;
    this.absent = absent;
    this.doc = doc;
    this.prefix = prefix;
  }

  /** How the key is written. */
  public String name() {
    return name;
  }

  /** Whether it has to be there. */
  public boolean isRequired() {
    return absent.isEmpty();
  }

  /** What it says, in one sentence or less. */
  public String doc() {
    return doc;
  }

  Shape<?> shape() {
    return shape;
  }

  /** The value of a key that is not there. */
  Optional<T> absent() {
    return absent;
  }

  /** Whether it stands for every key that begins with its name. */
  boolean isPrefix() {
    return prefix;
  }

  @Override
  public String toString() {
    return name;
  }
}
