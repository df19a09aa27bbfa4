package dev.domicile.acceptance;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The sessions that pages of {@code docs/authoring} show. A block {@code console} holds commands
 * after {@code $} with their output below; the comment before it names the folder of which it runs
 * in a fresh copy, or goes on where the last one ended:
 *
 * <pre>{@code
 * <!-- in: examples/authoring/fmt -->
 * <!-- in: as before -->
 * }</pre>
 *
 * <p>{@code -Dgolden.update=true} writes the output into the page.
 */
@DisabledOnOs(OS.WINDOWS)
class RecordedSessionsTest {

  private static final Path PAGES = Path.of("docs/authoring");
  private static final String AS_BEFORE = "as before";
  private static final Pattern BLOCK =
      Pattern.compile(
          "(?:<!-- in: ([^>]+?) -->\\s*)?^```console\\n(.*?)^```$",
          Pattern.MULTILINE | Pattern.DOTALL);

  @TempDir private Path folder = Path.of("");

  @TestFactory
  Stream<DynamicTest> each_page_shows_what_happens() throws IOException {
    List<Path> pages = pages();
    assertFalse(pages.isEmpty());
    return pages.stream().map(page -> DynamicTest.dynamicTest(page.toString(), () -> check(page)));
  }

  private static List<Path> pages() throws IOException {
    try (Stream<Path> files = Files.list(PAGES)) {
      return files.filter(file -> file.toString().endsWith(".md")).sorted().toList();
    }
  }

  private void check(Path page) throws IOException, InterruptedException {
    String text = Files.readString(page, StandardCharsets.UTF_8);
    Path home = Files.createTempDirectory(folder, "page").toRealPath();
    StringBuilder played = new StringBuilder();
    try (SessionShell shell = new SessionShell(home)) {
      Matcher block = BLOCK.matcher(text);
      while (block.find()) {
        String in = block.group(1);
        assertTrue(in != null, () -> page + ": no `<!-- in: FOLDER -->` before\n" + block.group(2));
        if (!in.equals(AS_BEFORE)) {
          shell.enter(Path.of(in));
        }
        String whole = block.group();
        String replayed = whole.replace(block.group(2), play(shell, block.group(2)));
        block.appendReplacement(played, Matcher.quoteReplacement(replayed));
      }
      block.appendTail(played);
    }
    GoldenFile.assertSame(page, played.toString());
  }

  private static String play(SessionShell shell, String block)
      throws IOException, InterruptedException {
    StringBuilder played = new StringBuilder();
    for (String command : commands(block)) {
      played.append("$ ").append(command).append('\n');
      String shown = shell.run(command.replace("\\\n", ""));
      played.append(shown).append(shown.isEmpty() || shown.endsWith("\n") ? "" : "\n");
    }
    return played.toString();
  }

  /** The lines after {@code $}, with those that a backslash joins to them. */
  private static List<String> commands(String block) {
    List<String> commands = new ArrayList<>();
    String open = "";
    for (String line : block.split("\n", -1)) {
      if (!open.isEmpty() || line.startsWith("$ ")) {
        open += open.isEmpty() ? line.substring(2) : "\n" + line;
        if (!open.endsWith("\\")) {
          commands.add(open);
          open = "";
        }
      }
    }
    assertFalse(commands.isEmpty(), () -> "no command in\n" + block);
    return commands;
  }
}
