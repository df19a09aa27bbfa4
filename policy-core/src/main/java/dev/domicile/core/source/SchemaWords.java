package dev.domicile.core.source;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The lists of words that {@link ScalarShape#words} names: known to whoever asks for a schema, not
 * to the shape.
 */
@FunctionalInterface
public interface SchemaWords {

  /** No list is known: a schema then takes any text. */
  SchemaWords NONE = list -> Optional.empty();

  /** The words of a list; empty if it is not known. */
  Optional<Words> of(String list);

  /**
   * Words from which one is chosen.
   *
   * @param words in the order in which editors show them
   * @param closed whether nothing else may stand there
   */
  record Words(List<String> words, boolean closed) {

    public Words {
      words = List.copyOf(words);
    }

    /** Words in the order of the collection. */
    public Words(Collection<String> words, boolean closed) {
      this(List.copyOf(words), closed);
    }
  }

  /** The same lists, in which other words may stand too. */
  default SchemaWords open() {
    return list -> of(list).map(words -> new Words(words.words(), false));
  }
}
