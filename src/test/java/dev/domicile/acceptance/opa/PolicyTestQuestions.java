package dev.domicile.acceptance.opa;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
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
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * What one file of policy tests asks: each workload on each day on which a case asks it, with the
 * policies and the catalog of that file. Cases that differ only in what they expect are one
 * question.
 *
 * <p>A question about all 4,000 offerings takes a second; a gate has no time for 600 of them. A
 * workload that wishes for every model is therefore narrowed to a few: those of the offerings that
 * its cases name, and some more, other ones for each question, so that all have their turn. {@code
 * -Ddomicile.equality.whole=true} asks as it is written.
 */
record PolicyTestQuestions(Catalog catalog, PolicySet policies, Map<String, Question> questions) {

  private static final boolean WHOLE = Boolean.getBoolean("domicile.equality.whole");

  /** So many models are asked about beside those that are named. */
  private static final int MORE = 5;

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
        JsonNode spec = test.path("workloads").path(name);
        for (String day : texts(one.has("at") ? one.path("at") : test.path("at"))) {
          questions.computeIfAbsent(
              file + ": " + name + " on " + day,
              key ->
                  question(
                      document(name, WHOLE ? spec : narrowed(spec, test, catalog, key)),
                      catalog,
                      LocalDate.parse(day)));
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

  /** The workload with a wish for few models, if it has no wish of its own. */
  private static JsonNode narrowed(JsonNode spec, JsonNode test, Catalog catalog, String seed) {
    if (spec.has("models") || spec.path("pin").has("model")) {
      return spec;
    }
    List<String> all = List.copyOf(catalog.models().keySet());
    Set<String> chosen = new TreeSet<>();
    named(test).forEach(text -> addNamed(text, all, chosen));
    int turn = Math.floorMod(seed.hashCode(), all.size());
    for (int i = 0; i < MORE; i++) {
      chosen.add(all.get((turn + i) % all.size()));
    }
    ObjectNode narrow = spec.deepCopy();
    ArrayNode models = narrow.putArray("models");
    catalog.models().values().stream()
        .filter(model -> chosen.contains(model.id()))
        .forEach(model -> models.add(model.qualifiedId()));
    return narrow;
  }

  /** Every text and key of a test: the ids and patterns of offerings are among them. */
  private static List<String> named(JsonNode node) {
    List<String> named = new ArrayList<>();
    node.fieldNames().forEachRemaining(named::add);
    if (node.isTextual()) {
      named.add(node.asText());
    }
    node.forEach(child -> named.addAll(named(child)));
    return named;
  }

  private static void addNamed(String text, List<String> models, Set<String> chosen) {
    models.stream()
        .filter(id -> text.contains("/" + id + "@") || text.contains("/" + id + "*"))
        .forEach(chosen::add);
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

  private static ObjectNode document(String name, JsonNode spec) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("apiVersion", "domicile/v1").put("kind", "Workload");
    ObjectNode metadata = document.putObject("metadata").put("name", name);
    ObjectNode own = spec.deepCopy();
    if (own.has("labels")) {
      metadata.set("labels", own.remove("labels"));
    }
    document.set("spec", own);
    return document;
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
