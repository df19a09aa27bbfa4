package dev.domicile.acceptance;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.domicile.cli.policytest.CaseResult;
import dev.domicile.cli.policytest.CoveragePoint;
import dev.domicile.cli.policytest.PolicyTestFile;
import dev.domicile.cli.policytest.TestBench;
import dev.domicile.cli.scaffold.Template;
import dev.domicile.core.catalog.Confidence;
import dev.domicile.core.decision.PolicyDecisionPoint.Uncovered;
import dev.domicile.opa.RealOpa;
import dev.domicile.opa.RegoRules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A repository in which rules are added, and what has to hold of them. */
record RuleRepository(Path folder) {

  /** The policy of a new repository. */
  Path begun(Template template) throws IOException {
    CliRun init = CliRun.shippedOnce("init", folder.toString(), "--template", template.id());
    assertEquals(0, init.exit(), init.err());
    try (Stream<Path> files = Files.list(folder.resolve("policies"))) {
      return files
          .filter(file -> !file.toString().endsWith(".test.yaml"))
          .findFirst()
          .orElseThrow();
    }
  }

  /** Has a rule added. */
  static CliRun rule(Path policy, String kind, String id, String... says) {
    List<String> arguments =
        new ArrayList<>(
            List.of("new", "rule", "--policy", policy.toString(), "--kind", kind, "--id", id));
    Stream.of(says).filter(one -> !one.isEmpty()).forEach(arguments::add);
    return CliRun.shippedOnce(arguments.toArray(String[]::new));
  }

  /** The words of a line; {@code _} stands for a space in one. */
  static String[] arguments(String... lines) {
    return Arrays.stream(lines)
        .flatMap(line -> Stream.of(line.split(" ", -1)))
        .map(word -> word.startsWith("--when=any") ? word.replace('_', ' ') : word)
        .toArray(String[]::new);
  }

  /** A module of a rule in Rego, beside the policies. */
  void buildModule() {
    RealOpa.Run built =
        RealOpa.runIn(
            folder,
            "build",
            "-t",
            "wasm",
            "-e",
            "acme/residency/answer",
            "-o",
            folder.resolve("policies/acme.tar.gz").toString(),
            Path.of(CliRun.FILES + "rego/residency.rego").toAbsolutePath().toString());
    assertEquals(0, built.exit(), built.text());
  }

  /** The folder of policies. */
  String policies() {
    return folder.resolve("policies").toString();
  }

  /** The test beside a policy. */
  static Path testOf(Path policy) {
    return policy.resolveSibling(
        policy.getFileName().toString().replaceFirst("\\.ya?ml$", ".test.yaml"));
  }

  /** It is laid out and lints clean, its tests pass, and they show all of a rule. */
  static void assertSound(Path policy, String rule) throws IOException {
    String in = policy.resolveSibling("").toString();
    CliRun format = CliRun.shippedOnce("fmt", "--check", in);
    CliRun lint = CliRun.shippedOnce("lint", in);
    assertAll(
        () -> assertEquals(0, format.exit(), format.out() + format.err()),
        () -> assertEquals(0, lint.exit(), lint.out() + lint.err()),
        () -> assertTrue(lint.out().contains("nothing found"), lint.out()),
        () -> assertProven(policy, rule),
        () -> assertRedWithout(policy, rule));
  }

  /** What no case shows of the rule. */
  static List<String> missing(Path policy, String rule) {
    PolicyTestFile test = PolicyTestFile.load(testOf(policy), bench()).orElseThrow();
    test.run();
    return missing(test, rule);
  }

  /** Every case is green, and together they show all of the rule. */
  private static void assertProven(Path policy, String rule) {
    PolicyTestFile test = PolicyTestFile.load(testOf(policy), bench()).orElseThrow();
    List<CaseResult> red = test.run().stream().filter(result -> !result.passed()).toList();
    assertEquals(List.of(), red);
    assertEquals(List.of(), missing(test, rule));
  }

  private static List<String> missing(PolicyTestFile test, String rule) {
    List<CoveragePoint> points =
        test.coverage().points().stream()
            .filter(point -> point.rule().endsWith("/" + rule))
            .toList();
    assertTrue(!points.isEmpty(), rule);
    return points.stream().filter(point -> !point.reached()).map(CoveragePoint::missing).toList();
  }

  private static TestBench bench() {
    return new TestBench(
        overlays -> CliRun.shippedCatalog(),
        CliRun.shippedCatalog().orElseThrow(),
        Uncovered.REFUSE,
        Confidence.LOW,
        RegoRules.withoutServer(Duration.ofSeconds(30)));
  }

  /** If somebody deletes the rule, its test tells. */
  private static void assertRedWithout(Path policy, String rule) throws IOException {
    String text = Files.readString(policy);
    boolean only = text.indexOf("- id: ") == text.indexOf("- id: " + rule);
    if (only) {
      return; // a policy without rules does not load
    }
    Files.writeString(policy, text.substring(0, text.indexOf("\n  - id: " + rule)));
    CliRun test = CliRun.shippedOnce("test", testOf(policy).toString());
    Files.writeString(policy, text);
    assertTrue(test.exit() > 0, test.out());
  }

  /** The text of every file by its name. */
  Map<String, String> files() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      Map<String, String> texts = new TreeMap<>();
      files
          .filter(Files::isRegularFile)
          .forEach(file -> texts.put(folder.relativize(file).toString(), read(file)));
      return texts;
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The lines of a text that do not stand in another one in the same order. */
  static List<String> lost(String before, String after) {
    List<String> lost = new ArrayList<>();
    List<String> lines = List.of(after.split("\n", -1));
    int at = 0;
    for (String line : before.split("\n", -1)) {
      int found = lines.subList(at, lines.size()).indexOf(line);
      if (found < 0) {
        lost.add(line);
      } else {
        at += found + 1;
      }
    }
    return lost;
  }
}
