package dev.domicile.cli.lint;

import dev.domicile.core.source.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Reads positioned YAML where the bound types have lost the place. */
final class Nodes {

  private Nodes() {}

  /** What stands under a path of keys. */
  static Optional<Node> at(Node node, String... path) {
    Node at = node;
    for (String key : path) {
      Optional<Node> next =
          at instanceof Node.Mapping mapping ? mapping.get(key) : Optional.empty();
      if (next.isEmpty()) {
        return Optional.empty();
      }
      at = next.get();
    }
    return Optional.of(at);
  }

  /** The word under a path of keys. */
  static Optional<String> text(Node node, String... path) {
    return at(node, path)
        .filter(found -> found instanceof Node.Scalar)
        .map(found -> ((Node.Scalar) found).text());
  }

  /** The items of a list; a single value is a list of one. */
  static List<Node> items(Node node) {
    return node instanceof Node.Sequence list ? list.items() : List.of(node);
  }

  /** The items of the list under a path of keys. */
  static List<Node> items(Node node, String... path) {
    return at(node, path).map(Nodes::items).orElse(List.of());
  }

  /** Every node, the outer ones first. */
  static void walk(Node node, Consumer<Node> visitor) {
    visitor.accept(node);
    if (node instanceof Node.Sequence list) {
      list.items().forEach(item -> walk(item, visitor));
    } else if (node instanceof Node.Mapping mapping) {
      mapping.entries().forEach(entry -> walk(entry.value(), visitor));
    }
  }

  /**
   * What the node says, as a value with {@code equals}: without layout, order of keys, order of
   * lists, and without the difference between one value and a list of one.
   */
  static Object meaning(Node node) {
    if (node instanceof Node.Scalar scalar) {
      return scalar.text();
    }
    if (node instanceof Node.Sequence list) {
      if (list.items().size() == 1) {
        return meaning(list.items().get(0));
      }
      return list.items().stream().map(item -> String.valueOf(meaning(item))).sorted().toList();
    }
    Map<String, Object> map = new TreeMap<>();
    for (Node.Entry entry : ((Node.Mapping) node).entries()) {
      map.put(entry.key().text(), meaning(entry.value()));
    }
    return map;
  }

  /** The lists of words of a document with their places. */
  static List<Node.Sequence> lists(Node node) {
    List<Node.Sequence> lists = new ArrayList<>();
    walk(
        node,
        found -> {
          if (found instanceof Node.Sequence list) {
            lists.add(list);
          }
        });
    return lists;
  }
}
