package dev.domicile.acceptance;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.domicile.cli.policytest.CoveragePoint;
import dev.domicile.cli.policytest.PolicyTestFile;
import dev.domicile.cli.policytest.TestBench;
import dev.domicile.cli.scaffold.Template;
import dev.domicile.core.catalog.Confidence;
import dev.domicile.core.decision.PolicyDecisionPoint.Uncovered;
import dev.domicile.core.policy.PolicyLoader;
import dev.domicile.core.policy.RuleKind;
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
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code new} writes loads, is laid out, lints clean, and its tests pass and prove it. */
class NewTest {

  private static final String REGO = "rego";

  /** What a rule of each kind says; in a scope that no workload of the templates is in. */
  private static final Map<String, List<String>> SAYS =
      new TreeMap<>(
          Map.of(
              "residency",
              List.of("stages=inference,storage", "notIn=CN", "--or-evidence", "contract"),
              "certification",
              List.of("anyOf=[{scheme: bsi-c5}]", "--or-evidence", "c5-report"),
              "offering",
              List.of("parent.jurisdictions.noneOf=CN", "routing=in-region,geo"),
              "evidence",
              List.of("allOf=approval,assessment"),
              "statement",
              List.of(
                  "says=prohibited",
                  "text=No calls, please",
                  "--law=tk",
                  "--grade=primary",
                  "--url=https://example.com/tk",
                  "--as-of=2026-11-01"),
              "portability",
              List.of("providers=2", "developers=2"),
              REGO,
              List.of("wasm=acme.tar.gz", "entrypoint=acme/residency/answer")));

  @TempDir private Path folder = Path.of("");

  static Stream<Arguments> templates_and_kinds() {
    return Stream.of(Template.values())
        .flatMap(template -> SAYS.keySet().stream().map(kind -> Arguments.of(template, kind)));
  }

  @Test
  void every_rule_kind_is_tried() {
    assertEquals(
        new TreeSet<>(SAYS.keySet()),
        new TreeSet<>(PolicyLoader.kinds().stream().map(RuleKind::key).toList()));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("templates_and_kinds")
  void a_new_rule_is_sound_from_the_start(Template template, String kind) throws IOException {
    Path policy = begun(template);
    String before = Files.readString(policy);
    if (kind.equals(REGO)) {
      build_module();
    }
    List<String> says = new ArrayList<>(SAYS.get(kind));
    says.add("--when=sector=telecom");

    CliRun run = rule(policy, kind, "new-one", says.toArray(String[]::new));

    assertEquals(0, run.exit(), run.err() + run.out());
    String after = Files.readString(policy);
    assertTrue(after.startsWith(before), after);
    assertTrue(after.contains("- id: new-one\n"), after);
    assertSound(policy, "new-one");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("whole_scopes")
  void a_scope_is_shown_from_all_sides(String name, String scope) throws IOException {
    Path policy = begun(Template.EU_HEALTH);

    CliRun run =
        rule(policy, "offering", "new-one", arguments("operator.jurisdiction.noneOf=CN", scope));

    assertTrue(run.exit() <= 1, run.err());
    assertEquals(List.of(), missing(policy, "new-one"), run.out());
    assertEquals(0, CliRun.shippedOnce("fmt", "--check", policies()).exit());
  }

  static Stream<Arguments> whole_scopes() {
    return Stream.of(
        Arguments.of("sectors", "--when=sector=banking,insurance"),
        Arguments.of("categories", "--when=data.categories.allOf=health,insurance"),
        Arguments.of("a ladder", "--when=data.classification.atLeast=confidential"),
        Arguments.of("subjects", "--when=data.subjects.anyOf=FR"),
        Arguments.of("a set of countries", "--when=requester.country=GDPR-ADEQUATE"),
        Arguments.of("regimes", "--when=requester.regimes=de-statutory-health"),
        Arguments.of("stages", "--when=stages=fine-tuning"),
        Arguments.of("labels", "--when=labels.tier=critical"),
        Arguments.of("a label that is not", "--when=labels.tier.noneOf=test"),
        Arguments.of("an exemption", "--when=sector=banking --unless=labels.tier=test"),
        Arguments.of("a choice", "--when=any=[{sector:_banking},{data.categories:_payment}]"));
  }

  @Test
  void statements_without_a_refusal_are_shown_too() throws IOException {
    Path policy = begun(Template.LATAM_RETAIL);

    CliRun run =
        rule(
            policy,
            "statement",
            "free",
            arguments(
                "says=no-location-rule text=free --when=sector=telecom --law=tk --grade=primary"
                    + " --url=https://example.com/tk --as-of=2026-11-01"));

    assertEquals(0, run.exit(), run.err());
    assertSound(policy, "free");
  }

  @Test
  void what_is_in_the_files_stays_byte_for_byte() throws IOException {
    Path policy = begun(Template.IN_PAYMENTS);
    Path test = testOf(policy);
    String own = Files.readString(policy) + "# the end of our rules\r\n";
    own = own.replace("rules:\n", "rules:   # ours\n").replace("\n", "\r\n").replace("\r\r", "\r");
    Files.writeString(policy, own);
    String tests = Files.readString(test).replace("cases:\n", "cases: # ours\n\n").stripTrailing();
    Files.writeString(test, tests);

    CliRun run = rule(policy, "evidence", "approval", "allOf=approval", "--when=sector=telecom");

    assertEquals(0, run.exit(), run.err());
    assertEquals(List.of(), lost(own, Files.readString(policy)));
    assertTrue(Files.readString(policy).endsWith("# the end of our rules\r\n"));
    assertTrue(!Files.readString(policy).replace("\r\n", "").contains("\n"));
    assertEquals(List.of(), lost(tests, Files.readString(test)));
    assertEquals(0, CliRun.shippedOnce("test", policies()).exit());
  }

  @Test
  void cases_of_others_that_turn_red_are_told() throws IOException {
    Path policy = begun(Template.EU_HEALTH);

    CliRun run = rule(policy, "offering", "operator", "operator.jurisdiction=EEA");

    assertEquals(1, run.exit(), run.err());
    assertTrue(run.out().contains("✗ inside the EEA and with the report it is allowed"), run.out());
    assertEquals(List.of(), missing(policy, "operator"));
    assertEquals(1, CliRun.shippedOnce("test", policies()).exit());
  }

  @Test
  void a_policy_without_a_test_gets_one() throws IOException {
    Path policy = begun(Template.IN_PAYMENTS);
    Files.delete(testOf(policy));

    CliRun run = rule(policy, "offering", "routing", "routing=in-region,geo", "--at=2027-01-31");

    assertEquals(0, run.exit(), run.err());
    String test = Files.readString(testOf(policy));
    assertTrue(test.startsWith("# yaml-language-server: $schema=../.schemas/PolicyTest.json\n"));
    assertTrue(test.contains("at: 2027-01-31\n"), test);
    assertEquals(List.of(), missing(policy, "routing"));
  }

  @Test
  void another_day_than_the_tests_stands_in_the_cases() throws IOException {
    Path policy = begun(Template.IN_PAYMENTS);

    CliRun run = rule(policy, "offering", "routing", "routing=in-region,geo", "--at=2027-01-31");

    assertTrue(run.exit() <= 1, run.err());
    assertTrue(Files.readString(testOf(policy)).contains("    at: 2027-01-31\n"));
    assertEquals(List.of(), missing(policy, "routing"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          the id is taken        | offering    | in-the-eea | routing=geo                    | nothing was written: the rule `in-the-eea` is there already, at
          no such kind           | residence   | x          | onlyIn=EEA                     | there is no rule kind `residence`; did you mean `residency`?
          nothing said           | residency   | x          |                                | say what the rule asks, as KEY=VALUE; `residency` has
          no such key            | residency   | x          | stages=logs onlyin=EEA         | `residency` has no key `onlyin`; did you mean `onlyIn`?
          no value               | residency   | x          | stages                         | `stages` is not `KEY=VALUE`
          given twice            | residency   | x          | stages=logs stages=backup      | `stages` is given twice
          no such country        | residency   | x          | stages=logs onlyIn=GERMANY     | neither a country code nor a named set
          no such id             | offering    | Big        | routing=geo                    | `Big` is not an id
          no YAML                | residency   | x          | stages=logs onlyIn=[EEA        | is not closed
          nobody meets it        | offering    | x          | operator.jurisdiction=KP       | no offering of the catalog meets it
          it refuses nothing     | offering    | x          | routing=in-region,geo,data-zone,global | it refuses no offering of the catalog
          lint would complain    | residency   | x          | stages=inference onlyIn=US     | for `policy-check lint` would say
          for everybody          | statement   | x          | says=prohibited text=no --law=l --grade=primary --url=u --as-of=2026-01-01 | a prohibition for everybody refuses everything
          a statement of nobody  | statement   | x          | says=prohibited text=no        | name the law with --law
          law that nobody read   | offering    | x          | routing=geo --law=l            | a citation says where and when the law was read, and how well
          nobody is in the scope | offering    | x          | routing=geo --when=sector=banking --unless=sector=banking | no workload was found to which `x` surely applies
          not in force           | offering    | x          | routing=geo --at=2020-01-01    | the rule is not in force on 2020-01-01
          nobody answers         | rego        | x          | package=acme rule=answer       | asks somebody who did not answer
          """)
  void what_cannot_be_written_is_told_and_nothing_is(
      String name, String kind, String id, String says, String expected) throws IOException {
    Path policy = begun(Template.EU_HEALTH);
    Map<String, String> before = files();

    CliRun run = rule(policy, kind, id, says == null ? new String[0] : says.split(" ", -1));

    assertAll(
        () -> assertEquals(2, run.exit(), run.out()),
        () -> assertEquals("", run.out()),
        () -> assertTrue(run.err().startsWith("policy-check: "), run.err()),
        () -> assertTrue(run.err().contains(expected), run.err()),
        () -> assertEquals(before, files()));
  }

  @Test
  void a_broken_policy_or_test_is_told_with_its_place() throws IOException {
    Path policy = begun(Template.EU_HEALTH);
    String text = Files.readString(policy);
    Files.writeString(policy, text.replace("onlyIn: [EEA]", "onlyIn: [EAE]"));
    CliRun broken = rule(policy, "offering", "x", "routing=geo");
    Files.writeString(policy, text);
    Path test = testOf(policy);
    Files.writeString(
        test, Files.readString(test).replace("workload: ward-without", "workload: wrad-without"));
    CliRun brokenTest = rule(policy, "offering", "x", "routing=geo");

    assertEquals(2, broken.exit());
    assertTrue(broken.err().contains("our-health-data.yaml:14:"), broken.err());
    assertEquals(2, brokenTest.exit());
    assertTrue(brokenTest.err().contains("TEST-WORKLOAD"), brokenTest.err());
    assertEquals(text, Files.readString(policy));
  }

  @Test
  void law_that_is_cited_stands_in_the_rule() throws IOException {
    Path policy = begun(Template.IN_PAYMENTS);

    CliRun run =
        rule(
            policy,
            "residency",
            "stored",
            arguments(
                "stages=storage onlyIn=IN --when=sector=telecom --or-evidence=contract"
                    + " --law=in-act --section=7 --url=https://example.com/act"
                    + " --as-of=2026-10-01 --grade=secondary"));

    assertEquals(0, run.exit(), run.err());
    assertTrue(
        Files.readString(policy)
            .contains(
                "    citations: [{instrument: in-act, section: \"7\","
                    + " url: \"https://example.com/act\", asOf: 2026-10-01}]\n"),
        Files.readString(policy));
    assertSound(policy, "stored");
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({"EEA, our-operators.yaml", "BR, our-operators.yml", "SA, deep/er/our-operators.yaml"})
  void a_new_policy_is_sound_from_the_start(String place, String file) throws IOException {
    Path policy = folder.resolve(file);

    CliRun run = policy(policy, place);

    assertEquals(0, run.exit(), run.err());
    assertTrue(Files.readString(policy).contains("  id: our-operators\n"));
    assertSound(policy, "operator");
  }

  @Test
  void a_policy_that_is_there_is_not_overwritten() throws IOException {
    Path policy = folder.resolve("our-operators.yaml");
    policy(policy, "EEA");
    Map<String, String> before = files();

    CliRun same = policy(policy, "EEA");
    CliRun sameId =
        CliRun.shippedOnce(
            "new",
            "policy",
            folder.resolve("x.yaml").toString(),
            "--id",
            "our-operators",
            "--policy-title",
            "t",
            "--jurisdiction",
            "EEA",
            "--kind",
            "offering",
            "--rule",
            "r",
            "routing=geo");

    assertEquals(2, same.exit());
    assertTrue(same.err().contains("`new rule` adds a rule to it"), same.err());
    assertEquals(2, sameId.exit());
    assertTrue(sameId.err().contains("the policy `our-operators` is there already"), sameId.err());
    assertEquals(before, files());
  }

  private CliRun policy(Path file, String place) {
    return CliRun.shippedOnce(
        "new",
        "policy",
        file.toString(),
        "--policy-title",
        "Who may operate what we use",
        "--jurisdiction",
        place,
        "--kind",
        "offering",
        "--rule",
        "operator",
        "operator.jurisdiction.noneOf=CN");
  }

  private Path begun(Template template) throws IOException {
    CliRun init = CliRun.shippedOnce("init", folder.toString(), "--template", template.id());
    assertEquals(0, init.exit(), init.err());
    try (Stream<Path> files = Files.list(folder.resolve("policies"))) {
      return files
          .filter(file -> !file.toString().endsWith(".test.yaml"))
          .findFirst()
          .orElseThrow();
    }
  }

  private static CliRun rule(Path policy, String kind, String id, String... says) {
    List<String> arguments =
        new ArrayList<>(
            List.of("new", "rule", "--policy", policy.toString(), "--kind", kind, "--id", id));
    Stream.of(says).filter(one -> !one.isEmpty()).forEach(arguments::add);
    return CliRun.shippedOnce(arguments.toArray(String[]::new));
  }

  /** The words of a line; {@code _} stands for a space in one. */
  private static String[] arguments(String... lines) {
    return Arrays.stream(lines)
        .flatMap(line -> Stream.of(line.split(" ", -1)))
        .map(word -> word.startsWith("--when=any") ? word.replace('_', ' ') : word)
        .toArray(String[]::new);
  }

  private void build_module() {
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

  private String policies() {
    return folder.resolve("policies").toString();
  }

  private static Path testOf(Path policy) {
    return policy.resolveSibling(
        policy.getFileName().toString().replaceFirst("\\.ya?ml$", ".test.yaml"));
  }

  private void assertSound(Path policy, String rule) throws IOException {
    String in = policy.resolveSibling("").toString();
    CliRun format = CliRun.shippedOnce("fmt", "--check", in);
    CliRun lint = CliRun.shippedOnce("lint", in);
    CliRun test = CliRun.shippedOnce("test", in);
    assertAll(
        () -> assertEquals(0, format.exit(), format.out() + format.err()),
        () -> assertEquals(0, lint.exit(), lint.out() + lint.err()),
        () -> assertTrue(lint.out().contains("nothing found"), lint.out()),
        () -> assertEquals(0, test.exit(), test.out() + test.err()),
        () -> assertEquals(List.of(), missing(policy, rule)),
        () -> assertRedWithout(policy, rule));
  }

  /** What no case shows of the rule. */
  private static List<String> missing(Path policy, String rule) {
    PolicyTestFile test = PolicyTestFile.load(testOf(policy), bench()).orElseThrow();
    test.run();
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

  private Map<String, String> files() throws IOException {
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
  private static List<String> lost(String before, String after) {
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
