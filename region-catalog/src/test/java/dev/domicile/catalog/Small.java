package dev.domicile.catalog;

import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.source.Source;
import java.util.List;

/** A small catalog that is right, alone and with more entries laid over it. */
final class Small {

  private Small() {}

  static Source source() {
    return Source.resources(Small.class, List.of("small.yaml"));
  }

  /** The catalog of {@code small.yaml} and these documents. */
  static Catalog with(String... documents) {
    return CatalogLoader.load(source(), Source.text("more.yaml", String.join("\n---\n", documents)))
        .orElseThrow();
  }
}
