package dev.domicile.cli.command;

import dev.domicile.cli.input.Environment;
import dev.domicile.cli.input.Inputs;
import dev.domicile.cli.input.UsageException;
import dev.domicile.cli.scaffold.RuleWriting;
import dev.domicile.cli.scaffold.WrittenRule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Adds a rule to a policy, and cases to its test. */
@Command(
    name = "rule",
    description = {
      "Adds a rule to a policy, and to the test beside it a case that it refuses and one that",
      "it lets through, found by asking the engine. What is in the files stays as it is."
    },
    footer = {
      "",
      "Values are written as in the file, without spaces or in quotes: onlyIn=EEA,",
      "stages=inference,logs, data.classification.atLeast=general/confidential,",
      "'allOf=[{scheme: bsi-c5, level: {atLeast: type2}}]'"
    })
public final class NewRuleCommand extends ScaffoldingCommand {

  @Option(names = "--policy", required = true, paramLabel = "FILE", description = "the policy")
  private Path policy = Path.of("");

  @Option(names = "--id", required = true, paramLabel = "ID", description = "the rule's id")
  private String id = "";

  @Parameters(
      arity = "0..*",
      paramLabel = "KEY=VALUE",
      description = "what the rule asks; without any, the keys of the kind are told")
  private List<String> says = new ArrayList<>();

  /** The command in its surroundings. */
  public NewRuleCommand(Environment environment) {
    super(environment);
  }

  @Override
  WrittenRule write(RuleWriting writing) {
    Inputs.requireExisting(policy);
    if (Files.isDirectory(policy)) {
      throw new UsageException("`" + policy + "` is a folder; name the file of the policy");
    }
    return writing.add(policy, rule(id, says));
  }
}
