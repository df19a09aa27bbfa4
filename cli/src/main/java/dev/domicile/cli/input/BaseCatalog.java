package dev.domicile.cli.input;

import dev.domicile.catalog.BundledCatalog;
import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.source.Loaded;
import dev.domicile.core.source.Source;
import java.util.ArrayList;
import java.util.List;

/** A catalog over which files can be laid. */
@FunctionalInterface
public interface BaseCatalog {

  /**
   * The catalog with these sources laid over it, in their order.
   *
   * @throws java.io.UncheckedIOException if a file cannot be read
   */
  Loaded<Catalog> load(List<Source> overlays);

  /** The same, with {@code first} below whatever else is laid over it. */
  default BaseCatalog with(List<Source> first) {
    return overlays -> {
      List<Source> all = new ArrayList<>(first);
      all.addAll(overlays);
      return load(all);
    };
  }

  /** The catalog that ships. What was read of it serves all loads. */
  static BaseCatalog bundled() {
    BundledCatalog bundled = BundledCatalog.all();
    return overlays -> {
      BundledCatalog catalog = bundled;
      for (Source overlay : overlays) {
        catalog = catalog.overlaidWith(overlay);
      }
      return catalog.load();
    };
  }
}
