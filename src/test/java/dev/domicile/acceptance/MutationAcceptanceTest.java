package dev.domicile.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.domicile.cli.input.BaseCatalog;
import dev.domicile.cli.mutate.MutationResult;
import dev.domicile.cli.mutate.MutationResult.Survivor;
import dev.domicile.cli.mutate.MutationRun;
import dev.domicile.cli.policytest.PolicyTestFile;
import dev.domicile.cli.policytest.Share;
import dev.domicile.cli.policytest.TestBench;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The tests of the shipped policies notice when a policy says something else. */
class MutationAcceptanceTest {

  private static MutationResult result = new MutationResult(0, List.of(), List.of());

  @BeforeAll
  static void change_every_policy() throws IOException {
    TestBench bench = TestBench.of(BaseCatalog.bundled());
    try (Stream<Path> files = Files.walk(Path.of("policies"))) {
      Map<Path, PolicyTestFile> tests =
          files
              .filter(file -> file.toString().endsWith(".test.yaml"))
              .filter(file -> !file.toString().contains("target"))
              .collect(
                  Collectors.toMap(
                      file -> file, file -> PolicyTestFile.load(file, bench).orElseThrow()));
      result = new MutationRun(tests).run();
    }
  }

  @Test
  void at_least_95_percent_of_the_changes_turn_a_case_red() {
    Share share = new Share(result.noticed(), result.changes());

    assertTrue(share.isAtLeast(BigDecimal.valueOf(95)), share + ": " + ids(survivor -> true));
  }

  @Test
  void each_other_change_is_listed_with_the_reason_why_it_makes_no_difference() {
    assertEquals(List.of(), ids(survivor -> survivor.reason().isEmpty()));
    assertEquals(
        List.of(),
        result.stale().stream().map(stale -> stale.entry().mutant()).toList(),
        "listed, and a case notices it or it is none");
  }

  @Test
  void deleting_any_rule_turns_a_case_red() {
    assertEquals(List.of(), ids(survivor -> survivor.mutant().id().endsWith("/delete")));
  }

  @Test
  void letting_the_united_states_in_turns_a_case_red() {
    assertEquals(List.of(), ids(survivor -> survivor.mutant().id().endsWith("onlyIn/add-US")));
  }

  private static List<String> ids(Predicate<Survivor> which) {
    return result.survivors().stream()
        .filter(which)
        .map(survivor -> survivor.mutant().id())
        .sorted()
        .toList();
  }
}
