package dev.domicile.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code test --mutate} tells of changes that no case notices. */
class CliMutationTest {

  private static final String FRANKFURT = "aws/eu-central-1/bedrock/claude-sonnet-4-6@geo";
  private static final String LONDON = "aws/eu-west-2/bedrock/claude-sonnet-4-6@geo";

  private static final String PASSES =
      """
        - {name: Frankfurt, workload: shop, offering: frankfurt, expect: {outcome: allowed, rules: {}}}
      """;

  private static final String REFUSES =
      """
        - name: London
          workload: shop
          offering: london
          expect: {outcome: refused, rules: {own/inside: violated}}
      """;

  private static final String FIRST_DAY =
      """
        - {name: first day, at: 2026-01-01, workload: shop, expect: {applies: [own/inside]}}
        - {name: day before, at: 2025-12-31, workload: shop, expect: {applies: []}}
      """;

  private static final String STRANGER =
      """
        - {name: others, workload: stranger, expect: {applies: []}}
      """;

  private static final String WIDENED = "own/inside/residency.onlyIn/add-US";

  @TempDir private Path folder = Path.of("");

  @Test
  void a_change_that_no_case_notices_is_shown_with_its_diff_and_a_case_that_would()
      throws IOException {
    CliRun run = mutate(PASSES);

    assertEquals(0, run.exit(), run.err());
    assertTrue(run.out().contains("own.yaml:12:46 `US` is in the list too"), run.out());
    assertTrue(run.out().contains("\n    " + WIDENED + "\n"), run.out());
    assertTrue(
        run.out()
            .contains(
                """
                      -    residency: {stages: [inference], onlyIn: [EEA]}
                      +    residency: {stages: [inference], onlyIn: [EEA, US]}
                """),
        run.out());
    assertTrue(run.out().contains("Cases that would notice"), run.out());
    assertTrue(
        run.out()
            .contains(
                "  # own/inside/residency.onlyIn/add-US\n  - name: …\n    at: 2026-11-25\n"
                    + "    workload: shop\n    offering: aws/us-east-1/"),
        run.out());
  }

  @Test
  void what_a_case_notices_is_not_listed() throws IOException {
    CliRun run = mutate(PASSES + REFUSES);

    assertFalse(run.out().contains("own/inside/delete"), run.out());
    assertFalse(run.out().contains("own/inside/enforcement/warn"), run.out());
    assertTrue(run.out().contains("metadata.effective.from/later"), run.out());
  }

  @Test
  void the_days_of_a_policy_are_noticed_by_cases_on_its_first_day_and_the_day_before()
      throws IOException {
    CliRun run = mutate(PASSES + REFUSES + FIRST_DAY);

    assertFalse(run.out().contains("metadata.effective"), run.out());
  }

  @Test
  void enough_is_noticed_or_the_run_ends_with_1() throws IOException {
    CliRun enough = mutate(PASSES + REFUSES, "--min-killed", "30");
    CliRun tooFew = mutate(PASSES + REFUSES, "--min-killed", "100");

    assertEquals(0, enough.exit(), enough.out());
    assertEquals(1, tooFew.exit());
    assertTrue(tooFew.out().contains("less than the 100 % asked for"), tooFew.out());
  }

  @Test
  void what_is_explained_is_left_aside() throws IOException {
    CliRun run =
        mutate(PASSES + "equivalentMutants:\n  - {mutant: " + WIDENED + ", reason: to be shown}\n");

    assertEquals(0, run.exit(), run.out());
    assertTrue(run.out().contains(", 1 explained as equivalent"), run.out());
    assertFalse(run.out().contains(WIDENED), run.out());
  }

  @Test
  void an_explanation_of_a_change_that_is_not_made_is_an_error() throws IOException {
    CliRun run =
        mutate(PASSES + "equivalentMutants:\n  - {mutant: " + WIDENED + "2, reason: none}\n");

    assertEquals(1, run.exit());
    assertTrue(run.out().contains("there is no such mutant"), run.out());
  }

  @Test
  void what_is_explained_and_noticed_is_an_error() throws IOException {
    CliRun run =
        mutate(REFUSES + "equivalentMutants:\n  - {mutant: own/inside/delete, reason: none}\n");

    assertEquals(1, run.exit());
    assertTrue(run.out().contains("a case notices it; take it out of the list"), run.out());
    assertTrue(run.out().contains("own.test.yaml:1"), run.out());
  }

  @Test
  void nothing_is_changed_while_cases_fail() throws IOException {
    CliRun run = mutate("  - {name: wrong, workload: shop, offering: london, expect: allowed}\n");

    assertEquals(1, run.exit());
    assertTrue(run.out().contains("✗ wrong"), run.out());
    assertTrue(run.err().contains("that tells nothing while cases fail"), run.err());
  }

  @Test
  void json_holds_every_survivor() throws IOException {
    CliRun run = mutate(PASSES, "-f", "json");

    assertTrue(run.out().contains("\"kind\":\"PolicyMutationReport\""), run.out());
    assertTrue(run.out().contains("\"id\":\"" + WIDENED + "\""), run.out());
    assertTrue(run.out().contains("\"asChanged\":{\"outcome\":\"allowed\""), run.out());
  }

  @Test
  void options_that_make_no_sense_together_are_told() throws IOException {
    CliRun filtered = mutate(PASSES, "--filter", "x");
    CliRun alone = CliRun.small("test", folder.toString(), "--min-killed", "90");
    CliRun junit = mutate(PASSES, "-f", "junit");

    assertEquals(2, filtered.exit());
    assertTrue(filtered.err().contains("asks all cases, once"), filtered.err());
    assertEquals(2, alone.exit());
    assertTrue(alone.err().contains("add `--mutate`"), alone.err());
    assertEquals(2, junit.exit());
  }

  private CliRun mutate(String cases, String... options) throws IOException {
    Files.writeString(
        folder.resolve("own.yaml"),
        """
        apiVersion: domicile/v1
        kind: Policy
        metadata:
          id: own
          title: Own
          jurisdiction: EEA
          effective: {from: 2026-01-01}
          enforcement: enforce
        rules:
          - id: inside
            when: {sector: retail}
            residency: {stages: [inference], onlyIn: [EEA]}
        """);
    Files.writeString(
        folder.resolve("own.test.yaml"),
        """
        apiVersion: domicile/v1
        kind: PolicyTest
        at: 2026-11-25
        workloads:
          shop: &
          stranger: &
        offerings: {frankfurt: FRANKFURT, london: LONDON}
        cases:
        """
                .replaceFirst("&", workload("retail"))
                .replaceFirst("&", workload("healthcare"))
                .replace("FRANKFURT", FRANKFURT)
                .replace("LONDON", LONDON)
            + cases);
    String[] arguments = new String[options.length + 3];
    arguments[0] = "test";
    arguments[1] = folder.toString();
    arguments[2] = "--mutate";
    System.arraycopy(options, 0, arguments, 3, options.length);
    return CliRun.small(arguments);
  }

  private static String workload(String sector) {
    return "{sector: "
        + sector
        + ", data: {subjects: [DE], categories: []}, requester: {country: DE, regimes: []},"
        + " stages: [inference]}";
  }
}
