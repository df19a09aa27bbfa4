package dev.domicile.acceptance;

import static dev.domicile.acceptance.CliRun.FILES;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.domicile.opa.RealOpa;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules in Rego that a real OPA evaluates, seen from the command line. */
class RegoServerAcceptanceTest {

  private static final String POLICY = FILES + "rego/acme.yaml";
  private static final String DESK = FILES + "rego/desk.yaml";
  private static final String FRANKFURT = "aws/eu-central-1/bedrock/claude-sonnet-4-6@geo";
  private static final String LONDON = "aws/eu-west-2/bedrock/claude-sonnet-4-6@geo";

  private static RealOpa opa;
  @TempDir static Path folder;

  @BeforeAll
  static void serve() throws IOException {
    Files.copy(Path.of(FILES + "rego/residency.rego"), folder.resolve("residency.rego"));
    Files.writeString(
        folder.resolve("wrong.rego"),
        """
        package wrong

        other_nonce := {"request": "another", "evaluated": ids, "violations": set()}

        nothing_evaluated := {"request": input.request, "evaluated": {o.id | some o in input.offering}, "violations": set()}

        one_too_few := {"request": input.request, "evaluated": {o.id | some i, o in input.offerings; i > 0}, "violations": set()}

        plain_deny contains "no" if input.nobody

        yes := true

        two_values := 1 if input.request

        two_values := 2 if input.request

        no_number := to_number("abc")

        ids := {o.id | some o in input.offerings}
        """);
    opa = RealOpa.serve(folder.toString());
  }

  @AfterAll
  static void end() {
    if (opa != null) {
      opa.close();
    }
  }

  private static CliRun run(String command, String policy, String... arguments) {
    List<String> all = new ArrayList<>(List.of(command, DESK, "--policies", policy));
    all.addAll(List.of("--opa-url", opa.address().toString()));
    all.addAll(Arrays.asList(arguments));
    return CliRun.small(all.toArray(String[]::new));
  }

  @Test
  void a_violation_is_told_with_its_words_and_the_rule_that_found_it() {
    CliRun run = run("explain", POLICY, "--offering", LONDON);

    assertEquals(1, run.exit(), run.out() + run.err());
    assertEquals("", run.err());
    assertTrue(run.out().contains("violated: may infer in GB, IE"), run.out());
    assertTrue(run.out().contains("rule in Rego = inference-at-home"), run.out());
    assertTrue(
        run.out().contains("asked: " + opa.address() + " data.acme.residency.answer"), run.out());
    assertTrue(run.out().contains("answer: complete, after "), run.out());
  }

  @Test
  void the_words_of_both_sides_are_in_the_json() {
    CliRun run = run("explain", POLICY, "--offering", LONDON, "-f", "json");

    assertTrue(run.out().contains("\"request\":{\"request\":\""), run.out());
    assertTrue(run.out().contains("\"offerings\":[{\"id\":\"" + LONDON + "\""), run.out());
    assertTrue(run.out().contains("\"response\":{\"evaluated\":[\"" + LONDON + "\"]"), run.out());
  }

  @Test
  void a_decision_names_whom_it_asked_and_how_many_it_asked_about() {
    CliRun run = run("decide", POLICY, "-f", "json");

    assertEquals(1, run.exit(), run.out() + run.err());
    assertTrue(
        run.out()
            .contains(
                "{\"rule\":\"acme/home\",\"asked\":\""
                    + opa.address()
                    + " data.acme.residency.answer\",\"offerings\":5}"),
        run.out());
    assertFalse(run.out().contains("\"undecided\""), run.out());
  }

  @Test
  void the_same_rule_with_another_list_allows_frankfurt(@TempDir Path own) throws IOException {
    Files.writeString(
        own.resolve("residency.rego"),
        Files.readString(Path.of(FILES + "rego/residency.rego"))
            .replace("{\"DE\", \"FR\"}", "{\"DE\", \"FR\", \"IE\"}"));
    try (RealOpa other = RealOpa.serve(own.toString())) {
      CliRun run =
          CliRun.small(
              Map.of("OPA_URL", other.address().toString()), "decide", DESK, "--policies", POLICY);

      assertEquals(0, run.exit(), run.out() + run.err());
      assertTrue(run.out().contains("2 allowed"), run.out());
      assertTrue(run.out().contains(FRANKFURT), run.out());
    }
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "other_nonce, OPA_SHAPE",
    "nothing_evaluated, OPA_SHAPE",
    "one_too_few, OPA_SHAPE",
    "plain_deny, OPA_SHAPE",
    "yes, OPA_SHAPE",
    "two_values, OPA_SHAPE",
    "no_number, OPA_UNDEFINED",
    "nowhere, OPA_UNDEFINED",
  })
  void what_is_no_answer_refuses_and_is_no_decision(String rule, String code, @TempDir Path own)
      throws IOException {
    Path policy =
        Files.writeString(
            own.resolve("acme.yaml"),
            Files.readString(Path.of(POLICY))
                .replace("package: acme.residency, rule: answer", "package: wrong, rule: " + rule));

    CliRun run = run("decide", policy.toString());

    assertEquals(3, run.exit(), run.out() + run.err());
    assertTrue(run.out().contains("REFUSED   0 allowed, 0 conditional, 5 refused"), run.out());
    assertTrue(run.out().contains("nothing was decided"), run.out());
    assertTrue(run.out().contains(code), run.out());
  }

  @Test
  void a_server_that_ended_refuses_and_nothing_is_decided() {
    RealOpa gone = RealOpa.serve(folder.toString());
    gone.close();

    CliRun run =
        CliRun.small(
            "check",
            DESK,
            "--policies",
            FILES + "rego/acme.yaml",
            "--opa-url",
            "" + gone.address());

    assertEquals(1, run.exit(), run.out() + run.err());
    assertTrue(run.out().contains("OPA_UNREACHABLE"), run.out());

    CliRun decide =
        CliRun.small(
            "decide",
            DESK,
            "--policies",
            FILES + "rego/acme.yaml",
            "--opa-url",
            gone.address().toString());

    assertEquals(3, decide.exit(), decide.out() + decide.err());
    assertTrue(decide.out().contains("OPA_UNREACHABLE"), decide.out());
  }

  @Test
  void a_token_is_sent_and_never_shown(@TempDir Path own) throws IOException {
    Files.copy(Path.of(FILES + "rego/residency.rego"), own.resolve("residency.rego"));
    Files.writeString(
        own.resolve("authz.rego"),
        """
        package system.authz

        default allow := false

        allow if input.identity == "s3cret-token"
        """);
    Path token = Files.writeString(own.resolve("token"), "s3cret-token\n");
    try (RealOpa guarded =
        RealOpa.serve("--authentication=token", "--authorization=basic", own.toString())) {
      String url = guarded.address().toString();
      String[] asking = {
        "decide", DESK, "--policies", POLICY, "--opa-url", url, "--opa-token-file", token + ""
      };

      CliRun with = CliRun.small(asking);
      CliRun byVariable =
          CliRun.small(
              Map.of("OPA_URL", url, "OPA_TOKEN", "s3cret-token"),
              "explain",
              DESK,
              "--policies",
              POLICY,
              "--offering",
              LONDON,
              "-f",
              "json");
      CliRun without = CliRun.small("decide", DESK, "--policies", POLICY, "--opa-url", url);

      assertEquals(1, with.exit(), with.out() + with.err());
      assertEquals(1, byVariable.exit(), byVariable.out() + byVariable.err());
      assertEquals(3, without.exit(), without.out() + without.err());
      for (CliRun run : List.of(with, byVariable, without)) {
        assertFalse((run.out() + run.err()).contains("s3cret"), run.out());
      }
    }
  }

  @Test
  void the_tests_of_a_policy_ask_the_server_too(@TempDir Path own) throws IOException {
    Files.copy(Path.of(POLICY), own.resolve("acme.yaml"));
    Files.writeString(
        own.resolve("acme.test.yaml"),
        """
        apiVersion: domicile/v1
        kind: PolicyTest
        at: 2026-11-25
        workloads:
          desk: {sector: retail, data: {subjects: [DE], categories: [personal]}, requester: {country: DE, regimes: []}, stages: [inference]}
        cases:
          - name: Ireland is not home
            workload: desk
            offering: aws/eu-central-1/bedrock/claude-sonnet-4-6@geo
            expect: {outcome: refused, rules: {acme/home: violated}}
          - name: STACKIT is
            workload: desk
            offering: "stackit/*"
            expect: {outcome: allowed, rules: {}}
        """);

    CliRun run = CliRun.small("test", own.toString(), "--opa-url", opa.address().toString());

    assertEquals(0, run.exit(), run.out() + run.err());
  }

  @Test
  void a_module_beside_the_policy_gives_the_same_findings_without_a_server(@TempDir Path own)
      throws IOException {
    RealOpa.Run built =
        RealOpa.runIn(
            own,
            "build",
            "-t",
            "wasm",
            "-e",
            "acme/residency/answer",
            "-o",
            own.resolve("acme.tar.gz").toString(),
            folder.resolve("residency.rego").toString());
    assertEquals(0, built.exit(), built.text());
    Path policy =
        Files.writeString(
            own.resolve("acme.yaml"),
            Files.readString(Path.of(POLICY))
                .replace(
                    "package: acme.residency, rule: answer",
                    "wasm: acme.tar.gz, entrypoint: acme/residency/answer"));

    CliRun module = CliRun.small("decide", DESK, "--policies", policy.toString(), "-f", "json");
    CliRun server = run("decide", POLICY, "-f", "json");

    assertEquals("", module.err());
    assertEquals(server.exit(), module.exit(), module.out());
    assertEquals(
        comparable(server.out(), opa.address() + " data.acme.residency.answer"),
        comparable(module.out(), "acme.tar.gz, entrypoint acme/residency/answer"));
    assertTrue(module.out().contains("may infer in GB, IE"), module.out());
  }

  /** Without who was asked, where the policy lies, and the digest of what it says. */
  private static String comparable(String json, String asked) {
    assertTrue(json.contains(asked), json);
    return json.replace(asked, "somebody")
        .replaceAll("\"file\":\"[^\"]*\"", "\"file\":\"\"")
        .replaceAll("\"digest\":\"[^\"]*\"", "\"digest\":\"\"");
  }
}
