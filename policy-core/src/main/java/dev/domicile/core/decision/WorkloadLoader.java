package dev.domicile.core.decision;

import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.catalog.Vocabulary;
import dev.domicile.core.policy.ReferenceChecks;
import dev.domicile.core.source.Limits;
import dev.domicile.core.source.Loaded;
import dev.domicile.core.source.Node;
import dev.domicile.core.source.Problems;
import dev.domicile.core.source.Shape;
import dev.domicile.core.source.Source;
import dev.domicile.core.source.SourceFile;
import dev.domicile.core.source.SourcePosition;
import dev.domicile.core.source.YamlReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Loads workloads from YAML and checks every name in them against a catalog. */
public final class WorkloadLoader {

  private static final Shape<Workload> DOCUMENT = WorkloadShape.document();

  private final Catalog catalog;

  private WorkloadLoader(Catalog catalog) {
    this.catalog = catalog;
  }

  /** A loader that knows the names of {@code catalog}. */
  public static WorkloadLoader against(Catalog catalog) {
    return new WorkloadLoader(catalog);
  }

  /**
   * Every workload of {@code sources}, in order.
   *
   * @return rejected if anything is wrong, a name stands twice, or there is no workload
   */
  public Loaded<List<Workload>> load(Source... sources) {
    Problems problems = new Problems();
    List<Workload> workloads = new ArrayList<>();
    Map<String, SourcePosition> names = new HashMap<>();
    for (Source source : sources) {
      for (SourceFile file : source.files()) {
        int before = workloads.size();
        List<Node> documents = YamlReader.read(file, Limits.POLICY, problems);
        for (Node document : documents) {
          if (isOfOtherKind(document, problems)) {
            continue;
          }
          Optional<Workload> bound = DOCUMENT.bind(document, problems);
          if (bound.isEmpty()) {
            checkFragments(spec(document), catalog, problems);
            continue;
          }
          Workload workload = bound.get();
          check(workload, spec(document), catalog, problems);
          SourcePosition other = names.putIfAbsent(workload.name(), document.position());
          if (other != null) {
            problems.error(
                document.position(),
                "WORKLOAD-DUPLICATE",
                "the workload `" + workload.name() + "` stands at " + other + " too");
          }
          workloads.add(workload);
        }
        if (workloads.size() == before && !problems.hasErrors()) {
          problems.error(
              new SourcePosition(file.name(), 1, 1),
              "WORKLOAD-NONE",
              "there is no workload here, so that there is nothing to decide");
        }
      }
    }
    if (workloads.isEmpty() && !problems.hasErrors()) {
      String name = sources.length == 0 ? "workloads" : sources[0].name();
      problems.error(
          new SourcePosition(name, 1, 1),
          "WORKLOAD-NONE",
          "there is no workload here, so that there is nothing to decide");
    }
    return problems.loaded(List.copyOf(workloads));
  }

  /** Said once, and not once for each key that another kind of document has. */
  private static boolean isOfOtherKind(Node document, Problems problems) {
    if (!(document instanceof Node.Mapping mapping)
        || !(mapping.get("kind").orElse(null) instanceof Node.Scalar kind)
        || kind.text().equals("Workload")) {
      return false;
    }
    problems.error(
        kind.position(),
        "WORKLOAD-KIND",
        "a document of kind `" + kind.text() + "` where a `Workload` is expected");
    return true;
  }

  private static Node spec(Node document) {
    return document instanceof Node.Mapping mapping
        ? mapping.get("spec").orElse(document)
        : document;
  }

  /**
   * Checks the names of a {@code spec} that could not be bound, so that its author sees a misspelt
   * name and a misspelt key at once.
   */
  public static void checkFragments(Node spec, Catalog catalog, Problems problems) {
    Vocabulary words = catalog.vocabulary();
    ReferenceChecks checks = new ReferenceChecks(catalog, problems);
    checkTexts(checks, "sector", spec, "sector", words.sectors().keySet());
    checkTexts(checks, "category of data", spec, "data.categories", words.categories().keySet());
    checkTexts(checks, "regime", spec, "requester.regimes", words.regimes().keySet());
    checkTexts(checks, "capability", spec, "capabilities", words.capabilities().keySet());
    checkTexts(checks, "accelerator", spec, "accelerators", words.accelerators().keySet());
  }

  private static void checkTexts(
      ReferenceChecks checks, String what, Node spec, String path, Collection<String> known) {
    Optional<Node> node = Optional.of(spec);
    for (String key : path.split("\\.")) {
      node =
          node.flatMap(
              parent ->
                  parent instanceof Node.Mapping mapping ? mapping.get(key) : Optional.empty());
    }
    Node found = node.orElse(null);
    List<Node> items =
        found instanceof Node.Sequence list
            ? list.items()
            : found == null ? List.of() : List.of(found);
    for (Node item : items) {
      if (item instanceof Node.Scalar text) {
        checks.known("WORKLOAD-NAME", what, text.text(), text.position(), known);
      }
    }
  }

  /** Checks the names of a workload whose {@code spec} is this node. */
  public static void check(Workload workload, Node spec, Catalog catalog, Problems problems) {
    new WorkloadChecks(
            workload, catalog, (path, text) -> find(spec, path.split("\\."), 0, text), problems)
        .check();
  }

  /** Where {@code text} stands under the path; the innermost node that is there otherwise. */
  private static SourcePosition find(Node node, String[] path, int depth, String text) {
    SourcePosition found = search(node, path, depth, text);
    return found != null ? found : node.position();
  }

  private static @org.jspecify.annotations.Nullable SourcePosition search(
      Node node, String[] path, int depth, String text) {
    if (node instanceof Node.Sequence sequence) {
      for (Node item : sequence.items()) {
        SourcePosition found = search(item, path, depth, text);
        if (found != null) {
          return found;
        }
      }
      return null;
    }
    if (node instanceof Node.Mapping mapping && depth < path.length) {
      return mapping.get(path[depth]).map(next -> search(next, path, depth + 1, text)).orElse(null);
    }
    return node instanceof Node.Scalar scalar && scalar.text().equals(text)
        ? scalar.position()
        : null;
  }

  /** How a workload is written, for schemas and documentation. */
  public static Shape<Workload> shape() {
    return DOCUMENT;
  }
}
