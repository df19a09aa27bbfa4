package dev.domicile.opa;

import static dev.domicile.opa.SmallWorld.ACME;
import static dev.domicile.opa.SmallWorld.DAY;
import static dev.domicile.opa.SmallWorld.point;
import static dev.domicile.opa.SmallWorld.policy;
import static dev.domicile.opa.SmallWorld.rules;
import static dev.domicile.opa.SmallWorld.workload;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.domicile.core.decision.Decision;
import dev.domicile.core.decision.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Rego of {@code docs/rules/rego.md} is what a real OPA accepts and answers. */
class RegoPageTest {

  private static final Pattern BLOCK =
      Pattern.compile("```rego\n(package (\\S+)\n.*?)```", Pattern.DOTALL);

  private static final String COMPANY =
      """
      package acme.models

      deny contains "team red may use no models of that family" if {
      	input.team == "red"
      	startswith(input.model, "claude")
      }
      """;

  @TempDir static Path page;
  @TempDir static Path company;

  @BeforeAll
  static void extract() throws IOException {
    Matcher matcher = BLOCK.matcher(Files.readString(Path.of("../docs/rules/rego.md")));
    int found = 0;
    while (matcher.find()) {
      Files.writeString(page.resolve(matcher.group(2) + ".rego"), matcher.group(1));
      found++;
    }
    assertEquals(2, found);
    Files.writeString(company.resolve("models.rego"), COMPANY);
  }

  /** Evaluates a rule of these folders by {@code opa eval}, once for each question. */
  private static RegoPort evaluating(String rule, Path... folders) {
    return question -> {
      try {
        Path input = Files.writeString(page.resolve("input.json"), question.input());
        List<String> arguments =
            new java.util.ArrayList<>(
                List.of("eval", "--format", "json", "--strict-builtin-errors", "-i", input + ""));
        for (Path folder : folders) {
          try (var files = Files.list(folder)) {
            files
                .filter(file -> file.toString().endsWith(".rego"))
                .forEach(file -> arguments.addAll(List.of("-d", file.toString())));
          }
        }
        arguments.add(rule);
        RealOpa.Run run = RealOpa.run(arguments.toArray(String[]::new));
        JsonNode result = FakePort.JSON.readTree(run.out()).at("/result/0/expressions/0/value");
        return result.isMissingNode()
            ? new RegoAnswer.Failure(RegoAnswer.Reason.UNDEFINED, "no value")
            : FakePort.value(result);
      } catch (JsonProcessingException e) {
        throw new IllegalStateException(e);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }

  @Test
  void it_is_formatted_and_passes_the_strict_check() {
    assertEquals(0, RealOpa.run("fmt", "--fail", "-l", page.toString()).exit());
    assertEquals(0, RealOpa.run("check", "--strict", page.toString()).exit());
  }

  @Test
  void the_first_rule_finds_what_leaves_its_countries_and_what_is_unknown() {
    RegoPort port = evaluating("data.acme.residency.answer", page);

    Decision decision = point(rules(path -> port), ACME).decide(workload().build(), DAY);

    assertEquals(Outcome.ALLOWED, decision.outcome());
    assertEquals(
        List.of("may infer in anywhere", "may infer in GB", "may infer in anywhere"),
        decision.refusals().stream().map(one -> one.findings().get(0).message()).toList());
  }

  @Test
  void the_second_wraps_a_plain_deny() {
    RegoPort port = evaluating("data.acme.wrapped.answer", page, company);
    String wrapped = policy("rego: {package: acme.wrapped, rule: answer}");

    Decision red =
        point(rules(path -> port), wrapped).decide(workload().label("team", "red").build(), DAY);
    Decision blue =
        point(rules(path -> port), wrapped).decide(workload().label("team", "blue").build(), DAY);

    assertEquals(1, red.allowed().size());
    assertTrue(
        red.refusals().get(0).findings().get(0).message().startsWith("team red may use no models"));
    assertEquals(List.of(), blue.refusals());
  }

  @Test
  void without_the_package_that_it_wraps_nothing_is_evaluated() {
    RegoPort port = evaluating("data.acme.wrapped.answer", page);
    String wrapped = policy("rego: {package: acme.wrapped, rule: answer}");

    Decision decision =
        point(rules(path -> port), wrapped).decide(workload().label("team", "red").build(), DAY);

    assertTrue(decision.isUndecided());
    assertTrue(decision.warnings().get(0).contains("OPA_SHAPE"), decision.warnings().get(0));
  }

  @Test
  void without_the_label_that_it_reads_nothing_is_evaluated() {
    RegoPort port = evaluating("data.acme.wrapped.answer", page, company);
    String wrapped = policy("rego: {package: acme.wrapped, rule: answer}");

    assertTrue(point(rules(path -> port), wrapped).decide(workload().build(), DAY).isUndecided());
  }
}
