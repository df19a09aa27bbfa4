package dev.domicile.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** How tests of policies are written, which of them prove nothing, and what they reach. */
class CliTestCommandTest {

  private static final String FRANKFURT = "aws/eu-central-1/bedrock/claude-sonnet-4-6@geo";
  private static final String LONDON = "aws/eu-west-2/bedrock/claude-sonnet-4-6@geo";

  private static final String INSIDE =
      """
        - id: inside
          when: {data.subjects: EEA}
          residency: {stages: [inference], onlyIn: [EEA]}
      """;

  private static final String NO_LONDON =
      """
        - id: no-london
          offering: {region: {noneOf: [aws/eu-west-2]}}
      """;

  @TempDir private Path folder = Path.of("");

  @Test
  void a_matrix_asks_each_workload_about_each_offering() throws IOException {
    CliRun run =
        test(
            INSIDE,
            """
              - name: who may go where
                matrix:
                  shop: {frankfurt: allowed, london: {rules: {own/inside: violated}}}
            """);

    assertEquals(0, run.exit(), run.out() + run.err());
    assertTrue(run.out().contains("2 cases"), run.out());
  }

  @Test
  void a_cell_that_differs_is_named() throws IOException {
    CliRun run =
        test(INSIDE, "  - {name: m, matrix: {shop: {frankfurt: allowed, london: allowed}}}\n");

    assertEquals(1, run.exit());
    assertTrue(run.out().contains("✗ m [shop, london]"), run.out());
    assertFalse(run.out().contains("✗ m [shop, frankfurt]"), run.out());
  }

  @Test
  void a_case_is_asked_on_each_of_its_days() throws IOException {
    CliRun run =
        test(
            INSIDE,
            "  - {name: d, at: [2025-12-31, 2026-01-01], workload: shop, offering: frankfurt,"
                + " expect: allowed}\n");

    assertEquals(1, run.exit());
    assertTrue(run.out().contains("✗ d [2025-12-31]"), run.out());
    assertFalse(run.out().contains("✗ d [2026-01-01]"), run.out());
  }

  @Test
  void a_name_that_does_not_exist_is_told_with_the_nearest() throws IOException {
    CliRun run =
        test(INSIDE, "  - {name: n, workload: shop, offering: frankfrt, expect: allowed}\n");

    assertEquals(2, run.exit());
    assertTrue(run.err().contains("TEST-OFFERING"), run.err());
    assertTrue(run.err().contains("did you mean `frankfurt`?"), run.err());
  }

  @Test
  void labels_of_a_workload_are_read_by_rules() throws IOException {
    CliRun run =
        test(
            INSIDE.replace("data.subjects: EEA", "labels.tier: gold"),
            """
              - name: labelled
                workload: gold
                offering: london
                expect: {rules: [own/inside]}
            """);

    assertEquals(0, run.exit(), run.out() + run.err());
  }

  @Test
  void a_refusal_that_two_rules_cause_proves_neither() throws IOException {
    CliRun run =
        test(
            INSIDE + NO_LONDON,
            "  - {name: v, workload: shop, offering: london, expect: refused}\n");

    assertEquals(1, run.exit());
    assertTrue(run.out().contains("green whichever rule is deleted"), run.out());
    assertTrue(
        run.out().contains("rules: {own/inside: violated, own/no-london: violated}"), run.out());
  }

  @Test
  void a_refusal_that_one_of_several_rules_causes_is_proof() throws IOException {
    CliRun run =
        test(
            INSIDE + NO_LONDON.replace("aws/eu-west-2", "aws/eu-west-1"),
            "  - {name: v, workload: shop, offering: london, expect: refused}\n");

    assertEquals(0, run.exit(), run.out());
  }

  @Test
  void a_refusal_of_the_only_rule_has_to_name_it() throws IOException {
    String unnamed = "  - {name: v, workload: shop, offering: london, expect: refused}\n";
    String named = unnamed.replace("refused}", "{rules: {own/inside: violated}}}");

    assertEquals(1, test(INSIDE, unnamed).exit());
    assertEquals(0, test(INSIDE, named).exit());
  }

  @Test
  void a_pattern_without_a_candidate_fails() throws IOException {
    CliRun run =
        test(INSIDE, "  - {name: v, workload: shop, offering: \"nowhere/*\", expect: refused}\n");

    assertEquals(1, run.exit());
    assertTrue(run.out().contains("none matches among the candidates"), run.out());
  }

  @Test
  void a_filter_takes_the_cases_that_it_names() throws IOException {
    String cases =
        "  - {name: first, workload: shop, offering: frankfurt, expect: allowed}\n"
            + "  - {name: second, workload: shop, offering: frankfurt, expect: refused}\n";

    CliRun run = test(INSIDE, cases, "--filter", "first");

    assertEquals(0, run.exit(), run.out());
    assertTrue(run.out().contains("1 case in 1 file"), run.out());
    assertEquals(2, test(INSIDE, cases, "--filter", "third").exit());
  }

  @Test
  void a_clause_that_never_fails_is_not_covered() throws IOException {
    String both =
        "  - {name: f, workload: shop, offering: frankfurt, expect: allowed}\n"
            + "  - {name: l, workload: shop, offering: london, expect: {rules: [own/inside]}}\n";
    String outside =
        "  - {name: o, workload: outside, offering: london, expect: {rules:"
            + " [domicile/covered]}}\n";

    CliRun part = test(INSIDE, both, "--min-coverage", "75.01");
    CliRun whole = test(INSIDE, both + outside, "--min-coverage", "100");

    assertEquals(1, part.exit());
    assertTrue(part.out().contains("Coverage 75 %"), part.out());
    assertTrue(part.out().contains("`data.subjects anyOf EEA` is never false"), part.out());
    assertEquals(0, test(INSIDE, both, "--min-coverage", "75").exit());
    assertEquals(0, whole.exit(), whole.out());
  }

  @Test
  void a_branch_has_to_decide_and_to_fail() throws IOException {
    String branches =
        """
          - id: either
            anyOf:
              - residency: {stages: [inference], onlyIn: [EEA]}
              - offering: {region: aws/us-east-1}
        """;

    CliRun run =
        test(
            branches,
            "  - {name: f, workload: shop, offering: frankfurt, expect: allowed}\n",
            "--coverage-listing");

    assertTrue(run.out().contains("branch 1 is never unsatisfied"), run.out());
    assertTrue(run.out().contains("branch 2 is never the first that is satisfied"), run.out());
    assertFalse(run.out().contains("branch 1 is never the first"), run.out());
  }

  @Test
  void junit_holds_every_case_and_escapes_what_it_says()
      throws IOException, ParserConfigurationException, SAXException {
    CliRun run =
        test(
            INSIDE,
            "  - {name: \"a <b> & \\\"c\\\"\", workload: shop, offering: london, expect: allowed}\n"
                + "  - {name: good, workload: shop, offering: frankfurt, expect: allowed}\n",
            "-f",
            "junit");

    Document xml =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(run.out())));
    Element suite = (Element) xml.getElementsByTagName("testsuite").item(0);
    Element first = (Element) xml.getElementsByTagName("testcase").item(0);
    assertEquals(1, run.exit());
    assertEquals("2", suite.getAttribute("tests"));
    assertEquals("1", suite.getAttribute("failures"));
    assertEquals("a <b> & \"c\"", first.getAttribute("name"));
    assertEquals(1, first.getElementsByTagName("failure").getLength());
    assertEquals(1, xml.getElementsByTagName("failure").getLength());
  }

  @Test
  void other_commands_have_no_junit() {
    CliRun run = CliRun.small("catalog", "-f", "junit");

    assertEquals(2, run.exit());
    assertTrue(run.err().contains("no format of this command"), run.err());
  }

  @Test
  void a_case_can_say_which_rules_apply() throws IOException {
    CliRun right =
        test(
            INSIDE,
            "  - {name: r, workload: [shop, gold], expect: {applies: [own/inside]}}\n"
                + "  - {name: n, workload: outside, expect: {applies: []}}\n");
    CliRun wrong =
        test(INSIDE, "  - {name: w, workload: outside, expect: {applies: [own/inside]}}\n");

    assertEquals(0, right.exit(), right.out() + right.err());
    assertEquals(1, wrong.exit());
    assertTrue(wrong.out().contains("own/inside applies ≠ own/inside does not apply"), wrong.out());
  }

  @Test
  void a_rule_that_is_said_to_apply_has_to_exist() throws IOException {
    CliRun run = test(INSIDE, "  - {name: w, workload: shop, expect: {applies: [own/insid]}}\n");

    assertEquals(2, run.exit());
    assertTrue(run.err().contains("did you mean `own/inside`?"), run.err());
  }

  private CliRun test(String rules, String cases, String... options) throws IOException {
    Files.writeString(
        folder.resolve("own.yaml"),
        """
        apiVersion: domicile/v1
        kind: Policy
        metadata: {id: own, title: Own, jurisdiction: EEA, effective: {from: 2026-01-01}, enforcement: enforce}
        rules:
        """
            + rules);
    Files.writeString(
        folder.resolve("own.test.yaml"),
        """
        apiVersion: domicile/v1
        kind: PolicyTest
        at: 2026-11-25
        workloads:
        WORKLOADS
        offerings: {frankfurt: FRANKFURT, london: LONDON}
        cases:
        """
                .replace(
                    "WORKLOADS\n",
                    workload("shop", "DE", "")
                        + workload("gold", "DE", "labels: {tier: gold}, ")
                        + workload("outside", "JP", ""))
                .replace("FRANKFURT", FRANKFURT)
                .replace("LONDON", LONDON)
            + cases);
    String[] arguments = new String[options.length + 2];
    arguments[0] = "test";
    arguments[1] = folder.toString();
    System.arraycopy(options, 0, arguments, 2, options.length);
    return CliRun.small(arguments);
  }

  private static String workload(String name, String country, String labels) {
    return "  "
        + name
        + ": {"
        + labels
        + "sector: retail, data: {subjects: ["
        + country
        + "], categories: []}, requester: {country: "
        + country
        + ", regimes: []}, stages: [inference]}\n";
  }
}
