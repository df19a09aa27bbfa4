package dev.domicile.cli.scaffold;

import dev.domicile.cli.input.UsageException;
import dev.domicile.core.catalog.Stage;
import dev.domicile.core.policy.Policy;
import dev.domicile.core.policy.PolicySet;
import dev.domicile.core.policy.Rule;
import dev.domicile.core.policy.RuleKind;
import dev.domicile.core.source.Limits;
import dev.domicile.core.source.Loaded;
import dev.domicile.core.source.Node;
import dev.domicile.core.source.Problems;
import dev.domicile.core.source.Source;
import dev.domicile.core.source.SourceFile;
import dev.domicile.core.source.Spelling;
import dev.domicile.core.source.YamlReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A policy file with one more rule, which nobody has written yet.
 *
 * @param path where it lies or will lie
 * @param before the file as it is; empty for a new one
 * @param after the file with the rule
 * @param set what it loads to
 * @param rule the new rule
 */
record PolicyDraft(
    Path path, Optional<SourceFile> before, SourceFile after, PolicySet set, Rule rule) {

  /** A file with a rule more. */
  static PolicyDraft withRule(Path path, NewRule wanted, Workshop workshop) {
    SourceFile before = Source.file(path).files().get(0);
    PolicySet set = workshop.loader().load(Source.of(before.name(), List.of(before))).orElseThrow();
    if (set.policies().size() != 1) {
      throw new UsageException(
          "nothing was written: "
              + before.name()
              + " holds "
              + set.policies().size()
              + " policies; a rule is added to a file of one");
    }
    Policy policy = set.policies().get(0);
    checkWanted(wanted, policy.citations().isEmpty(), workshop);
    policy.rules().stream()
        .filter(rule -> rule.id().equals(wanted.id()))
        .findFirst()
        .ifPresent(rule -> refuse(wanted, rule));
    String text = Laid.text(before);
    String item = new RuleText(workshop.loader(), workshop.day()).item(wanted);
    String longer = Appending.to(text, document(before), "rules", item, true);
    PolicyDraft draft =
        loaded(
            path, Optional.of(before), before.withText(Laid.like(text, longer)), wanted, workshop);
    draft.checkOthers(policy);
    return draft;
  }

  /** A new file. */
  static PolicyDraft fresh(Path path, NewPolicy wanted, Workshop workshop) {
    checkWanted(wanted.rule(), true, workshop);
    checkFree(path, wanted.id());
    String text =
        "apiVersion: domicile/v1\nkind: Policy\nmetadata:\n  id: "
            + RequirementKeys.quoted(wanted.id())
            + "\n  title: "
            + RequirementKeys.prose(wanted.title())
            + "\n  jurisdiction: "
            + RequirementKeys.quoted(wanted.jurisdiction())
            + "\n  effective: {from: "
            + wanted.from()
            + "}\n  enforcement: enforce\nrules:\n"
            + new RuleText(workshop.loader(), workshop.day()).item(wanted.rule());
    String laid = Modeline.of("Policy", path) + Laid.out(text);
    SourceFile after = SourceFile.ofText(path.toString().replace('\\', '/'), laid);
    return loaded(path, Optional.empty(), after, wanted.rule(), workshop);
  }

  /** Policies of one folder are loaded together, and each has an id of its own. */
  private static void checkFree(Path path, String id) {
    Path folder = path.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      return;
    }
    for (SourceFile file : Source.directory(folder).files()) {
      for (Node document : YamlReader.read(file, Limits.CATALOG, new Problems())) {
        if (document instanceof Node.Mapping mapping
            && mapping.get("rules").isPresent()
            && mapping.get("metadata").orElse(document) instanceof Node.Mapping metadata
            && metadata.get("id").orElse(document) instanceof Node.Scalar there
            && there.text().equals(id)) {
          throw new UsageException(
              "nothing was written: the policy `"
                  + id
                  + "` is there already, at "
                  + there.position());
        }
      }
    }
  }

  private static void refuse(NewRule wanted, Rule there) {
    throw new UsageException(
        "nothing was written: the rule `"
            + wanted.id()
            + "` is there already, at "
            + there.position());
  }

  private static void checkWanted(NewRule wanted, boolean ofCompany, Workshop workshop) {
    List<String> kinds = workshop.loader().ruleKinds().stream().map(RuleKind::key).toList();
    if (!kinds.contains(wanted.kind())) {
      throw new UsageException(
          "there is no rule kind `"
              + wanted.kind()
              + "`"
              + Spelling.nearest(wanted.kind(), kinds)
                  .map(near -> "; did you mean `" + near + "`?")
                  .orElse("; there are " + String.join(", ", kinds)));
    }
    LawCited law = wanted.law();
    if (!ofCompany && law.grade().isEmpty()) {
      throw new UsageException(
          "the policy cites law, so say how well it was read for this rule: --grade primary,"
              + " secondary or memory");
    }
    if (law.instrument().isPresent()
        && (law.grade().isEmpty() || law.url().isEmpty() || law.asOf().isEmpty())) {
      throw new UsageException(
          "a citation says where and when the law was read, and how well: --url, --as-of, --grade");
    }
    if (wanted.kind().equals("statement") && law.instrument().isEmpty()) {
      throw new UsageException("a statement says what law says: name the law with --law");
    }
  }

  private static PolicyDraft loaded(
      Path path, Optional<SourceFile> before, SourceFile after, NewRule wanted, Workshop workshop) {
    Loaded<PolicySet> set = workshop.loader().load(Source.of(after.name(), List.of(after)));
    if (!set.isAccepted()) {
      throw new UsageException("nothing was written: " + Laid.told(set.diagnostics()));
    }
    Rule rule =
        set.orElseThrow().rules().stream()
            .filter(one -> one.id().equals(wanted.id()))
            .findFirst()
            .orElseThrow();
    return new PolicyDraft(path, before, after, set.orElseThrow(), rule);
  }

  /** Whoever adds a rule must not have changed another one. */
  private void checkOthers(Policy old) {
    Policy now = policy();
    List<String> others =
        now.rules().stream().filter(one -> !one.id().equals(rule.id())).map(Rule::json).toList();
    if (!others.equals(old.rules().stream().map(Rule::json).toList())
        || !now.json().equals(old.json())) {
      throw new UsageException(
          "nothing was written: "
              + after.name()
              + " is laid out such that a rule cannot be added; `policy-check fmt` helps");
    }
  }

  Policy policy() {
    return set.policies().get(0);
  }

  /** The stages beside those of every workload that one has to have for the rule to be about it. */
  Set<Stage> stages() {
    EnumSet<Stage> stages = EnumSet.noneOf(Stage.class);
    Node requirement = requirement();
    if (requirement instanceof Node.Mapping mapping && mapping.get("stages").isPresent()) {
      for (String word : words(mapping.get("stages").get())) {
        if (word.equals("all")) {
          stages.addAll(Stage.byDefault());
        } else {
          stages.add(Stage.parse(word));
        }
      }
    }
    stages.removeIf(Stage::isImposed);
    return stages;
  }

  /** The words of its requirement. */
  List<String> words() {
    return words(requirement());
  }

  private static List<String> words(Node node) {
    if (node instanceof Node.Scalar scalar) {
      return List.of(scalar.text());
    }
    if (node instanceof Node.Sequence list) {
      return list.items().stream().flatMap(item -> words(item).stream()).toList();
    }
    return ((Node.Mapping) node)
        .entries().stream().flatMap(entry -> words(entry.value()).stream()).toList();
  }

  private Node requirement() {
    Node written =
        ((Node.Sequence) ((Node.Mapping) document(after)).get("rules").orElseThrow())
            .items().stream()
                .filter(item -> item.position().equals(rule.position()))
                .findFirst()
                .orElseThrow();
    return ((Node.Mapping) written).get(rule.kinds()).orElseThrow();
  }

  /** The document of the policy, which waivers may follow. */
  static Node document(SourceFile file) {
    return YamlReader.read(file, Limits.POLICY, new Problems()).stream()
        .filter(node -> node instanceof Node.Mapping mapping && mapping.get("rules").isPresent())
        .findFirst()
        .orElseThrow();
  }
}
