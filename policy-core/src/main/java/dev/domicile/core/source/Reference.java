package dev.domicile.core.source;

import java.util.List;
import java.util.Optional;

/**
 * What documentation needs to know of a {@link Shape}, as a tree. Where a type stands inside
 * itself, the inner one has its name and no keys.
 *
 * @param kind what stands there
 * @param type what it is called: {@code text}, {@code date}, {@code list of Region}, {@code Region}
 * @param doc what it is for; empty for types that need no word
 * @param example one value, if the shape names one
 * @param values all accepted words, if they are few; else empty
 * @param keys the keys of a mapping, in the order of declaration; else empty
 * @param words the name of the list from which the word is chosen, if there is one
 * @param parts the items of a list, the values of a mapping with free keys, or the alternatives
 */
public record Reference(
    Kind kind,
    String type,
    String doc,
    Optional<String> example,
    List<String> values,
    Optional<String> words,
    List<Key> keys,
    List<Reference> parts) {

  /** What stands at a place. */
  public enum Kind {
    /** A word or text. */
    SCALAR,
    /** A mapping with the keys that are named. */
    OBJECT,
    /** A list of the only part. */
    LIST,
    /** A mapping from free keys to the only part. */
    MAP,
    /** Any of the parts, or nothing where the key alone says something. */
    CHOICE
  }

  /**
   * One key of a mapping.
   *
   * @param name how it is written
   * @param required whether it has to be there
   * @param doc what it says
   * @param absence what holds where it is left out, if that is said
   * @param example a value as it is written, if one is shown
   * @param value what may stand there
   */
  public record Key(
      String name,
      boolean required,
      String doc,
      Optional<String> absence,
      Optional<String> example,
      Reference value) {}

  public Reference {
    values = List.copyOf(values);
    keys = List.copyOf(keys);
    parts = List.copyOf(parts);
  }

  static Reference scalar(
      String type, Optional<String> example, List<String> values, Optional<String> words) {
    return new Reference(Kind.SCALAR, type, "", example, values, words, List.of(), List.of());
  }

  static Reference object(String type, String doc, List<Key> keys) {
    return new Reference(
        Kind.OBJECT, type, doc, Optional.empty(), List.of(), Optional.empty(), keys, List.of());
  }

  /** Of a type that stands inside itself, at the inner place. */
  static Reference inside(boolean choice, String type) {
    return of(choice ? Kind.CHOICE : Kind.OBJECT, type, List.of());
  }

  static Reference of(Kind kind, String type, List<Reference> parts) {
    return new Reference(
        kind, type, "", Optional.empty(), List.of(), Optional.empty(), List.of(), parts);
  }
}
