package dev.domicile.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.domicile.core.source.Loaded;
import dev.domicile.core.catalog.Catalog;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CatalogLoaderTest {

  @Test
  void the_small_catalog_is_right() {
    Loaded<Catalog> loaded = CatalogLoader.load(Small.source());
    assertEquals(List.of(), loaded.diagnostics());
    loaded.orElseThrow().offerings().forEach(o -> System.out.println(o.id() + "\n  " + o.stages().values().stream().map(f -> f.extent().bounding() + " " + f.extent().known() + " " + f.extent().regions() + " " + f.extent().bound()).toList() + o.endOfLife() + o.parents() + o.obligation()));
    System.out.println(loaded.orElseThrow().attestations());
    System.out.println(loaded.orElseThrow().digest());
  }
}
