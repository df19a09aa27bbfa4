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

/** Which placements are allowed, which are not, and why. */
@Command(
    name = "decide",
    description = "Which placements are allowed for a workload, which are not, and why.")
public final class DecideCommand extends DecidingCommand {

  @Parameters(
      arity = "1..*",
      paramLabel = "WORKLOAD",
      description = "files or folders with workloads")
  private List<Path> workloads = new ArrayList<>();

  /** The command in its surroundings. */
  public DecideCommand(Environment environment) {
    super(environment);
  }

  @Override
  ExitCode decide(RegoRules rules) {
    Question question = load(workloads, rules);
    List<Decision> decisions =
        question.workloads().stream()
            .map(workload -> question.point().decide(workload, question.day()))
            .toList();
    write(decisions.stream().map(DecisionReport::new).toList(), false);
    return Decisions.worst(decisions, options().failOn());
  }
}
