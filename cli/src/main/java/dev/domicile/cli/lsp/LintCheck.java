package dev.domicile.cli.lsp;

import dev.domicile.cli.config.ConfigFinder;
import dev.domicile.cli.config.Level;
import dev.domicile.cli.input.BaseCatalog;
import dev.domicile.cli.lint.LintFiles;
import dev.domicile.cli.lint.LintFinding;
import dev.domicile.cli.lint.LintRules;
import dev.domicile.cli.lint.Linter;
import dev.domicile.core.source.Diagnostic;
import dev.domicile.core.source.InvalidSourceException;
import dev.domicile.core.source.Loaded;
import dev.domicile.core.source.Problems;
import dev.domicile.core.source.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What lint finds in an open document that loads. Not safe for several threads. */
final class LintCheck {

  private final Session session;

  LintCheck(Session session) {
    this.session = session;
  }

  /** The findings that {@code policy-check lint} tells without being asked for more. */
  List<LintFinding> of(OpenFile open) {
    if (open.path().isEmpty()) {
      return List.of();
    }
    try {
      LintFiles files =
          LintFiles.of(Map.of(open.file(), open.path().get()), List.of(), catalog());
      ConfigFinder configs = new ConfigFinder(LintRules.levels(), new Problems());
      return Linter.lint(files, session.today(), configs).stream()
          .filter(finding -> finding.level().isAtLeast(Level.WARNING))
          .filter(finding -> finding.position().file().equals(open.file().name()))
          .toList();
    } catch (InvalidSourceException e) {
      return List.of(); // what it needs around it does not load; lint has nothing to say of that
    }
  }

  /** The catalog of the session; loaded anew only under files that are laid over it. */
  private BaseCatalog catalog() {
    return overlays ->
        overlays.isEmpty()
            ? new Loaded.Accepted<>(session.catalog(), List.of())
            : session.base().with(session.overlays()).load(overlays);
  }

  static Diagnostic diagnostic(LintFinding finding) {
    Optional<String> help = Optional.of(finding.help()).filter(text -> !text.isEmpty());
    return new Diagnostic(
        finding.position(),
        finding.level() == Level.ERROR
            ? Severity.ERROR
            : Severity.WARNING,
        finding.rule(),
        finding.message(),
        help);
  }
}
