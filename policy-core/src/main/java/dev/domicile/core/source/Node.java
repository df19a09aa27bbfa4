package dev.domicile.core.source;

import java.util.List;
import java.util.Optional;

/**
 * A piece of YAML as it was written, with its place. Scalars stay text: what they stand for is the
 * business of the {@link Shape} that binds them, so that {@code NO} is Norway where a country is
 * asked for.
 */
public sealed interface Node {

  /** The three kinds of node. */
  enum Kind {
    SCALAR("text"),
    SEQUENCE("a list"),
    MAPPING("a mapping");

    private final String noun;

    Kind(String noun) {
      this.noun = noun;
    }

    /** What a message calls it. */
    @Override
    public String toString() {
      return noun;
    }
  }

  /** Where the node begins. */
  SourcePosition position();

  /** Which of the three it is. */
  Kind kind();

  /**
   * A word or text.
   *
   * @param text without quotes, escapes resolved, line folding done
   * @param quoted whether it was written in quotes or as a block ({@code |}, {@code >})
   * @param position where it begins
   */
  record Scalar(String text, boolean quoted, SourcePosition position) implements Node {

    @Override
    public Kind kind() {
      return Kind.SCALAR;
    }

    /** Whether nothing was written, or one of the words by which YAML says so. */
    public boolean isMissing() {
      return !quoted
          && switch (text) {
            case "", "~", "null", "Null", "NULL" -> true;
            default -> false;
          };
    }
  }

  /**
   * A list.
   *
   * @param items in the order of writing
   * @param position where it begins: at its {@code [} or first {@code -}
   */
  record Sequence(List<Node> items, SourcePosition position) implements Node {

    public Sequence {
      items = List.copyOf(items);
    }

    @Override
    public Kind kind() {
      return Kind.SEQUENCE;
    }
  }

  /**
   * A mapping.
   *
   * @param entries in the order of writing; no two keys are the same
   * @param position where it begins: at its <code>{</code> or first key
   */
  record Mapping(List<Entry> entries, SourcePosition position) implements Node {

    public Mapping {
      entries = List.copyOf(entries);
    }

    @Override
    public Kind kind() {
      return Kind.MAPPING;
    }

    /** The value of {@code key}, if the key is there. */
    public Optional<Node> get(String key) {
      return entries.stream()
          .filter(entry -> entry.key().text().equals(key))
          .map(Entry::value)
          .findFirst();
    }
  }

  /** One key of a {@link Mapping} and its value. */
  record Entry(Scalar key, Node value) {}
}
