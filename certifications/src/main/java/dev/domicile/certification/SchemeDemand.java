package dev.domicile.certification;

import dev.domicile.core.catalog.WordList;
import dev.domicile.core.source.Key;
import dev.domicile.core.source.Located;
import dev.domicile.core.source.ObjectBuilder;
import dev.domicile.core.source.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One scheme that is asked for, and what of it.
 *
 * @param scheme id of the scheme
 * @param version version that is asked for, if one is
 * @param level level that is asked for, if one is
 * @param types types of which any will do; empty if none is asked for
 */
public record SchemeDemand(
    Located<String> scheme,
    Optional<Threshold> version,
    Optional<Threshold> level,
    List<Located<String>> types) {

  /**
   * A version or level.
   *
   * @param value the word of the scheme
   * @param orMore whether a newer or higher one will do
   */
  public record Threshold(Located<String> value, boolean orMore) {
    private String text() {
      return (orMore ? "at least " : "") + value.value();
    }
  }

  public SchemeDemand {
    types = List.copyOf(types);
  }

  static Shape<SchemeDemand> shape() {
    ObjectBuilder b = Shape.object("SchemeDemand", "a scheme and what of it is asked for");
    Shape<Located<String>> word = Shape.text().located();
    Key<Located<String>> scheme = b.required("scheme", schemeId(), "id of the scheme");
    Key<Optional<Threshold>> version =
        b.optional("version", threshold("Version", "\"2020\""), "this version, or a later one");
    Key<Optional<Threshold>> level =
        b.optional("level", threshold("Level", "type2"), "this level, or a higher one");
    ObjectBuilder anyOf = Shape.object("Types", "kinds of certificate that are not ordered");
    Key<List<Located<String>>> words =
        anyOf.required("anyOf", Shape.nonEmptyList(word), "one of them is enough");
    anyOf.example(words, "[public_cloud]");
    Key<List<Located<String>>> types =
        b.optional("types", anyOf.build(f -> f.get(words)), List.of(), "types that will do");
    b.example(scheme, "bsi-c5")
        .absent(version, "any")
        .example(version, "{atLeast: \"2020\"}")
        .absent(level, "any")
        .example(level, "{atLeast: type2}")
        .absent(types, "any")
        .example(types, "{anyOf: [public_cloud]}");
    Shape<SchemeDemand> mapping =
        b.build(f -> new SchemeDemand(f.get(scheme), f.get(version), f.get(level), f.get(types)));
    return Shape.scalarOr(
        schemeId().map(id -> new SchemeDemand(id, Optional.empty(), Optional.empty(), List.of())),
        mapping);
  }

  private static Shape<Located<String>> schemeId() {
    return Shape.text().words(WordList.SCHEME.id()).located();
  }

  private static Shape<Threshold> threshold(String name, String example) {
    Shape<Located<String>> word = Shape.text().located();
    ObjectBuilder b = Shape.object(name, "the least that will do");
    Key<Located<String>> atLeast =
        b.required("atLeast", word, "this one, or a later or higher one");
    b.example(atLeast, example);
    return Shape.scalarOr(
        word.map(value -> new Threshold(value, false)),
        b.build(f -> new Threshold(f.get(atLeast), true)));
  }

  /** As the policy says it: {@code bsi-c5 (version at least 2020, level at least type2)}. */
  String text() {
    List<String> parts = new ArrayList<>();
    version.ifPresent(value -> parts.add("version " + value.text()));
    level.ifPresent(value -> parts.add("level " + value.text()));
    if (!types.isEmpty()) {
      parts.add("type " + String.join(" or ", types.stream().map(Located::value).toList()));
    }
    return parts.isEmpty()
        ? scheme.value()
        : scheme.value() + " (" + String.join(", ", parts) + ")";
  }
}
