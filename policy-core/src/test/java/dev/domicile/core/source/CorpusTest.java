package dev.domicile.core.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each {@code invalid/<what>.yaml} gives exactly the diagnostics of {@code <what>.expected}, each
 * {@code valid/<what>.yaml} none. {@code -Dgolden.update=true} writes the expectations anew.
 */
class CorpusTest {

  /** Small, so that files which are too large need not be large. */
  private static final Limits LIMITS = new Limits(4096, 120, 6);

  private static final Path WRITTEN_TO =
      Path.of("src/test/resources/dev/domicile/core/source/invalid");

  @ParameterizedTest(name = "{0}")
  @MethodSource("invalid")
  void an_invalid_file_gives_its_expected_diagnostics(String name) throws Exception {
    String found =
        RegionShape.render(RegionShape.load(file("invalid", name), LIMITS).diagnostics());
    Path expected = folder("invalid").resolve(expectedName(name));
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(WRITTEN_TO.resolve(expectedName(name)), found);
    } else {
      assertEquals(Files.readString(expected), found);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("invalid")
  void an_invalid_file_is_rejected(String name) throws Exception {
    assertEquals(false, RegionShape.load(file("invalid", name), LIMITS).isAccepted());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("valid")
  void a_valid_file_gives_no_diagnostics(String name) throws Exception {
    assertEquals(List.of(), RegionShape.load(file("valid", name), LIMITS).diagnostics());
  }

  @Test
  void every_code_has_a_case() throws Exception {
    TreeSet<String> missing = new TreeSet<>(YamlCodes.all());
    for (String name : (Iterable<String>) invalid()::iterator) {
      RegionShape.load(file("invalid", name), LIMITS)
          .diagnostics()
          .forEach(diagnostic -> missing.remove(diagnostic.code()));
    }
    assertEquals(new TreeSet<>(), missing);
  }

  @Test
  void every_code_is_documented() throws IOException {
    String documentation = Files.readString(Path.of("../docs/diagnostics.md"));
    for (String code : YamlCodes.all()) {
      assertTrue(documentation.contains("| `" + code + "` |"), code);
    }
  }

  static Stream<String> invalid() throws Exception {
    return names("invalid");
  }

  static Stream<String> valid() throws Exception {
    return names("valid");
  }

  private static Stream<String> names(String folder) throws Exception {
    try (Stream<Path> files = Files.list(folder(folder))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".yaml"))
          .sorted()
          .toList()
          .stream();
    }
  }

  private static String expectedName(String name) {
    return name.replace(".yaml", ".expected");
  }

  private static SourceFile file(String folder, String name) throws Exception {
    return new SourceFile(name, Files.readAllBytes(folder(folder).resolve(name)));
  }

  private static Path folder(String name) throws URISyntaxException {
    return Path.of(CorpusTest.class.getResource(name).toURI());
  }
}
