package dev.domicile.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.source.Diagnostic;
import dev.domicile.core.source.Loaded;
import dev.domicile.core.source.Source;
import dev.domicile.core.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each {@code invalid/<what>.yaml}, laid over the small catalog, gives exactly the diagnostics of
 * {@code <what>.expected}. {@code -Dgolden.update=true} writes the expectations anew.
 */
class CorpusTest {

  private static final Path FOLDER = Path.of("src/test/resources/dev/domicile/catalog/invalid");

  @ParameterizedTest(name = "{0}")
  @MethodSource("invalid")
  void an_invalid_file_gives_its_expected_diagnostics(String name) throws IOException {
    Loaded<Catalog> loaded = load(name);
    String found =
        loaded.diagnostics().stream()
            .map(diagnostic -> diagnostic + "\n")
            .collect(Collectors.joining());
    Path expected = FOLDER.resolve(name.replace(".yaml", ".expected"));
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(expected, found);
    }
    assertEquals(Files.readString(expected), found);
    assertEquals(false, loaded.isAccepted());
  }

  @Test
  void every_code_has_a_case() throws IOException {
    TreeSet<String> missing = new TreeSet<>(CatalogCodes.all());
    for (String name : invalid()) {
      load(name).diagnostics().stream().map(Diagnostic::code).forEach(missing::remove);
    }
    assertEquals(new TreeSet<>(), missing);
  }

  @Test
  void every_code_is_documented() throws IOException {
    String documentation = Files.readString(Path.of("../docs/diagnostics.md"));
    for (String code : CatalogCodes.all()) {
      assertTrue(documentation.contains("| `" + code + "` |"), code);
    }
  }

  static List<String> invalid() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".yaml"))
          .sorted()
          .toList();
    }
  }

  private static Loaded<Catalog> load(String name) throws IOException {
    return CatalogLoader.load(Small.source(), source(name));
  }

  /** A file of the corpus. */
  static Source source(String name) throws IOException {
    byte[] content = Files.readAllBytes(FOLDER.resolve(name));
    return Source.of(name, List.of(new SourceFile(name, content)));
  }
}
