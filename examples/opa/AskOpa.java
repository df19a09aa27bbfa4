import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;

/** Asks an OPA server that runs a Domicile bundle: {@code java AskOpa.java SERVER QUESTION.json PART}. */
public final class AskOpa {

  public static void main(String[] arguments) throws Exception {
    URI part = URI.create(arguments[0] + "/v1/data/domicile/decision/" + arguments[2]);
    HttpRequest question =
        HttpRequest.newBuilder(part)
            .header("Content-Type", "application/json")
            .timeout(Duration.ofSeconds(10))
            .POST(BodyPublishers.ofFile(Path.of(arguments[1])))
            .build();
    HttpResponse<String> answer =
        HttpClient.newHttpClient().send(question, BodyHandlers.ofString());
    // A rule without a value answers 200 and no result: only a result is an answer.
    if (answer.statusCode() != 200 || !answer.body().startsWith("{\"result\":")) {
      System.err.println("no decision: status " + answer.statusCode() + " " + answer.body());
      System.exit(3);
    }
    System.out.print(answer.body());
  }
}
