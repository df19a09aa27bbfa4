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
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules in Rego on the command line, without a server. */
class CliRegoTest {

  private static final String POLICY = FILES + "rego/acme.yaml";
  private static final String DESK = FILES + "rego/desk.yaml";
  private static final String SECRET = "s3cret-token";

  private static CliRun decide(Map<String, String> variables, String... arguments) {
    List<String> all = new ArrayList<>(List.of("decide", DESK, "--policies", POLICY));
    all.addAll(Arrays.asList(arguments));
    return CliRun.small(variables, all.toArray(String[]::new));
  }

  @Test
  void without_a_server_nothing_is_decided_and_one_line_says_how_to_name_one() {
    CliRun run = decide(Map.of());

    assertEquals(3, run.exit());
    assertEquals(
        "policy-check: acme/home asks an OPA server and none is named, so that nobody answers;"
            + " name it by --opa-url or the variable OPA_URL\n",
        run.err());
    assertTrue(run.out().contains("nothing was decided: an answer is missing"), run.out());
    assertTrue(run.out().contains("OPA_NOT_CONFIGURED"), run.out());
  }

  @Test
  void a_server_that_is_set_to_nothing_is_none() {
    assertTrue(decide(Map.of("OPA_URL", "")).err().contains("none is named"));
  }

  @Test
  void without_rules_in_rego_no_server_is_missed() {
    CliRun run = CliRun.small("decide", DESK, "--policies", FILES + "policies");

    assertEquals("", run.err());
  }

  @Test
  void explain_says_whom_it_would_have_asked() {
    CliRun run =
        CliRun.small(
            "explain",
            DESK,
            "--policies",
            POLICY,
            "--offering",
            "aws/eu-central-1/bedrock/claude-sonnet-4-6@geo");

    assertEquals(3, run.exit());
    assertTrue(run.out().contains("asked: data.acme.residency.answer"), run.out());
    assertTrue(run.out().contains("answer: none (OPA_NOT_CONFIGURED"), run.out());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--opa-url localhost:8181",
        "--opa-url ftp://localhost:8181",
        "--opa-url http://user:s3cret-token@localhost:8181",
        "--opa-url http://",
        "--opa-url ht!tp",
        "--opa-deadline 5",
        "--opa-deadline 0s",
        "--opa-deadline -1s",
        "--opa-deadline PT5S",
        "--opa-url http://127.0.0.1:1 --opa-deadline 100s",
        "--opa-url http://opa.example.com --opa-token-file src/test/resources/cli/rego/token.txt",
        "--opa-url https://127.0.0.1:1 --opa-ca src/test/resources/cli/rego/acme.yaml",
        "--opa-token-file src/test/resources/cli/rego/acme.yaml",
        "--opa-ca src/test/resources/cli/rego/acme.yaml",
        "--opa-url http://127.0.0.1:1 --opa-token-file src/test/resources/cli/no-such-file",
        "--opa-url http://127.0.0.1:1 --opa-token-file src/test/resources/cli/rego/acme.yaml",
        "--opa-url https://127.0.0.1:1 --opa-ca src/test/resources/cli/no-such-file",
      })
  void a_wrong_option_ends_with_2_and_tells_no_secret(String options) {
    CliRun run = decide(Map.of(), options.split(" "));

    assertAll(
        () -> assertEquals(2, run.exit(), run.err()),
        () -> assertTrue(run.err().startsWith("policy-check: "), run.err()),
        () -> assertFalse(run.err().contains(SECRET), run.err()),
        () -> assertEquals("", run.out()));
  }

  @Test
  void an_empty_token_file_is_wrong(@TempDir Path folder) throws IOException {
    Path token = Files.writeString(folder.resolve("token"), "\n");

    CliRun run = decide(Map.of("OPA_URL", "http://127.0.0.1:1"), "--opa-token-file", token + "");

    assertEquals(2, run.exit());
    assertTrue(run.err().contains("there is no token in"), run.err());
  }

  @Test
  void a_test_that_expects_a_refusal_is_not_green_for_want_of_an_answer(@TempDir Path folder)
      throws IOException {
    Files.copy(Path.of(POLICY), folder.resolve("acme.yaml"));
    Files.writeString(
        folder.resolve("acme.test.yaml"),
        """
        apiVersion: domicile/v1
        kind: PolicyTest
        at: 2026-11-25
        workloads:
          shop: {sector: retail, data: {subjects: [DE], categories: [personal]}, requester: {country: DE, regimes: []}, stages: [inference]}
        cases:
          - name: the whole workload is refused
            workload: shop
            expect: {outcome: refused}
          - name: one offering is refused
            workload: shop
            offering: aws/eu-central-1/bedrock/claude-sonnet-4-6@geo
            expect: {outcome: refused}
          - name: the rule is unknown while nobody is asked
            workload: shop
            offering: aws/eu-central-1/bedrock/claude-sonnet-4-6@geo
            expect: {outcome: refused, rules: {acme/home: unknown}}
        """);

    CliRun run = CliRun.small("test", folder.toString());

    assertEquals(1, run.exit(), run.out() + run.err());
    assertTrue(run.out().contains("nobody answered"), run.out());
    assertTrue(run.out().contains("2 failed"), run.out());
  }
}
