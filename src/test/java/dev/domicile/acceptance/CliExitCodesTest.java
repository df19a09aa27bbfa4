package dev.domicile.acceptance;

import static dev.domicile.acceptance.CliRun.FILES;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CliExitCodesTest {

  private static final String POLICIES = FILES + "policies";
  private static final String WARD = FILES + "workloads/ward.yaml";
  private static final String SHOP = FILES + "workloads/shop.yaml";

  private static CliRun run(String command, String... arguments) {
    List<String> all = new ArrayList<>(List.of(command, "--policies", POLICIES));
    all.addAll(Arrays.asList(arguments));
    return CliRun.small(all.toArray(String[]::new));
  }

  @ParameterizedTest(name = "{0} {1} ends with {2}")
  @CsvSource({
    "decide, ward, 0",
    "decide, shop, 1",
    "decide, outside, 1",
    "decide, impossible, 1",
    "check, pinned, 0",
    "check, ward, 1",
    "check, shop, 1",
  })
  void an_outcome_has_its_exit_code(String command, String workload, int exit) {
    CliRun run = run(command, FILES + "workloads/" + workload + ".yaml");

    assertEquals(exit, run.exit(), run.out() + run.err());
    assertEquals("", run.err());
  }

  @Test
  void conditional_passes_if_only_refused_fails() {
    assertEquals(0, run("decide", SHOP, "--fail-on", "refused").exit());
    assertEquals(
        1, run("decide", FILES + "workloads/impossible.yaml", "--fail-on", "refused").exit());
  }

  @Test
  void the_worst_of_several_workloads_counts() {
    assertEquals(1, run("decide", WARD, SHOP).exit());
    assertEquals(1, run("decide", SHOP, WARD).exit());
  }

  @Test
  void a_folder_is_read_whole() {
    CliRun run = run("decide", FILES + "workloads", "-f", "jsonl");

    assertEquals(1, run.exit());
    assertEquals(5, run.out().lines().count());
  }

  @Test
  void one_file_named_twice_counts_once() {
    CliRun run = run("decide", WARD, WARD, "-f", "jsonl");

    assertEquals(0, run.exit(), run.err());
    assertEquals(1, run.out().lines().count());
  }

  @Test
  void uncovered_countries_may_only_warn() {
    CliRun run = run("decide", FILES + "workloads/outside.yaml", "--uncovered", "warn");

    assertTrue(run.out().contains("domicile/covered"), run.out());
    assertFalse(run.out().contains("REFUSED"), run.out());
  }

  @Test
  void facts_below_the_demanded_confidence_refuse() {
    CliRun run =
        CliRun.small(
            "decide", "--policies", POLICIES, WARD, "--min-confidence", "high", "-f", "json");

    assertEquals(1, run.exit());
    assertTrue(run.out().contains("\"outcome\":\"refused\""), run.out());
  }

  @Test
  void the_day_is_that_of_the_option() {
    assertTrue(run("decide", WARD, "--at", "2025-06-30").out().contains("as of 2025-06-30"));
    assertTrue(run("decide", WARD).out().contains("as of 2026-11-25"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "decide",
        "decides WARD",
        "prove WARD",
        "lint",
        "lint src/test/resources/cli/no-such-folder",
        "lint WARD --fail-level ignore",
        "lint WARD --fail-on refused",
        "lint WARD --within tomorrow",
        "config",
        "config hide",
        "config show src/test/resources/cli/no-such-folder",
        "decide WARD POLICIES -f sarif",
        "decide WARD --at 2026-13-01",
        "decide WARD --at tomorrow",
        "decide WARD --at +12026-01-01",
        "decide WARD --format xml",
        "decide WARD --fail-on allowed",
        "decide WARD --uncovered ignore",
        "decide WARD --min-confidence certain",
        "decide WARD --no-such-option",
        "decide WARD --policies bundled:no-such-pack",
        "decide WARD --policies src/test/resources/cli/no-such-folder",
        "decide WARD --catalog src/test/resources/cli/no-such-file.yaml",
        "decide src/test/resources/cli/no-such-workload.yaml",
        "decide WARD -o src/test/resources/cli/no-such-folder/out.json",
        "explain WARD",
        "explain WARD --offering nonsense",
        "explain WARD POLICIES --offering aws/eu-central-1/bedrock/claude-sonnet-4-7@geo",
        "test src/test/resources/cli/workloads",
        "test src/test/resources/cli/no-such-folder",
        "test src/test/resources/cli/policies --at 2026-11-25",
        "schema Polcy",
        "init --template eu",
        "new",
        "new rule",
        "new rule --policy src/test/resources/cli/no-such-file.yaml --kind offering --id x a=b",
        "new rule --policy src/test/resources/cli/policies --kind offering --id x routing=geo",
        "new policy WARD --policy-title t --jurisdiction EEA --kind offering --rule x routing=geo",
        "new policy x.txt --policy-title t --jurisdiction EEA --kind offering --rule x routing=geo",
        "catalog region",
        "catalog regions aws/eu-central-9",
      })
  void a_wrong_command_line_ends_with_2_and_says_why(String line) {
    String[] arguments =
        line.isEmpty()
            ? new String[0]
            : line.replace("WARD", WARD)
                .replace("POLICIES", "--policies " + POLICIES)
                .split(" ", -1);

    CliRun run = CliRun.small(arguments);

    assertAll(
        () -> assertEquals(2, run.exit(), run.err()),
        () -> assertTrue(run.err().startsWith("policy-check: "), run.err()),
        () -> assertEquals("", run.out()));
  }

  @Test
  void a_misspelt_name_is_answered_with_the_nearest() {
    assertTrue(CliRun.small("schema", "Polcy").err().contains("did you mean `Policy`?"));
    assertTrue(CliRun.small("catalog", "region").err().contains("did you mean `regions`?"));
    assertTrue(
        run("explain", WARD, "--offering", "aws/eu-central-1/bedrock/claude-sonet-4-6@geo")
            .err()
            .contains("nearest is `aws/eu-central-1/bedrock/claude-sonnet-4-6@geo`"));
  }

  @Test
  void an_empty_folder_of_policies_is_no_permission(@TempDir Path empty) {
    CliRun run = CliRun.small("decide", WARD, "--policies", empty.toString());

    assertEquals(2, run.exit());
    assertTrue(run.err().contains("there is no policy in"), run.err());
  }

  @Test
  void a_folder_of_workloads_without_any_is_wrong_input(@TempDir Path empty) {
    assertEquals(2, run("decide", empty.toString()).exit());
  }

  @Test
  void a_file_with_only_comments_is_no_workload(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("w.yaml"), "# nothing yet\n");

    CliRun run = run("decide", file.toString());

    assertEquals(2, run.exit());
    assertTrue(run.err().contains("WORKLOAD-NONE"), run.err());
  }

  @Test
  void if_one_workload_is_wrong_nothing_is_decided(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("w.yaml"), "kind: Workload\n");

    CliRun run = run("decide", WARD, file.toString(), "-f", "json");

    assertEquals(2, run.exit());
    assertEquals("", run.out());
    assertTrue(run.err().endsWith("3 errors\n"), run.err());
  }

  @Test
  void problems_of_policies_and_workloads_are_told_together(@TempDir Path folder)
      throws IOException {
    Path file = Files.writeString(folder.resolve("w.yaml"), "kind: Workload\n");

    CliRun run =
        CliRun.small("decide", file.toString(), "--policies", FILES + "mistakes/twelve.yaml");

    assertEquals(2, run.exit());
    assertTrue(run.err().endsWith("15 errors\n"), run.err());
  }

  @Test
  void a_catalog_among_policies_is_wrong_input() {
    CliRun run = CliRun.small("decide", WARD, "--policies", FILES + "catalog");

    assertEquals(2, run.exit());
    assertTrue(run.err().contains("POLICY-KIND"), run.err());
  }

  @Test
  void an_overlay_may_not_replace_an_entry_silently(@TempDir Path folder) throws IOException {
    Path overlay =
        Files.writeString(
            folder.resolve("overlay.yaml"),
            """
            apiVersion: domicile/v1
            kind: Jurisdictions
            sets:
              - {id: EEA, members: [US], sources: [{title: t, asOf: 2026-11-01}], confidence: high}
            """);

    CliRun run = run("decide", WARD, "--catalog", overlay.toString());

    assertEquals(2, run.exit());
    assertTrue(run.err().contains("overlay.yaml:4:5: error CATALOG-DUPLICATE"), run.err());
  }

  @Test
  void a_file_that_is_there_and_cannot_be_read_decides_nothing(@TempDir Path folder)
      throws IOException {
    Path file = Files.writeString(folder.resolve("w.yaml"), "kind: Workload\n");
    Assumptions.assumeTrue(file.toFile().setReadable(false) && !Files.isReadable(file));

    assertEquals(3, run("decide", file.toString()).exit());
  }

  @Test
  void a_device_is_not_read() {
    Assumptions.assumeTrue(Files.exists(Path.of("/dev/null")));

    CliRun run = run("decide", "/dev/null");

    assertEquals(3, run.exit());
    assertTrue(run.err().contains("nothing was decided"), run.err());
  }

  @Test
  void a_crash_reads_neither_as_a_permission_nor_as_a_refusal() {
    CliRun run = CliRun.crashing("decide", WARD);

    assertEquals(3, run.exit());
    assertTrue(run.err().startsWith("policy-check: internal error; nothing was decided"));
  }

  @Test
  void the_answer_goes_to_the_file_that_is_named(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("decision.json");

    CliRun run = run("decide", WARD, "-f", "json", "-o", file.toString());

    assertEquals(0, run.exit(), run.err());
    assertEquals("", run.out());
    assertEquals(run("decide", WARD, "-f", "json").out(), Files.readString(file));
  }

  @Test
  void help_lists_every_command_and_every_exit_code() {
    CliRun run = CliRun.small("--help");

    assertEquals(0, run.exit());
    for (String word :
        List.of("decide", "check", "explain", "test", "schema", "catalog", "  0  ", "  3  ")) {
      assertTrue(run.out().contains(word), word);
    }
    assertEquals(0, CliRun.small("decide", "--help").exit());
    assertTrue(CliRun.small("--version").out().startsWith("policy-check "));
  }
}
