package dev.domicile.cli.lint;

import dev.domicile.cli.config.Level;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Every rule of {@code lint}. */
public final class LintRules {

  private static final List<LintRule> ALL =
      Stream.of(
              ScopeLints.rules(),
              PairLints.rules(),
              CatalogLints.rules(),
              DateLints.rules(),
              LawLints.rules(),
              WordLints.rules(),
              WaiverLints.rules(),
              NameLints.rules(),
              YamlLints.rules(),
              Suppressions.rules())
          .flatMap(List::stream)
          .sorted(Comparator.comparing(LintRule::id))
          .toList();

  private LintRules() {}

  /** All of them, sorted by id. */
  public static List<LintRule> all() {
    return ALL;
  }

  /** How much the findings of each weigh unless a configuration says otherwise. */
  public static Map<String, Level> levels() {
    Map<String, Level> levels = new TreeMap<>();
    ALL.forEach(rule -> levels.put(rule.id(), rule.level()));
    return levels;
  }
}
