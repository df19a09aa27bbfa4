package dev.domicile.cli.scaffold;

import dev.domicile.core.catalog.Stage;
import dev.domicile.core.decision.Workload;
import dev.domicile.core.source.Limits;
import dev.domicile.core.source.Node;
import dev.domicile.core.source.Problems;
import dev.domicile.core.source.SourceFile;
import dev.domicile.core.source.YamlReader;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes a workload as an entry of a test, as a person would. */
final class WorkloadText {

  /** Where one value need not be a list. */
  private static final Set<String> ONE_OR_MANY =
      Set.of("sector", "classification", "with", "at", "copies");

  private static final Set<String> DATES = Set.of("from", "until");

  private WorkloadText() {}

  static String entry(String name, Workload workload) {
    Node document =
        YamlReader.readOne(
                SourceFile.ofText("workload", workload.toJson()), Limits.CATALOG, new Problems())
            .orElseThrow();
    StringBuilder text = new StringBuilder("  ");
    text.append(RequirementKeys.quoted(name)).append(":\n");
    entries(at(document, "metadata")).stream()
        .filter(entry -> entry.key().text().equals("labels"))
        .forEach(entry -> line(entry, text));
    entries(at(document, "spec")).forEach(entry -> line(entry, text));
    return text.toString();
  }

  private static void line(Node.Entry entry, StringBuilder text) {
    String key = entry.key().text();
    text.append("    ").append(key).append(':');
    if (key.equals("evidence")) {
      items(entry.value()).forEach(item -> text.append("\n      - ").append(flow("", item)));
    } else if (key.equals("stages")) {
      stages(entry.value(), text);
    } else {
      text.append(' ').append(flow(key, entry.value()));
    }
    text.append('\n');
  }

  private static void stages(Node stages, StringBuilder text) {
    List<Node.Entry> inOrder =
        entries(stages).stream()
            .sorted(Comparator.comparing(entry -> Stage.parse(entry.key().text())))
            .toList();
    if (inOrder.stream().allMatch(entry -> isNothing(entry.value()))) {
      text.append(
          inOrder.stream()
              .map(entry -> entry.key().text())
              .collect(Collectors.joining(", ", " [", "]")));
      return;
    }
    for (Node.Entry entry : inOrder) {
      text.append("\n      ").append(entry.key().text()).append(':');
      if (!isNothing(entry.value())) {
        text.append(' ').append(flow("", entry.value()));
      }
    }
  }

  private static String flow(String key, Node node) {
    if (node instanceof Node.Scalar scalar) {
      return DATES.contains(key) ? scalar.text() : RequirementKeys.quoted(scalar.text());
    }
    if (node instanceof Node.Sequence list) {
      return list.items().size() == 1 && ONE_OR_MANY.contains(key)
          ? flow(key, list.items().get(0))
          : list.items().stream()
              .map(item -> flow("", item))
              .collect(Collectors.joining(", ", "[", "]"));
    }
    return entries(node).stream()
        .map(entry -> entry.key().text() + ": " + flow(entry.key().text(), entry.value()))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private static boolean isNothing(Node node) {
    return node instanceof Node.Scalar scalar && scalar.isMissing();
  }

  private static Node at(Node document, String key) {
    return ((Node.Mapping) document).get(key).orElseThrow();
  }

  private static List<Node.Entry> entries(Node node) {
    return ((Node.Mapping) node).entries();
  }

  private static List<Node> items(Node node) {
    return ((Node.Sequence) node).items();
  }
}
