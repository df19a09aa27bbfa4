package dev.domicile.cli.lint;

import dev.domicile.core.source.Node;
import dev.domicile.core.source.SourceFile;

/**
 * One document of a file.
 *
 * @param kind what it says it is; {@code Policy} if it says nothing
 * @param looked whether it is looked at, or only there so that others can be understood
 */
record LintDocument(SourceFile file, Node node, String kind, boolean looked) {

  static String kindOf(Node node) {
    return Nodes.text(node, "kind").orElse("Policy");
  }
}
