package dev.domicile.cli.config;

import dev.domicile.core.source.Key;
import dev.domicile.core.source.Limits;
import dev.domicile.core.source.Located;
import dev.domicile.core.source.ObjectBuilder;
import dev.domicile.core.source.Problems;
import dev.domicile.core.source.Shape;
import dev.domicile.core.source.SourceFile;
import dev.domicile.core.source.SourcePosition;
import dev.domicile.core.source.Spelling;
import dev.domicile.core.source.YamlReader;
import java.time.DateTimeException;
import java.time.Period;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * One file {@code .policy-check.yaml} as it is written.
 *
 * @param levels how much the findings of a rule of {@code lint} weigh, by its id
 * @param limits values of {@link Limit}s
 * @param names patterns that ids must match
 */
public record ConfigFile(
    Map<String, Located<Level>> levels,
    Map<Limit, Located<String>> limits,
    Map<Naming, Located<String>> names) {

  /** What the file is called. */
  public static final String NAME = ".policy-check.yaml";

  /** How it is written. */
  public static final Shape<ConfigFile> SHAPE = shape();

  public ConfigFile {
    levels = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(levels));
    limits = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(limits));
    names = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(names));
  }

  private record Lint(
      Map<String, Located<Level>> levels,
      Map<Limit, Located<String>> limits,
      Map<Naming, Located<String>> names) {}

  private static Shape<ConfigFile> shape() {
    ObjectBuilder b = Shape.object("Config", "how strict `lint` is; decides nothing");
    Key<String> api = b.required("apiVersion", Shape.literal("domicile/v1"), "the format");
    Key<String> kind = b.required("kind", Shape.literal("Config"), "the kind of document");
    Key<Optional<Lint>> lint = b.optional("lint", lint(), "settings of `lint`");
    b.absent(lint, "the usual ones");
    return b.build(
        f -> {
          f.get(api);
          f.get(kind);
          return f.get(lint)
              .map(found -> new ConfigFile(found.levels(), found.limits(), found.names()))
              .orElse(new ConfigFile(Map.of(), Map.of(), Map.of()));
        });
  }

  private static Shape<Lint> lint() {
    ObjectBuilder b = Shape.object("LintConfig", "settings of `lint`");
    Key<Map<String, Located<Level>>> rules =
        b.optional(
            "rules",
            Shape.mapNonEmpty(Shape.enumeration(Level.class).located()),
            Map.of(),
            "how much the findings of a rule of `lint` weigh, by its id");
    Key<Map<Limit, Located<String>>> limits =
        b.optional("limits", limitShape(), Map.of(), "what is soon, long or old");
    Key<Map<Naming, Located<String>>> names =
        b.optional(
            "naming", nameShape(), Map.of(), "patterns (regular expressions) that ids match");
    b.absent(rules, "the usual level of each")
        .example(rules, "{citation-old: warning, country-list-is-set: ignore}")
        .absent(limits, "the usual ones")
        .example(limits, "{within: P90D}")
        .absent(names, "the usual one")
        .example(names, "{policy: \"(eu|acme)-[a-z0-9-]+\"}");
    return b.build(f -> new Lint(f.get(rules), f.get(limits), f.get(names)));
  }

  private static Shape<Map<Limit, Located<String>>> limitShape() {
    ObjectBuilder b = Shape.object("LintLimits", "what is soon, long or old");
    Map<Limit, Key<Optional<Located<String>>>> keys = new LinkedHashMap<>();
    for (Limit limit : Limit.values()) {
      Shape<String> shape = limit.isPeriod() ? period() : number();
      Key<Optional<Located<String>>> key = b.optional(limit.key(), shape.located(), limit.says());
      b.absent(key, "`" + limit.usual() + "`").example(key, limit.usual());
      keys.put(limit, key);
    }
    return b.build(
        f -> {
          Map<Limit, Located<String>> found = new LinkedHashMap<>();
          keys.forEach((limit, key) -> f.get(key).ifPresent(value -> found.put(limit, value)));
          return found;
        });
  }

  private static Shape<String> period() {
    return Shape.scalar("period", ConfigFile::checkedPeriod).example("P60D");
  }

  private static String checkedPeriod(String text) {
    try {
      if (!Period.parse(text).isNegative()) {
        return text;
      }
    } catch (DateTimeException e) {
      // told below, in our own words
    }
    throw new IllegalArgumentException(
        "`" + text + "` is not a period; write days, months or years, as in `P60D` or `P1Y`");
  }

  private static Shape<String> number() {
    return Shape.integer(1, 1000).map(String::valueOf);
  }

  private static Shape<Map<Naming, Located<String>>> nameShape() {
    ObjectBuilder b = Shape.object("LintNaming", "patterns that ids must match as a whole");
    Map<Naming, Key<Optional<Located<String>>>> keys = new LinkedHashMap<>();
    for (Naming naming : Naming.values()) {
      Shape<String> shape = Shape.scalar("regular expression", ConfigFile::checkedPattern);
      Key<Optional<Located<String>>> key = b.optional(naming.key(), shape.located(), naming.says());
      b.absent(key, "`" + Naming.USUAL + "`").example(key, "\"(eu|acme)-[a-z0-9-]+\"");
      keys.put(naming, key);
    }
    return b.build(
        f -> {
          Map<Naming, Located<String>> found = new LinkedHashMap<>();
          keys.forEach((naming, key) -> f.get(key).ifPresent(value -> found.put(naming, value)));
          return found;
        });
  }

  private static String checkedPattern(String text) {
    try {
      Pattern.compile(text);
      return text;
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "`" + text + "` is not a regular expression: " + e.getDescription(), e);
    }
  }

  /**
   * Reads a file.
   *
   * @param rules the ids of all rules of {@code lint}
   * @return empty if a problem was reported
   */
  public static Optional<ConfigFile> read(
      SourceFile file, Collection<String> rules, Problems problems) {
    int before = problems.errorCount();
    Optional<ConfigFile> bound =
        YamlReader.readOne(file, Limits.POLICY, problems)
            .flatMap(node -> SHAPE.bind(node, problems));
    bound.ifPresent(
        config ->
            config
                .levels()
                .forEach((id, level) -> checkRule(id, level.position(), rules, problems)));
    return problems.errorCount() > before ? Optional.empty() : bound;
  }

  private static void checkRule(
      String id, SourcePosition position, Collection<String> rules, Problems problems) {
    if (!rules.contains(id)) {
      problems.error(
          position,
          "CONFIG-RULE",
          "there is no lint rule `" + id + "`",
          Spelling.nearest(id, rules)
              .map(near -> "did you mean `" + near + "`?")
              .orElse("`policy-check lint --rules` lists them"));
    }
  }
}
