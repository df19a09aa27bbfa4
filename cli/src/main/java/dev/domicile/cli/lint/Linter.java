package dev.domicile.cli.lint;

import dev.domicile.cli.config.ConfigFinder;
import dev.domicile.cli.config.Level;
import dev.domicile.cli.config.Settings;
import dev.domicile.cli.input.SideBySide;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Looks at what was loaded.
 *
 * <pre>{@code
 * LintFiles files = LintFiles.load(List.of("policies"), List.of(), BaseCatalog.bundled());
 * Problems problems = new Problems();
 * ConfigFinder configs = new ConfigFinder(LintRules.levels(), problems);
 * List<LintFinding> found = Linter.lint(files, today, configs);
 * }</pre>
 */
public final class Linter {

  private Linter() {}

  /**
   * What was found, by place. What a comment allows or a configuration ignores is left out.
   *
   * @param day the day as of which dates and memberships are read
   * @param configs tells what holds for each file
   */
  public static List<LintFinding> lint(LintFiles files, LocalDate day, ConfigFinder configs) {
    Function<String, Settings> settings =
        file -> {
          synchronized (configs) {
            return files.path(file).map(configs::of).orElseGet(configs::usual);
          }
        };
    Function<String, Optional<Path>> paths = files::path;
    Linted linted =
        new Linted(files.catalog(), day, files.documents(), files.policies(), settings, paths);
    List<LintFinding> found =
        SideBySide.map(LintRules.all(), rule -> findings(rule, linted)).stream()
            .flatMap(List::stream)
            .filter(finding -> linted.isLooked(finding.position()))
            .toList();
    return Suppressions.sortOut(found, files.looked()).stream()
        .map(finding -> finding.at(settings.apply(finding.position().file()).level(finding.rule())))
        .filter(finding -> finding.level() != Level.IGNORE)
        .distinct()
        .sorted(LintFinding.ORDER)
        .toList();
  }

  private static List<LintFinding> findings(LintRule rule, Linted linted) {
    Findings findings = new Findings(rule);
    rule.check().run(linted, findings);
    return findings.list();
  }
}
