package dev.domicile.opa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.domicile.opa.RegoAnswer.Failure;
import dev.domicile.opa.RegoAnswer.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a real OPA answers, and what is made of it. */
class RealServerTest {

  private static final Duration DEADLINE = Duration.ofSeconds(10);

  private static final String RULES =
      """
      package acme

      answer := {"request": input.request, "evaluated": {"a"}, "violations": set()}

      nothing if input.never

      division := 1 / input.zero

      both := 1 if input.request

      both := 2 if input.request

      # What careless rules would answer: each says that all is well where a fact is missing.
      hoisted := {"request": input.request, "evaluated": {"a"}, "violations": {v |
        not "DE" in data.allowed
        v := {"offering": "a", "rule": "r", "verdict": "violated", "message": "m"}
      }}

      misspelt := {"request": input.request, "evaluated": {o | some o in input.ofering}, "violations": set()}
      """;

  @TempDir private static Path folder;

  private static Path rules;

  @BeforeAll
  static void writeRules() throws IOException {
    rules = Files.writeString(folder.resolve("acme.rego"), RULES);
  }

  private static String asked(OpaConnection connection, String path) {
    try (OpaServer server = new OpaServer(connection.withDeadline(DEADLINE))) {
      String input = "{\"request\":\"n1\",\"zero\":0,\"offerings\":[{\"id\":\"a\"}]}";
      RegoAnswer answer = server.rule(new RulePath(path)).ask(new RegoQuestion("n1", input));
      if (answer instanceof Failure failure) {
        return failure.reason().code() + ": " + failure.because();
      }
      var reading = ViolationReader.read(((Value) answer).result(), "n1", Set.of("a"));
      return reading.wrong().map(wrong -> "OPA_SHAPE: " + wrong).orElse("" + reading.violations());
    }
  }

  @Test
  void an_answer_a_rule_without_value_and_errors() {
    try (RealOpa opa = RealOpa.serve(rules.toString())) {
      OpaConnection connection = OpaConnection.to(opa.address());
      String undefined = "OPA_UNDEFINED: the rule has no value for this input";
      assertEquals("[]", asked(connection, "acme/answer"));
      assertEquals(undefined, asked(connection, "acme/nothing"));
      assertEquals(undefined, asked(connection, "acme/none"));
      assertEquals(undefined, asked(connection, "none/answer"));
      assertEquals(undefined, asked(connection, "acme/division"));
      String conflict = asked(connection, "acme/both");
      assertTrue(conflict.startsWith("OPA_SHAPE: status 500: "), conflict);
      String package_ = asked(connection, "acme");
      assertTrue(package_.startsWith("OPA_SHAPE: "), package_);
    }
  }

  @Test
  void an_operand_that_is_missing_behind_not_hides_a_violation_and_so_the_page_warns_of_it() {
    // Nobody outside can see this one: the answer is whole. What helps is the idiom on the page.
    try (RealOpa opa = RealOpa.serve(rules.toString())) {
      assertEquals("[]", asked(OpaConnection.to(opa.address()), "acme/hoisted"));
    }
  }

  @Test
  void a_misspelt_input_evaluates_nothing_and_does_not_count() {
    try (RealOpa opa = RealOpa.serve(rules.toString())) {
      assertEquals(
          "OPA_SHAPE: `evaluated` does not hold exactly the 1 offerings asked about",
          asked(OpaConnection.to(opa.address()), "acme/misspelt"));
    }
  }

  @Test
  void a_server_that_logs_its_decisions_answers_as_well() {
    try (RealOpa opa = RealOpa.serve(rules.toString(), "--set", "decision_logs.console=true")) {
      assertEquals("[]", asked(OpaConnection.to(opa.address()), "acme/answer"));
    }
  }

  @Test
  void a_token_is_needed_where_the_server_asks_for_one() throws IOException {
    Path authorization =
        Files.writeString(
            folder.resolve("authz.rego"),
            """
            package system.authz

            default allow := false

            allow if input.identity == "s3cret"
            """);
    try (RealOpa opa =
        RealOpa.serve(
            rules.toString(),
            authorization.toString(),
            "--authentication=token",
            "--authorization=basic")) {
      OpaConnection connection = OpaConnection.to(opa.address());
      assertTrue(asked(connection, "acme/answer").startsWith("OPA_SHAPE: status 401"));
      assertTrue(asked(connection.withToken("other"), "acme/answer").startsWith("OPA_SHAPE"));
      assertEquals("[]", asked(connection.withToken("s3cret"), "acme/answer"));
    }
  }

  @Test
  void tls_needs_the_authority_that_signed_the_certificate() throws Exception {
    Path keys = Files.createDirectories(folder.resolve("tls"));
    Path certificate = Certificates.selfSigned(keys);
    try (RealOpa opa =
        RealOpa.serveTls(
            rules.toString(),
            "--tls-cert-file",
            certificate.toString(),
            "--tls-private-key-file",
            keys.resolve("key.pem").toString())) {
      OpaConnection connection = OpaConnection.to(opa.address());
      assertEquals("[]", asked(connection.withAuthorities(certificate), "acme/answer"));
      assertEquals(
          "OPA_UNREACHABLE: no trusted TLS connection to the server could be made",
          asked(connection, "acme/answer"));
    }
  }

  @Test
  void a_file_without_certificates_is_no_authority() {
    OpaConnection connection =
        OpaConnection.to(java.net.URI.create("https://127.0.0.1:1")).withAuthorities(rules);
    assertThrows(IllegalArgumentException.class, () -> new OpaServer(connection));
  }

  @Test
  void a_server_that_is_gone_is_unreachable_and_one_that_comes_back_is_asked_again() {
    RealOpa first = RealOpa.serve(rules.toString());
    try (OpaServer server =
        new OpaServer(
            OpaConnection.to(first.address())
                .withDeadline(DEADLINE)
                .withBreaker(100, Duration.ofSeconds(1)))) {
      RegoPort port = server.rule(new RulePath("acme/answer"));
      RegoQuestion question = new RegoQuestion("n1", "{\"request\":\"n1\"}");
      assertTrue(port.ask(question) instanceof Value);
      first.close();
      assertTrue(port.ask(question) instanceof Failure);
    } finally {
      first.close();
    }
  }
}
