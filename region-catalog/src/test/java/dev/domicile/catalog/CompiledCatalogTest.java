package dev.domicile.catalog;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.source.Loaded;
import dev.domicile.core.source.Source;
import dev.domicile.core.source.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the build compiles is what stands in the YAML. */
class CompiledCatalogTest {

  private static final SourceFile SMALL = Small.source().files().get(0);

  @Test
  void the_bundled_catalog_is_the_same_compiled_and_as_yaml() throws Exception {
    try (InputStream in = BundledCatalog.class.getResourceAsStream(CompiledCatalog.NAME)) {
      assertTrue(in != null, "the build compiles the catalog");
    }
    Catalog compiled = BundledCatalog.all().load().orElseThrow();
    Catalog yaml = CatalogLoader.load(BundledCatalog.all().source()).orElseThrow();
    assertSame(yaml, compiled);
  }

  @Test
  void a_catalog_read_back_is_the_one_that_was_compiled() {
    List<CompiledCatalog.Part> parts =
        CompiledCatalog.read(CompiledCatalog.write(Small.source().files()));
    Loaded<Catalog> loaded = CatalogLoader.load(Groundwork.of(parts), List.of());
    assertEquals(List.of(), loaded.diagnostics());
    assertSame(Small.catalog(), loaded.orElseThrow());
  }

  @Test
  void compiling_twice_gives_the_same_bytes() {
    List<SourceFile> files = Small.source().files();
    assertArrayEquals(CompiledCatalog.write(files), CompiledCatalog.write(files));
  }

  @Test
  void a_compiled_file_that_is_given_again_as_yaml_counts_once() {
    List<CompiledCatalog.Part> parts =
        CompiledCatalog.read(CompiledCatalog.write(Small.source().files()));
    SourceFile copy = new SourceFile("copy.yaml", Small.source().files().get(0).content());
    Loaded<Catalog> loaded =
        CatalogLoader.load(Groundwork.of(parts), List.of(Source.of("copies", List.of(copy))));
    assertEquals(List.of(), loaded.diagnostics());
    assertEquals(Small.catalog().digest(), loaded.orElseThrow().digest());
  }

  @Test
  void an_overlay_on_a_compiled_catalog_works_as_on_yaml() {
    List<CompiledCatalog.Part> parts =
        CompiledCatalog.read(CompiledCatalog.write(Small.source().files()));
    String replacing =
        Small.document(
            "Offerings",
            "offerings",
            "provider: aws, regions: [eu-central-1, eu-north-1], service: bedrock, routing: geo,"
                + " model: anthropic/claude-sonnet-4-6, status: retired,"
                + " processing: {anywhere: true}, override: true");
    Catalog expected = Small.with(replacing);
    Catalog found =
        CatalogLoader.load(Groundwork.of(parts), List.of(Small.more(replacing))).orElseThrow();
    assertSame(expected, found);
    assertEquals(
        5,
        found.entries().stream().filter(entry -> entry.list().equals("offerings")).count(),
        "a row whose regions are all replaced is gone");
  }

  @Test
  void yaml_that_was_edited_since_is_not_passed_over(@TempDir Path folder) throws IOException {
    Path yaml = Files.write(folder.resolve("small.yaml"), SMALL.content());
    byte[] bytes = CompiledCatalog.write(List.of(SMALL));
    Path compiled = Files.write(folder.resolve(CompiledCatalog.NAME), bytes);
    List<CompiledCatalog.Part> parts = CompiledCatalog.read(bytes);
    Files.setLastModifiedTime(yaml, FileTime.fromMillis(1_000_000));
    assertFalse(CompiledCatalog.isOutdated(compiled, parts));
    Files.setLastModifiedTime(yaml, FileTime.from(Instant.parse("2100-01-01T00:00:00Z")));
    assertTrue(CompiledCatalog.isOutdated(compiled, parts));
    Files.writeString(yaml, "# another size\n");
    Files.setLastModifiedTime(yaml, FileTime.fromMillis(1_000_000));
    assertTrue(CompiledCatalog.isOutdated(compiled, parts));
    Files.delete(yaml);
    assertTrue(CompiledCatalog.isOutdated(compiled, parts));
  }

  @Test
  void what_is_wrong_is_not_compiled() {
    List<SourceFile> files = List.of(SourceFile.ofText("wrong.yaml", "kind: Regions\n"));
    assertThrows(IllegalArgumentException.class, () -> CompiledCatalog.write(files));
  }

  /** Every part of the two. */
  static void assertSame(Catalog expected, Catalog found) {
    assertEquals(expected.digest(), found.digest());
    assertEquals(expected.entries(), found.entries());
    assertEquals(expected.offerings(), found.offerings());
    assertEquals(expected.attestations(), found.attestations());
    assertEquals(expected.regions(), found.regions());
    assertEquals(expected.models(), found.models());
    assertEquals(expected.services(), found.services());
    assertEquals(expected.notices(), found.notices());
    assertEquals(expected.schemes(), found.schemes());
    assertEquals(expected.sources(), found.sources());
    assertEquals(expected.jurisdictions().all(), found.jurisdictions().all());
    assertEquals(expected.providers(), found.providers());
    assertEquals(expected.features(), found.features());
  }
}
