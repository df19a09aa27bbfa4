package dev.domicile.cli.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Writes what a rule needs. The work is done by its subcommands. */
@Command(
    name = "new",
    synopsisSubcommandLabel = "rule|policy",
    description = {
      "A new rule in a policy, or a new policy with its first rule, each with test cases",
      "that show what it refuses and what it lets through."
    })
public final class NewCommand implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  /** The command. */
  public NewCommand() {}

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say what is new: `new rule` or `new policy`");
  }
}
