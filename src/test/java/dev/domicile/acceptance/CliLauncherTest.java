package dev.domicile.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code policy-check}, in processes of its own. */
@DisabledOnOs(OS.WINDOWS)
class CliLauncherTest {

  private static final Path SCRIPT = Path.of("policy-check").toAbsolutePath();

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void the_command_line_is_packaged() {
    Assumptions.assumeTrue(
        Files.exists(Path.of("cli/target/policy-check.jar")), "only `mvn verify` packages it");
  }

  private CliRun run(Path javaHome, Path script, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("sh", script.toString()));
    command.addAll(List.of(arguments));
    Path out = folder.resolve("out.txt");
    Path err = folder.resolve("err.txt");
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.directory(folder.toFile());
    builder.environment().put("JAVA_HOME", javaHome.toString());
    builder.redirectOutput(out.toFile()).redirectError(err.toFile());
    int exit = builder.start().waitFor();
    return new CliRun(
        exit,
        Files.readString(out, StandardCharsets.UTF_8),
        Files.readString(err, StandardCharsets.UTF_8));
  }

  private static Path javaHome() {
    return Path.of(System.getProperty("java.home"));
  }

  @Test
  void paths_are_those_of_the_folder_that_it_is_called_from()
      throws IOException, InterruptedException {
    Files.writeString(folder.resolve("w.yaml"), "kind: Workload\n");

    CliRun run = run(javaHome(), SCRIPT, "decide", "w.yaml");

    assertEquals(2, run.exit());
    assertTrue(run.err().startsWith("w.yaml:1:1: error YAML-REQUIRED"), run.err());
  }

  @Test
  void it_can_be_called_through_a_link() throws IOException, InterruptedException {
    Path link = Files.createSymbolicLink(folder.resolve("pc"), SCRIPT);

    CliRun run = run(javaHome(), link, "--version");

    assertEquals(0, run.exit(), run.err());
    assertTrue(run.out().startsWith("policy-check "), run.out());
  }

  @Test
  void no_java_is_told_and_is_no_refusal() throws IOException, InterruptedException {
    CliRun run = run(folder.resolve("nowhere"), SCRIPT, "--version");

    assertEquals(3, run.exit());
    assertTrue(run.err().contains("Java 17 or later is needed"), run.err());
  }

  @Test
  void a_java_that_is_too_old_is_told() throws IOException, InterruptedException {
    Path bin = Files.createDirectories(folder.resolve("old/bin"));
    Path java = Files.writeString(bin.resolve("java"), "#!/bin/sh\nexit 1\n");
    assertTrue(java.toFile().setExecutable(true));
    Files.writeString(folder.resolve("old/release"), "JAVA_VERSION=\"11.0.2\"\n");

    CliRun run = run(folder.resolve("old"), SCRIPT, "--version");

    assertEquals(3, run.exit());
    assertTrue(run.err().contains("is Java 11.0.2; Java 17 or later is needed"), run.err());
  }
}
