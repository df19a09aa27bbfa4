package dev.domicile.core.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceTest {

  @TempDir Path temp;
  private Path root;

  @BeforeEach
  void makeRoot() throws IOException {
    root = Files.createDirectory(temp.resolve("policies"));
  }

  @Test
  void a_directory_gives_its_yaml_in_the_order_of_names() throws IOException {
    write("b.yaml");
    write("eu/z.yml");
    write("eu/a.yaml");
    write("eu.yaml");
    write("a.txt");
    assertEquals(
        List.of("policies/b.yaml", "policies/eu.yaml", "policies/eu/a.yaml", "policies/eu/z.yml"),
        names(Source.directory(root)));
  }

  @Test
  void policy_tests_and_dotted_names_are_left_out() throws IOException {
    write("a.yaml");
    write("a.test.yaml");
    write(".hidden.yaml");
    write(".git/config.yaml");
    assertEquals(List.of("policies/a.yaml"), names(Source.directory(root)));
  }

  @Test
  void a_predicate_chooses_by_the_name_below_the_directory() throws IOException {
    write("eu/a.yaml");
    write("eu/a.test.yaml");
    assertEquals(
        List.of("policies/eu/a.test.yaml"),
        names(Source.directory(root, name -> name.equals("eu/a.test.yaml"))));
  }

  @Test
  void the_bytes_are_those_of_the_file() throws IOException {
    write("a.yaml");
    assertEquals(
        "# a.yaml",
        new String(Source.directory(root).files().get(0).content(), StandardCharsets.UTF_8));
  }

  @Test
  void files_below_the_working_directory_show_their_relative_name() {
    Path here = Path.of("").toAbsolutePath();
    assertEquals("policies/eu", Source.directory(here.resolve("policies/eu")).name());
    assertEquals("policies/a.yaml", Source.file(Path.of("./policies/a.yaml")).name());
    assertEquals(".", Source.directory(here).name());
    assertEquals("../a.yaml", Source.file(Path.of("../a.yaml")).name());
  }

  @Test
  void a_file_elsewhere_shows_its_last_name_only() {
    assertEquals("a.yaml", Source.file(root.resolve("a.yaml")).name());
  }

  @Test
  void what_is_not_there_is_an_error_that_names_it() {
    Path missing = root.resolve("missing");
    assertFailure(Source.directory(missing), "policies/missing`: no such file or directory");
    assertFailure(Source.file(missing), "policies/missing`: no such file or directory");
  }

  @Test
  void a_file_is_no_directory_and_a_directory_no_file() throws IOException {
    write("a.yaml");
    assertFailure(Source.directory(root.resolve("a.yaml")), "a.yaml`: not a directory");
    assertFailure(Source.file(root), "policies`: not a regular file");
  }

  @Test
  void a_symbolic_link_is_an_error_and_not_left_out_in_silence() throws IOException {
    write("a.yaml");
    Path link = Files.createSymbolicLink(root.resolve("b.yaml"), root.resolve("a.yaml"));
    assertFailure(Source.directory(root), "b.yaml`: symbolic links are not followed");
    Files.delete(link);
    Files.createSymbolicLink(root.resolve("loop"), root);
    assertFailure(Source.directory(root), "loop`: symbolic links are not followed");
  }

  @Test
  void a_dangling_link_is_an_error_too() throws IOException {
    Files.createSymbolicLink(root.resolve("b.yaml"), root.resolve("nowhere"));
    assertFailure(Source.directory(root), "b.yaml`: symbolic links are not followed");
  }

  @Test
  void a_directory_that_is_named_through_a_link_is_read() throws IOException {
    write("a.yaml");
    Path link = Files.createSymbolicLink(temp.resolve("link"), root);
    assertEquals(List.of("link/a.yaml"), names(Source.directory(link)));
  }

  @Test
  void a_named_pipe_is_refused_and_does_not_block() throws Exception {
    Path pipe = root.resolve("pipe.yaml");
    Assumptions.assumeTrue(
        Files.isExecutable(Path.of("/usr/bin/mkfifo"))
            && new ProcessBuilder("/usr/bin/mkfifo", pipe.toString()).start().waitFor() == 0,
        "no mkfifo here");
    assertTimeoutPreemptively(
        Duration.ofSeconds(5),
        () -> {
          assertFailure(Source.directory(root), "pipe.yaml`: not a regular file");
          assertFailure(Source.file(pipe), "pipe.yaml`: not a regular file");
        });
  }

  @Test
  void an_unreadable_file_is_an_error() throws IOException {
    Path file = write("a.yaml");
    Assumptions.assumeTrue(
        file.toFile().setReadable(false, false) && !Files.isReadable(file),
        "this user may read everything");
    assertFailure(Source.directory(root), "a.yaml`: permission denied");
  }

  @Test
  void more_than_ten_thousand_files_are_refused() throws IOException {
    for (int i = 0; i <= 10_000; i++) {
      Files.createFile(root.resolve(i + ".yaml"));
    }
    assertFailure(Source.directory(root), "more than 10000 files");
  }

  @Test
  void resources_are_read_beside_their_anchor_in_the_order_given() {
    Source source =
        Source.resources(
            SourceTest.class,
            List.of("valid/empty.yaml", "/dev/domicile/core/source/valid/byte-order-mark.yaml"));
    assertEquals(
        List.of("valid/empty.yaml", "dev/domicile/core/source/valid/byte-order-mark.yaml"),
        names(source));
    assertEquals("dev.domicile.core.source", source.name());
  }

  @Test
  void a_missing_resource_is_an_error_that_names_it() {
    assertFailure(
        Source.resources(SourceTest.class, List.of("missing.yaml")),
        "cannot read resource `missing.yaml`");
  }

  @Test
  void text_is_a_file_of_that_name() {
    SourceFile file = Source.text("a.yaml", "é").files().get(0);
    assertEquals("a.yaml", file.name());
    assertEquals(2, file.size());
    assertArrayEquals(new byte[] {(byte) 0xC3, (byte) 0xA9}, file.content());
  }

  @Test
  void a_source_file_does_not_change_with_the_arrays_given_and_taken() {
    byte[] bytes = {1, 2};
    SourceFile file = new SourceFile("a.yaml", bytes);
    bytes[0] = 9;
    file.content()[1] = 9;
    assertEquals(new SourceFile("a.yaml", new byte[] {1, 2}), file);
    assertEquals("a.yaml (2 bytes)", file.toString());
  }

  private Path write(String name) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, "# " + name);
  }

  private static List<String> names(Source source) {
    return source.files().stream().map(SourceFile::name).toList();
  }

  private static void assertFailure(Source source, String part) {
    String message =
        String.valueOf(assertThrows(UncheckedIOException.class, source::files).getMessage());
    assertTrue(message.contains(part), message);
  }
}
