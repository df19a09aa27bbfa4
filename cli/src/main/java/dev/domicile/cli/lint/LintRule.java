package dev.domicile.cli.lint;

import dev.domicile.cli.config.Level;

/**
 * One thing that {@code lint} looks for.
 *
 * @param id stable name, by which configurations and comments call it; its page is {@code
 *     docs/lint/<id>.md}
 * @param level how much its findings weigh unless a configuration says otherwise
 * @param summary what it finds, in a phrase
 * @param check finds it
 */
public record LintRule(String id, Level level, String summary, Check check) {

  /** Looks for one thing. */
  @FunctionalInterface
  interface Check {
    void run(Linted linted, Findings found);
  }
}
