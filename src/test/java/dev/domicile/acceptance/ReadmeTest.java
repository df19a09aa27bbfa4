package dev.domicile.acceptance;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.domicile.cli.command.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The README shows what the command line really prints; {@code -Dgolden.update=true} rewrites it.
 */
class ReadmeTest {

  private static final Path README = Path.of("README.md");
  private static final String SCRIPT = "./policy-check ";

  private static String readme() throws IOException {
    return Files.readString(README);
  }

  /** The text with everything between the two marks of a block replaced. */
  private static String withBlock(String text, String name, UnaryOperator<String> content) {
    Matcher block =
        Pattern.compile(
                "(<!-- readme:" + name + " -->\n)(.*?)(<!-- /readme:\\w+ -->)", Pattern.DOTALL)
            .matcher(text);
    assertTrue(block.find(), "README.md has no block `" + name + "`");
    return text.substring(0, block.end(1))
        + content.apply(block.group(2))
        + text.substring(block.start(3));
  }

  @Test
  void the_first_example_prints_what_is_shown() throws IOException {
    String shown = readme();

    String real =
        withBlock(
            shown,
            "decide",
            block -> {
              String command =
                  block.lines().filter(line -> line.startsWith("$ ")).findFirst().orElseThrow();
              String[] arguments = command.substring(2 + SCRIPT.length()).split(" ");
              return "```console\n" + command + "\n" + CliRun.shipped(arguments).out() + "```\n";
            });

    GoldenFile.assertSame(README, real);
  }

  @Test
  void the_workload_shown_is_the_file() throws IOException {
    String shown = readme();
    Matcher name = Pattern.compile("<!-- readme:workload (\\S+) -->").matcher(shown);
    assertTrue(name.find());
    String file = name.group(1);
    String text = Files.readString(Path.of(file));

    String real = withBlock(shown, "workload " + file, block -> "```yaml\n" + text + "```\n");

    GoldenFile.assertSame(README, real);
  }

  @Test
  void every_command_has_a_row() throws IOException {
    String readme = readme();
    List<String> commands =
        CliRun.small("--help")
            .out()
            .lines()
            .dropWhile(line -> !line.startsWith("Commands:"))
            .skip(1)
            .takeWhile(line -> !line.isBlank())
            .filter(line -> line.startsWith("  ") && line.charAt(2) != ' ')
            .map(line -> line.trim().split(" ")[0])
            .toList();

    assertEquals(
        List.of(
            "decide", "check", "explain", "test", "lint", "config", "fmt", "schema", "lsp",
            "catalog", "bundle", "init", "new"),
        commands);
    assertAll(
        commands.stream()
            .map(name -> () -> assertTrue(readme.matches("(?s).*\\| `" + name + "[ `].*"), name)));
  }

  @Test
  void every_exit_code_has_a_row() throws IOException {
    String readme = readme();

    assertAll(
        Stream.of(ExitCode.values())
            .map(code -> () -> assertTrue(readme.contains("| " + code.number() + " | "))));
  }

  @Test
  void the_number_of_offerings_is_that_of_the_catalog() throws IOException {
    Matcher shown = Pattern.compile("catalog of ([\\d,]+) offerings").matcher(readme());
    assertTrue(shown.find());
    String lines =
        CliRun.shipped("catalog", "offerings").out().lines().reduce((a, b) -> b).orElse("");

    assertEquals(shown.group(1).replace(",", "") + " entries", lines);
  }

  @Test
  void its_own_words_stay_short() throws IOException {
    String words = withBlock(readme(), "decide", block -> "");

    assertTrue(words.lines().count() < 100, () -> words.lines().count() + " lines");
  }
}
