package dev.domicile.opa;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.domicile.opa.HostileAnswers.Scenario;
import dev.domicile.opa.RegoAnswer.Failure;
import dev.domicile.opa.RegoAnswer.Reason;
import dev.domicile.opa.RegoAnswer.Value;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No answer of a server that is not one counts, and none is waited for past the deadline. */
class OpaServerTest {

  private static final Duration DEADLINE = Duration.ofMillis(200);

  /** A machine that does other things too must not fail the test. */
  private static final Duration SLACK = Duration.ofSeconds(2);

  private static final RulePath PATH = new RulePath("acme/answer");

  private static OpaConnection to(URI server) {
    return OpaConnection.to(server).withDeadline(DEADLINE).withBreaker(1000, Duration.ofHours(1));
  }

  /** What a rule comes to: the code of a failure, or that there is no violation. */
  private static String asked(RegoPort port) {
    String nonce = Nonce.next();
    RegoAnswer answer =
        port.ask(new RegoQuestion(nonce, "{\"request\":\"" + nonce + "\",\"offerings\":[]}"));
    if (answer instanceof Failure failure) {
      assertFalse(failure.because().isBlank());
      assertEquals(1, failure.because().lines().count());
      return failure.reason().code();
    }
    ViolationReader.Reading reading =
        ViolationReader.read(((Value) answer).result(), nonce, Set.of("a"));
    if (reading.wrong().isPresent()) {
      return Reason.MALFORMED.code();
    }
    return reading.violations().isEmpty() ? "NO VIOLATION" : "VIOLATED";
  }

  private static String askedInTime(RegoPort port) {
    long start = System.nanoTime();
    String outcome = asked(port);
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    assertTrue(took.compareTo(DEADLINE.plus(SLACK)) < 0, () -> "took " + took);
    return outcome;
  }

  static List<Scenario> scenarios() {
    return HostileAnswers.all();
  }

  @Test
  void there_are_more_than_sixty_scenarios() {
    assertTrue(scenarios().size() > 60, () -> scenarios().size() + " scenarios");
  }

  @Test
  void a_good_answer_counts() {
    try (HostileServer hostile = new HostileServer(HostileAnswers.GOOD);
        OpaServer server = new OpaServer(to(hostile.address()))) {
      assertEquals("NO VIOLATION", asked(server.rule(PATH)));
      assertEquals(List.of("POST /v1/data/acme/answer HTTP/1.1"), hostile.requestLines());
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("scenarios")
  void no_hostile_answer_counts_while_the_breaker_is_closed(Scenario scenario) {
    try (HostileServer hostile = new HostileServer(scenario.behaviour());
        OpaServer server = new OpaServer(to(hostile.address()))) {
      String outcome = askedInTime(server.rule(PATH));
      // What is sent behind a whole answer belongs to nobody; here the cut text is no JSON.
      assertTrue(outcome.startsWith("OPA_"), outcome);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("scenarios")
  void no_hostile_answer_counts_as_a_probe_of_a_half_open_breaker(Scenario scenario) {
    AtomicLong clock = new AtomicLong();
    try (HostileServer hostile = new HostileServer(exchange -> exchange.socket().close());
        OpaServer server =
            new OpaServer(
                to(hostile.address()).withBreaker(1, Duration.ofSeconds(1)), clock::get)) {
      // Unreachable, or late on a busy machine: a failure either way.
      assertTrue(asked(server.rule(PATH)).startsWith("OPA_"));
      hostile.behave(scenario.behaviour());
      clock.addAndGet(Duration.ofSeconds(2).toNanos());
      String outcome = askedInTime(server.rule(PATH));
      assertTrue(outcome.startsWith("OPA_"), outcome);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("scenarios")
  void nobody_is_asked_while_the_breaker_is_open(Scenario scenario) {
    AtomicLong clock = new AtomicLong();
    try (HostileServer hostile = new HostileServer(exchange -> exchange.socket().close());
        OpaServer server =
            new OpaServer(
                to(hostile.address()).withBreaker(1, Duration.ofSeconds(1)), clock::get)) {
      asked(server.rule(PATH));
      int before = hostile.connections();
      hostile.behave(scenario.behaviour());
      assertEquals("OPA_BREAKER_OPEN", askedInTime(server.rule(PATH)));
      assertEquals(before, hostile.connections());
    }
  }

  // What is harmless is taken, or a good server would be refused for its settings.

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"decision_id\":\"4ca636c1-55e4-417a-b1d8-4aceb67960d1\",\"result\":RESULT}",
        "{\"metrics\":{\"timer_rego_query_eval_ns\":1234},\"result\":RESULT}",
        "{\"provenance\":{\"version\":\"1.22.2\"},\"result\":RESULT}",
        " {\"result\" : RESULT }\n"
      })
  void what_a_server_adds_by_its_settings_is_no_reason_to_refuse(String body) {
    try (HostileServer hostile =
            new HostileServer(
                exchange ->
                    exchange.write(
                        HostileAnswers.ok(
                            body.replace("RESULT", HostileAnswers.value(exchange.nonce())))));
        OpaServer server = new OpaServer(to(hostile.address()))) {
      assertEquals("NO VIOLATION", asked(server.rule(PATH)));
    }
  }

  @Test
  void a_charset_and_an_early_hint_are_no_reason_to_refuse() {
    try (HostileServer hostile =
            new HostileServer(
                exchange -> {
                  exchange.write("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n");
                  exchange.write(
                      HostileAnswers.response(
                          "200 OK",
                          "Content-Type: application/json; charset=utf-8\r\n",
                          HostileAnswers.envelope(exchange.nonce()).getBytes(UTF_8)));
                });
        OpaServer server = new OpaServer(to(hostile.address()))) {
      assertEquals("NO VIOLATION", asked(server.rule(PATH)));
    }
  }

  // Two answers to one question.

  @Test
  void a_second_answer_is_never_taken_for_the_answer_to_the_next_question() {
    try (HostileServer hostile =
            new HostileServer(
                exchange -> {
                  byte[] answer = HostileAnswers.ok(HostileAnswers.envelope(exchange.nonce()));
                  byte[] twice = java.util.Arrays.copyOf(answer, 2 * answer.length);
                  System.arraycopy(answer, 0, twice, answer.length, answer.length);
                  exchange.write(twice);
                });
        OpaServer server = new OpaServer(to(hostile.address()))) {
      RegoPort port = server.rule(PATH);
      for (int i = 0; i < 100; i++) {
        String nonce = Nonce.next();
        RegoAnswer answer = port.ask(new RegoQuestion(nonce, "{\"request\":\"" + nonce + "\"}"));
        if (answer instanceof Value value) {
          boolean taken =
              ViolationReader.read(value.result(), nonce, Set.of("a")).wrong().isEmpty();
          assertEquals(value.result().contains(nonce), taken);
        }
      }
    }
  }

  @Test
  void a_server_that_is_always_one_answer_behind_is_believed_once_at_most() {
    java.util.concurrent.atomic.AtomicReference<String> last =
        new java.util.concurrent.atomic.AtomicReference<>("none");
    try (HostileServer hostile =
            new HostileServer(
                exchange ->
                    exchange.write(
                        HostileAnswers.ok(
                            HostileAnswers.envelope(last.getAndSet(exchange.nonce())))));
        OpaServer server = new OpaServer(to(hostile.address()))) {
      for (int i = 0; i < 20; i++) {
        // Well formed, complete, of the right type and for the right rule: only the nonce tells.
        assertEquals("OPA_SHAPE", asked(server.rule(PATH)));
      }
    }
  }

  // Connections.

  @Test
  void two_hundred_errors_open_at_most_four_connections() {
    byte[] large = " ".repeat(20_000).getBytes(UTF_8);
    try (HostileServer hostile =
            new HostileServer(
                exchange ->
                    exchange.write(
                        HostileAnswers.response("500 Internal Server Error", "", large)));
        OpaServer server =
            new OpaServer(to(hostile.address()).withDeadline(Duration.ofSeconds(5)))) {
      for (int i = 0; i < 200; i++) {
        assertEquals("OPA_SHAPE", asked(server.rule(PATH)));
      }
      assertEquals(200, hostile.requests());
      assertTrue(hostile.connections() <= 4, () -> hostile.connections() + " connections");
    }
  }

  @Test
  void many_threads_open_no_more_connections_than_calls_are_allowed() throws Exception {
    try (HostileServer hostile =
            new HostileServer(
                exchange -> {
                  exchange.pause(5);
                  HostileAnswers.GOOD.answer(exchange);
                });
        OpaServer server =
            new OpaServer(
                to(hostile.address()).withDeadline(Duration.ofSeconds(20)).withParallelCalls(4))) {
      List<String> outcomes = new CopyOnWriteArrayList<>();
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        Thread thread =
            new Thread(
                () -> {
                  for (int n = 0; n < 10; n++) {
                    outcomes.add(asked(server.rule(PATH)));
                  }
                });
        thread.start();
        threads.add(thread);
      }
      for (Thread thread : threads) {
        thread.join();
      }
      assertEquals(200, outcomes.size());
      assertEquals(Set.of("NO VIOLATION"), Set.copyOf(outcomes));
      // A connection may still be on its way back when the next call begins.
      assertTrue(hostile.connections() <= 8, () -> hostile.connections() + " connections");
    }
  }

  @Test
  void waiting_for_a_free_call_counts_against_the_deadline() throws Exception {
    try (HostileServer hostile = new HostileServer(HostileServer.Exchange::stall);
        OpaServer server =
            new OpaServer(
                to(hostile.address()).withDeadline(Duration.ofMillis(400)).withParallelCalls(1))) {
      Thread first = new Thread(() -> asked(server.rule(PATH)));
      first.start();
      while (hostile.requests() == 0) {
        Thread.onSpinWait();
      }
      long start = System.nanoTime();
      assertEquals("OPA_TIMEOUT", asked(server.rule(PATH)));
      assertTrue(Duration.ofNanos(System.nanoTime() - start).compareTo(SLACK) < 0);
      first.join();
    }
  }

  // The breaker.

  @Test
  void the_breaker_opens_after_failures_in_a_row_and_closes_after_a_good_probe() {
    AtomicLong clock = new AtomicLong();
    try (HostileServer hostile = new HostileServer(exchange -> exchange.socket().close());
        OpaServer server =
            new OpaServer(
                to(hostile.address())
                    .withDeadline(Duration.ofSeconds(5))
                    .withBreaker(3, Duration.ofSeconds(1)),
                clock::get)) {
      RegoPort port = server.rule(PATH);
      for (int i = 0; i < 3; i++) {
        assertEquals("OPA_UNREACHABLE", asked(port));
      }
      assertEquals("OPA_BREAKER_OPEN", asked(port));
      hostile.behave(HostileAnswers.GOOD);
      assertEquals("OPA_BREAKER_OPEN", asked(port));
      clock.addAndGet(Duration.ofSeconds(1).toNanos());
      assertEquals("NO VIOLATION", asked(port));
      assertEquals("NO VIOLATION", asked(port));
    }
  }

  @Test
  void a_rule_without_a_value_does_not_open_the_breaker() {
    try (HostileServer hostile =
            new HostileServer(exchange -> exchange.write(HostileAnswers.ok("{}")));
        OpaServer server =
            new OpaServer(to(hostile.address()).withBreaker(2, Duration.ofHours(1)))) {
      for (int i = 0; i < 5; i++) {
        assertEquals("OPA_UNDEFINED", asked(server.rule(PATH)));
      }
    }
  }

  // Nobody there, and callers that give up.

  @Test
  void a_port_where_nobody_listens_is_unreachable() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    try (OpaServer server = new OpaServer(to(URI.create("http://127.0.0.1:" + port)))) {
      assertEquals("OPA_UNREACHABLE", askedInTime(server.rule(PATH)));
    }
  }

  @Test
  void a_name_that_does_not_exist_is_no_answer() {
    try (OpaServer server = new OpaServer(to(URI.create("http://opa.invalid:8181")))) {
      assertTrue(Set.of("OPA_UNREACHABLE", "OPA_TIMEOUT").contains(askedInTime(server.rule(PATH))));
    }
  }

  @Test
  void an_interrupted_caller_gets_no_answer_and_keeps_its_flag() {
    try (HostileServer hostile = new HostileServer(HostileServer.Exchange::stall);
        OpaServer server = new OpaServer(to(hostile.address()))) {
      Thread.currentThread().interrupt();
      assertEquals("OPA_INTERRUPTED", asked(server.rule(PATH)));
      assertTrue(Thread.interrupted());
    }
  }

  @Test
  void a_caller_that_is_interrupted_while_it_waits_keeps_its_flag() throws Exception {
    try (HostileServer hostile = new HostileServer(HostileServer.Exchange::stall);
        OpaServer server =
            new OpaServer(to(hostile.address()).withDeadline(Duration.ofSeconds(30)))) {
      List<Object> seen = new CopyOnWriteArrayList<>();
      Thread caller =
          new Thread(
              () -> {
                seen.add(asked(server.rule(PATH)));
                seen.add(Thread.currentThread().isInterrupted());
              });
      caller.start();
      while (hostile.requests() == 0) {
        Thread.onSpinWait();
      }
      caller.interrupt();
      caller.join();
      assertEquals(List.of("OPA_INTERRUPTED", true), seen);
    }
  }

  @Test
  void a_closed_server_answers_nobody() {
    try (HostileServer hostile = new HostileServer(HostileAnswers.GOOD)) {
      OpaServer server = new OpaServer(to(hostile.address()));
      RegoPort port = server.rule(PATH);
      server.close();
      assertTrue(asked(port).startsWith("OPA_"));
      assertEquals(0, hostile.requests());
    }
  }

  // Paths, tokens, observers.

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "a//b",
        "a/",
        "/a",
        "a?explain=full",
        "a#f",
        "a/../../v1/policies",
        "a.b",
        "a%2Fb",
        "a;x=1",
        "a b",
        "ä",
        "a\nb",
        "..",
        "1a"
      })
  void nothing_but_words_can_be_the_path_of_a_rule(String path) {
    assertThrows(IllegalArgumentException.class, () -> new RulePath(path));
  }

  @Test
  void the_token_travels_in_its_header_and_shows_nowhere() {
    try (HostileServer hostile = new HostileServer(HostileAnswers.GOOD);
        OpaServer server = new OpaServer(to(hostile.address()).withToken("s3cret"))) {
      asked(server.rule(PATH));
      assertTrue(hostile.heads().get(0).contains("Authorization: Bearer s3cret\r\n"));
      assertFalse(server.shown(PATH).contains("s3cret"));
    }
  }

  @Test
  void what_the_server_says_of_an_error_is_told_without_line_breaks() {
    try (HostileServer hostile =
            new HostileServer(
                exchange ->
                    exchange.write(
                        HostileAnswers.response(
                            "500 Internal Server Error",
                            HostileAnswers.JSON,
                            "{\"code\":\"internal_error\",\"message\":\"eval_conflict\\nrow 3\"}"
                                .getBytes(UTF_8))));
        OpaServer server = new OpaServer(to(hostile.address()))) {
      Failure failure = (Failure) server.rule(PATH).ask(new RegoQuestion("n", "{}"));
      assertEquals("status 500: eval_conflict row 3", failure.because());
    }
  }

  @Test
  void an_observer_is_told_of_each_call_and_cannot_change_the_answer() {
    List<OpaObserver.Call> calls = new CopyOnWriteArrayList<>();
    OpaObserver observer =
        call -> {
          calls.add(call);
          throw new IllegalStateException("made up for a test");
        };
    try (HostileServer hostile = new HostileServer(HostileAnswers.GOOD);
        OpaServer server = new OpaServer(to(hostile.address()).withObserver(observer))) {
      assertEquals("NO VIOLATION", asked(server.rule(PATH)));
      hostile.behave(exchange -> exchange.write(HostileAnswers.ok("{}")));
      assertEquals("OPA_UNDEFINED", asked(server.rule(PATH)));
      assertEquals(
          List.of("acme/answer OK", "acme/answer OPA_UNDEFINED"),
          calls.stream().map(call -> call.rule() + " " + call.outcome()).toList());
    }
  }

  // Whatever bytes come.

  @Property(tries = 300)
  void no_bytes_that_are_not_the_answer_count(@ForAll byte[] bytes) {
    try (HostileServer hostile =
            new HostileServer(
                exchange -> {
                  exchange.write(HostileAnswers.response("200 OK", HostileAnswers.JSON, bytes));
                });
        OpaServer server = new OpaServer(to(hostile.address()))) {
      assertTrue(asked(server.rule(PATH)).startsWith("OPA_"));
    }
  }

  @Property(tries = 300)
  void a_good_answer_with_one_byte_changed_never_counts_for_another_question(
      @ForAll @net.jqwik.api.constraints.IntRange(min = 0, max = 200) int position,
      @ForAll byte with) {
    try (HostileServer hostile =
            new HostileServer(
                exchange -> {
                  byte[] body = HostileAnswers.envelope(exchange.nonce()).getBytes(UTF_8);
                  byte[] good = body.clone();
                  body[position % body.length] = with;
                  boolean same = java.util.Arrays.equals(good, body);
                  exchange.write(
                      same
                          ? HostileAnswers.ok("{}")
                          : HostileAnswers.response("200 OK", HostileAnswers.JSON, body));
                });
        OpaServer server = new OpaServer(to(hostile.address()))) {
      assertTrue(asked(server.rule(PATH)).startsWith("OPA_"));
    }
  }
}
