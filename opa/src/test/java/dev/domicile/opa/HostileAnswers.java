package dev.domicile.opa;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.domicile.opa.HostileServer.Behaviour;
import dev.domicile.opa.HostileServer.Exchange;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;

/**
 * Answers that must not count, each of which says that there is no violation to somebody who reads
 * it carelessly.
 */
final class HostileAnswers {

  /** A way to answer wrongly, as the name says. */
  record Scenario(String name, Behaviour behaviour) {
    @Override
    public String toString() {
      return name;
    }
  }

  private final List<Scenario> scenarios = new ArrayList<>();

  private HostileAnswers() {}

  static List<Scenario> all() {
    HostileAnswers answers = new HostileAnswers();
    answers.silences();
    answers.statuses();
    answers.headers();
    answers.bodies();
    answers.results();
    answers.lengths();
    return answers.scenarios;
  }

  // Pieces.

  /** The value that finds nothing wrong. */
  static String value(String nonce) {
    return "{\"request\":\"" + nonce + "\",\"evaluated\":[\"a\"],\"violations\":[]}";
  }

  static String envelope(String nonce) {
    return "{\"result\":" + value(nonce) + "}";
  }

  static byte[] response(String status, String headers, byte[] body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(
        ("HTTP/1.1 " + status + "\r\n" + headers + "Content-Length: " + body.length + "\r\n\r\n")
            .getBytes(UTF_8));
    bytes.writeBytes(body);
    return bytes.toByteArray();
  }

  static final String JSON = "Content-Type: application/json\r\n";

  /** The good answer. */
  static final Behaviour GOOD =
      exchange ->
          exchange.write(response("200 OK", JSON, envelope(exchange.nonce()).getBytes(UTF_8)));

  static byte[] ok(String body) {
    return response("200 OK", JSON, body.getBytes(UTF_8));
  }

  private void add(String name, Behaviour behaviour) {
    scenarios.add(new Scenario(name, behaviour));
  }

  /** The whole body made of the good value. */
  private void body(String name, Function<String, String> made) {
    add(name, exchange -> exchange.write(ok(made.apply(exchange.nonce()))));
  }

  private void bytes(String name, Function<String, byte[]> made) {
    add(name, exchange -> exchange.write(response("200 OK", JSON, made.apply(exchange.nonce()))));
  }

  private void result(String name, Function<String, String> made) {
    body(name, nonce -> "{\"result\":" + made.apply(nonce) + "}");
  }

  private void status(String status) {
    add(
        "status " + status,
        exchange ->
            exchange.write(response(status, JSON, envelope(exchange.nonce()).getBytes(UTF_8))));
  }

  private void header(String name, String headers) {
    add(
        name,
        exchange ->
            exchange.write(
                response("200 OK", headers, envelope(exchange.nonce()).getBytes(UTF_8))));
  }

  // Silences.

  private void silences() {
    add("it never answers", Exchange::stall);
    add("it closes before it answers", exchange -> exchange.socket().close());
    add(
        "it resets the connection",
        exchange -> {
          exchange.socket().setSoLinger(true, 0);
          exchange.socket().close();
        });
    add(
        "it stalls in the headers",
        exchange -> {
          exchange.write("HTTP/1.1 200 OK\r\nContent-Type: appl");
          exchange.stall();
        });
    add(
        "it stalls in the body",
        exchange -> {
          exchange.write("HTTP/1.1 200 OK\r\n" + JSON + "Content-Length: 500\r\n\r\n{\"result\":");
          exchange.stall();
        });
    add(
        "it stalls behind a complete value",
        exchange -> {
          exchange.write("HTTP/1.1 200 OK\r\n" + JSON + "Content-Length: 5000\r\n\r\n");
          exchange.write(envelope(exchange.nonce()));
          exchange.stall();
        });
    add(
        "it trickles",
        exchange -> {
          exchange.write("HTTP/1.1 200 OK\r\n" + JSON + "Content-Length: 500\r\n\r\n");
          for (byte b : envelope(exchange.nonce()).getBytes(UTF_8)) {
            exchange.write(new byte[] {b});
            exchange.pause(50);
          }
        });
    add(
        "its headers never end",
        exchange -> {
          exchange.write("HTTP/1.1 200 OK\r\n" + JSON);
          for (int i = 0; i < 100_000; i++) {
            exchange.write("X-Header-" + i + ": aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\r\n");
          }
        });
    add(
        "its body never ends",
        exchange -> {
          exchange.write("HTTP/1.1 200 OK\r\n" + JSON + "Transfer-Encoding: chunked\r\n\r\n");
          exchange.write(chunk("{\"result\":" + value(exchange.nonce())));
          for (int i = 0; i < 100_000; i++) {
            exchange.write(chunk(" ".repeat(1000)));
          }
        });
  }

  private static String chunk(String text) {
    return Integer.toHexString(text.length()) + "\r\n" + text + "\r\n";
  }

  // Statuses.

  private void statuses() {
    for (String status :
        List.of(
            "201 Created",
            "202 Accepted",
            "203 Non-Authoritative Information",
            "206 Partial Content",
            "300 Multiple Choices",
            "400 Bad Request",
            "401 Unauthorized",
            "403 Forbidden",
            "404 Not Found",
            "407 Proxy Authentication Required",
            "429 Too Many Requests",
            "500 Internal Server Error",
            "503 Service Unavailable",
            "999 Whatever")) {
      status(status);
    }
    add("status 204", exchange -> exchange.write("HTTP/1.1 204 No Content\r\n\r\n"));
    add(
        "status 101",
        exchange ->
            exchange.write(
                "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n"
                    + envelope(exchange.nonce())));
    for (int status : List.of(301, 302, 303, 307, 308)) {
      add(
          "it sends elsewhere with " + status,
          exchange -> {
            if (exchange.head().contains("/elsewhere")) {
              GOOD.answer(exchange);
            } else {
              exchange.write(
                  response(
                      status + " Elsewhere",
                      JSON + "Location: " + exchange.server().address() + "/elsewhere\r\n",
                      new byte[0]));
            }
          });
    }
    add("it speaks no HTTP", exchange -> exchange.write(envelope(exchange.nonce()) + "\r\n\r\n"));
    add("its status is no number", exchange -> exchange.write("HTTP/1.1 abc OK\r\n\r\n"));
  }

  // Headers.

  private void headers() {
    header("no content type", "");
    header("HTML", "Content-Type: text/html\r\n");
    header("text", "Content-Type: text/plain\r\n");
    header("another JSON", "Content-Type: application/json-seq\r\n");
    header("another charset", "Content-Type: application/json; charset=utf-16\r\n");
    header("two content types", JSON + "Content-Type: text/html\r\n");
    header("it says that it is compressed", JSON + "Content-Encoding: gzip\r\n");
    add(
        "it is compressed",
        exchange -> {
          ByteArrayOutputStream bytes = new ByteArrayOutputStream();
          try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(envelope(exchange.nonce()).getBytes(UTF_8));
          }
          exchange.write(
              response("200 OK", JSON + "Content-Encoding: gzip\r\n", bytes.toByteArray()));
        });
  }

  // Bodies.

  private void bodies() {
    body("an empty body", nonce -> "");
    body("an empty object", nonce -> "{}");
    body("an array", nonce -> "[" + envelope(nonce) + "]");
    body("a bare true", nonce -> "true");
    body("the value without its envelope", HostileAnswers::value);
    body("a page", nonce -> "<html>" + envelope(nonce) + "</html>");
    body("it is cut", nonce -> envelope(nonce).substring(0, envelope(nonce).length() - 1));
    body("something stands behind it", nonce -> envelope(nonce) + " x");
    body("a second document", nonce -> envelope(nonce) + envelope(nonce));
    body("a bracket too many", nonce -> envelope(nonce) + "}");
    body("the result stands twice", nonce -> "{\"result\":null,\"result\":" + value(nonce) + "}");
    body(
        "a key of the value stands twice",
        nonce ->
            "{\"result\":{\"request\":\""
                + nonce
                + "\",\"evaluated\":[\"a\"],\"violations\":[{}],\"violations\":[]}}");
    body(
        "it warns that the input was missing",
        nonce ->
            "{\"result\":"
                + value(nonce)
                + ",\"warning\":{\"code\":\"api_usage_warning\",\"message\":\"'input' key missing\"}}");
    body("it tells errors", nonce -> "{\"result\":" + value(nonce) + ",\"errors\":[]}");
    body(
        "it tells a code",
        nonce -> "{\"code\":\"internal_error\",\"result\":" + value(nonce) + "}");
    body("an unknown key", nonce -> "{\"result\":" + value(nonce) + ",\"more\":1}");
    body("a comment", nonce -> "/* all good */" + envelope(nonce));
    body("single quotes", nonce -> envelope(nonce).replace('"', '\''));
    body("a comma too many", nonce -> "{\"result\":" + value(nonce) + ",}");
    body("not a number", nonce -> "{\"metrics\":{\"a\":NaN},\"result\":" + value(nonce) + "}");
    body(
        "a number of 100,000 digits",
        nonce ->
            "{\"metrics\":{\"a\":" + "9".repeat(100_000) + "},\"result\":" + value(nonce) + "}");
    body(
        "5,000 levels",
        nonce ->
            "{\"metrics\":"
                + "[".repeat(5000)
                + "]".repeat(5000)
                + ",\"result\":"
                + value(nonce)
                + "}");
    body(
        "15 MB",
        nonce ->
            "{\"result\":" + value(nonce) + ",\"metrics\":\"" + "a".repeat(15_000_000) + "\"}");
    bytes("a byte order mark", nonce -> ("\uFEFF" + envelope(nonce)).getBytes(UTF_8));
    bytes("UTF-16", nonce -> envelope(nonce).getBytes(UTF_16));
    bytes(
        "bytes that are no UTF-8",
        nonce -> {
          byte[] bytes =
              ("{\"decision_id\":\"?\",\"result\":" + value(nonce) + "}").getBytes(UTF_8);
          bytes[16] = (byte) 0xFF;
          return bytes;
        });
    bytes("a null byte", nonce -> (envelope(nonce) + "\0").getBytes(UTF_8));
  }

  // Values that the envelope lets pass, or not, and that are no answer.

  private void results() {
    result("the result is null", nonce -> "null");
    result("the result is true", nonce -> "true");
    result("the result is the text true", nonce -> "\"true\"");
    result("the result is 1", nonce -> "1");
    result("the result is infinite", nonce -> "1e999999999");
    result("the result is an empty object", nonce -> "{}");
    result("the result is an empty list", nonce -> "[]");
    result("the result is a list of the value", nonce -> "[" + value(nonce) + "]");
    result("another nonce", nonce -> value(nonce + "0"));
    result("no nonce", nonce -> "{\"evaluated\":[\"a\"],\"violations\":[]}");
    result(
        "a nonce that is a number",
        nonce -> "{\"request\":1,\"evaluated\":[\"a\"],\"violations\":[]}");
    result(
        "nothing evaluated",
        nonce -> "{\"request\":\"" + nonce + "\",\"evaluated\":[],\"violations\":[]}");
    result(
        "something else evaluated",
        nonce -> "{\"request\":\"" + nonce + "\",\"evaluated\":[\"b\"],\"violations\":[]}");
    result(
        "more evaluated than asked",
        nonce -> "{\"request\":\"" + nonce + "\",\"evaluated\":[\"a\",\"b\"],\"violations\":[]}");
    result(
        "evaluated is no list",
        nonce -> "{\"request\":\"" + nonce + "\",\"evaluated\":{\"a\":true},\"violations\":[]}");
    result("no violations key", nonce -> "{\"request\":\"" + nonce + "\",\"evaluated\":[\"a\"]}");
    result(
        "violations are null",
        nonce -> "{\"request\":\"" + nonce + "\",\"evaluated\":[\"a\"],\"violations\":null}");
    result(
        "violations are an object",
        nonce -> "{\"request\":\"" + nonce + "\",\"evaluated\":[\"a\"],\"violations\":{}}");
    result(
        "a key too many",
        nonce ->
            "{\"request\":\""
                + nonce
                + "\",\"evaluated\":[\"a\"],\"violations\":[],\"allow\":true}");
    result("a violation without a verdict", nonce -> violation(nonce, "\"message\":\"m\""));
    result(
        "a violation that is satisfied",
        nonce -> violation(nonce, "\"message\":\"m\",\"verdict\":\"satisfied\""));
    result(
        "a violation without a message",
        nonce -> violation(nonce, "\"message\":\"\",\"verdict\":\"violated\""));
    result(
        "a violation of an offering that was not asked about",
        nonce ->
            violation(nonce, "\"message\":\"m\",\"verdict\":\"violated\"")
                .replace("\"a\",\"rule", "\"b\",\"rule"));
  }

  private static String violation(String nonce, String more) {
    return "{\"request\":\""
        + nonce
        + "\",\"evaluated\":[\"a\"],\"violations\":[{\"offering\":\"a\",\"rule\":\"r\","
        + more
        + "}]}";
  }

  // Lengths.

  private void lengths() {
    add(
        "it promises more than it sends",
        exchange -> {
          exchange.write("HTTP/1.1 200 OK\r\n" + JSON + "Content-Length: 5000\r\n\r\n");
          exchange.write(envelope(exchange.nonce()));
          exchange.socket().close();
        });
    add(
        "it sends more than it promises",
        exchange -> {
          String text = envelope(exchange.nonce());
          exchange.write(
              "HTTP/1.1 200 OK\r\n" + JSON + "Content-Length: " + (text.length() - 1) + "\r\n\r\n");
          exchange.write(text);
        });
    add(
        "its length is negative",
        exchange -> {
          exchange.write("HTTP/1.1 200 OK\r\n" + JSON + "Content-Length: -1\r\n\r\n");
          exchange.write(envelope(exchange.nonce()));
          exchange.socket().close();
        });
    add(
        "its chunks are cut",
        exchange -> {
          exchange.write("HTTP/1.1 200 OK\r\n" + JSON + "Transfer-Encoding: chunked\r\n\r\n");
          exchange.write(chunk(envelope(exchange.nonce())));
          exchange.socket().close();
        });
    add(
        "its chunks have no size",
        exchange -> {
          exchange.write("HTTP/1.1 200 OK\r\n" + JSON + "Transfer-Encoding: chunked\r\n\r\nzz\r\n");
          exchange.write(envelope(exchange.nonce()));
          exchange.socket().close();
        });
  }
}
