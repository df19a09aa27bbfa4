package dev.domicile.cli.lint;

import dev.domicile.cli.config.Level;

/** One thing that {@code lint} looks for. Its page is {@code docs/lint/<id>.md}. */
public final class LintRule {

  private final String id;
  private final Level level;
  private final String summary;
  private final Check check;

  /** Looks for one thing. */
  @FunctionalInterface
  interface Check {
    void run(Linted linted, Findings found);
  }

  LintRule(String id, Level level, String summary, Check check) {
    this.id = id;
    this.level = level;
    this.summary = summary;
    this.check = check;
  }

  /** Stable name, by which configurations and comments call it. */
  public String id() {
    return id;
  }

  /** How much its findings weigh unless a configuration says otherwise. */
  public Level level() {
    return level;
  }

  /** What it finds, in a phrase. */
  public String summary() {
    return summary;
  }

  Check check() {
    return check;
  }
}
