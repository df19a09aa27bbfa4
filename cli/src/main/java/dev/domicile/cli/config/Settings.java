package dev.domicile.cli.config;

import dev.domicile.core.source.Located;
import dev.domicile.core.source.SourcePosition;
import java.time.Period;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What holds for one file: the values of the configurations above it, the nearest first, and the
 * usual ones where none says anything. Immutable.
 */
public final class Settings {

  /**
   * A value and where it comes from.
   *
   * @param origin where it is written; empty for a usual value
   */
  public record Value(String text, Optional<SourcePosition> origin) {}

  private final Map<String, Value> values;

  private Settings(Map<String, Value> values) {
    this.values = values;
  }

  /**
   * Settings.
   *
   * @param files the configurations that apply, the nearest first
   * @param levels the usual level of every rule of {@code lint}
   */
  public static Settings of(List<ConfigFile> files, Map<String, Level> levels) {
    Map<String, Value> values = new LinkedHashMap<>();
    for (Limit limit : Limit.values()) {
      values.put(key(limit), usual(limit.usual()));
    }
    for (Naming naming : Naming.values()) {
      values.put(key(naming), usual(Naming.USUAL));
    }
    levels.forEach((id, level) -> values.put(key(id), usual(level.toString())));
    for (int i = files.size() - 1; i >= 0; i--) {
      ConfigFile file = files.get(i);
      file.limits().forEach((limit, value) -> values.put(key(limit), written(value)));
      file.names().forEach((naming, value) -> values.put(key(naming), written(value)));
      file.levels().forEach((id, value) -> values.put(key(id), written(value)));
    }
    return new Settings(values);
  }

  /** The same with another value of a limit, as somebody says it on the command line. */
  Settings with(Limit limit, String value) {
    Map<String, Value> changed = new LinkedHashMap<>(values);
    changed.put(key(limit), usual(value));
    return new Settings(changed);
  }

  private static Value usual(String text) {
    return new Value(text, Optional.empty());
  }

  private static Value written(Located<?> value) {
    return new Value(String.valueOf(value.value()), Optional.of(value.position()));
  }

  private static String key(Limit limit) {
    return "lint.limits." + limit.key();
  }

  private static String key(Naming naming) {
    return "lint.naming." + naming.key();
  }

  private static String key(String rule) {
    return "lint.rules." + rule;
  }

  /** How much the findings of a rule weigh. */
  public Level level(String rule) {
    return Level.valueOf(text(key(rule)).toUpperCase(java.util.Locale.ROOT));
  }

  /** Whether a configuration says the level of a rule. */
  public boolean saysLevel(String rule) {
    Value value = values.get(key(rule));
    return value != null && value.origin().isPresent();
  }

  /** A limit that is a time. */
  public Period period(Limit limit) {
    return Period.parse(text(key(limit)));
  }

  /** A limit that is a number. */
  public int number(Limit limit) {
    return Integer.parseInt(text(key(limit)));
  }

  /** The pattern that ids match as a whole. */
  public Pattern pattern(Naming naming) {
    return Pattern.compile(text(key(naming)));
  }

  private String text(String key) {
    Value value = values.get(key);
    if (value == null) {
      throw new IllegalArgumentException("there is no setting `" + key + "`");
    }
    return value.text();
  }

  /** Every value by its path, as in {@code lint.limits.within}. */
  public Map<String, Value> values() {
    return java.util.Collections.unmodifiableMap(values);
  }
}
