package dev.domicile.cli.command;

import dev.domicile.cli.input.Environment;
import dev.domicile.cli.input.UsageException;
import dev.domicile.cli.scaffold.NewPolicy;
import dev.domicile.cli.scaffold.RuleWriting;
import dev.domicile.cli.scaffold.WrittenRule;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a policy with a first rule, and its test. */
@Command(
    name = "policy",
    description = {
      "A new policy with its first rule, and the test beside it. What is there already is never",
      "overwritten."
    })
public final class NewPolicyCommand extends ScaffoldingCommand {

  @Parameters(index = "0", paramLabel = "FILE", description = "the file to write, *.yaml")
  private Path file = Path.of("");

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "KEY=VALUE",
      description = "what the first rule asks; without any, the keys of the kind are told")
  private List<String> says = new ArrayList<>();

  @Option(
      names = "--id",
      paramLabel = "ID",
      description = "the policy's id (default: the name of the file)")
  private Optional<String> id = Optional.empty();

  @Option(
      names = "--policy-title",
      required = true,
      paramLabel = "TEXT",
      description = "what the policy says, in a phrase")
  private String title = "";

  @Option(
      names = "--jurisdiction",
      required = true,
      paramLabel = "PLACE",
      description = "the country or named set that it covers, as in EEA")
  private String jurisdiction = "";

  @Option(
      names = "--from",
      paramLabel = "DATE",
      description = "first day in force (default: the day of --at, else today)")
  private Optional<LocalDate> from = Optional.empty();

  @Option(names = "--rule", required = true, paramLabel = "ID", description = "the rule's id")
  private String rule = "";

  /** The command in its surroundings. */
  public NewPolicyCommand(Environment environment) {
    super(environment);
  }

  @Override
  WrittenRule write(RuleWriting writing) {
    String name = String.valueOf(file.getFileName());
    if (!name.matches(".+\\.ya?ml") || name.endsWith(".test.yaml")) {
      throw new UsageException("a policy lies in a file *.yaml, not in `" + file + "`");
    }
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new UsageException(
          "nothing was written, because there is already "
              + file
              + "; `new rule` adds a rule to it");
    }
    LocalDate day = options().at().orElseGet(environment()::today);
    return writing.begin(
        file,
        new NewPolicy(
            id.orElse(name.replaceFirst("\\.ya?ml$", "")),
            title,
            jurisdiction,
            from.orElse(day),
            rule(rule, says)));
  }
}
