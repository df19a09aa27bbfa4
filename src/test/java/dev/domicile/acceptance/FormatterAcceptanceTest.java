package dev.domicile.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.domicile.cli.format.DocumentKinds;
import dev.domicile.cli.format.Formatter;
import dev.domicile.core.source.Limits;
import dev.domicile.core.source.Node;
import dev.domicile.core.source.Problems;
import dev.domicile.core.source.Shape;
import dev.domicile.core.source.SourceFile;
import dev.domicile.core.source.YamlReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code policy-check fmt} on the files that ship. */
class FormatterAcceptanceTest {

  private static final Formatter FORMATTER = new Formatter();
  private static final Map<String, Shape<?>> SHAPES = Map.copyOf(DocumentKinds.shapes());

  /** Large files say the same as small ones, often. */
  private static final long MOST_BYTES = 20_000;

  @TempDir private Path folder = Path.of("");

  /** Every file that holds documents, the catalog too. */
  static List<String> shipped() throws IOException {
    List<String> found = new ArrayList<>();
    for (String root :
        List.of(
            "policies",
            "examples",
            "region-catalog/src/main/resources",
            "src/test/resources/cli/catalog")) {
      try (Stream<Path> files = Files.walk(Path.of(root))) {
        files
            .map(Path::toString)
            .filter(file -> file.endsWith(".yaml") && !file.contains("/target/"))
            .sorted()
            .forEach(found::add);
      }
    }
    assertTrue(found.size() > 300);
    return found;
  }

  @Test
  void files_that_ship_keep_their_meaning_and_their_comments() throws IOException {
    for (String file : shipped()) {
      assertKept(SourceFile.ofText(file, Files.readString(Path.of(file))));
    }
  }

  @Test
  void so_they_do_with_comments_thrown_in() throws IOException {
    Random random = new Random(20261125);
    int read = 0;
    for (String file : shipped()) {
      if (Files.size(Path.of(file)) > MOST_BYTES) {
        continue;
      }
      List<String> lines = new ArrayList<>();
      for (String line : Files.readAllLines(Path.of(file))) {
        while (random.nextInt(4) == 0) {
          lines.add(" ".repeat(random.nextInt(8)) + "# note " + lines.size());
        }
        lines.add(line + (random.nextInt(4) == 0 ? "   # note " + lines.size() : ""));
      }
      SourceFile commented = SourceFile.ofText(file, String.join("\n", lines));
      // A comment in the middle of a text that goes over several lines ends it.
      if (YamlReader.readText(commented, Limits.CATALOG, new Problems()).isPresent()) {
        read++;
        assertKept(commented);
      }
    }
    assertTrue(read > 250, read + " files");
  }

  private static void assertKept(SourceFile before) {
    String text = FORMATTER.format(before).orElseThrow();
    SourceFile after = SourceFile.ofText(before.name(), text);

    assertEquals(canonical(before), canonical(after), before.name());
    assertEquals(notes(before), notes(after), before.name());
    assertEquals(text, FORMATTER.format(after).orElseThrow(), before.name());
  }

  /** What follows the signs of comments, wherever they stand, by the alphabet. */
  private static List<String> notes(SourceFile file) {
    String text = new String(file.content(), StandardCharsets.UTF_8);
    return Pattern.compile("(?m)(?<=^|\\s)#.*?$")
        .matcher(text)
        .results()
        .map(note -> note.group().stripTrailing())
        .sorted()
        .toList();
  }

  private static List<String> canonical(SourceFile file) {
    Problems problems = new Problems();
    List<String> documents = new ArrayList<>();
    for (Node document : YamlReader.read(file, Limits.CATALOG, problems)) {
      documents.add(canonical(document));
    }
    assertTrue(!problems.hasErrors(), () -> problems.sorted().toString());
    return documents;
  }

  private static String canonical(Node document) {
    Shape<?> shape =
        ((Node.Mapping) document)
            .get("kind")
            .map(kind -> SHAPES.get(((Node.Scalar) kind).text()))
            .orElseThrow();
    return shape.canonicalJson(document);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tidyFolders")
  void policies_and_examples_have_the_layout(String path) {
    CliRun run = CliRun.small("fmt", "--check", path);

    assertEquals(0, run.exit(), run.out() + run.err());
  }

  static List<String> tidyFolders() {
    return List.of(
        "policies", "examples/policies", "examples/workloads", "examples/gate-a-pipeline");
  }

  @Test
  void a_run_changes_what_lacks_the_layout_and_nothing_else() throws IOException {
    Path untidy = write("untidy.yaml", "kind: Workload\napiVersion:  domicile/v1 # ours\n");
    Path foreign = write("compose.yaml", "services:   {a:   b}\n");
    Path tidy = write("tidy.yml", "apiVersion: domicile/v1\n");

    CliRun run = CliRun.small("fmt", folder.toString());

    assertEquals(0, run.exit(), run.err());
    assertTrue(run.out().endsWith("untidy.yaml\n2 files, 1 formatted\n"), run.out());
    assertEquals("apiVersion: domicile/v1  # ours\nkind: Workload\n", Files.readString(untidy));
    assertEquals("services:   {a:   b}\n", Files.readString(foreign));
    assertEquals("apiVersion: domicile/v1\n", Files.readString(tidy));
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(3, left.count(), "nothing else may be left behind");
    }
  }

  @Test
  void a_check_changes_nothing_and_fails() throws IOException {
    String text = "a:   b\n";
    Path file = write("untidy.yaml", text);

    CliRun run = CliRun.small("fmt", "--check", file.toString());

    assertEquals(1, run.exit(), run.err());
    assertTrue(run.out().contains("@@ -1,1 +1,1 @@\n-a:   b\n+a: b\n"), run.out());
    assertEquals(text, Files.readString(file));
  }

  @Test
  void one_file_that_cannot_be_read_leaves_all_as_they_are() throws IOException {
    Path untidy = write("untidy.yaml", "a:   b\n");
    Path broken = write("broken.yaml", "a: [b\n");

    CliRun run = CliRun.small("fmt", untidy.toString(), broken.toString());

    assertEquals(2, run.exit());
    assertTrue(run.err().contains("broken.yaml:"), run.err());
    assertEquals("a:   b\n", Files.readString(untidy));
  }

  @Test
  void a_link_stays_a_link() throws IOException {
    Path file = write("real.yaml", "a:   b\n");
    Path link = Files.createSymbolicLink(folder.resolve("link.yaml"), file);

    assertEquals(0, CliRun.small("fmt", link.toString()).exit());

    assertTrue(Files.isSymbolicLink(link));
    assertEquals("a: b\n", Files.readString(file));
  }

  @Test
  void no_path_and_a_folder_without_documents_are_misuse() {
    assertEquals(2, CliRun.small("fmt").exit());
    assertEquals(2, CliRun.small("fmt", folder.toString()).exit());
    assertEquals(2, CliRun.small("fmt", folder.resolve("absent.yaml").toString()).exit());
    assertEquals(2, CliRun.small("fmt", "-", "policies").exit());
  }

  private Path write(String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
