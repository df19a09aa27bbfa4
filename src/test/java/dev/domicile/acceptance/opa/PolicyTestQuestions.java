package dev.domicile.acceptance.opa;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.domicile.cli.input.BaseCatalog;
import dev.domicile.cli.input.Inputs;
import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.decision.Workload;
import dev.domicile.core.decision.WorkloadLoader;
import dev.domicile.core.policy.PolicyLoader;
import dev.domicile.core.policy.PolicySet;
import dev.domicile.core.source.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * What one file of policy tests asks: each workload on each day on which a case asks it, with the
 * policies and the catalog of that file. Cases that differ only in what they expect are one
 * question.
 */
record PolicyTestQuestions(Catalog catalog, PolicySet policies, Map<String, Question> questions) {

  /**
   * The questions of {@code file}, whose catalog is {@code bundled} unless it lays over its own.
   */
  static PolicyTestQuestions of(Path file, Catalog bundled) {
    JsonNode test = UntypedYaml.document(text(file));
    Catalog catalog = catalog(file, test.path("catalog"), bundled);
    PolicySet policies =
        PolicyLoader.against(catalog).load(sources(file, test.path("policies"))).orElseThrow();
    Map<String, Question> questions = new LinkedHashMap<>();
    for (JsonNode one : test.path("cases")) {
      for (String name : workloads(one)) {
        for (String day : texts(one.has("at") ? one.path("at") : test.path("at"))) {
          questions.computeIfAbsent(
              file + ": " + name + " on " + day,
              key ->
                  question(name, test.path("workloads").path(name), catalog, LocalDate.parse(day)));
        }
      }
    }
    return new PolicyTestQuestions(catalog, policies, questions);
  }

  /** Those of a case, or of the rows of its matrix. */
  private static List<String> workloads(JsonNode one) {
    List<String> names = new ArrayList<>(texts(one.path("workload")));
    one.path("matrix").fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** One text, or a list of some. */
  private static List<String> texts(JsonNode node) {
    List<String> texts = new ArrayList<>();
    if (node.isTextual()) {
      texts.add(node.asText());
    }
    if (node.isArray()) {
      node.forEach(text -> texts.add(text.asText()));
    }
    return texts;
  }

  private static Catalog catalog(Path file, JsonNode documents, Catalog bundled) {
    if (documents.isMissingNode()) {
      return bundled;
    }
    String text =
        StreamSupport.stream(documents.spliterator(), false)
            .map(UntypedYaml::yaml)
            .collect(Collectors.joining("\n---\n"));
    return BaseCatalog.bundled().load(List.of(Source.text(file + "", text))).orElseThrow();
  }

  private static List<Source> sources(Path file, JsonNode named) {
    List<Source> sources = new ArrayList<>();
    named.forEach(name -> sources.add(Inputs.policies(name.asText(), file.resolveSibling(""))));
    if (sources.isEmpty()) {
      String name = file.getFileName().toString().replace(".test.yaml", ".yaml");
      sources.add(Source.file(file.resolveSibling(name)));
    }
    return sources;
  }

  private static Question question(String name, JsonNode spec, Catalog catalog, LocalDate day) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("apiVersion", "domicile/v1").put("kind", "Workload");
    ObjectNode metadata = document.putObject("metadata").put("name", name);
    ObjectNode own = spec.deepCopy();
    if (own.has("labels")) {
      metadata.set("labels", own.remove("labels"));
    }
    document.set("spec", own);
    return question(document, catalog, day);
  }

  /** A workload document, asked on {@code day}. */
  static Question question(JsonNode document, Catalog catalog, LocalDate day) {
    Workload workload =
        WorkloadLoader.against(catalog)
            .load(Source.text("workload.yaml", UntypedYaml.yaml(document)))
            .orElseThrow()
            .get(0);
    return Question.of(document, workload, day);
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
