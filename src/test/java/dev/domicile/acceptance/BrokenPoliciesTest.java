package dev.domicile.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Policies, waivers and tests as a tired author writes them. Each is a file or a folder below
 * {@code authoring/broken}, with what she is told beside it in {@code <name>.expected}.
 */
class BrokenPoliciesTest {

  private static final Path FOLDER = Path.of("src/test/resources/authoring/broken");
  private static final String EXPECTED = ".expected";

  static List<String> cases() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.endsWith(EXPECTED))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void there_are_at_least_forty_of_them() {
    assertTrue(cases().size() >= 40, () -> cases().size() + " cases");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void a_broken_file_is_refused_with_where_and_what_to_write_instead(String name) {
    CliRun run = run(name);

    assertEquals(2, run.exit(), run.err());
    assertEquals("", run.out());
    Path expected = FOLDER.resolve(name.replaceAll("\\.yaml$", "") + EXPECTED);
    GoldenFile.assertSame(expected, run.err().replace(FOLDER + "/", ""));
  }

  private static CliRun run(String name) {
    Path path = FOLDER.resolve(name);
    return holdsTests(path)
        ? CliRun.shipped("test", path.toString())
        : CliRun.shipped(
            "decide", "examples/workloads/discharge-summaries.yaml", "--policies", path.toString());
  }

  private static boolean holdsTests(Path path) {
    String[] files = path.toFile().list();
    return files != null && Stream.of(files).anyMatch(file -> file.endsWith(".test.yaml"));
  }
}
