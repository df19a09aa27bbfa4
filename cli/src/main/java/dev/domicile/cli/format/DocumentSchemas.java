package dev.domicile.cli.format;

import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.catalog.WordList;
import dev.domicile.core.decision.Decision;
import dev.domicile.core.source.SchemaWords;
import dev.domicile.core.source.Shape;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The JSON Schema of every kind of document: those that are read, with the words of a catalog, and
 * the decision that is written.
 */
public final class DocumentSchemas {

  private static final String DECISION = "Decision";

  private final Map<String, Shape<?>> shapes = DocumentKinds.shapes();
  private final SchemaWords words;

  /** The schemas with the words of this catalog. */
  public DocumentSchemas(Catalog catalog) {
    this.words = WordList.of(catalog);
  }

  /** Every kind that has a schema. */
  public static SortedSet<String> kinds() {
    TreeSet<String> kinds = new TreeSet<>(DocumentKinds.shapes().keySet());
    kinds.add(DECISION);
    return kinds;
  }

  /**
   * The schema of a kind.
   *
   * @throws IllegalArgumentException if there is no such kind
   */
  public String of(String kind) {
    if (kind.equals(DECISION)) {
      return Decision.jsonSchema();
    }
    Shape<?> shape = shapes.get(kind);
    if (shape == null) {
      throw new IllegalArgumentException("there is no kind `" + kind + "`");
    }
    // A test can bring a catalog of its own, with words that nobody else knows.
    return shape.jsonSchema(
        "domicile/v1 " + kind, kind.equals("PolicyTest") ? words.open() : words);
  }
}
