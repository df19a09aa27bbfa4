package dev.domicile.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.collect.Streams;
import dev.domicile.cli.lint.LintRule;
import dev.domicile.cli.lint.LintRules;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Each rule of lint has a page, and the examples of the page are what it says. */
class LintPagesTest {

  private static final Path PAGES = Path.of("docs/lint");
  private static final List<String> HEADINGS =
      List.of("What", "Why", "Bad", "Good", "How to silence");
  private static final Pattern HEADING = Pattern.compile("^## (.*)$", Pattern.MULTILINE);
  private static final Pattern BLOCK =
      Pattern.compile("^```yaml\\n# (\\S+)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

  @TempDir private Path folder = Path.of("");

  @Test
  void there_are_at_least_twenty_rules_and_each_id_is_there_once() {
    List<String> ids = LintRules.all().stream().map(LintRule::id).toList();
    assertTrue(ids.size() >= 20);
    assertEquals(ids, List.copyOf(new TreeSet<>(ids)));
  }

  @Test
  void there_is_no_page_for_a_rule_that_is_gone() throws IOException {
    TreeSet<String> pages = new TreeSet<>();
    try (Stream<Path> files = Files.list(PAGES)) {
      files.forEach(file -> pages.add(String.valueOf(file.getFileName()).replace(".md", "")));
    }
    pages.remove("README");
    assertEquals(new TreeSet<>(LintRules.levels().keySet()), pages);
  }

  @Test
  void the_list_of_pages_is_that_of_the_rules() throws IOException {
    StringBuilder list = new StringBuilder();
    list.append("# The rules of `lint`\n\nHow to run and configure it: ");
    list.append("[lint](../authoring/lint.md). Findings of level info are shown with `--all`; ");
    list.append("those marked *yes* can be repaired with `--fix`.\n\n");
    list.append("| rule | level | `--fix` | finds |\n| --- | --- | --- | --- |\n");
    for (LintRule rule : LintRules.all()) {
      String link = "[`" + rule.id() + "`](" + rule.id() + ".md)";
      String fix = isRepaired(rule) ? "yes" : "";
      list.append(
          "| " + link + " | " + rule.level() + " | " + fix + " | " + rule.summary() + " |\n");
    }
    GoldenFile.assertSame(PAGES.resolve("README.md"), list.toString());
  }

  /** Whether what the bad example of its page shows comes with a repair. */
  private boolean isRepaired(LintRule rule) throws IOException {
    JsonNode report = new ObjectMapper().readTree(lint(rule, "Bad", "-f", "json").out());
    return Streams.stream(report.get("findings"))
        .filter(finding -> finding.get("rule").asText().equals(rule.id()))
        .anyMatch(finding -> finding.has("fix"));
  }

  @TestFactory
  Stream<DynamicTest> each_page_has_its_headings_and_says_the_level() {
    return each(
        rule -> {
          String page = page(rule);
          List<String> headings = new ArrayList<>();
          Matcher heading = HEADING.matcher(page);
          while (heading.find()) {
            headings.add(heading.group(1));
          }
          assertEquals(HEADINGS, headings);
          assertTrue(page.startsWith("# " + rule.id() + "\n"));
          assertTrue(page.contains(" Level: " + rule.level() + ". "));
          assertTrue(section(page, "How to silence").contains(rule.id() + ": ignore"));
        });
  }

  @TestFactory
  Stream<DynamicTest> the_bad_example_of_each_page_is_found() {
    return each(
        rule -> {
          CliRun run = lint(rule, "Bad");
          assertTrue(run.exit() <= 1, run.err());
          assertTrue(finds(run, rule), run.out());
        });
  }

  @TestFactory
  Stream<DynamicTest> the_good_example_of_each_page_is_not() {
    return each(
        rule -> {
          CliRun run = lint(rule, "Good");
          assertEquals(0, run.exit(), run.err());
          assertFalse(finds(run, rule), run.out());
        });
  }

  @TestFactory
  Stream<DynamicTest> each_bad_example_can_be_silenced_by_a_configuration() {
    return each(
        rule -> {
          Files.writeString(
              folder.resolve(".policy-check.yaml"),
              "apiVersion: domicile/v1\nkind: Config\nlint: {rules: {"
                  + rule.id()
                  + ": ignore}}\n");
          CliRun run = lint(rule, "Bad");
          assertFalse(finds(run, rule), run.out() + run.err());
        });
  }

  private interface Check {
    void of(LintRule rule) throws IOException;
  }

  private static Stream<DynamicTest> each(Check check) {
    return LintRules.all().stream()
        .map(rule -> DynamicTest.dynamicTest(rule.id(), () -> check.of(rule)));
  }

  private static boolean finds(CliRun run, LintRule rule) {
    return run.out().contains(" " + rule.level() + " " + rule.id() + ": ");
  }

  private CliRun lint(LintRule rule, String example, String... options) throws IOException {
    Path files = Files.createTempDirectory(folder, rule.id());
    Matcher block = BLOCK.matcher(section(page(rule), example));
    int written = 0;
    while (block.find()) {
      Files.writeString(files.resolve(block.group(1)), block.group(2));
      written++;
    }
    assertTrue(written > 0, "no example");
    List<String> line = new ArrayList<>(List.of("lint", files.toString(), "--all"));
    line.addAll(List.of(options));
    return CliRun.shippedOnce(line.toArray(String[]::new));
  }

  private static String page(LintRule rule) throws IOException {
    return Files.readString(PAGES.resolve(rule.id() + ".md"), StandardCharsets.UTF_8);
  }

  private static String section(String page, String heading) {
    int from = page.indexOf("\n## " + heading + "\n");
    int to = page.indexOf("\n## ", from + 1);
    return page.substring(from, to < 0 ? page.length() : to);
  }
}
