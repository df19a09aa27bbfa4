package dev.domicile.core.source;

import java.util.Optional;

/** What was bound of one mapping: the values of its keys and the places where they were written. */
public interface Fields {

  /**
   * The value of {@code key}; of an optional key that is not there, what its declaration says.
   *
   * @throws IllegalStateException if another builder declared the key
   */
  <T> T get(Key<T> key);

  /** Where the mapping begins. */
  SourcePosition position();

  /** Where the value of {@code key} begins, if the key is there. */
  Optional<SourcePosition> positionOf(Key<?> key);

  /** Whether {@code key} is there. */
  boolean has(Key<?> key);

  /** The mapping as it was written. */
  Node node();

  /**
   * A refusal to throw when the value of one key is wrong beside the others; it is reported at that
   * key, or at the mapping if the key is not there.
   */
  IllegalArgumentException refuse(Key<?> key, String message);
}
