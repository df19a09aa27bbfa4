package dev.domicile.core.decision;

import static dev.domicile.core.decision.Asking.DAY;
import static dev.domicile.core.decision.Asking.evidence;
import static dev.domicile.core.decision.Asking.hospital;
import static dev.domicile.core.decision.Asking.id;
import static dev.domicile.core.decision.Asking.point;
import static dev.domicile.core.decision.Asking.policy;
import static dev.domicile.core.decision.Asking.waiver;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.domicile.core.catalog.Catalog;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** JSON for the record and words for a terminal. {@code -Dgolden.update=true} writes both anew. */
class DecisionOutputTest {

  private static final Path GOLDEN = Path.of("src/test/resources/dev/domicile/core/decision");

  private static final String EUROPE =
      policy(
          "de-europe",
          "DE",
          """
          - id: inside
            title: Inference stays in the European Union
            grade: secondary
            citations: [{instrument: eu-gdpr-ch5, section: "44", title: GDPR Chapter V, url: "https://example.com/gdpr", asOf: 2026-05-01}]
            offering: {country: {allIn: EU}}
            orEvidence: {anyOf: [scc]}
            message: "inference runs in {observed}; {required} is asked"
            remedy: Choose an offering that stays in the European Union.
            obligations: [{id: record, text: Record the transfer.}]
          - id: later
            effective: {from: 2027-01-01}
            statement: {says: no-location-rule, text: none}
          """);

  private static final String SEAT =
      policy(
          "de-seat",
          "DE",
          """
          - id: operator
            enforcement: warn
            offering: {operator.jurisdiction: EU}
          """);

  private static final String WAIVER =
      waiver(
          "pilot",
          "rules: [de-europe/inside]\nlifts: [violated]\nofferings: ['aws/eu-west-2/*']\n"
              + "reference: RISK-88\nuntil: 2027-03-31");

  private static final Catalog CATALOG = SmallCatalog.standard().build();

  @Test
  void the_json_of_a_decision_is_the_recorded_one() throws IOException {
    golden("decision.json", pretty(decide().toJson()));
  }

  @Test
  void the_json_of_an_explained_candidate_is_the_recorded_one() throws IOException {
    ExplainedCandidate explained =
        point(CATALOG, EUROPE, SEAT, WAIVER)
            .explain(hospital().build(), id("aws/us-east-1/bedrock/claude-sonnet-4-6@global"), DAY);
    golden("explained.json", pretty(explained.toJson()));
  }

  @Test
  void the_words_of_a_decision_are_the_recorded_ones() throws IOException {
    golden("allowed.txt", decide().explanation().text(100));
  }

  @Test
  void the_words_of_a_refusal_are_the_recorded_ones() throws IOException {
    golden("refused.txt", refused().explanation().text(100));
  }

  @Test
  void the_words_of_a_condition_are_the_recorded_ones() throws IOException {
    Workload workload = hospital().models("mistral/*").pin(azure()).build();
    Decision decision = point(CATALOG, EUROPE, SEAT).decide(workload, DAY);
    assertEquals(Outcome.CONDITIONAL, decision.outcome());
    golden("conditional.txt", decision.explanation().text(100));
  }

  @Test
  void json_is_one_line_of_valid_json() throws IOException {
    String json = decide().toJson();
    assertFalse(json.contains("\n"));
    int depth = 0;
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
      }
    }
    assertEquals(0, depth);
  }

  @Test
  void the_same_question_gives_the_same_bytes() {
    assertEquals(decide().toJson(), decide().toJson());
    assertEquals(refused().explanation().text(100), refused().explanation().text(100));
  }

  @Test
  void the_order_of_documents_changes_nothing() {
    Workload workload = hospital().build();
    String one = point(CATALOG, EUROPE, SEAT, WAIVER).policies().digest();
    String other = point(CATALOG, WAIVER, SEAT, EUROPE).policies().digest();
    assertEquals(one, other);
    assertEquals(
        withoutLines(point(CATALOG, EUROPE, SEAT, WAIVER).decide(workload, DAY).toJson()),
        withoutLines(point(CATALOG, WAIVER, SEAT, EUROPE).decide(workload, DAY).toJson()));
  }

  @Test
  void another_rule_gives_another_digest() {
    assertNotEquals(
        point(CATALOG, EUROPE).policies().digest(),
        point(CATALOG, EUROPE.replace("allIn: EU}", "allIn: EEA}")).policies().digest());
  }

  @Test
  void no_line_is_wider_than_asked() {
    Workload wide =
        Workload.named("a-name-that-nobody-bounds-".repeat(12))
            .requester(dev.domicile.core.catalog.Country.of("DE"))
            .subjects(dev.domicile.core.catalog.Country.of("DE"))
            .build();
    String long1 =
        EUROPE.replace(
            "Choose an offering", "https://example.com/" + "very-long-address/".repeat(12));
    for (int width : List.of(72, 100, 140)) {
      for (Decision decision :
          List.of(
              decide(),
              refused(),
              point(CATALOG, long1.replace("allIn: EU}", "allIn: CH}")).decide(wide, DAY))) {
        assertEquals(
            List.of(),
            decision
                .explanation()
                .text(width)
                .lines()
                .filter(line -> line.length() > width)
                .toList());
      }
    }
  }

  @Test
  void what_a_name_says_cannot_steer_the_terminal() {
    Workload evil =
        Workload.named("evil\u001b[2J\nrm -rf\u2028x")
            .requester(dev.domicile.core.catalog.Country.of("DE"))
            .subjects(dev.domicile.core.catalog.Country.of("DE"))
            .build();
    String text = point(CATALOG, EUROPE).decide(evil, DAY).explanation().text(100);
    assertEquals(
        List.of(),
        text.codePoints()
            .filter(c -> c != '\n' && (Character.isISOControl(c) || c == 0x2028))
            .boxed()
            .toList());
    assertTrue(text.startsWith("evil [2J rm -rf x, as of 2026-11-22\n"));
  }

  @Test
  void colour_changes_nothing_but_colour() {
    Explanation explanation = refused().explanation();
    assertEquals(
        explanation.text(100), explanation.text(100, true).replaceAll("\u001b\\[[0-9;]*m", ""));
  }

  @Test
  void eight_threads_get_the_same_answers() throws Exception {
    PolicyDecisionPoint point = point(CATALOG, EUROPE, SEAT, WAIVER);
    Workload shared = hospital().build();
    String expected = decide().toJson();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Set<String>>> tasks = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        tasks.add(
            () -> {
              Set<String> answers = new HashSet<>();
              for (int n = 0; n < 20; n++) {
                answers.add(point.decide(shared, DAY).toJson());
                answers.add(point.decide(hospital().build(), DAY).toJson());
                // Another day of the same object in between, so that what is kept is replaced.
                point.decide(shared, DAY.plusDays(n));
              }
              return answers;
            });
      }
      for (Future<Set<String>> answers : threads.invokeAll(tasks)) {
        assertEquals(Set.of(expected), answers.get());
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static Decision decide() {
    return point(CATALOG, EUROPE, SEAT, WAIVER).decide(hospital().build(), DAY);
  }

  private static Decision refused() {
    String swiss =
        EUROPE.replace("allIn: EU}", "allIn: CH}").replace("    orEvidence: {anyOf: [scc]}\n", "");
    Workload workload =
        hospital()
            .models("anthropic/*")
            .capabilities(List.of("image-input"))
            .evidence(evidence("scc", "aws", "US"))
            .build();
    return point(CATALOG, swiss, SEAT).decide(workload, DAY);
  }

  private static Pin azure() {
    return new Pin(
        java.util.Optional.of("azure"),
        java.util.Optional.empty(),
        java.util.Optional.empty(),
        java.util.Optional.empty(),
        java.util.Optional.of(dev.domicile.core.catalog.Routing.GLOBAL),
        java.util.Optional.empty());
  }

  private static String withoutLines(String json) {
    return json.replaceAll("\"line\":\\d+", "\"line\":0");
  }

  private static String pretty(String json) throws IOException {
    StringWriter out = new StringWriter();
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
    printer.indentArraysWith(new DefaultIndenter("  ", "\n"));
    try (JsonParser parser = new JsonFactory().createParser(json);
        JsonGenerator generator =
            new JsonFactory().createGenerator(out).setPrettyPrinter(printer)) {
      while (parser.nextToken() != null) {
        generator.copyCurrentEvent(parser);
      }
    }
    return out + "\n";
  }

  private static void golden(String name, String found) throws IOException {
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(GOLDEN.resolve(name), found);
    }
    assertEquals(Files.readString(GOLDEN.resolve(name)), found);
  }

  @Test
  void the_recorded_files_have_no_machine_paths() throws IOException {
    try (Stream<Path> files = Files.list(GOLDEN)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertFalse(
            Files.readString(file).contains(System.getProperty("user.dir")), file.toString());
      }
    }
  }
}
