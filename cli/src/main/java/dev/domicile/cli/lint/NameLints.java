package dev.domicile.cli.lint;

import dev.domicile.cli.config.Level;
import dev.domicile.cli.config.Naming;
import dev.domicile.core.policy.Policy;
import dev.domicile.core.source.Node;
import dev.domicile.core.source.SourcePosition;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What things are called, and whether their tests are beside them. */
final class NameLints {

  private NameLints() {}

  static List<LintRule> rules() {
    return List.of(
        new LintRule(
            "naming", Level.WARNING, "an id that breaks the naming scheme", NameLints::names),
        new LintRule(
            "file-name",
            Level.INFO,
            "a policy in a file that is not called as it is",
            NameLints::files),
        new LintRule(
            "policy-without-test",
            Level.WARNING,
            "a policy without a `*.test.yaml` beside it",
            NameLints::tests));
  }

  private static void names(Linted linted, Findings found) {
    for (LintDocument document : linted.documents("Policy").toList()) {
      name(linted, Naming.POLICY, Nodes.at(document.node(), "metadata", "id"), found);
      for (Node rule : Nodes.items(document.node(), "rules")) {
        name(linted, Naming.RULE, Nodes.at(rule, "id"), found);
        for (Node obligation : Nodes.items(rule, "obligations")) {
          name(linted, Naming.OBLIGATION, Nodes.at(obligation, "id"), found);
        }
      }
    }
    linted
        .documents("Waiver")
        .forEach(
            document ->
                name(linted, Naming.WAIVER, Nodes.at(document.node(), "metadata", "id"), found));
  }

  private static void name(Linted linted, Naming naming, Optional<Node> node, Findings found) {
    if (node.isPresent() && node.get() instanceof Node.Scalar id) {
      var pattern = linted.settings(id.position()).pattern(naming);
      if (!pattern.matcher(id.text()).matches()) {
        found.add(
            id.position(),
            "the "
                + naming.key()
                + " id `"
                + id.text()
                + "` breaks the naming scheme `"
                + pattern
                + "`",
            "call it otherwise, or set `naming: {" + naming.key() + ": …}` in .policy-check.yaml");
      }
    }
  }

  private static void files(Linted linted, Findings found) {
    for (Policy policy : linted.policies()) {
      String file = policy.position().file();
      String name = file.substring(file.lastIndexOf('/') + 1).replaceFirst("\\.ya?ml$", "");
      if (!name.equals(policy.id())) {
        found.add(
            linted.at(policy.position(), "metadata", "id"),
            "the policy `" + policy.id() + "` lies in `" + name + ".yaml`",
            "call the file `" + policy.id() + ".yaml`, so that it is found");
      }
    }
  }

  private static void tests(Linted linted, Findings found) {
    Set<String> named = new TreeSet<>();
    linted
        .documents("PolicyTest")
        .flatMap(document -> Nodes.items(document.node(), "policies").stream())
        .forEach(item -> named.add(lastPart(item)));
    for (Policy policy : linted.policies()) {
      SourcePosition position = policy.position();
      Optional<Path> path = linted.path(position.file());
      if (path.isPresent() && !isTested(path.get(), named)) {
        found.add(
            linted.at(position, "metadata", "id"),
            "the policy `" + policy.id() + "` has no test",
            "write `"
                + base(path.get())
                + ".test.yaml` with a case for each rule that it refuses"
                + " and one that it lets through");
      }
    }
  }

  private static String lastPart(Node item) {
    String text = item instanceof Node.Scalar scalar ? scalar.text() : "";
    return text.substring(text.lastIndexOf('/') + 1);
  }

  private static boolean isTested(Path policy, Set<String> named) {
    String name = String.valueOf(policy.getFileName());
    return named.contains(name)
        || List.of(".test.yaml", ".test.yml").stream()
            .anyMatch(suffix -> Files.exists(policy.resolveSibling(base(policy) + suffix)));
  }

  private static String base(Path policy) {
    return String.valueOf(policy.getFileName()).replaceFirst("\\.ya?ml$", "");
  }
}
