package dev.domicile.acceptance.opa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.domicile.acceptance.opa.Answer.Difference;
import dev.domicile.cli.input.BaseCatalog;
import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.decision.PolicyDecisionPoint;
import dev.domicile.core.policy.PolicyLoader;
import dev.domicile.core.policy.PolicySet;
import dev.domicile.opa.OpaData;
import dev.domicile.policies.BundledPolicies;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Engine and Rego decide what ships alike, over the whole bundled catalog. */
class ShippedEqualityTest {

  private static final List<Path> FOLDERS = List.of(Path.of("policies"), Path.of("examples"));
  private static final Path EXAMPLES = Path.of("examples/workloads");
  private static final List<LocalDate> DAYS =
      List.of(LocalDate.of(2026, 11, 25), LocalDate.of(2027, 8, 1));
  private static final int SERVERS = 2;

  private static Catalog catalog;
  private static String data;

  @BeforeAll
  static void load() {
    catalog = BaseCatalog.bundled().load(List.of()).orElseThrow();
    data = OpaData.catalog(catalog);
  }

  @Test
  void every_example_workload_is_decided_alike() {
    PolicySet policies = PolicyLoader.against(catalog).load(BundledPolicies.all()).orElseThrow();
    PolicyDecisionPoint point = PolicyDecisionPoint.of(catalog, policies);
    Queue<Map.Entry<String, Question>> questions = new ConcurrentLinkedQueue<>(examples());
    Map<String, String> different = new ConcurrentSkipListMap<>();
    Parallel.times(
        SERVERS,
        () -> {
          try (Semantics rego = new Semantics(Semantics.SHIPPED)) {
            rego.load(data, OpaData.policies(policies));
            for (var one = questions.poll(); one != null; one = questions.poll()) {
              compare(one.getKey(), one.getValue(), point, rego, different);
            }
          }
        });
    assertEquals(Map.of(), different);
  }

  private static List<Map.Entry<String, Question>> examples() {
    List<Map.Entry<String, Question>> examples = new ArrayList<>();
    for (Path file : files(EXAMPLES, ".yaml")) {
      JsonNode document = UntypedYaml.document(PolicyTestQuestions.text(file));
      for (LocalDate day : DAYS) {
        Question question = PolicyTestQuestions.question(document, catalog, day);
        examples.add(Map.entry(file + " on " + day, question));
      }
    }
    assertTrue(examples.size() > 20, examples.size() + " examples");
    return examples;
  }

  @Test
  void every_policy_test_is_decided_alike() {
    Queue<Path> files = new ConcurrentLinkedQueue<>();
    FOLDERS.forEach(folder -> files.addAll(files(folder, ".test.yaml")));
    Map<String, String> different = new ConcurrentSkipListMap<>();
    AtomicInteger questions = new AtomicInteger();
    Parallel.times(
        SERVERS,
        () -> {
          try (Semantics rego = new Semantics(Semantics.SHIPPED)) {
            for (Path file = files.poll(); file != null; file = files.poll()) {
              questions.addAndGet(ask(PolicyTestQuestions.of(file, catalog), rego, different));
            }
          }
        });
    assertEquals(Map.of(), different);
    assertTrue(questions.get() > 300, questions + " questions");
  }

  private static int ask(PolicyTestQuestions asked, Semantics rego, Map<String, String> different) {
    boolean bundled = asked.catalog() == catalog;
    rego.load(
        bundled ? data : OpaData.catalog(asked.catalog()), OpaData.policies(asked.policies()));
    PolicyDecisionPoint point = PolicyDecisionPoint.of(asked.catalog(), asked.policies());
    asked.questions().forEach((name, one) -> compare(name, one, point, rego, different));
    return asked.questions().size();
  }

  private static void compare(
      String name,
      Question question,
      PolicyDecisionPoint point,
      Semantics rego,
      Map<String, String> different) {
    List<Difference> differences =
        Answer.of(question.decidedBy(point)).differences(rego.decide(question));
    if (!differences.isEmpty()) {
      different.put(name, differences.size() + " differences, first " + differences.get(0));
    }
  }

  private static List<Path> files(Path folder, String suffix) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> file.toString().endsWith(suffix))
          .filter(file -> !file.toString().contains("target"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
