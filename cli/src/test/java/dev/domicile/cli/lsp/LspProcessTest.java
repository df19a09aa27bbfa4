package dev.domicile.cli.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command itself in a process of its own, as an editor starts it. */
class LspProcessTest {

  private static final String POLICY =
      """
      apiVersion: domicile/v1
      kind: Policy
      metadata: {id: ours, title: Ours, jurisdiction: DE, effective: {from: 2026-01-01}, enforcement: enforce}
      rules:
        - id: inside
          residency: {stages: [inference], onlyIn: [EAE]}
          message: "{stage} happens in {observed}"
          remedy: Choose a place in the EEA.
      """;

  @TempDir Path folder;

  private Process start(String... more) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    ProcessBuilder builder =
        new ProcessBuilder(
            java,
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            "dev.domicile.cli.Main",
            "lsp");
    builder.command().addAll(List.of(more));
    return builder
        .redirectError(folder.resolve("stderr").toFile())
        .redirectInput(ProcessBuilder.Redirect.PIPE)
        .start();
  }

  @Test
  void a_session_with_the_real_process_ends_with_0() throws Exception {
    Process process = start("--at", "2026-11-25", "--stdio");
    try {
      Files.writeString(folder.resolve(".policy-check.yaml"), LspServerTest.CONFIG);
      Path file = Files.writeString(folder.resolve("ours.yaml"), POLICY);
      Editor editor = new Editor(process.getInputStream(), process.getOutputStream());
      assertEquals("policy-check", editor.start(folder).getServerInfo().getName());
      editor.open(file);
      assertEquals("POLICY-COUNTRY", editor.problems(file).get(0).getCode().getLeft());
      editor.change(file, POLICY.replace("EAE", "EEA"));
      assertEquals(List.of(), editor.problems(file));
      assertTrue(editor.hover(file, "EEA").contains("On 2026-11-25: 30 countries"));
      assertTrue(editor.completions(file, "onlyIn: [").contains("GDPR-ADEQUATE"));
      assertEquals(1, editor.lenses(file).size());
      editor.leave();
      assertTrue(process.waitFor(60, TimeUnit.SECONDS));
      assertEquals(0, process.exitValue());
      assertEquals("", Files.readString(folder.resolve("stderr"), StandardCharsets.UTF_8));
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void an_editor_that_hangs_up_without_a_word_leaves_no_process_behind() throws Exception {
    Process process = start();
    try {
      Editor editor = new Editor(process.getInputStream(), process.getOutputStream());
      editor.start(folder);
      process.getOutputStream().close();
      assertTrue(process.waitFor(60, TimeUnit.SECONDS));
      assertEquals(1, process.exitValue());
    } finally {
      process.destroyForcibly();
    }
  }
}
