package dev.domicile.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.domicile.cli.scaffold.Template;
import dev.domicile.core.policy.PolicyLoader;
import dev.domicile.core.policy.RuleKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

  private RuleRepository repository() {
    return new RuleRepository(folder);
  }

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
    Path policy = repository().begun(template);
    String before = Files.readString(policy);
    if (kind.equals(REGO)) {
      repository().buildModule();
    }
    List<String> says = new ArrayList<>(SAYS.get(kind));
    says.add("--when=sector=telecom");

    CliRun run = RuleRepository.rule(policy, kind, "new-one", says.toArray(String[]::new));

    assertEquals(0, run.exit(), run.err() + run.out());
    String after = Files.readString(policy);
    assertTrue(after.startsWith(before), after);
    assertTrue(after.contains("- id: new-one\n"), after);
    RuleRepository.assertSound(policy, "new-one");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("whole_scopes")
  void a_scope_is_shown_from_all_sides(String name, String scope) throws IOException {
    Path policy = repository().begun(Template.EU_HEALTH);

    CliRun run =
        RuleRepository.rule(
            policy,
            "offering",
            "new-one",
            RuleRepository.arguments("operator.jurisdiction.noneOf=CN", scope));

    assertTrue(run.exit() <= 1, run.err());
    assertEquals(List.of(), RuleRepository.missing(policy, "new-one"), run.out());
    assertEquals(0, CliRun.shippedOnce("fmt", "--check", repository().policies()).exit());
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
    Path policy = repository().begun(Template.LATAM_RETAIL);

    CliRun run =
        RuleRepository.rule(
            policy,
            "statement",
            "free",
            RuleRepository.arguments(
                "says=no-location-rule text=free --when=sector=telecom --law=tk --grade=primary"
                    + " --url=https://example.com/tk --as-of=2026-11-01"));

    assertEquals(0, run.exit(), run.err());
    RuleRepository.assertSound(policy, "free");
  }

  @Test
  void what_is_in_the_files_stays_byte_for_byte() throws IOException {
    Path policy = repository().begun(Template.IN_PAYMENTS);
    Path test = RuleRepository.testOf(policy);
    String own = Files.readString(policy) + "# the end of our rules\r\n";
    own = own.replace("rules:\n", "rules:   # ours\n").replace("\n", "\r\n").replace("\r\r", "\r");
    Files.writeString(policy, own);
    String tests = Files.readString(test).replace("cases:\n", "cases: # ours\n\n").stripTrailing();
    Files.writeString(test, tests);

    CliRun run =
        RuleRepository.rule(
            policy, "evidence", "approval", "allOf=approval", "--when=sector=telecom");

    assertEquals(0, run.exit(), run.err());
    assertEquals(List.of(), RuleRepository.lost(own, Files.readString(policy)));
    assertTrue(Files.readString(policy).endsWith("# the end of our rules\r\n"));
    assertTrue(!Files.readString(policy).replace("\r\n", "").contains("\n"));
    assertEquals(List.of(), RuleRepository.lost(tests, Files.readString(test)));
    assertEquals(0, CliRun.shippedOnce("test", repository().policies()).exit());
  }

  @Test
  void cases_of_others_that_turn_red_are_told() throws IOException {
    Path policy = repository().begun(Template.EU_HEALTH);

    CliRun run = RuleRepository.rule(policy, "offering", "operator", "operator.jurisdiction=EEA");

    assertEquals(1, run.exit(), run.err());
    assertTrue(run.out().contains("✗ inside the EEA and with the report it is allowed"), run.out());
    assertEquals(List.of(), RuleRepository.missing(policy, "operator"));
    assertEquals(1, CliRun.shippedOnce("test", repository().policies()).exit());
  }

  @Test
  void a_policy_without_a_test_gets_one() throws IOException {
    Path policy = repository().begun(Template.IN_PAYMENTS);
    Files.delete(RuleRepository.testOf(policy));

    CliRun run =
        RuleRepository.rule(
            policy, "offering", "routing", "routing=in-region,geo", "--at=2027-01-31");

    assertEquals(0, run.exit(), run.err());
    String test = Files.readString(RuleRepository.testOf(policy));
    assertTrue(test.startsWith("# yaml-language-server: $schema=../.schemas/PolicyTest.json\n"));
    assertTrue(test.contains("at: 2027-01-31\n"), test);
    assertEquals(List.of(), RuleRepository.missing(policy, "routing"));
  }

  @Test
  void another_day_than_the_tests_stands_in_the_cases() throws IOException {
    Path policy = repository().begun(Template.IN_PAYMENTS);

    CliRun run =
        RuleRepository.rule(
            policy, "offering", "routing", "routing=in-region,geo", "--at=2027-01-31");

    assertTrue(run.exit() <= 1, run.err());
    assertTrue(Files.readString(RuleRepository.testOf(policy)).contains("    at: 2027-01-31\n"));
    assertEquals(List.of(), RuleRepository.missing(policy, "routing"));
  }

  @Test
  void law_that_is_cited_stands_in_the_rule() throws IOException {
    Path policy = repository().begun(Template.IN_PAYMENTS);

    CliRun run =
        RuleRepository.rule(
            policy,
            "residency",
            "stored",
            RuleRepository.arguments(
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
    RuleRepository.assertSound(policy, "stored");
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({"EEA, our-operators.yaml", "BR, our-operators.yml", "SA, deep/er/our-operators.yaml"})
  void a_new_policy_is_sound_from_the_start(String place, String file) throws IOException {
    Path policy = folder.resolve(file);

    CliRun run = policy(policy, place);

    assertEquals(0, run.exit(), run.err());
    assertTrue(Files.readString(policy).contains("  id: our-operators\n"));
    RuleRepository.assertSound(policy, "operator");
  }

  static CliRun policy(Path file, String place) {
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
}
