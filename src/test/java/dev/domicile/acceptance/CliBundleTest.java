package dev.domicile.acceptance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.domicile.opa.RealOpa;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code bundle}, and that OPA finds nothing to object to in what it writes. */
class CliBundleTest {

  private static final String REGO = "policies/rego/domicile";

  @TempDir private Path folder;

  private CliRun bundle(String name, String... more) {
    String[] arguments = new String[more.length + 3];
    arguments[0] = "bundle";
    arguments[1] = "-o";
    arguments[2] = folder.resolve(name).toString();
    System.arraycopy(more, 0, arguments, 3, more.length);
    return CliRun.small(arguments);
  }

  @Test
  void it_says_what_it_wrote() {
    CliRun run = bundle("a.tar.gz", "--policies", "examples/policies/eea-only");
    assertEquals(0, run.exit(), run.err());
    assertTrue(run.out().contains("a.tar.gz: "), run.out());
    assertTrue(run.out().contains("  revision  sha256:"), run.out());
    assertTrue(run.out().contains("1 policies with"), run.out());
    assertTrue(run.out().contains("  signed    no"), run.out());
  }

  @Test
  void the_same_input_gives_the_same_archive() throws IOException {
    bundle("a.tar.gz", "--policies", "examples/policies/eea-only");
    bundle("b.tar.gz", "--policies", "examples/policies/eea-only");
    assertEquals(
        new String(unpacked("a.tar.gz"), java.nio.charset.StandardCharsets.ISO_8859_1),
        new String(unpacked("b.tar.gz"), java.nio.charset.StandardCharsets.ISO_8859_1));
  }

  private byte[] unpacked(String name) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (InputStream in = new GZIPInputStream(Files.newInputStream(folder.resolve(name)))) {
      in.transferTo(bytes);
    }
    return bytes.toByteArray();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS) // named pipes are made with another command there
  void a_pipe_is_written_to_and_stays_a_pipe() throws IOException, InterruptedException {
    Path pipe = folder.resolve("pipe");
    assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
    Process reader =
        new ProcessBuilder("cat", pipe.toString())
            .redirectOutput(folder.resolve("read.tar.gz").toFile())
            .start();
    try {
      CliRun run = bundle("pipe", "--policies", "examples/policies/eea-only");
      assertEquals(0, run.exit(), run.err());
      assertFalse(Files.isRegularFile(pipe), "the pipe was replaced by a file");
      assertEquals(0, reader.waitFor());
    } finally {
      reader.destroy();
    }
    bundle("file.tar.gz", "--policies", "examples/policies/eea-only");
    assertArrayEquals(unpacked("file.tar.gz"), unpacked("read.tar.gz"));
  }

  @Test
  void a_bundle_needs_a_name() {
    CliRun run = CliRun.small("bundle");
    assertEquals(2, run.exit());
    assertEquals("policy-check: name the bundle, as in -o domicile.tar.gz\n", run.err());
  }

  @Test
  void a_bundle_is_of_no_day() {
    assertEquals(2, bundle("a.tar.gz", "--at", "2026-11-22").exit());
  }

  @Test
  void a_folder_that_is_not_there_is_told_and_nothing_is_written() {
    CliRun run = bundle("none/a.tar.gz");
    assertEquals(2, run.exit());
    assertTrue(run.err().contains("it is not a file in a folder"), run.err());
  }

  @Test
  void a_key_that_cannot_sign_is_told_and_nothing_is_written() throws IOException {
    Path key = Files.writeString(folder.resolve("key.pem"), "none");
    CliRun run =
        bundle(
            "a.tar.gz",
            "--policies",
            "examples/policies/eea-only",
            "--signing-key",
            key.toString());
    assertEquals(2, run.exit());
    assertTrue(run.err().contains("key.pem:1:1: error OPA-KEY: "), run.err());
    assertFalse(Files.exists(folder.resolve("a.tar.gz")));
  }

  @Test
  void a_key_that_is_not_there_is_told() {
    CliRun run = bundle("a.tar.gz", "--signing-key", folder.resolve("none.pem").toString());
    assertEquals(2, run.exit());
  }

  @Test
  void opa_serves_what_it_wrote() {
    CliRun run = CliRun.shipped("bundle", "-o", folder.resolve("d.tar.gz").toString());
    assertEquals(0, run.exit(), run.err());
    try (RealOpa opa = RealOpa.serve("--bundle", folder.resolve("d.tar.gz").toString())) {
      String count = opa.post("/v1/data/catalog/regions?metrics=false", "{\"input\":{}}").body();
      assertTrue(count.contains("aws/eu-central-1"), "the regions are served");
    }
  }

  @Test
  void its_rego_is_formatted_strict_and_tested() {
    RealOpa.Run format = RealOpa.run("fmt", "--fail", "--list", REGO);
    assertEquals("", format.text(), "not formatted");
    assertEquals(0, format.exit(), format.text());
    RealOpa.Run check = RealOpa.run("check", "--strict", REGO);
    assertEquals(0, check.exit(), check.text());
    RealOpa.Run test = RealOpa.run("test", "--fail-on-empty", REGO);
    assertEquals(0, test.exit(), test.text());
  }
}
