package dev.domicile.catalog;

import dev.domicile.core.source.Shape;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** How the documents of a catalog are written, for schemas and documentation. */
public final class CatalogSchemas {

  private CatalogSchemas() {}

  /** The shape of every kind of document, by the word behind {@code kind}; sorted. */
  public static Map<String, Shape<?>> byKind() {
    Map<String, Shape<?>> shapes = new TreeMap<>();
    for (CatalogKind kind : CatalogKind.values()) {
      shapes.put(kind.word(), kind.shape());
    }
    return Collections.unmodifiableMap(shapes);
  }
}
