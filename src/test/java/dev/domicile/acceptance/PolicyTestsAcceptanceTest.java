package dev.domicile.acceptance;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.domicile.cli.input.BaseCatalog;
import dev.domicile.cli.policytest.CaseResult;
import dev.domicile.cli.policytest.Coverage;
import dev.domicile.cli.policytest.CoveragePoint;
import dev.domicile.cli.policytest.PolicyTestFile;
import dev.domicile.cli.policytest.TestBench;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The shipped policies do what their tests say, and each rule is seen to refuse and to pass. */
class PolicyTestsAcceptanceTest {

  private static final List<String> FOLDERS = List.of("policies", "examples");
  private static final String SUFFIX = ".test.yaml";

  private static final Map<Path, List<CaseResult>> RESULTS = new TreeMap<>();
  private static final Coverage COVERAGE = new Coverage();

  @BeforeAll
  static void run_every_test() {
    TestBench bench = TestBench.of(BaseCatalog.bundled());
    for (Path file : files(SUFFIX)) {
      PolicyTestFile test = PolicyTestFile.load(file, bench).orElseThrow();
      RESULTS.put(file, test.run());
      COVERAGE.add(test.coverage());
    }
  }

  @TestFactory
  Stream<DynamicContainer> every_case_of_every_test_passes() {
    return RESULTS.entrySet().stream()
        .map(
            entry ->
                DynamicContainer.dynamicContainer(
                    entry.getKey().toString(),
                    entry.getValue().stream().map(PolicyTestsAcceptanceTest::test)));
  }

  private static DynamicTest test(CaseResult result) {
    return DynamicTest.dynamicTest(
        result.name(),
        () ->
            assertAll(
                result.position().toString(),
                result.failures().stream()
                    .map(
                        failure ->
                            () ->
                                assertEquals(
                                    String.join("\n", failure.expected()),
                                    String.join("\n", failure.actual()),
                                    failure.subject()))));
  }

  @Test
  void every_policy_has_a_test_beside_it() {
    List<Path> without = new ArrayList<>();
    for (Path file : files(".yaml")) {
      String name = file.getFileName().toString();
      boolean policy = !name.endsWith(SUFFIX) && isPolicy(file);
      if (policy && !Files.exists(file.resolveSibling(name.replace(".yaml", SUFFIX)))) {
        without.add(file);
      }
    }

    assertEquals(List.of(), without);
  }

  @Test
  void every_rule_has_a_case_that_it_refuses_or_asks_evidence_of() {
    assertEquals(List.of(), COVERAGE.withoutRefusingCase());
  }

  @Test
  void every_rule_has_a_case_that_it_lets_through() {
    assertEquals(List.of(), COVERAGE.withoutPassingCase());
  }

  /** The examples are shown for one thing at a time, and need not have a case for each. */
  private static boolean isShipped(CoveragePoint point) {
    return point.position().file().startsWith("policies/");
  }

  @Test
  void every_comparison_of_every_shipped_scope_is_seen_true_and_false() {
    assertEquals(
        List.of(),
        COVERAGE.points().stream()
            .filter(point -> point.kind() == CoveragePoint.Kind.CLAUSE && !point.reached())
            .filter(PolicyTestsAcceptanceTest::isShipped)
            .map(point -> point.position() + " " + point.missing())
            .toList());
  }

  @Test
  void there_are_tests_in_every_folder_of_policies() {
    for (String folder : List.of("eu", "middle-east", "india", "latam", "other")) {
      assertTrue(
          RESULTS.keySet().stream().anyMatch(file -> file.startsWith(Path.of("policies", folder))),
          folder);
    }
  }

  private static List<Path> files(String suffix) {
    List<Path> files = new ArrayList<>();
    for (String folder : FOLDERS) {
      try (Stream<Path> all = Files.walk(Path.of(folder))) {
        all.filter(file -> file.toString().endsWith(suffix))
            .filter(file -> !file.toString().contains("target"))
            // Recorded sessions work on these, and show what is wrong with some.
            .filter(file -> !file.startsWith(Path.of("examples/authoring")))
            // Its policies ask a server; the test of that page runs one.
            .filter(file -> !file.startsWith(Path.of("examples/opa")))
            .sorted()
            .forEach(files::add);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot list " + folder, e);
      }
    }
    return files;
  }

  private static boolean isPolicy(Path file) {
    try {
      return Files.readString(file).lines().anyMatch("kind: Policy"::equals);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
