package dev.domicile.cli.command;

import dev.domicile.cli.config.ConfigFinder;
import dev.domicile.cli.config.Settings;
import dev.domicile.cli.input.Environment;
import dev.domicile.cli.input.Inputs;
import dev.domicile.cli.lint.LintRules;
import dev.domicile.cli.output.SettingsReport;
import dev.domicile.core.source.InvalidSourceException;
import dev.domicile.core.source.Problems;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Which settings hold for a file. */
@Command(
    name = "config",
    description = {
      "`config show [PATH]`: every setting that holds for a file or folder, and where it comes from.",
      "Settings stand in .policy-check.yaml, in the folder of the file or in one above it."
    })
public final class ConfigCommand extends BaseCommand {

  /** What can be done with a configuration. */
  enum Action {
    SHOW
  }

  @Parameters(index = "0", paramLabel = "show", description = "what to do")
  private Action action = Action.SHOW;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "PATH",
      description = "a file or folder (default: this folder)")
  private Path path = Path.of("");

  /** The command in its surroundings. */
  public ConfigCommand(Environment environment) {
    super(environment);
  }

  @Override
  ExitCode run() {
    return switch (action) {
      case SHOW -> show();
    };
  }

  private ExitCode show() {
    Inputs.requireExisting(path);
    Problems problems = new Problems();
    Settings settings = new ConfigFinder(LintRules.levels(), problems).of(path);
    if (problems.hasErrors()) {
      throw new InvalidSourceException(problems.sorted());
    }
    write(List.of(new SettingsReport(settings)), false);
    return ExitCode.GOOD;
  }
}
