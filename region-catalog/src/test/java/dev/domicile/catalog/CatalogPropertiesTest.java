package dev.domicile.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.catalog.Offering;
import dev.domicile.core.source.Loaded;
import dev.domicile.core.source.Source;
import dev.domicile.core.source.SourceFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What holds for all inputs. */
class CatalogPropertiesTest {

  private static final Catalog EXPECTED = Small.catalog();

  /** The documents of the small catalog, each a file of its own. */
  private static final List<String> DOCUMENTS =
      List.of(
          new String(Small.source().files().get(0).content(), StandardCharsets.UTF_8)
              .split("\n---\n"));

  @Property(tries = 60)
  void order_and_duplication_of_files_change_nothing(
      @ForAll Random random, @ForAll @IntRange(min = 1, max = 4) int sources) {
    List<SourceFile> files = new ArrayList<>();
    for (int i = 0; i < DOCUMENTS.size(); i++) {
      files.add(SourceFile.ofText("part-" + i + ".yaml", DOCUMENTS.get(i)));
      if (random.nextInt(3) == 0) {
        files.add(SourceFile.ofText("copy-" + i + ".yaml", DOCUMENTS.get(i)));
      }
    }
    Collections.shuffle(files, random);
    List<List<SourceFile>> parts = new ArrayList<>();
    for (int i = 0; i < sources; i++) {
      parts.add(new ArrayList<>());
    }
    files.forEach(file -> parts.get(random.nextInt(sources)).add(file));
    Loaded<Catalog> loaded =
        CatalogLoader.load(parts.stream().map(part -> Source.of("part", part)).toList());
    assertEquals(List.of(), loaded.diagnostics());
    assertSameCatalog(loaded.orElseThrow());
  }

  @Property(tries = 60)
  void order_and_duplication_of_entries_change_nothing(@ForAll Random random) {
    StringBuilder text = new StringBuilder();
    for (String document : DOCUMENTS) {
      text.append(text.isEmpty() ? "" : "---\n").append(shuffled(document, random));
    }
    Loaded<Catalog> loaded = CatalogLoader.load(Source.text("small.yaml", text.toString()));
    assertEquals(true, loaded.isAccepted(), () -> loaded.diagnostics().toString());
    assertSameCatalog(loaded.orElseThrow());
  }

  @Property(tries = 200)
  void arbitrary_text_is_refused_or_accepted_and_never_throws(@ForAll String text) {
    CatalogLoader.load(Small.source(), Source.text("any.yaml", text)).diagnostics();
  }

  @Property(tries = 300)
  void a_damaged_catalog_is_refused_or_accepted_and_never_throws(@ForAll Random random) {
    String text = String.join("\n---\n", DOCUMENTS);
    int from = random.nextInt(text.length());
    int to = Math.min(text.length(), from + 1 + random.nextInt(20));
    String damaged = text.substring(0, from) + text.substring(to);
    CatalogLoader.load(Source.text("small.yaml", damaged)).diagnostics();
  }

  /** Entries on one line each, in another order, some of them twice. */
  private static String shuffled(String document, Random random) {
    List<String> entries = new ArrayList<>();
    StringBuilder result = new StringBuilder();
    for (String line : document.split("\n")) {
      if (line.startsWith("  - {")) {
        entries.add(line);
        continue;
      }
      flush(entries, result, random);
      result.append(line).append('\n');
    }
    flush(entries, result, random);
    return result.toString();
  }

  private static void flush(List<String> entries, StringBuilder result, Random random) {
    Collections.shuffle(entries, random);
    for (String entry : entries) {
      result.append(entry).append('\n');
      if (random.nextInt(4) == 0) {
        result.append(entry).append('\n');
      }
    }
    entries.clear();
  }

  private static void assertSameCatalog(Catalog catalog) {
    assertEquals(EXPECTED.digest(), catalog.digest());
    assertEquals(
        EXPECTED.entries().stream().map(Catalog.Entry::json).toList(),
        catalog.entries().stream().map(Catalog.Entry::json).toList());
    assertEquals(describe(EXPECTED), describe(catalog));
  }

  /** The parts that do not hold positions. */
  private static List<String> describe(Catalog catalog) {
    List<String> lines = new ArrayList<>();
    for (Offering offering : catalog.offerings()) {
      lines.add(offering.id() + " " + offering.status() + " " + offering.endOfLife());
      offering.stages().forEach((stage, fact) -> lines.add(stage + " " + fact.extent()));
    }
    catalog.sources().values().forEach(source -> lines.add(source.toString()));
    catalog.models().values().forEach(model -> lines.add(model.id() + model.capabilities()));
    catalog
        .regions()
        .values()
        .forEach(region -> lines.add(region.id() + " " + region.place() + region.parents()));
    return lines;
  }
}
