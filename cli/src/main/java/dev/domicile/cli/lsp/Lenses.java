package dev.domicile.cli.lsp;

import dev.domicile.core.policy.Policy;
import dev.domicile.core.policy.PolicyLoader;
import dev.domicile.core.policy.PolicySet;
import dev.domicile.core.policy.Rule;
import dev.domicile.core.source.Limits;
import dev.domicile.core.source.Loaded;
import dev.domicile.core.source.Problems;
import dev.domicile.core.source.Source;
import dev.domicile.core.source.SourceFile;
import dev.domicile.core.source.YamlReader;
import dev.domicile.opa.RegoRules;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.Command;

/**
 * What each rule of a policy does to the workloads of the test beside it. Keeps the answers of each
 * open file, so that only rules that changed are counted anew. Not safe for several threads.
 */
final class Lenses {

  private static final String YAML = ".yaml";
  private static final String UNKNOWN = "no test workload beside it: what it refuses is not known";

  private final Session session;
  private final Map<String, Known> kept = new HashMap<>();

  /** What was counted with a test: rules by everything that their effect depends on. */
  private record Known(SourceFile test, RuleEffect effect, Map<String, String> titles) {}

  Lenses(Session session) {
    this.session = session;
  }

  List<CodeLens> of(OpenFile open) {
    if (!open.buffer().kind(0).orElse("").equals("Policy")) {
      return List.of();
    }
    Loaded<PolicySet> loaded =
        PolicyLoader.against(session.catalog())
            .using(new RegoRules())
            .load(Source.of(open.file().name(), List.of(open.file())));
    if (!loaded.isAccepted()) {
      return List.of();
    }
    Optional<Known> known =
        open.path().flatMap(this::testOf).flatMap(test -> known(open.uri(), test));
    List<CodeLens> lenses = new ArrayList<>();
    for (Policy policy : loaded.orElseThrow().policies()) {
      for (Rule rule : policy.rules()) {
        String title = known.map(with -> title(with, policy, rule)).orElse(UNKNOWN);
        // No command: the lens only tells.
        lenses.add(
            new CodeLens(open.buffer().range(rule.position()), new Command(title, ""), null));
      }
    }
    return lenses;
  }

  private static String title(Known known, Policy policy, Rule rule) {
    String key = rule.qualifiedId() + " " + rule.effective() + " " + rule.enforcement();
    return known
        .titles()
        .computeIfAbsent(key + rule.json(), counted -> known.effect().of(policy, rule));
  }

  /** What the test asks, answered without rules; empty if it asks nothing. */
  private Optional<Known> known(String uri, SourceFile test) {
    Known before = kept.get(uri);
    if (before != null && before.test().equals(test)) {
      return Optional.of(before);
    }
    Set<TestNames.Asked> questions = questions(test);
    if (questions.isEmpty()) {
      return Optional.ofNullable(before); // somebody is just writing it
    }
    Known known = new Known(test, new RuleEffect(session.catalog(), questions), new HashMap<>());
    kept.put(uri, known);
    return Optional.of(known);
  }

  void forget(String uri) {
    kept.remove(uri);
  }

  private Optional<SourceFile> testOf(Path policy) {
    String name = String.valueOf(policy.getFileName());
    return name.endsWith(YAML)
        ? session.text(
            policy.resolveSibling(
                name.substring(0, name.length() - YAML.length()) + ".test" + YAML))
        : Optional.empty();
  }

  private static Set<TestNames.Asked> questions(SourceFile test) {
    return YamlReader.readOne(test, Limits.POLICY, new Problems())
        .map(TestNames::questions)
        .orElse(Set.of());
  }
}
