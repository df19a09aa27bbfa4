package dev.domicile.acceptance.opa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.domicile.acceptance.CliRun;
import dev.domicile.opa.RealOpa;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Who has only OPA and the bundle gets the answer to the first example of the README that the
 * command line gives to who has only Java.
 */
class ReadmeExampleTest {

  private static final String EXAMPLE = "examples/workloads/discharge-summaries.yaml";

  @TempDir private Path folder;

  @Test
  void opa_with_the_bundle_answers_the_first_example_as_the_command_line_does() {
    CliRun decided = CliRun.shipped("decide", EXAMPLE, "--at", "2026-11-25", "-f", "json");
    Answer java = Answer.ofDecision(Semantics.json(decided.out()));
    Path bundle = folder.resolve("domicile.tar.gz");
    assertEquals(0, CliRun.shipped("bundle", "-o", bundle.toString()).exit());
    JsonNode workload = UntypedYaml.document(PolicyTestQuestions.text(Path.of(EXAMPLE)));
    try (RealOpa opa = RealOpa.serve("--bundle", bundle.toString())) {
      HttpResponse<String> answer =
          opa.post(
              "/v1/data/domicile/decision",
              "{\"input\": {\"workload\": " + workload + ", \"asOf\": \"2026-11-25\"}}");
      assertEquals(
          List.of(),
          java.differences(Answer.of(answer.statusCode(), Semantics.json(answer.body()))));
    }
    assertTrue(java.toString().contains("outcome: conditional\n"), "the README says so");
  }
}
