package dev.domicile.cli.scaffold;

import dev.domicile.cli.config.ConfigFinder;
import dev.domicile.cli.config.Level;
import dev.domicile.cli.input.UsageException;
import dev.domicile.cli.lint.LintFiles;
import dev.domicile.cli.lint.LintFinding;
import dev.domicile.cli.lint.LintRules;
import dev.domicile.cli.lint.Linter;
import dev.domicile.core.source.InvalidSourceException;
import dev.domicile.core.source.Problems;
import dev.domicile.core.source.Source;
import dev.domicile.core.source.SourceFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks with {@code lint} at files that are not written yet. */
final class LintOfDraft {

  /** It looks for the test where it is not yet. */
  private static final String WITHOUT_TEST = "policy-without-test";

  private final Workshop workshop;

  LintOfDraft(Workshop workshop) {
    this.workshop = workshop;
  }

  /**
   * Refuses what would be found in the files and is not found in them as they are.
   *
   * @throws UsageException with what is found
   */
  void check(Map<Path, SourceFile> drafts) {
    Map<Path, SourceFile> there = new HashMap<>();
    drafts.keySet().stream()
        .filter(Files::exists)
        .forEach(path -> there.put(path, Source.file(path).files().get(0)));
    Set<String> known = new HashSet<>();
    found(there).forEach(finding -> known.add(text(finding)));
    List<String> fresh =
        found(drafts).stream()
            .filter(finding -> !finding.rule().equals(WITHOUT_TEST))
            .map(LintOfDraft::text)
            .filter(text -> !known.contains(text))
            .toList();
    if (!fresh.isEmpty()) {
      throw new UsageException(
          "nothing was written, for `policy-check lint` would say\n"
              + fresh.stream().map(text -> "  " + text).collect(Collectors.joining("\n")));
    }
  }

  private static String text(LintFinding finding) {
    return finding.rule() + ": " + finding.message() + "\n    help: " + finding.help();
  }

  private List<LintFinding> found(Map<Path, SourceFile> files) {
    if (files.isEmpty()) {
      return List.of();
    }
    Map<SourceFile, Path> byFile = new HashMap<>();
    files.forEach((path, file) -> byFile.put(file, path));
    LintFiles loaded = LintFiles.of(byFile, List.of(), workshop.base());
    Problems problems = new Problems();
    List<LintFinding> found =
        Linter.lint(loaded, workshop.day(), new ConfigFinder(LintRules.levels(), problems));
    if (problems.hasErrors()) {
      throw new InvalidSourceException(problems.sorted());
    }
    return found.stream().filter(one -> one.level().isAtLeast(Level.WARNING)).toList();
  }
}
