package dev.domicile.acceptance.opa;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.domicile.opa.RealOpa;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The semantics in Rego on a real server, given catalogs and policies one after the other in the
 * place where a bundle has its own. (To replace data in each question by {@code with} gives the
 * same answers in twice the time.) Close it. Not safe for several threads.
 */
final class Semantics implements AutoCloseable {

  /** Where the semantics are written. */
  static final Path SHIPPED = Path.of("policies/rego/domicile");

  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final Path rego;
  private final RealOpa server;
  private String catalog = "";
  private String policies = "";

  /** A server that runs the Rego of {@code folder}. */
  Semantics(Path folder) {
    this.rego = folder;
    this.server = RealOpa.serve(folder.toString());
  }

  /** Catalog and policies, as {@code OpaData} writes them, for the questions that follow. */
  void load(String catalogData, String policyData) {
    if (!catalogData.equals(catalog)) {
      put("/v1/data/catalog", catalogData);
      catalog = catalogData;
    }
    if (!policyData.equals(policies)) {
      put("/v1/data/policies", policyData);
      policies = policyData;
    }
  }

  private void put(String path, String json) {
    HttpResponse<String> response = send(request(path).PUT(BodyPublishers.ofString(json)).build());
    if (response.statusCode() != 204) {
      throw new AssertionError(path + ": " + response.statusCode() + " " + response.body());
    }
  }

  /** What the server decides. */
  Answer decide(Question question) {
    String body = "{\"input\":" + question.input() + "}";
    HttpResponse<String> response =
        send(request("/v1/data/domicile/decision").POST(BodyPublishers.ofString(body)).build());
    return Answer.of(response.statusCode(), json(response.body()));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(server.address().resolve(path))
        .header("Content-Type", "application/json")
        .timeout(DEADLINE);
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return HTTP.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException("the server wrote: " + server.log(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  /** What a process of its own decides with the same catalog and policies, without a server. */
  Answer evaluate(Question question) {
    try {
      Path data = Files.createTempFile("data", ".json");
      Path input = Files.createTempFile("input", ".json");
      try {
        Files.writeString(data, "{\"catalog\":" + catalog + ",\"policies\":" + policies + "}");
        Files.writeString(input, question.input());
        return answer(
            RealOpa.run(
                "eval",
                "--data=" + rego,
                "--data=" + data,
                "--input=" + input,
                "data.domicile.decision"));
      } finally {
        Files.deleteIfExists(data);
        Files.deleteIfExists(input);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Answer answer(RealOpa.Run run) {
    JsonNode value = json(run.out()).at("/result/0/expressions/0/value");
    return Answer.of(
        run.exit() == 0 ? 200 : run.exit(), MAPPER.createObjectNode().set("result", value));
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
