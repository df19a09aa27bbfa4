package dev.domicile.cli.command;

import dev.domicile.cli.config.ConfigFinder;
import dev.domicile.cli.config.Level;
import dev.domicile.cli.config.Limit;
import dev.domicile.cli.input.Environment;
import dev.domicile.cli.input.Inputs;
import dev.domicile.cli.input.UsageException;
import dev.domicile.cli.lint.Fix;
import dev.domicile.cli.lint.Fixer;
import dev.domicile.cli.lint.LintFiles;
import dev.domicile.cli.lint.LintFinding;
import dev.domicile.cli.lint.LintRule;
import dev.domicile.cli.lint.LintRules;
import dev.domicile.cli.lint.Linter;
import dev.domicile.cli.output.LintReport;
import dev.domicile.cli.output.OutputFormat;
import dev.domicile.core.source.InvalidSourceException;
import dev.domicile.core.source.Problems;
import dev.domicile.core.source.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Looks for what loads and is probably not meant. */
@Command(
    name = "lint",
    description = {
      "What loads and is probably not meant, in policies, waivers, workloads and catalogs.",
      "Each rule has a page in docs/lint. A comment allows a finding: # lint: allow RULE - reason"
    })
public final class LintCommand extends BaseCommand {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      arity = "0..*",
      paramLabel = "PATH",
      description = "files or folders, `bundled` or `bundled:PACK`")
  private List<String> paths = new ArrayList<>();

  @Option(names = "--all", description = "tell findings of level info too")
  private boolean all;

  @Option(
      names = "--fix",
      description = "repair what can be repaired without a change of meaning; keeps comments")
  private boolean fix;

  @Option(
      names = "--fail-level",
      paramLabel = "error|warning|info",
      description = "the least level that ends with exit code 1 (default: error)")
  private Level failLevel = Level.ERROR;

  @Option(
      names = "--within",
      paramLabel = "PERIOD",
      description = "what ends within this time is told, as in P60D (default: as configured)")
  private Optional<Period> within = Optional.empty();

  @Option(names = "--rules", description = "list the rules of lint with their levels")
  private boolean rules;

  /** The command in its surroundings. */
  public LintCommand(Environment environment) {
    super(environment);
  }

  private record Looked(LintFiles files, List<LintFinding> found) {}

  @Override
  ExitCode run() {
    if (spec.commandLine().getParseResult().hasMatchedOption("--fail-on")) {
      throw new UsageException(
          "`lint` has no outcome to fail on; leave --fail-on out, or write --fail-level");
    }
    if (failLevel == Level.IGNORE) {
      throw new UsageException("--fail-level takes error, warning or info");
    }
    if (rules) {
      writeText(list());
      return ExitCode.GOOD;
    }
    if (paths.isEmpty()) {
      throw new UsageException("name what to look at: files, folders or `bundled`");
    }
    Looked looked = look();
    long fixed = 0;
    if (fix) {
      fixed = repair(looked);
      looked = fixed > 0 ? look() : looked;
    }
    return tell(looked, fixed);
  }

  private static String list() {
    StringBuilder text = new StringBuilder();
    for (LintRule rule : LintRules.all()) {
      text.append(String.format("%-27s %-8s %s%n", rule.id(), rule.level(), rule.summary()));
    }
    return text.toString().replace("\r", "");
  }

  private Looked look() {
    LintFiles files =
        LintFiles.load(
            paths,
            options().policies(),
            environment().catalog().with(Inputs.overlays(options().catalogs())));
    Problems problems = new Problems();
    ConfigFinder configs = new ConfigFinder(LintRules.levels(), problems);
    within.ifPresent(period -> configs.override(Limit.WITHIN, period));
    List<LintFinding> found =
        Linter.lint(files, options().at().orElseGet(environment()::today), configs);
    if (problems.hasErrors()) {
      throw new InvalidSourceException(problems.sorted());
    }
    return new Looked(files, found);
  }

  /** Writes the files that can be repaired; how many findings that mends. */
  private static long repair(Looked looked) {
    long fixed = 0;
    for (SourceFile file : looked.files().looked()) {
      Optional<Path> path = looked.files().path(file.name());
      List<Fix> fixes =
          looked.found().stream()
              .filter(finding -> finding.position().file().equals(file.name()))
              .flatMap(finding -> finding.fix().stream())
              .toList();
      Optional<SourceFile> changed = Fixer.apply(file, fixes);
      if (path.isPresent() && changed.isPresent()) {
        write(path.get(), changed.get());
        fixed += fixes.size();
      }
    }
    return fixed;
  }

  private static void write(Path path, SourceFile file) {
    try {
      Files.write(path, file.content());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write `" + path + "`: " + e.getMessage(), e);
    }
  }

  private ExitCode tell(Looked looked, long fixed) {
    boolean infos = all || failLevel == Level.INFO;
    List<LintFinding> told =
        looked.found().stream()
            .filter(finding -> infos || finding.level().isAtLeast(Level.WARNING))
            .toList();
    LintReport report =
        new LintReport(
            words(looked.files()), told, looked.found().size() - (long) told.size(), fixed);
    write(options().format() == OutputFormat.JSONL ? report.lines() : List.of(report), false);
    return told.stream().anyMatch(finding -> finding.level().isAtLeast(failLevel))
        ? ExitCode.FOUND
        : ExitCode.GOOD;
  }

  private static String words(LintFiles files) {
    List<String> words = new ArrayList<>();
    counted(files.count("Policy"), "policy", "policies").ifPresent(words::add);
    counted(files.count("Waiver"), "waiver", "waivers").ifPresent(words::add);
    counted(files.count("Workload"), "workload", "workloads").ifPresent(words::add);
    if (words.isEmpty()) {
      counted(files.looked().size(), "file", "files").ifPresent(words::add);
    }
    return words.isEmpty() ? "no file" : String.join(", ", words);
  }

  private static Optional<String> counted(long count, String one, String many) {
    return count == 0 ? Optional.empty() : Optional.of(count + " " + (count == 1 ? one : many));
  }
}
