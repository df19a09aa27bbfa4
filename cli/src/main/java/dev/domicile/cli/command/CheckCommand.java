package dev.domicile.cli.command;

import dev.domicile.cli.input.Environment;
import dev.domicile.cli.output.DecisionReport;
import dev.domicile.core.decision.Decision;
import dev.domicile.opa.RegoRules;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The gate of a pipeline: what is pinned must be allowed. */
@Command(
    name = "check",
    description = {
      "The gate of a pipeline: every candidate that a workload's pins leave must be allowed.",
      "JSON is always a list."
    })
public final class CheckCommand extends DecidingCommand {

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "files or folders with workloads")
  private List<Path> files = new ArrayList<>();

  /** The command in its surroundings. */
  public CheckCommand(Environment environment) {
    super(environment);
  }

  @Override
  ExitCode decide(RegoRules rules) {
    Question question = load(files, rules);
    List<Decision> decisions =
        question.workloads().stream()
            .map(workload -> question.point().check(workload, question.day()))
            .toList();
    write(decisions.stream().map(DecisionReport::new).toList(), true);
    return Decisions.worst(decisions, options().failOn());
  }
}
