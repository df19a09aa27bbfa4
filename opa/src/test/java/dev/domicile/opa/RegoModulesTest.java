package dev.domicile.opa;

import static dev.domicile.opa.SmallWorld.CATALOG;
import static dev.domicile.opa.SmallWorld.DAY;
import static dev.domicile.opa.SmallWorld.FRANKFURT;
import static dev.domicile.opa.SmallWorld.LONDON;
import static dev.domicile.opa.SmallWorld.policy;
import static dev.domicile.opa.SmallWorld.workload;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.domicile.core.catalog.OfferingId;
import dev.domicile.core.decision.Candidate;
import dev.domicile.core.decision.Decision;
import dev.domicile.core.decision.Outcome;
import dev.domicile.core.decision.PolicyDecisionPoint;
import dev.domicile.core.policy.PolicyLoader;
import dev.domicile.core.policy.PolicySet;
import dev.domicile.core.source.Diagnostic;
import dev.domicile.core.source.Loaded;
import dev.domicile.core.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules that are compiled and lie beside the policy. */
class RegoModulesTest {

  private static final Path REGO =
      Path.of("../src/test/resources/cli/rego/residency.rego").toAbsolutePath();

  private static final String POLICY =
      policy("rego: {wasm: rego/acme.tar.gz, entrypoint: acme/residency/answer}");

  @TempDir static Path folder;

  @BeforeAll
  static void compile() throws IOException {
    Files.createDirectories(folder.resolve("company/rego"));
    RealOpa.Run run =
        RealOpa.runIn(
            folder,
            "build",
            "-t",
            "wasm",
            "-e",
            "acme/residency/answer",
            "-o",
            folder.resolve("company/rego/acme.tar.gz").toString(),
            REGO.toString());
    assertEquals(0, run.exit(), run.text());
  }

  private static Loaded<PolicySet> load(RegoRules rules, String policy) throws IOException {
    Path file = Files.writeString(folder.resolve("company/acme.yaml"), policy);
    return PolicyLoader.against(CATALOG).using(rules).load(Source.file(file));
  }

  private static RegoRules modules() {
    return RegoRules.withoutServer(Duration.ofSeconds(20));
  }

  @Test
  void a_module_beside_the_policy_answers_without_a_server() throws IOException {
    try (RegoRules rules = modules()) {
      PolicyDecisionPoint point =
          PolicyDecisionPoint.of(CATALOG, load(rules, POLICY).orElseThrow());

      Decision decision = point.decide(workload().build(), DAY);

      Candidate london =
          decision.refusals().stream()
              .filter(candidate -> candidate.offering().toString().equals(LONDON))
              .findFirst()
              .orElseThrow();
      assertEquals("may infer in GB, IE", london.findings().get(0).message());
      assertEquals(
          "rego/acme.tar.gz, entrypoint acme/residency/answer",
          london.findings().get(0).facts().get(0).value());
      assertEquals(Outcome.ALLOWED, decision.outcome());
    }
  }

  @Test
  void once_closed_it_answers_no_more() throws IOException {
    RegoRules rules = modules();
    PolicyDecisionPoint point = PolicyDecisionPoint.of(CATALOG, load(rules, POLICY).orElseThrow());
    rules.close();

    Candidate candidate = point.check(workload().build(), OfferingId.parse(FRANKFURT), DAY);

    assertTrue(candidate.isUndecided());
    assertEquals(Outcome.REFUSED, candidate.outcome());
  }

  @Test
  void a_file_that_is_not_there_is_told_where_it_is_named() throws IOException {
    try (RegoRules rules = modules()) {
      List<Diagnostic> found =
          load(rules, POLICY.replace("acme.tar.gz", "acne.tar.gz")).diagnostics();

      assertEquals(1, found.size());
      assertTrue(
          found.get(0).toString().contains("acme.yaml:13:18: error REGO-FILE: there is no file"),
          found.toString());
    }
  }

  @Test
  void an_entrypoint_that_is_not_there_is_told_where_it_is_named() throws IOException {
    try (RegoRules rules = modules()) {
      List<Diagnostic> found =
          load(rules, POLICY.replace("residency/answer", "residency/anwser")).diagnostics();

      assertTrue(found.get(0).toString().contains("acme.yaml:13:18: error REGO-WASM-"), "" + found);
    }
  }

  @Test
  void a_policy_that_lies_in_no_file_has_nothing_beside_it() {
    try (RegoRules rules = modules()) {
      List<Diagnostic> found = SmallWorld.load(rules, POLICY).diagnostics();

      assertTrue(found.get(0).toString().contains("REGO-FILE: nobody knows where"), "" + found);
    }
  }
}
