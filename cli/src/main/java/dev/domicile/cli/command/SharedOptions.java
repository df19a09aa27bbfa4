package dev.domicile.cli.command;

import dev.domicile.cli.output.OutputFormat;
import dev.domicile.core.catalog.Confidence;
import dev.domicile.core.decision.Outcome;
import dev.domicile.core.decision.PolicyDecisionPoint.Uncovered;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that every command has. Filled by picocli. */
final class SharedOptions {

  /** The outcomes that may fail a run. */
  enum FailOn {
    CONDITIONAL(Outcome.CONDITIONAL),
    REFUSED(Outcome.REFUSED);

    private final Outcome outcome;

    FailOn(Outcome outcome) {
      this.outcome = outcome;
    }

    Outcome outcome() {
      return outcome;
    }
  }

  @Option(
      names = "--catalog",
      paramLabel = "PATH",
      description = "catalog file or folder to lay over the shipped catalog; repeatable")
  private List<Path> catalogs = new ArrayList<>();

  @Option(
      names = "--policies",
      paramLabel = "PATH",
      description = {
        "policy file or folder, `bundled` or `bundled:PACK`; repeatable",
        "(default: bundled; naming any replaces it)"
      })
  private List<String> policies = new ArrayList<>();

  @Option(
      names = "--at",
      paramLabel = "DATE",
      description = "the day as of which is decided, as in 2026-11-25 (default: today, UTC)")
  private Optional<LocalDate> at = Optional.empty();

  @Option(
      names = "--uncovered",
      paramLabel = "refuse|warn",
      description = "what becomes of a country that no policy covers (default: refuse)")
  private Uncovered uncovered = Uncovered.REFUSE;

  @Option(
      names = "--min-confidence",
      paramLabel = "LEVEL",
      description = "facts below low, medium or high count as unknown (default: low)")
  private Confidence minConfidence = Confidence.LOW;

  @Option(
      names = "--fail-on",
      paramLabel = "conditional|refused",
      description = "the least outcome that ends with exit code 1 (default: conditional)")
  private FailOn failOn = FailOn.CONDITIONAL;

  @Option(
      names = {"-f", "--format"},
      paramLabel = "text|json|jsonl",
      description = "how to write the answer; `test` has junit too (default: text)")
  private OutputFormat format = OutputFormat.TEXT;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "write the answer to a file instead of standard output")
  private Optional<Path> output = Optional.empty();

  List<Path> catalogs() {
    return catalogs;
  }

  List<String> policies() {
    return policies;
  }

  Optional<LocalDate> at() {
    return at;
  }

  Uncovered uncovered() {
    return uncovered;
  }

  Confidence minConfidence() {
    return minConfidence;
  }

  Outcome failOn() {
    return failOn.outcome();
  }

  OutputFormat format() {
    return format;
  }

  Optional<Path> output() {
    return output;
  }
}
