package dev.domicile.core.source;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Declares a shape that is another one for each kind of node. Not safe for several threads; the
 * shape that it builds is.
 *
 * @param <T> what all of them become
 */
public final class ChoiceBuilder<T> {

  private final Supplier<String> typeName;
  private final Map<Node.Kind, Shape<? extends T>> shapes = new EnumMap<>(Node.Kind.class);

  ChoiceBuilder(Supplier<String> typeName) {
    this.typeName = typeName;
  }

  /** For text. */
  public ChoiceBuilder<T> scalar(Shape<? extends T> shape) {
    return put(Node.Kind.SCALAR, shape);
  }

  /** For a list. */
  public ChoiceBuilder<T> sequence(Shape<? extends T> shape) {
    return put(Node.Kind.SEQUENCE, shape);
  }

  /** For a mapping. */
  public ChoiceBuilder<T> mapping(Shape<? extends T> shape) {
    return put(Node.Kind.MAPPING, shape);
  }

  /**
   * The shape; a kind for which none was given is refused.
   *
   * @throws IllegalStateException if none was given at all
   */
  public Shape<T> build() {
    if (shapes.isEmpty()) {
      throw new IllegalStateException("the choice `" + typeName.get() + "` has no alternative");
    }
    return new ChoiceShape<>(typeName, Collections.unmodifiableMap(new EnumMap<>(shapes)));
  }

  private ChoiceBuilder<T> put(Node.Kind kind, Shape<? extends T> shape) {
    if (shapes.putIfAbsent(kind, shape) != null) {
      throw new IllegalStateException(
          "the choice `" + typeName.get() + "` has " + kind + " already");
    }
    return this;
  }
}
