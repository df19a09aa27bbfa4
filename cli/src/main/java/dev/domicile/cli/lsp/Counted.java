package dev.domicile.cli.lsp;

import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.policy.Policy;
import dev.domicile.core.policy.Rule;
import dev.domicile.core.source.SourceFile;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What rules do to the workloads of a test, as far as it was counted. {@link #known} may be asked
 * on any thread, {@link #count} on one.
 */
final class Counted {

  /** Every state of a rule while it is typed is one; nobody goes back far. */
  private static final int MOST_KEPT = 500;

  private final SourceFile test;
  private final Set<TestNames.Asked> questions;
  private final Catalog catalog;
  private final Map<String, String> titles = new ConcurrentHashMap<>();
  private @Nullable RuleEffect effect;

  Counted(SourceFile test, Set<TestNames.Asked> questions, Catalog catalog) {
    this.test = test;
    this.questions = Set.copyOf(questions);
    this.catalog = catalog;
  }

  SourceFile test() {
    return test;
  }

  Optional<String> known(String key) {
    return Optional.ofNullable(titles.get(key));
  }

  /**
   * What a rule does, in a phrase. The first one asked for answers the test's questions without any
   * rule too.
   *
   * @param key everything that it depends on
   */
  String count(String key, Policy policy, Rule rule) {
    String known = titles.get(key);
    if (known == null) {
      RuleEffect counting = effect == null ? new RuleEffect(catalog, questions) : effect;
      effect = counting;
      known = counting.of(policy, rule);
      if (titles.size() >= MOST_KEPT) {
        titles.clear();
      }
      titles.put(key, known);
    }
    return known;
  }
}
