package dev.domicile.cli.format;

import dev.domicile.core.source.Node;
import java.util.List;

/** Whether two texts say the same: order counts in lists, and not in mappings. */
final class Meaning {

  private Meaning() {}

  static boolean same(List<Node> some, List<Node> others) {
    if (some.size() != others.size()) {
      return false;
    }
    for (int i = 0; i < some.size(); i++) {
      if (!same(some.get(i), others.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean same(Node one, Node other) {
    if (one instanceof Node.Scalar text && other instanceof Node.Scalar same) {
      // Quotes count where a shape asks for a word without them, and there they are kept.
      return text.text().equals(same.text())
          && (text.quoted() == same.quoted() || Quotes.isPlain(text.text()));
    }
    if (one instanceof Node.Sequence list && other instanceof Node.Sequence same) {
      return same(list.items(), same.items());
    }
    return one instanceof Node.Mapping mapping
        && other instanceof Node.Mapping same
        && mapping.entries().size() == same.entries().size()
        && mapping.entries().stream().allMatch(entry -> same(entry, same));
  }

  private static boolean same(Node.Entry entry, Node.Mapping other) {
    return other.get(entry.key().text()).filter(value -> same(entry.value(), value)).isPresent();
  }
}
