package dev.domicile.acceptance.opa;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * YAML as JSON in the way a user of OPA would write it: every scalar but a plain {@code true} or
 * {@code false} is text, as our own reader takes it, and nothing after a colon is {@code null}.
 */
final class UntypedYaml {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private UntypedYaml() {}

  /** Every document of {@code text}. */
  static List<JsonNode> documents(String text) {
    List<JsonNode> documents = new ArrayList<>();
    new Yaml(new LoaderOptions())
        .composeAll(new StringReader(text))
        .forEach(node -> documents.add(json(node)));
    return documents;
  }

  /** The one document of {@code text}. */
  static JsonNode document(String text) {
    List<JsonNode> documents = documents(text);
    if (documents.size() != 1) {
      throw new IllegalArgumentException(documents.size() + " documents");
    }
    return documents.get(0);
  }

  /** Text that our reader takes as the same document; JSON would make a text of {@code null}. */
  static String yaml(JsonNode json) {
    if (json.isObject()) {
      List<String> entries = new ArrayList<>();
      json.properties()
          .forEach(
              entry -> entries.add(JSON.textNode(entry.getKey()) + ": " + yaml(entry.getValue())));
      return "{" + String.join(", ", entries) + "}";
    }
    if (json.isArray()) {
      List<String> items = new ArrayList<>();
      json.forEach(item -> items.add(yaml(item)));
      return "[" + String.join(", ", items) + "]";
    }
    return json.isNull() ? "" : json.toString();
  }

  private static JsonNode json(Node node) {
    if (node instanceof MappingNode mapping) {
      ObjectNode object = JSON.objectNode();
      for (NodeTuple entry : mapping.getValue()) {
        object.set(((ScalarNode) entry.getKeyNode()).getValue(), json(entry.getValueNode()));
      }
      return object;
    }
    if (node instanceof SequenceNode sequence) {
      ArrayNode array = JSON.arrayNode();
      sequence.getValue().forEach(item -> array.add(json(item)));
      return array;
    }
    return scalar((ScalarNode) node);
  }

  private static JsonNode scalar(ScalarNode scalar) {
    String text = scalar.getValue();
    if (scalar.getScalarStyle() != ScalarStyle.PLAIN) {
      return JSON.textNode(text);
    }
    return switch (text) {
      case "" -> JSON.nullNode();
      case "true", "false" -> JSON.booleanNode(Boolean.parseBoolean(text));
      default -> JSON.textNode(text);
    };
  }
}
