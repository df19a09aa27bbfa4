package dev.domicile.cli.format;

import dev.domicile.core.source.Node;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the layout of a document owes to its kind. */
final class Layout {

  private final Map<String, KeyOrder> orders = new TreeMap<>();

  Layout() {
    DocumentKinds.shapes().forEach((kind, shape) -> orders.put(kind, new KeyOrder(shape)));
  }

  /** Puts a page in order that was read from a document. */
  void apply(Page page, Node document) {
    String kind = kind(document).orElse("");
    KeyOrder order = orders.get(kind);
    if (order != null) {
      order.apply(page.root());
    }
    if (kind.equals("Policy")) {
      page.root().group().ifPresent(Layout::separateRules);
    }
    page.root().group().ifPresent(Group::spread);
    raise(page.root());
  }

  private static Optional<String> kind(Node document) {
    return document instanceof Node.Mapping mapping
        ? mapping.get("kind").filter(Node.Scalar.class::isInstance).map(Layout::text)
        : Optional.empty();
  }

  private static String text(Node scalar) {
    return ((Node.Scalar) scalar).text();
  }

  private static void separateRules(Group policy) {
    policy.entries().stream()
        .filter(entry -> entry.hasKey("rules"))
        .flatMap(entry -> entry.group().stream())
        .filter(Group::isList)
        .forEach(Layout::separate);
  }

  private static void separate(Group rules) {
    List<Entry> entries = rules.entries();
    if (!entries.isEmpty()) {
      rules.spread();
    }
    for (Entry rule : entries) {
      rule.group().ifPresent(Group::spread);
      if (rule != entries.get(0)) {
        rule.separate();
      }
    }
  }

  /** What stands above the first key of an item stands above its dash, where it is written. */
  private static void raise(Entry entry) {
    if (entry.group().isEmpty()) {
      return;
    }
    Group group = entry.group().get();
    group.entries().forEach(Layout::raise);
    if (entry.key().isEmpty() && !group.entries().isEmpty()) {
      Entry first = group.entries().get(0);
      entry.above().addAll(first.above());
      first.above().clear();
    }
  }
}
