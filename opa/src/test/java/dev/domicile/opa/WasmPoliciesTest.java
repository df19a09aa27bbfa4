package dev.domicile.opa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.domicile.core.source.SourcePosition;
import dev.domicile.opa.RegoAnswer.Failure;
import dev.domicile.opa.RegoAnswer.Reason;
import dev.domicile.opa.RegoAnswer.Value;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Questions to modules that a real {@code opa} compiled. */
@Timeout(60)
class WasmPoliciesTest {

  private static final SourcePosition HERE = new SourcePosition("acme.yaml", 7, 5);

  private static final String ENDS_BADLY =
      """
      package bad

      undefined := 1 if input.nothing.here

      division := 1 / input.zero

      conflict := x if some x in input.two

      nothing := null

      ones := numbers.range(1, input.slow)

      others := numbers.range(-input.slow, -1)

      # No memory is needed for a step: only the deadline ends it.
      slow := count([1 | some a in ones; some b in others; a == b])

      big := [concat(",", [format_int(a * 1000000, 10) | some a in numbers.range(1, 100)]) |
        some b in numbers.range(1, input.size)]

      letters := {"keys": {"z": 1, "a": {"c", "b", "a"}}, "text": input.text}

      long_answer := concat("", [input.text | some a in numbers.range(1, 2000)])
      """;

  @TempDir static Path folder;
  private static Path storage;
  private static Path badly;
  private static @Nullable WasmPolicies opened;

  @BeforeAll
  static void build() {
    storage =
        RegoModules.build(
            folder.resolve("storage"),
            RegoModules.STORAGE,
            "{\"permitted\": [\"DE\", \"FR\"]}",
            "acme/answer");
    badly =
        RegoModules.build(
            folder.resolve("badly"),
            ENDS_BADLY,
            "",
            "bad/undefined",
            "bad/division",
            "bad/conflict",
            "bad/nothing",
            "bad/slow",
            "bad/big",
            "bad/letters",
            "bad/long_answer");
    opened = open(storage, "acme/answer", WasmLimits.standard());
  }

  @AfterAll
  static void close() {
    // Without a real opa the tests are skipped, and nothing was opened.
    if (opened != null) {
      opened.close();
    }
  }

  private static WasmPolicies policies() {
    return Objects.requireNonNull(opened);
  }

  private static WasmPolicies open(Path file, String entrypoint, WasmLimits limits) {
    return WasmPolicies.load(HERE, file, entrypoint, limits).orElseThrow();
  }

  private static WasmLimits limits(Duration deadline, int objects, int pages, int bytes) {
    return new WasmLimits(deadline, Duration.ofSeconds(30), objects, pages, bytes);
  }

  private static RegoAnswer askBadly(String entrypoint, String input) {
    return askBadly(entrypoint, input, WasmLimits.standard());
  }

  private static RegoAnswer askBadly(String entrypoint, String input, WasmLimits limits) {
    try (WasmPolicies bad = open(badly, entrypoint, limits)) {
      return bad.ask(new RegoQuestion("n", input));
    }
  }

  private static void assertFailure(Reason reason, String because, RegoAnswer answer) {
    assertTrue(
        answer instanceof Failure failure
            && failure.reason() == reason
            && failure.because().contains(because),
        answer.toString());
  }

  private static String violated(String request) {
    return "{\"evaluated\":[\"o0\"],\"request\":\""
        + request
        + "\",\"violations\":[{\"message\":\"storage in US\",\"offering\":\"o0\","
        + "\"rule\":\"storage\",\"verdict\":\"violated\"}]}";
  }

  @Test
  void a_rule_answers_with_the_nonce_what_it_evaluated_and_violations() {
    assertEquals(
        new Value(
            "{\"evaluated\":[\"o0\",\"o1\",\"o2\"],\"request\":\"n-1\",\"violations\":["
                + "{\"message\":\"storage in CN US\",\"offering\":\"o1\",\"rule\":\"storage\","
                + "\"verdict\":\"violated\"},"
                + "{\"message\":\"storage location is not known\",\"offering\":\"o2\","
                + "\"rule\":\"storage\",\"verdict\":\"unknown\"}]}"),
        policies().ask(RegoModules.question("n-1", "[\"DE\"]", "[\"US\",\"CN\",\"FR\"]", "null")));
  }

  @Test
  void the_answer_is_the_one_that_a_server_gives() {
    RegoQuestion question =
        RegoModules.question("n-é", "[\"DE\"]", "[\"US\"]", "[]", "[\"～\",\"😀\"]", "{}");
    try (RealOpa server = RealOpa.serve(storage.resolveSibling("sources").toString())) {
      String told =
          server.post("/v1/data/acme/answer", "{\"input\":" + question.input() + "}").body();
      assertEquals(told.strip(), "{\"result\":" + value(policies().ask(question)) + "}");
    }
  }

  private static String value(RegoAnswer answer) {
    return answer instanceof Value value ? value.result() : answer.toString();
  }

  @Test
  void letters_of_all_scripts_arrive_and_return_whole() {
    assertEquals(
        new Value("{\"keys\":{\"a\":[\"a\",\"b\",\"c\"],\"z\":1},\"text\":\"é ☃ 😀 \\u0000\"}"),
        askBadly("bad/letters", "{\"text\":\"é ☃ 😀 \\u0000\"}"));
  }

  /** The library's own pool gives an object back without its data: nothing would be permitted. */
  @Test
  void data_survives_many_questions_in_the_same_object() {
    WasmLimits one = limits(Duration.ofSeconds(10), 1, 4096, 1 << 20);
    try (WasmPolicies policies = open(storage, "acme/answer", one)) {
      for (int i = 0; i < 300; i++) {
        assertEquals(
            "{\"evaluated\":[\"o0\"],\"request\":\"d" + i + "\",\"violations\":[]}",
            value(policies.ask(RegoModules.question("d" + i, "[\"DE\"]"))));
        assertEquals(
            violated("u" + i), value(policies.ask(RegoModules.question("u" + i, "[\"US\"]"))));
      }
    }
  }

  @Test
  void without_its_data_nothing_is_permitted() {
    Path without =
        RegoModules.build(folder.resolve("without"), RegoModules.STORAGE, "", "acme/answer");
    try (WasmPolicies policies = open(without, "acme/answer", WasmLimits.standard())) {
      assertTrue(
          value(policies.ask(RegoModules.question("n", "[\"DE\"]"))).contains("storage in DE"));
    }
  }

  @Test
  void eight_threads_get_each_the_answer_to_its_own_question() throws Exception {
    WasmLimits two = limits(Duration.ofSeconds(30), 2, 4096, 1 << 20);
    ExecutorService callers = Executors.newFixedThreadPool(8);
    try (WasmPolicies policies = open(storage, "acme/answer", two)) {
      List<Future<Integer>> wrong = new ArrayList<>();
      for (int t = 0; t < 8; t++) {
        String name = "t" + t + "-";
        wrong.add(callers.submit(wrongAnswers(policies, name)));
      }
      for (Future<Integer> one : wrong) {
        assertEquals(0, one.get());
      }
    } finally {
      callers.shutdownNow();
    }
  }

  private static Callable<Integer> wrongAnswers(WasmPolicies policies, String name) {
    return () -> {
      int wrong = 0;
      for (int i = 0; i < 150; i++) {
        RegoAnswer answer = policies.ask(RegoModules.question(name + i, "[\"US\"]"));
        wrong += value(answer).equals(violated(name + i)) ? 0 : 1;
      }
      return wrong;
    };
  }

  @Test
  void a_rule_without_a_value_is_undefined() {
    assertFailure(Reason.UNDEFINED, "no value", askBadly("bad/undefined", "{}"));
    assertFailure(Reason.UNDEFINED, "no value", askBadly("bad/division", "{\"zero\":0}"));
  }

  @Test
  void a_rule_with_two_values_fails_and_the_next_question_is_answered() {
    try (WasmPolicies bad = open(badly, "bad/conflict", WasmLimits.standard())) {
      assertFailure(
          Reason.MALFORMED, "conflict", bad.ask(new RegoQuestion("n", "{\"two\":[1,2]}")));
      assertEquals(new Value("7"), bad.ask(new RegoQuestion("n", "{\"two\":[7]}")));
    }
  }

  @Test
  void null_is_no_value() {
    assertFailure(Reason.MALFORMED, "null", askBadly("bad/nothing", "{}"));
  }

  @Test
  void a_slow_rule_ends_at_the_deadline_and_its_thread_is_free_again() {
    WasmLimits short1 = limits(Duration.ofMillis(300), 1, 4096, 1 << 20);
    try (WasmPolicies bad = open(badly, "bad/slow", short1)) {
      for (int i = 0; i < 3; i++) {
        long start = System.nanoTime();
        assertFailure(
            Reason.TIMEOUT, "within 300 ms", bad.ask(new RegoQuestion("n", "{\"slow\":100000}")));
        long took = Duration.ofNanos(System.nanoTime() - start).toMillis();
        assertTrue(took < 3000, "took " + took + " ms");
      }
      // Once more: if evaluations went on, this one would have nowhere to run; making an object
      // may take longer than one deadline.
      Value none = new Value("0");
      assertTrue(
          Stream.generate(() -> bad.ask(new RegoQuestion("n", "{\"slow\":1}")))
              .limit(60)
              .anyMatch(none::equals));
    }
  }

  @Test
  void waiting_for_a_free_object_counts_against_the_deadline() throws Exception {
    WasmLimits one = limits(Duration.ofSeconds(1), 1, 4096, 1 << 20);
    try (WasmPolicies bad = open(badly, "bad/slow", one)) {
      Thread first = new Thread(() -> bad.ask(new RegoQuestion("n", "{\"slow\":100000}")));
      first.start();
      long start = System.nanoTime();
      RegoAnswer answer = bad.ask(new RegoQuestion("n", "{\"slow\":100000}"));
      long took = Duration.ofNanos(System.nanoTime() - start).toMillis();
      first.join();
      assertFailure(Reason.TIMEOUT, "within 1000 ms", answer);
      assertTrue(took < 3000, "took " + took + " ms");
    }
  }

  @Test
  void an_interrupted_caller_gets_an_answer_and_keeps_its_flag() throws Exception {
    try (WasmPolicies bad = open(badly, "bad/slow", WasmLimits.standard())) {
      List<Object> seen = new ArrayList<>();
      Thread caller =
          new Thread(
              () -> {
                seen.add(bad.ask(new RegoQuestion("n", "{\"slow\":100000}")));
                seen.add(Thread.currentThread().isInterrupted());
              });
      caller.start();
      Thread.sleep(200);
      caller.interrupt();
      caller.join(3000);
      assertEquals(2, seen.size(), "the caller still waits");
      assertFailure(Reason.INTERRUPTED, "", (RegoAnswer) seen.get(0));
      assertEquals(true, seen.get(1));
    }
  }

  @Test
  void memory_is_capped_and_the_next_question_is_answered() {
    WasmLimits small = limits(Duration.ofSeconds(20), 1, 24, 1 << 20);
    try (WasmPolicies bad = open(badly, "bad/big", small)) {
      assertFailure(
          Reason.MALFORMED, "opa_malloc", bad.ask(new RegoQuestion("n", "{\"size\":100000}")));
      assertTrue(bad.ask(new RegoQuestion("n", "{\"size\":1}")) instanceof Value);
    }
  }

  @Test
  void an_answer_or_input_beyond_the_bound_is_refused() {
    WasmLimits small = limits(Duration.ofSeconds(20), 1, 4096, 200_000);
    assertFailure(
        Reason.MALFORMED,
        "longer than 200000",
        askBadly("bad/long_answer", "{\"text\":\"" + "x".repeat(1000) + "\"}", small));
    assertFailure(
        Reason.MALFORMED,
        "longer than 200000",
        askBadly("bad/letters", "{\"text\":\"" + "x".repeat(200_000) + "\"}", small));
  }

  /** The library takes all of these, and a rule that finds nothing violated says so. */
  @Test
  void input_that_is_no_strict_json_is_never_handed_over() {
    for (String input :
        List.of(
            "",
            "nonsense",
            "{\"request\":\"n\"",
            "{\"request\":\"n\"} {}",
            "{\"request\":\"n\",\"request\":\"m\"}",
            "{\"request\":NaN}",
            "{\"request\":\"\\ud800\"}",
            "[".repeat(200) + "]".repeat(200))) {
      assertFailure(Reason.MALFORMED, "not asked", policies().ask(new RegoQuestion("n", input)));
    }
  }

  @Test
  void after_closing_there_are_no_threads_and_only_failures() throws Exception {
    WasmPolicies bad = open(badly, "bad/slow", WasmLimits.standard());
    List<RegoAnswer> seen = new ArrayList<>();
    Thread caller = new Thread(() -> seen.add(bad.ask(new RegoQuestion("n", "{\"slow\":100000}"))));
    caller.start();
    Thread.sleep(200);
    long before = WasmThreads.count();
    bad.close();
    caller.join(3000);
    assertTrue(WasmThreads.count() < before);
    assertFailure(Reason.UNREACHABLE, "closed", seen.get(0));
    assertFailure(Reason.UNREACHABLE, "closed", bad.ask(new RegoQuestion("n", "{}")));
  }
}
