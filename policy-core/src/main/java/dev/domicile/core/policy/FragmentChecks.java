package dev.domicile.core.policy;

import dev.domicile.core.catalog.Attribute;
import dev.domicile.core.source.Node;
import dev.domicile.core.source.Problems;
import dev.domicile.core.source.Shape;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Checks the names in those parts of a policy that are well formed, where the policy as a whole is
 * not: its author sees a misspelt country and a misspelt key at once.
 */
final class FragmentChecks {

  private final ReferenceChecks checks;
  private final List<RuleKind<?>> kinds;
  private final ConditionChecks conditions;

  FragmentChecks(ReferenceChecks checks, List<RuleKind<?>> kinds) {
    this.checks = checks;
    this.kinds = kinds;
    this.conditions = new ConditionChecks(checks);
  }

  void check(Node document) {
    scalar(document, "metadata", "jurisdiction")
        .ifPresent(place -> checks.countryOrSet(place.text(), place.position()));
    items(child(document, "rules")).forEach(this::rule);
  }

  private void rule(Node rule) {
    Shape<Condition> condition = ConditionShape.of(Attribute.Side.WORKLOAD);
    bound(condition, child(rule, "when"), conditions::check);
    bound(condition, child(rule, "unless"), conditions::check);
    branch(rule);
    items(child(rule, "anyOf")).forEach(this::branch);
  }

  private void branch(Node branch) {
    kinds.forEach(kind -> requirement(kind, child(branch, kind.key())));
    bound(
        LawShapes.orEvidence(),
        child(branch, "orEvidence"),
        or -> checks.evidenceKinds(or.demand(), branch.position()));
  }

  private <R extends RuleKind.Body> void requirement(RuleKind<R> kind, Optional<Node> node) {
    bound(kind.shape(), node, body -> kind.check(body, checks, checks.problems()));
  }

  /** What is wrong with the form was told when the whole was bound. */
  private static <T> void bound(Shape<T> shape, Optional<Node> node, Consumer<T> check) {
    node.flatMap(written -> shape.bind(written, new Problems())).ifPresent(check);
  }

  static Optional<Node> child(Node node, String key) {
    return node instanceof Node.Mapping mapping ? mapping.get(key) : Optional.empty();
  }

  static Optional<Node.Scalar> scalar(Node node, String parent, String key) {
    return child(node, parent)
        .flatMap(inner -> child(inner, key))
        .flatMap(value -> value instanceof Node.Scalar text ? Optional.of(text) : Optional.empty());
  }

  static List<Node> items(Optional<Node> node) {
    return node.orElse(null) instanceof Node.Sequence list ? list.items() : List.of();
  }
}
