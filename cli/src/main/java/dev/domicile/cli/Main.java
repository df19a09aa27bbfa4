package dev.domicile.cli;

import dev.domicile.cli.command.BundleCommand;
import dev.domicile.cli.command.CatalogCommand;
import dev.domicile.cli.command.CheckCommand;
import dev.domicile.cli.command.ConfigCommand;
import dev.domicile.cli.command.DecideCommand;
import dev.domicile.cli.command.ExitCode;
import dev.domicile.cli.command.ExplainCommand;
import dev.domicile.cli.command.FmtCommand;
import dev.domicile.cli.command.InitCommand;
import dev.domicile.cli.command.LintCommand;
import dev.domicile.cli.command.LspCommand;
import dev.domicile.cli.command.NewCommand;
import dev.domicile.cli.command.NewPolicyCommand;
import dev.domicile.cli.command.NewRuleCommand;
import dev.domicile.cli.command.SchemaCommand;
import dev.domicile.cli.command.TestCommand;
import dev.domicile.cli.input.Environment;
import dev.domicile.cli.input.UsageException;
import dev.domicile.cli.scaffold.Template;
import dev.domicile.core.source.Diagnostic;
import dev.domicile.core.source.InvalidSourceException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/**
 * The command line {@code policy-check}. Data goes to standard output, everything else to standard
 * error; exit codes are those of {@link ExitCode}.
 */
@Command(
    name = "policy-check",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    description = "May this AI workload run on this model, in this region, through this service?",
    footer = {
      "",
      "Exit codes:",
      "  0  allowed, or nothing found",
      "  1  refused or conditional, tests failed, or lint found an error",
      "  2  the input or the command line is wrong",
      "  3  nothing was decided: no answer of OPA, a file cannot be read, or a crash"
    })
public final class Main implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  private Main() {}

  /** Runs what the arguments say and ends the process with its exit code. */
  public static void main(String[] arguments) {
    System.exit(run(List.of(arguments), Environment.ofProcess()));
  }

  /**
   * Runs what the arguments say. Nothing is thrown: whatever happens has an exit code.
   *
   * @return the exit code
   */
  public static int run(List<String> arguments, Environment environment) {
    try {
      return commandLine(environment).execute(arguments.toArray(String[]::new));
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      // picocli answers 1 to what it does not expect, and that would read as a refusal.
      return crash(e, environment.err());
    } finally {
      environment.out().flush();
      environment.err().flush();
    }
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "missing command");
  }

  private static CommandLine commandLine(Environment environment) {
    CommandLine line =
        new CommandLine(new Main())
            .addSubcommand(new DecideCommand(environment))
            .addSubcommand(new CheckCommand(environment))
            .addSubcommand(new ExplainCommand(environment))
            .addSubcommand(new TestCommand(environment))
            .addSubcommand(new LintCommand(environment))
            .addSubcommand(new ConfigCommand(environment))
            .addSubcommand(new FmtCommand(environment))
            .addSubcommand(new SchemaCommand(environment))
            .addSubcommand(new LspCommand(environment))
            .addSubcommand(new CatalogCommand(environment))
            .addSubcommand(new BundleCommand(environment))
            .addSubcommand(new InitCommand(environment))
            .addSubcommand(
                new CommandLine(new NewCommand())
                    .addSubcommand(new NewRuleCommand(environment))
                    .addSubcommand(new NewPolicyCommand(environment)));
    withHelp(line);
    return line.setCaseInsensitiveEnumValuesAllowed(true)
        .registerConverter(LocalDate.class, Main::day)
        .registerConverter(Template.class, Main::template)
        .setColorScheme(
            CommandLine.Help.defaultColorScheme(environment.colour() ? Ansi.ON : Ansi.OFF))
        .setUsageHelpWidth(Math.min(environment.width(), 100))
        .setOut(writer(environment.out()))
        .setErr(writer(environment.err()))
        .setParameterExceptionHandler((e, arguments) -> misused(e))
        .setExecutionExceptionHandler((e, command, parsed) -> failed(e, parsed, environment));
  }

  private static void withHelp(CommandLine line) {
    for (CommandLine command : line.getSubcommands().values()) {
      command.getCommandSpec().mixinStandardHelpOptions(true);
      withHelp(command);
    }
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }

  private static LocalDate day(String text) {
    try {
      // java.time also reads years of more than four digits and signs, which nobody means.
      if (text.length() == 10) {
        return LocalDate.parse(text);
      }
    } catch (DateTimeException e) {
      // told below, in our own words
    }
    throw new TypeConversionException("`" + text + "` is not a day, as in `2026-11-25`");
  }

  private static Template template(String text) {
    try {
      return Template.parse(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(String.valueOf(e.getMessage()));
    }
  }

  private static int misused(ParameterException e) {
    CommandLine command = e.getCommandLine();
    PrintWriter err = command.getErr();
    err.println("policy-check: " + e.getMessage());
    CommandLine.UnmatchedArgumentException.printSuggestions(e, err);
    err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
    err.flush();
    return ExitCode.WRONG_INPUT.number();
  }

  private static int failed(Exception e, ParseResult parsed, Environment environment) {
    PrintStream err = environment.err();
    if (e instanceof InvalidSourceException invalid) {
      tell(invalid.diagnostics(), err);
      return ExitCode.WRONG_INPUT.number();
    }
    if (e instanceof UsageException) {
      err.println("policy-check: " + e.getMessage());
      return ExitCode.WRONG_INPUT.number();
    }
    if (e instanceof UncheckedIOException) {
      err.println("policy-check: " + e.getMessage() + "; nothing was decided");
      return ExitCode.UNDECIDED.number();
    }
    return crash(e, err);
  }

  private static void tell(List<Diagnostic> diagnostics, PrintStream err) {
    diagnostics.forEach(err::println);
    long errors = diagnostics.stream().filter(Diagnostic::isError).count();
    long warnings = diagnostics.size() - errors;
    err.println(
        counted(errors, "error") + (warnings > 0 ? ", " + counted(warnings, "warning") : ""));
  }

  private static String counted(long count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }

  private static int crash(Throwable e, PrintStream err) {
    err.println("policy-check: internal error; nothing was decided");
    e.printStackTrace(err);
    return ExitCode.UNDECIDED.number();
  }

  /** The version that the build wrote into the jar. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {"policy-check " + (version == null ? "(not packaged)" : version)};
    }
  }
}
