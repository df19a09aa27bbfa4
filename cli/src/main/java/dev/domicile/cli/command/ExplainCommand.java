package dev.domicile.cli.command;

import dev.domicile.cli.input.Environment;
import dev.domicile.cli.input.UsageException;
import dev.domicile.cli.output.ExplainReport;
import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.catalog.Offering;
import dev.domicile.core.catalog.OfferingId;
import dev.domicile.core.decision.ExplainedCandidate;
import dev.domicile.core.decision.Outcome;
import dev.domicile.core.source.Spelling;
import dev.domicile.opa.RegoRules;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One candidate before every rule. */
@Command(
    name = "explain",
    description = "One candidate: every rule, satisfied or not, with the facts and their sources.")
public final class ExplainCommand extends DecidingCommand {

  @Parameters(arity = "1", paramLabel = "WORKLOAD", description = "a file with a workload")
  private Path workload = Path.of("");

  @Option(
      names = "--offering",
      required = true,
      paramLabel = "ID",
      description = "as in aws/eu-central-1/bedrock/claude-sonnet-4-6@geo")
  private String offering = "";

  /** The command in its surroundings. */
  public ExplainCommand(Environment environment) {
    super(environment);
  }

  @Override
  ExitCode decide(RegoRules rules) {
    OfferingId id = parse(offering);
    Question question = load(List.of(workload), rules);
    requireKnown(id, question.point().catalog());
    List<ExplainedCandidate> explained =
        question.workloads().stream()
            .map(asked -> question.point().explain(asked, id, question.day()))
            .toList();
    write(explained.stream().map(ExplainReport::new).toList(), false);
    if (explained.stream().anyMatch(one -> one.candidate().isUndecided())) {
      return ExitCode.UNDECIDED;
    }
    Outcome worst =
        explained.stream()
            .map(one -> one.candidate().outcome())
            .reduce(Outcome::worst)
            .orElse(Outcome.REFUSED);
    return ExitCode.of(worst, options().failOn());
  }

  private static OfferingId parse(String text) {
    try {
      return OfferingId.parse(text);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--offering: " + e.getMessage());
    }
  }

  private static void requireKnown(OfferingId id, Catalog catalog) {
    if (catalog.offering(id).isPresent()) {
      return;
    }
    List<String> variants =
        catalog.offerings().stream()
            .map(Offering::id)
            .filter(known -> known.base().equals(id.base()))
            .map(OfferingId::toString)
            .toList();
    List<String> known = catalog.offerings().stream().map(entry -> entry.id().toString()).toList();
    String hint =
        variants.isEmpty()
            ? Spelling.nearest(id.toString(), known)
                .map(near -> "; nearest is `" + near + "`")
                .orElse("; `policy-check catalog offerings` lists them")
            : "; it is sold as `" + String.join("`, `", variants) + "`";
    throw new UsageException("--offering: the catalog has no offering `" + id + "`" + hint);
  }
}
