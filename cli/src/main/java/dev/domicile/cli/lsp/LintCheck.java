package dev.domicile.cli.lsp;

import dev.domicile.cli.config.ConfigFinder;
import dev.domicile.cli.config.Level;
import dev.domicile.cli.input.BaseCatalog;
import dev.domicile.cli.lint.Fix;
import dev.domicile.cli.lint.LintFiles;
import dev.domicile.cli.lint.LintFinding;
import dev.domicile.cli.lint.LintRules;
import dev.domicile.cli.lint.Linter;
import dev.domicile.core.source.Diagnostic;
import dev.domicile.core.source.InvalidSourceException;
import dev.domicile.core.source.Loaded;
import dev.domicile.core.source.Problems;
import dev.domicile.core.source.Severity;
import dev.domicile.core.source.Source;
import dev.domicile.core.source.SourcePosition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What lint finds in an open document that loads. Not safe for several threads. */
final class LintCheck {

  private final Session session;

  /**
   * What lint says of a document.
   *
   * @param problems what {@code policy-check lint} tells without being asked for more
   * @param repairs of some of them
   * @param fixes every repair that {@code lint --fix} would make
   */
  record Said(List<Diagnostic> problems, Map<Diagnostic, Fix> repairs, List<Fix> fixes) {

    static final Said NOTHING = new Said(List.of(), Map.of(), List.of());

    /** What repairs a problem; empty if lint knows nothing, or the problem is not lint's. */
    Optional<Fix> fix(Diagnostic problem) {
      return Optional.ofNullable(repairs.get(problem));
    }
  }

  LintCheck(Session session) {
    this.session = session;
  }

  /** What lint says; nothing if what the document needs around it does not load. */
  Said of(OpenFile open) {
    if (open.path().isEmpty()) {
      return Said.NOTHING;
    }
    try {
      LintFiles files =
          LintFiles.of(Map.of(open.file(), open.path().get()), around(open), catalog(open));
      return lint(open, files);
    } catch (InvalidSourceException e) {
      return Said.NOTHING;
    }
  }

  /** The policies around a waiver, whose rules it names; what else is open is looked at alone. */
  private List<Source> around(OpenFile open) {
    Set<String> own = new HashSet<>();
    boolean waives = false;
    for (int i = 0; open.buffer().kind(i).isPresent(); i++) {
      waives |= open.buffer().kind(i).get().equals("Waiver");
      open.buffer().value(i, "metadata", "id").ifPresent(id -> own.add(id.text()));
    }
    return waives
        ? List.of(Source.of("around", session.index().othersThan(open.file(), own)))
        : List.of();
  }

  /** The catalog of the session; loaded anew only under a file that is laid over it. */
  private BaseCatalog catalog(OpenFile open) {
    return over ->
        over.isEmpty()
            ? new Loaded.Accepted<>(session.catalog(), List.of())
            : session.base().with(session.overlaysWithout(open)).load(over);
  }

  private Said lint(OpenFile open, LintFiles files) {
    Problems problems = new Problems();
    ConfigFinder configs = new ConfigFinder(LintRules.levels(), problems);
    List<LintFinding> found =
        Linter.lint(files, session.today(), configs).stream()
            .filter(finding -> finding.position().file().equals(open.file().name()))
            .toList();
    return problems.hasErrors() ? notConfigured(open, problems.sorted().get(0)) : said(found);
  }

  private static Said notConfigured(OpenFile open, Diagnostic wrong) {
    Diagnostic told =
        Diagnostic.error(
            new SourcePosition(open.file().name(), 1, 1),
            wrong.code(),
            "lint is left out, because its configuration does not load: "
                + wrong.position()
                + ": "
                + wrong.message());
    return new Said(List.of(told), Map.of(), List.of());
  }

  private static Said said(List<LintFinding> found) {
    List<Diagnostic> problems = new ArrayList<>();
    Map<Diagnostic, Fix> repairs = new HashMap<>();
    for (LintFinding finding : found) {
      if (finding.level().isAtLeast(Level.WARNING)) {
        Diagnostic problem = diagnostic(finding);
        problems.add(problem);
        finding.fix().ifPresent(fix -> repairs.put(problem, fix));
      }
    }
    return new Said(
        problems, repairs, found.stream().flatMap(finding -> finding.fix().stream()).toList());
  }

  private static Diagnostic diagnostic(LintFinding finding) {
    return new Diagnostic(
        finding.position(),
        finding.level() == Level.ERROR ? Severity.ERROR : Severity.WARNING,
        finding.rule(),
        finding.message(),
        Optional.of(finding.help()).filter(text -> !text.isEmpty()));
  }
}
