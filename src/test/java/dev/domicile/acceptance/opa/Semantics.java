package dev.domicile.acceptance.opa;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.domicile.opa.RealOpa;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;

/** The semantics in Rego on a real server, asked case by case. Close it. */
final class Semantics implements AutoCloseable {

  /** Where the semantics are written. */
  static final Path SHIPPED = Path.of("policies/rego/domicile");

  private static final Path CASE = Path.of("src/test/resources/opa/case.rego");
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Path rego;
  private final RealOpa server;

  private Semantics(Path rego) {
    this.rego = rego;
    this.server = RealOpa.serve(rego.toString(), CASE.toString());
  }

  /** A server that runs the Rego of {@code folder} and nothing else. */
  static Semantics of(Path folder) {
    return new Semantics(folder);
  }

  /** The input of the rule that decides one case. */
  static String oneCase(Question question, String catalog, String policies) {
    return "{\"question\":"
        + question.input()
        + ",\"catalog\":"
        + catalog
        + ",\"policies\":"
        + policies
        + "}";
  }

  /** What the server says of {@link #oneCase}. */
  Answer decide(String oneCase) {
    HttpResponse<String> response =
        server.post("/v1/data/domicile_test/decision", "{\"input\":" + oneCase + "}");
    return Answer.of(response.statusCode(), json(response.body()));
  }

  /** What a new process says of {@link #oneCase}, without any server. */
  Answer evaluate(String oneCase) {
    try {
      Path input = Files.createTempFile("case", ".json");
      try {
        Files.writeString(input, oneCase);
        RealOpa.Run run =
            RealOpa.run(
                "eval",
                "--data=" + rego,
                "--data=" + CASE,
                "--input=" + input,
                "--format=raw",
                "data.domicile_test");
        int status = run.exit() == 0 ? 200 : run.exit();
        return Answer.of(
            status,
            MAPPER
                .createObjectNode()
                .set(
                    "result",
                    run.exit() == 0
                        ? json(run.out()).path("decision")
                        : MAPPER.valueToTree(run.text())));
      } finally {
        Files.deleteIfExists(input);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode json(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError("no JSON: " + text, e);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
