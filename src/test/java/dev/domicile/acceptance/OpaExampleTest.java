package dev.domicile.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.domicile.opa.RealOpa;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The commands of {@code examples/opa/README.md} run as they are written, in one shell, against a
 * real OPA; what they print is what the page shows. {@code -Dgolden.update=true} writes it anew.
 */
@DisabledOnOs(OS.WINDOWS)
class OpaExampleTest {

  private static final Path PAGE = Path.of("examples/opa/README.md");
  private static final String MARK = "@@@ end of block";

  private static final Pattern BLOCK =
      Pattern.compile("```sh\n(.*?)```\n(```text\n.*?```\n)?", Pattern.DOTALL);

  @TempDir private Path folder = Path.of("");

  @Test
  void the_commands_of_the_page_print_what_it_shows() throws Exception {
    Assumptions.assumeTrue(
        Files.exists(Path.of("cli/target/policy-check.jar")), "only `mvn verify` packages it");
    String page = Files.readString(PAGE);
    List<String> printed = run(page);

    StringBuilder real = new StringBuilder();
    Matcher block = BLOCK.matcher(page);
    int end = 0;
    for (int i = 0; block.find(); i++) {
      real.append(page, end, block.start());
      real.append("```sh\n").append(block.group(1)).append("```\n");
      if (!printed.get(i).isEmpty()) {
        real.append("```text\n").append(printed.get(i)).append("```\n");
      }
      end = block.end();
    }
    real.append(page.substring(end));
    GoldenFile.assertSame(PAGE, real.toString());
  }

  @Test
  void the_question_shown_is_the_workload_of_the_first_example() throws IOException {
    // The same fields, whatever the spelling: the page compares what is decided about both.
    String json = Files.readString(Path.of("examples/opa/discharge-summaries.json"));
    String yaml = Files.readString(Path.of("examples/workloads/discharge-summaries.yaml"));
    for (String word : List.of("de-statutory-health", "anthropic/claude-sonnet-*", "logs")) {
      assertTrue(json.contains(word) && yaml.contains(word), word);
    }
  }

  /** What each block prints, in order. */
  private List<String> run(String page) throws Exception {
    StringBuilder script = new StringBuilder("set -u\n");
    Matcher block = BLOCK.matcher(page);
    int count = 0;
    while (block.find()) {
      script.append(block.group(1)).append("echo '").append(MARK).append("'\n");
      count++;
    }
    Path file = Files.writeString(folder.resolve("page.sh"), script);
    Path out = folder.resolve("out.txt");
    int port = freePort();
    ProcessBuilder builder = new ProcessBuilder("bash", file.toString());
    builder.redirectErrorStream(true).redirectOutput(out.toFile());
    builder.environment().put("PORT", Integer.toString(port));
    builder.environment().put("TMPDIR", folder.toString());
    builder.environment().remove("OPA_URL");
    builder.environment().remove("OPA_TOKEN");
    builder
        .environment()
        .merge("PATH", RealOpa.program().getParent() + ":", (old, opa) -> opa + old);
    Process process = builder.start();
    try {
      boolean ended = process.waitFor(6, TimeUnit.MINUTES);
      assertTrue(ended, () -> "it hangs; so far: " + read(out));
    } finally {
      // A page that fails half way leaves its servers behind.
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    List<String> printed = new ArrayList<>(List.of(read(out).split(MARK + "\n", -1)));
    assertEquals(count + 1, printed.size(), () -> "the shell ended early: " + read(out));
    return printed.stream().map(text -> steady(text, port)).toList();
  }

  /** Without what differs from run to run. */
  private static String steady(String text, int port) {
    String steady =
        text.replace(":" + port, ":8181")
            .replaceAll("sha256:[0-9a-f]{64}", "sha256:…")
            .replaceAll("\"decision_id\":\"[0-9a-f-]{36}\"", "\"decision_id\":\"…\"")
            .replaceAll("want: [0-9a-f]{64}, got: [0-9a-f]{64}", "want: …, got: …")
            .replaceAll("after [0-9]+ ms", "after … ms");
    return steady.isBlank() ? "" : steady.replaceAll("\n+$", "\n");
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return "";
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
