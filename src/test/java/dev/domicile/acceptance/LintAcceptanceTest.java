package dev.domicile.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code lint} as its users meet it. */
class LintAcceptanceTest {

  private static final String POLICY =
      """
      apiVersion: domicile/v1
      kind: Policy
      metadata: {id: nordic, title: Logs stay in the north, jurisdiction: EEA, effective: {from: 2026-01-01}, enforcement: enforce}
      rules:
        - id: logs   # the works council asked for it
          residency: {stages: [logs], onlyIn: [NO, SE]}
          message: "{stage} may be in {observed}"
          remedy: Keep them there.
      """;

  @TempDir private Path folder = Path.of("");

  private CliRun lint(String... options) {
    String[] arguments = new String[options.length + 2];
    arguments[0] = "lint";
    arguments[1] = folder.toString();
    System.arraycopy(options, 0, arguments, 2, options.length);
    return CliRun.shippedOnce(arguments);
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  @Test
  void the_first_run_on_what_ships_says_nothing_alarming() {
    for (String path : List.of("policies", "examples/workloads", "examples/policies", "bundled")) {
      CliRun run = CliRun.shippedOnce("lint", path);
      assertEquals(0, run.exit(), run.err());
      assertTrue(run.out().contains(": nothing found"), run.out());
    }
  }

  @Test
  void a_repair_keeps_layout_and_comments_and_changes_nothing_twice() throws IOException {
    write("nordic.yaml", POLICY);

    CliRun run = lint("--fix");
    assertTrue(run.out().contains("; 1 fixed"), run.out());
    String repaired = Files.readString(folder.resolve("nordic.yaml"));
    assertEquals(POLICY.replace("[NO, SE]", "[\"NO\", SE]"), repaired);

    lint("--fix");
    assertEquals(repaired, Files.readString(folder.resolve("nordic.yaml")));
  }

  @Test
  void without_fix_no_file_changes() throws IOException {
    write("nordic.yaml", POLICY);
    lint();
    assertEquals(POLICY, Files.readString(folder.resolve("nordic.yaml")));
  }

  @Test
  void the_failing_level_decides_the_exit_code() throws IOException {
    write("nordic.yaml", POLICY);
    assertEquals(0, lint().exit());
    assertEquals(1, lint("--fail-level", "warning").exit());
    assertEquals(2, lint("--fail-on", "refused").exit());
  }

  @Test
  void a_configuration_makes_a_finding_heavier() throws IOException {
    write("nordic.yaml", POLICY);
    write(
        ".policy-check.yaml",
        "apiVersion: domicile/v1\nkind: Config\nlint: {rules: {yaml-misread: error}}\n");
    CliRun run = lint();
    assertEquals(1, run.exit());
    assertTrue(run.out().contains(" error yaml-misread: "), run.out());
  }

  @Test
  void a_rule_that_a_configuration_misspells_is_an_error() throws IOException {
    write("nordic.yaml", POLICY);
    write(
        ".policy-check.yaml",
        "apiVersion: domicile/v1\nkind: Config\nlint: {rules: {yaml-misred: error}}\n");
    CliRun run = lint();
    assertEquals(2, run.exit());
    assertTrue(run.err().contains("CONFIG-RULE"), run.err());
    assertTrue(run.err().contains("did you mean `yaml-misread`?"), run.err());
  }

  @Test
  void a_configuration_nearer_to_the_file_wins() throws IOException {
    Path inner = Files.createDirectory(folder.resolve("inner"));
    write("inner/nordic.yaml", POLICY);
    write(
        ".policy-check.yaml",
        "apiVersion: domicile/v1\nkind: Config\nlint: {rules: {yaml-misread: error}, limits: {within: P10D}}\n");
    write(
        "inner/.policy-check.yaml",
        "apiVersion: domicile/v1\nkind: Config\nlint: {rules: {yaml-misread: ignore}}\n");

    assertEquals(0, lint().exit());
    CliRun shown = CliRun.shippedOnce("config", "show", inner.toString());
    assertTrue(shown.out().matches("(?s).*lint\\.limits\\.within +P10D +\\S+:3:.*"), shown.out());
    assertTrue(
        shown.out().matches("(?s).*lint\\.rules\\.yaml-misread +ignore +\\S+:3:.*"), shown.out());
    assertTrue(shown.out().matches("(?s).*lint\\.rules\\.dead-rule +error +default.*"));
  }

  @Test
  void sarif_has_the_place_of_each_finding() throws IOException {
    write("nordic.yaml", POLICY);
    CliRun run = lint("-f", "sarif");
    assertTrue(run.out().contains("\"version\":\"2.1.0\""), run.out());
    assertTrue(run.out().contains("\"ruleId\":\"yaml-misread\""), run.out());
    assertTrue(run.out().contains("\"startLine\":6,\"startColumn\":42"), run.out());
    assertEquals(2, CliRun.shippedOnce("schema", "Policy", "-f", "sarif", "lint").exit());
  }

  @Test
  void json_lines_are_one_finding_each() throws IOException {
    write("nordic.yaml", POLICY);
    CliRun run = lint("-f", "jsonl");
    List<String> lines = run.out().lines().toList();
    assertEquals(2, lines.size(), run.out());
    assertTrue(lines.stream().allMatch(line -> line.startsWith("{\"rule\":\"")), run.out());
  }

  @Test
  void a_waiver_may_name_rules_that_ship() throws IOException {
    write(
        "pilot.yaml",
        """
        apiVersion: domicile/v1
        kind: Waiver
        metadata: {id: pilot}
        spec: {rules: [de-sgb5-393/c5], workloads: ["pilot-*"], lifts: [unknown], approver: CISO, reason: "…", until: 2026-12-01}
        """);
    CliRun run = lint();
    assertTrue(run.out().contains("warning waiver-ends: "), run.out() + run.err());
    assertTrue(run.out().contains("warning waiver-for-all-offerings: "), run.out());
  }

  @Test
  void what_does_not_load_is_told_as_everywhere() throws IOException {
    write("nordic.yaml", POLICY.replace("jurisdiction", "juristiction"));
    CliRun run = lint();
    assertEquals(2, run.exit());
    assertTrue(run.err().contains("YAML-UNKNOWN"), run.err());
  }
}
