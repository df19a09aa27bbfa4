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
import java.util.function.BiFunction;
import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.Command;

/**
 * What each rule of a policy does to the workloads of the test beside it. Keeps the last answer of
 * each file. Not safe for several threads.
 */
final class Lenses {

  private static final String YAML = ".yaml";

  private final Session session;
  private final Map<String, Known> kept = new HashMap<>();

  private record Known(SourceFile policy, Optional<SourceFile> test, List<CodeLens> lenses) {}

  Lenses(Session session) {
    this.session = session;
  }

  List<CodeLens> of(OpenFile open) {
    if (!open.buffer().kind(0).orElse("").equals("Policy")) {
      return List.of();
    }
    Optional<SourceFile> test = open.path().flatMap(this::testOf);
    Known known = kept.get(open.uri());
    if (known == null || !known.policy().equals(open.file()) || !known.test().equals(test)) {
      known = new Known(open.file(), test, count(open, test));
      kept.put(open.uri(), known);
    }
    return known.lenses();
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

  private List<CodeLens> count(OpenFile open, Optional<SourceFile> test) {
    Loaded<PolicySet> loaded =
        PolicyLoader.against(session.catalog())
            .using(new RegoRules())
            .load(Source.of(open.file().name(), List.of(open.file())));
    if (!loaded.isAccepted()) {
      return List.of();
    }
    PolicySet policies = loaded.orElseThrow();
    Set<TestNames.Asked> questions = test.map(Lenses::questions).orElse(Set.of());
    if (questions.isEmpty()) {
      return lenses(
          open,
          policies,
          (policy, rule) -> "no test workload beside it: what it refuses is not known");
    }
    RuleEffect effect = new RuleEffect(session.catalog(), questions);
    return lenses(open, policies, effect::of);
  }

  private static Set<TestNames.Asked> questions(SourceFile test) {
    return YamlReader.readOne(test, Limits.POLICY, new Problems())
        .map(TestNames::questions)
        .orElse(Set.of());
  }

  private static List<CodeLens> lenses(
      OpenFile open, PolicySet policies, BiFunction<Policy, Rule, String> title) {
    List<CodeLens> lenses = new ArrayList<>();
    for (Policy policy : policies.policies()) {
      for (Rule rule : policy.rules()) {
        // No command: the lens only tells.
        Command told = new Command(title.apply(policy, rule), "");
        lenses.add(new CodeLens(open.buffer().range(rule.position()), told, null));
      }
    }
    return lenses;
  }
}
