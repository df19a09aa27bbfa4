package dev.domicile.cli.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.domicile.catalog.BundledCatalog;
import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.source.Limits;
import dev.domicile.core.source.Node;
import dev.domicile.core.source.Problems;
import dev.domicile.core.source.Source;
import dev.domicile.core.source.SourceFile;
import dev.domicile.core.source.YamlReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an editor says of our files by the schemas, seen with a validator of draft-07. */
class DocumentSchemasTest {

  private static final Path ROOT = Path.of("..");
  private static final Catalog CATALOG = BundledCatalog.all().load().orElseThrow();
  private static final DocumentSchemas SCHEMAS = new DocumentSchemas(CATALOG);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, JsonSchema> COMPILED = new TreeMap<>();

  private static final String POLICY =
      """
      apiVersion: domicile/v1
      kind: Policy
      metadata: {id: ours, title: Ours, jurisdiction: DE, effective: {from: 2026-01-01}, enforcement: enforce}
      rules:
        - id: inside
          when: {sector: healthcare, data.subjects: DE}
          residency: {stages: [inference], onlyIn: [EEA, "@subjects"]}
          orEvidence: {anyOf: [scc], closes: [unknown]}
      """;

  @Test
  void every_document_of_the_repository_fits_its_schema() {
    List<String> wrong = new ArrayList<>();
    TreeSet<String> seen = new TreeSet<>();
    for (String folder : List.of("policies", "examples")) {
      for (SourceFile file : Source.directory(ROOT.resolve(folder), n -> isYaml(n)).files()) {
        wrong.addAll(problems(file, seen));
      }
    }
    assertEquals(List.of(), wrong);
    assertTrue(seen.containsAll(List.of("Policy", "PolicyTest", "Workload")), seen.toString());
  }

  @Test
  void every_file_of_the_catalog_fits_its_schema() {
    List<String> wrong = new ArrayList<>();
    TreeSet<String> seen = new TreeSet<>();
    for (SourceFile file : BundledCatalog.all().source().files()) {
      if (file.size() < 200_000) {
        wrong.addAll(problems(file, seen));
      }
    }
    assertEquals(List.of(), wrong);
    assertTrue(seen.containsAll(List.of("Jurisdictions", "Regions", "Schemes")), seen.toString());
  }

  @ParameterizedTest
  @CsvSource({
    "jurisdiction: DE, jurisdiction: GERMANY",
    "sector: healthcare, sector: healtcare",
    "'data.subjects: DE', 'data.subjects: UK'",
    "'stages: [inference]', 'stages: [infrence]'",
    "'onlyIn: [EEA', 'onlyIn: [EAE'",
    "'anyOf: [scc]', 'anyOf: [ssc]'",
    "enforcement: enforce, enforcement: enforced",
    "kind: Policy, kind: Polizy",
    "'- id: inside', '- idd: inside'",
  })
  void a_word_that_nobody_has_does_not_fit(String good, String bad) {
    assertEquals(List.of(), problems(SourceFile.ofText("ours.yaml", POLICY), new TreeSet<>()));
    String broken = POLICY.replace(good, bad);
    assertFalse(broken.equals(POLICY), good);
    assertFalse(validate("Policy", broken).isEmpty(), bad);
  }

  @Test
  void the_words_of_an_overlay_are_offered_and_others_are_not() {
    Catalog with =
        BundledCatalog.all()
            .overlaidWith(
                Source.text(
                    "ours.yaml",
                    """
                    apiVersion: domicile/v1
                    kind: Vocabulary
                    sectors: [{id: our-sector, title: Our sector}]
                    """))
            .load()
            .orElseThrow();
    assertTrue(new DocumentSchemas(with).of("Policy").contains("\"our-sector\""));
    assertFalse(SCHEMAS.of("Policy").contains("\"our-sector\""));
  }

  @Test
  void each_schema_says_each_list_once_and_stays_small() {
    for (String kind : DocumentSchemas.kinds()) {
      int size = SCHEMAS.of(kind).length();
      assertTrue(size < 270_000, kind + " has " + size + " characters");
    }
    String policy = SCHEMAS.of("Policy");
    assertEquals(policy.indexOf("\"healthcare\""), policy.lastIndexOf("\"healthcare\""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Policy", "Waiver", "Workload", "PolicyTest", "Config"})
  void every_example_that_a_schema_shows_fits_it(String kind) throws IOException {
    JsonNode schema = JSON.readTree(SCHEMAS.of(kind));
    List<String> wrong = new ArrayList<>();
    int shown = 0;
    for (JsonNode parent : schema.findParents("examples")) {
      ObjectNode at = parent.deepCopy();
      at.set("$defs", schema.get("$defs"));
      JsonSchema compiled = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(at);
      for (JsonNode example : parent.get("examples")) {
        shown++;
        compiled.validate(example).forEach(message -> wrong.add(example + ": " + message));
      }
    }
    assertEquals(List.of(), wrong);
    assertTrue(shown >= 4, kind + " shows " + shown);
  }

  private static boolean isYaml(String name) {
    return (name.endsWith(".yaml") || name.endsWith(".yml")) && !name.startsWith("rego/");
  }

  private static List<String> problems(SourceFile file, TreeSet<String> seen) {
    List<String> wrong = new ArrayList<>();
    for (Node document : YamlReader.read(file, Limits.CATALOG, new Problems())) {
      if (document instanceof Node.Mapping mapping
          && mapping.get("kind").orElse(null) instanceof Node.Scalar kind
          && DocumentSchemas.kinds().contains(kind.text())) {
        seen.add(kind.text());
        validate(kind.text(), json(document))
            .forEach(message -> wrong.add(file.name() + ": " + message));
      }
    }
    return wrong;
  }

  private static List<String> validate(String kind, String text) {
    Node document =
        YamlReader.readOne(SourceFile.ofText("x.yaml", text), Limits.POLICY, new Problems())
            .orElseThrow();
    return validate(kind, json(document));
  }

  private static List<String> validate(String kind, JsonNode document) {
    return COMPILED.computeIfAbsent(kind, DocumentSchemasTest::compiled).validate(document).stream()
        .map(Object::toString)
        .toList();
  }

  private static JsonSchema compiled(String kind) {
    try {
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
          .getSchema(JSON.readTree(SCHEMAS.of(kind)));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** As an editor reads YAML 1.2: with booleans, numbers and nothing. */
  private static JsonNode json(Node node) {
    JsonNodeFactory make = JsonNodeFactory.instance;
    if (node instanceof Node.Mapping mapping) {
      ObjectNode object = make.objectNode();
      mapping.entries().forEach(entry -> object.set(entry.key().text(), json(entry.value())));
      return object;
    }
    if (node instanceof Node.Sequence sequence) {
      ArrayNode array = make.arrayNode();
      sequence.items().forEach(item -> array.add(json(item)));
      return array;
    }
    Node.Scalar scalar = (Node.Scalar) node;
    if (scalar.isMissing()) {
      return make.nullNode();
    }
    if (!scalar.quoted() && scalar.text().matches("true|false")) {
      return make.booleanNode(scalar.text().equals("true"));
    }
    if (!scalar.quoted() && scalar.text().matches("-?[0-9]{1,9}")) {
      return make.numberNode(Integer.parseInt(scalar.text()));
    }
    return make.textNode(scalar.text());
  }
}
