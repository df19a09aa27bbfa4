package dev.domicile.cli.mutate;

import dev.domicile.cli.format.Scalars;
import dev.domicile.core.source.YamlText;
import dev.domicile.core.source.YamlToken;
import dev.domicile.core.source.YamlToken.Kind;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * A piece of YAML with the range of its characters, so that it can be changed where it stands.
 *
 * @param kind a scalar, or the beginning of a list or mapping
 * @param bracketed whether a list or mapping stands in brackets
 * @param start index of its first character; of a list without brackets that of its first item
 * @param end index behind its last character
 * @param text of a scalar, without quotes
 * @param entries of a list or mapping
 */
record Written(Kind kind, boolean bracketed, int start, int end, String text, List<Entry> entries) {

  /** An item of a list, or a key with its value. */
  record Entry(Optional<Written> key, Written value) {

    int start() {
      return key.map(Written::start).orElse(value.start());
    }

    int end() {
      return value.end();
    }

    /** The key; empty text for an item of a list. */
    String name() {
      return key.map(Written::text).orElse("");
    }
  }

  Written {
    entries = List.copyOf(entries);
  }

  /** What each document of a file holds. */
  static List<Written> read(YamlText file) {
    List<Written> documents = new ArrayList<>();
    Iterator<YamlToken> tokens = file.tokens().iterator();
    while (tokens.hasNext()) {
      YamlToken token = tokens.next();
      if (token.kind() != Kind.DOCUMENT_START && token.kind() != Kind.DOCUMENT_END) {
        documents.add(read(file.text(), token, tokens));
      }
    }
    return List.copyOf(documents);
  }

  private static Written read(String text, YamlToken first, Iterator<YamlToken> tokens) {
    if (first.kind() == Kind.SCALAR) {
      return new Written(
          Kind.SCALAR, false, first.start(), Scalars.end(text, first), first.value(), List.of());
    }
    boolean list = first.kind() == Kind.LIST_START;
    boolean bracketed =
        first.start() < text.length() && text.charAt(first.start()) == (list ? '[' : '{');
    List<Entry> entries = new ArrayList<>();
    YamlToken next = tokens.next();
    while (next.kind() != Kind.LIST_END && next.kind() != Kind.MAPPING_END) {
      Optional<Written> key = list ? Optional.empty() : Optional.of(read(text, next, tokens));
      entries.add(new Entry(key, read(text, list ? next : tokens.next(), tokens)));
      next = tokens.next();
    }
    int start = bracketed || entries.isEmpty() ? first.start() : entries.get(0).start();
    int end = bracketed || entries.isEmpty() ? next.end() : entries.get(entries.size() - 1).end();
    return new Written(first.kind(), bracketed, start, end, "", entries);
  }

  boolean isScalar() {
    return kind == Kind.SCALAR;
  }

  boolean isList() {
    return kind == Kind.LIST_START;
  }

  boolean isMapping() {
    return kind == Kind.MAPPING_START;
  }

  /** The value of a key, if this is a mapping that has it. */
  Optional<Written> get(String key) {
    return entry(key).map(Entry::value);
  }

  /** The entry of a key, if this is a mapping that has it. */
  Optional<Entry> entry(String key) {
    return entries.stream().filter(entry -> entry.name().equals(key)).findFirst();
  }

  /** The text of the scalar under a key. */
  Optional<String> textOf(String key) {
    return get(key).filter(Written::isScalar).map(Written::text);
  }

  /** The items of a list; anything else is a list of one. */
  List<Written> items() {
    return isList() ? entries.stream().map(Entry::value).toList() : List.of(this);
  }
}
