package dev.domicile.core.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Declares the keys of a mapping and how they become a value.
 *
 * <pre>{@code
 * ObjectBuilder region = Shape.object("Region", "a provider's place of business");
 * Key<RegionId> id = region.required("id", REGION_ID, "provider and the provider's own code");
 * Key<Optional<LocalDate>> until = region.optional("until", Shape.date(), "first day without it");
 * Shape<Region> shape = region.build(f -> new Region(f.get(id), f.get(until)));
 * }</pre>
 *
 * <p>Not safe for several threads; the shape that it builds is.
 */
public final class ObjectBuilder {

  private final String name;
  private final String doc;
  private final List<Key<?>> keys = new ArrayList<>();
  private final Map<String, String> misplaced = new HashMap<>();
  private final Map<Key<?>, String> absences = new HashMap<>();
  private final Map<Key<?>, String> examples = new HashMap<>();
  private boolean built;

  ObjectBuilder(String name, String doc) {
    this.name = name;
    this.doc = doc;
  }

  /**
   * A key that has to be there.
   *
   * @throws IllegalArgumentException if the key is declared already
   */
  public <T> Key<T> required(String key, Shape<T> shape, String doc) {
    return add(new Key<>(key, shape, Optional.empty(), doc));
  }

  /**
   * A key that may be left out; then its value is empty.
   *
   * @throws IllegalArgumentException if the key is declared already
   */
  public <T> Key<Optional<T>> optional(String key, Shape<T> shape, String doc) {
    return add(new Key<>(key, shape.map(Optional::of), Optional.of(Optional.empty()), doc));
  }

  /**
   * A key that may be left out; then its value is {@code absent}.
   *
   * @throws IllegalArgumentException if the key is declared already
   */
  public <T> Key<T> optional(String key, Shape<? extends T> shape, T absent, String doc) {
    return add(new Key<>(key, shape, Optional.of(absent), doc));
  }

  /**
   * Declares every key that begins with {@code prefix}, as in {@code labels.team}.
   *
   * @return handle for the values by their whole keys, in the order written; empty if there is none
   */
  public <T> Key<Map<String, T>> prefixed(String prefix, Shape<T> shape, String doc) {
    return add(new Key<>(prefix, shape, Optional.of(Map.of()), doc, true));
  }

  /**
   * Says what holds where an optional key is left out.
   *
   * @param says in a phrase, as in {@code every workload}
   * @throws IllegalArgumentException if the key has to be there, or is not of this mapping
   */
  public ObjectBuilder absent(Key<?> key, String says) {
    checkOwn(key);
    if (key.isRequired()) {
      throw new IllegalArgumentException("key `" + key.name() + "` is never absent");
    }
    absences.put(key, says);
    return this;
  }

  /**
   * Shows a value of a key, for keys whose shape shows none of its own.
   *
   * @param yaml as it would be written behind the key, on one line
   * @throws IllegalArgumentException if the key is not of this mapping
   */
  public ObjectBuilder example(Key<?> key, String yaml) {
    checkOwn(key);
    examples.put(key, yaml);
    return this;
  }

  /**
   * A key that people write here although it belongs elsewhere.
   *
   * @param advice where it belongs, told in place of the keys that there are
   */
  public ObjectBuilder misplaced(String key, String advice) {
    checkOpen();
    misplaced.put(key, advice);
    return this;
  }

  /**
   * The shape of a mapping that has these keys and no others.
   *
   * @param make called once all values are bound; an {@link IllegalArgumentException} of it is
   *     reported at the mapping
   */
  public <T> Shape<T> build(Function<? super Fields, ? extends T> make) {
    checkOpen();
    built = true;
    return new ObjectShape<>(
        name, doc, keys, Map.copyOf(misplaced), new KeyNotes(absences, examples), make);
  }

  private <T> Key<T> add(Key<T> key) {
    checkOpen();
    if (keys.stream().anyMatch(other -> other.name().equals(key.name()))) {
      throw new IllegalArgumentException("key `" + key.name() + "` is declared twice");
    }
    keys.add(key);
    return key;
  }

  private void checkOwn(Key<?> key) {
    checkOpen();
    if (!keys.contains(key)) {
      throw new IllegalArgumentException("key `" + key.name() + "` is of another mapping");
    }
  }

  private void checkOpen() {
    if (built) {
      throw new IllegalStateException("the shape `" + name + "` is built already");
    }
  }
}
