package dev.domicile.core.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What some YAML content looks like, said once: from it come the binding to a domain type, the
 * canonical JSON, the JSON Schema and the reference documentation, so that they cannot differ.
 * Immutable and safe for any thread.
 *
 * @param <T> the domain type that content of this shape becomes
 */
public abstract class Shape<T> {

  private static final JsonFactory JSON = new JsonFactory();

  Shape() {}

  /** Text that is not blank. What YAML would take for a number, date or boolean is text too. */
  public static ScalarShape<String> text() {
    return scalarOf(new ScalarTypes.Text());
  }

  /** {@code true} or {@code false}, without quotes. */
  public static ScalarShape<Boolean> bool() {
    return scalarOf(new ScalarTypes.Bool());
  }

  /** A whole number without quotes, both bounds inclusive. */
  public static ScalarShape<Integer> integer(int min, int max) {
    return scalarOf(new ScalarTypes.Whole(min, max));
  }

  /** A day that the calendar has, as in {@code 2026-11-22}. */
  public static ScalarShape<LocalDate> date() {
    return scalarOf(new ScalarTypes.Day()).example("2026-11-22");
  }

  /**
   * One word or text that a domain type parses.
   *
   * @param typeName what documentation and messages call it, as in {@code region id}
   */
  public static <T> ScalarShape<T> scalar(String typeName, ScalarParser<? extends T> parser) {
    return scalarOf(new ScalarTypes.Parsed<T>(typeName, parser));
  }

  /** A constant of an enum, spelled in lower case with {@code -} for {@code _}. */
  public static <E extends Enum<E>> ScalarShape<E> enumeration(Class<E> type) {
    return scalarOf(ScalarTypes.Word.of(type));
  }

  /** Exactly this word, as in {@code apiVersion: domicile/v1}. */
  public static ScalarShape<String> literal(String word) {
    return scalarOf(ScalarTypes.Word.of(word));
  }

  /** A list, also an empty one. Bound unmodifiable, in the order of writing. */
  public static <T> Shape<List<T>> list(Shape<T> item) {
    return new ListShape<>(item, true, false);
  }

  /** A list of one item or more. */
  public static <T> Shape<List<T>> nonEmptyList(Shape<T> item) {
    return new ListShape<>(item, false, false);
  }

  /** One item, or a list of one or more. */
  public static <T> Shape<List<T>> oneOrMany(Shape<T> item) {
    return new ListShape<>(item, false, true);
  }

  /** One item, or a list, also an empty one, for keys where {@code []} says "none". */
  public static <T> Shape<List<T>> anyNumber(Shape<T> item) {
    return new ListShape<>(item, true, true);
  }

  /** A mapping with free keys. Bound unmodifiable, in the order of writing. */
  public static <V> Shape<Map<String, V>> map(Shape<V> value) {
    return map(text(), value);
  }

  /** A mapping whose keys are of a scalar type. */
  public static <K, V> Shape<Map<K, V>> map(ScalarShape<K> key, Shape<V> value) {
    return new MapShape<>(key, value, true);
  }

  /** A mapping with free keys, at least one. */
  public static <V> Shape<Map<String, V>> mapNonEmpty(Shape<V> value) {
    return mapNonEmpty(text(), value);
  }

  /** A mapping whose keys are of a scalar type, at least one. */
  public static <K, V> Shape<Map<K, V>> mapNonEmpty(ScalarShape<K> key, Shape<V> value) {
    return new MapShape<>(key, value, false);
  }

  /**
   * A shape that is only asked for when content is bound or described, so that it may stand inside
   * itself; on the way there has to be an object or a choice.
   */
  public static <T> Shape<T> lazy(Supplier<? extends Shape<T>> shape) {
    return new DerivedShape<T, T>(shape, (value, node) -> value);
  }

  /** A value that may be left empty behind its key: the only shape that takes nothing. */
  public static <T> Shape<Optional<T>> presence(Shape<T> shape) {
    return new PresenceShape<>(shape);
  }

  /** One shape for text, another for lists and mappings (of which it need not take both). */
  public static <T> Shape<T> scalarOr(Shape<? extends T> scalar, Shape<? extends T> other) {
    // Named when asked, since `other` may be the shape that is just being made.
    return new ChoiceBuilder<T>(() -> scalar.typeName() + " or " + other.outline())
        .scalar(scalar)
        .sequence(other)
        .mapping(other)
        .build();
  }

  /** Another shape for each kind of node. */
  public static <T> ChoiceBuilder<T> choice(String typeName) {
    return new ChoiceBuilder<>(() -> typeName);
  }

  /**
   * A mapping with declared keys.
   *
   * @param name what documentation, schema and messages call it
   * @param doc what it is for, in one sentence or less
   */
  public static ObjectBuilder object(String name, String doc) {
    return new ObjectBuilder(name, doc);
  }

  /**
   * The value that {@code node} stands for. Everything that is wrong is reported, not only the
   * first.
   *
   * @return empty if it could not be built; then at least one error was reported
   */
  public final Optional<T> bind(Node node, Problems problems) {
    return bind(node, Binding.root(problems));
  }

  /**
   * The same shape, with every value turned into another; what the function refuses with an {@link
   * IllegalArgumentException} is reported at the node.
   */
  public final <R> Shape<R> map(Function<? super T, ? extends R> function) {
    return new DerivedShape<T, R>(() -> this, (value, node) -> function.apply(value));
  }

  /** The same shape, with the place where each value was written. */
  public final Shape<Located<T>> located() {
    return new DerivedShape<T, Located<T>>(
        () -> this, (value, node) -> new Located<>(value, node.position()));
  }

  /** The same shape, or nothing. See {@link #presence}. */
  public final Shape<Optional<T>> orNull() {
    return presence(this);
  }

  /** What documentation and messages call content of this shape. */
  public abstract String typeName();

  /**
   * The content without layout, comments, order of keys and style of scalars: keys sorted by
   * character, one-or-many as a list, scalars as text, booleans and whole numbers as such. Equal
   * for two nodes if they differ in nothing else.
   *
   * @throws IllegalArgumentException if the node does not have this shape
   */
  public final String canonicalJson(Node node) {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(out)) {
      writeCanonical(node, json);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write canonical JSON", e);
    }
    return out.toString();
  }

  /** A JSON Schema (draft-07), by which editors complete and check. Ends with a line break. */
  public final String jsonSchema(String title) {
    return jsonSchema(title, SchemaWords.NONE);
  }

  /** The same, with enumerations of the words that the shape leaves to somebody else. */
  public final String jsonSchema(String title, SchemaWords words) {
    return SchemaWriter.write(this, title, words);
  }

  /** What documentation needs. */
  public final Reference reference() {
    return reference(Set.of());
  }

  final Optional<T> bind(Node node, Binding binding) {
    if (lacksValue(node)) {
      binding.error(
          node.position(), YamlCodes.MISSING_VALUE, "missing value", Optional.of("write a value"));
      return Optional.empty();
    }
    return read(node, binding);
  }

  /** Whether nothing is written where this shape needs something. */
  final boolean lacksValue(Node node) {
    return isNothing(node) && !takesNothing();
  }

  final Reference reference(Set<Shape<?>> open) {
    Shape<?> core = core();
    if (!core.isNamed()) {
      return core.refer(open);
    }
    if (open.contains(core)) {
      return Reference.inside(core instanceof ChoiceShape, core.typeName());
    }
    Set<Shape<?>> inside = Collections.newSetFromMap(new IdentityHashMap<>());
    inside.addAll(open);
    inside.add(core);
    return core.refer(inside);
  }

  /** The value of a node that is there; nothing but {@code binding} is told what is wrong. */
  abstract Optional<T> read(Node node, Binding binding);

  abstract void writeCanonical(Node node, JsonGenerator json) throws IOException;

  /** Writes the fields of this shape's schema into the object that is open. */
  abstract void writeSchema(SchemaWriter schema) throws IOException;

  abstract Reference refer(Set<Shape<?>> open);

  /** The shape by which content is written, without what is done with its value. */
  Shape<?> core() {
    return this;
  }

  /** The name without those of parts, which may be this shape again. */
  String outline() {
    return typeName();
  }

  /** Whether the schema has it as a definition of its own. */
  boolean isNamed() {
    return false;
  }

  /** Whether an empty value is one. */
  boolean takesNothing() {
    return false;
  }

  static boolean isNothing(Node node) {
    return node instanceof Node.Scalar scalar && scalar.isMissing();
  }

  static Node.Mapping mapping(Node node) {
    if (node instanceof Node.Mapping mapping) {
      return mapping;
    }
    throw notBound(node);
  }

  static Node.Scalar scalar(Node node) {
    if (node instanceof Node.Scalar scalar) {
      return scalar;
    }
    throw notBound(node);
  }

  static IllegalArgumentException notBound(Node node) {
    return new IllegalArgumentException("what stands at " + node.position() + " has another shape");
  }

  private static <T> ScalarShape<T> scalarOf(ScalarType<T> type) {
    return new ScalarShape<>(type, Optional.empty(), List::of, Optional.empty());
  }
}
