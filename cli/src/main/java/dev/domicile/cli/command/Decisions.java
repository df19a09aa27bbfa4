package dev.domicile.cli.command;

import dev.domicile.core.decision.Decision;
import dev.domicile.core.decision.Outcome;
import java.util.List;

/** What several decisions come to. */
final class Decisions {

  private Decisions() {}

  /**
   * The exit code of the worst of them. What was refused only because somebody did not answer was
   * not decided.
   */
  static ExitCode worst(List<Decision> decisions, Outcome failOn) {
    if (decisions.stream().anyMatch(Decision::isUndecided)) {
      return ExitCode.UNDECIDED;
    }
    Outcome worst =
        decisions.stream().map(Decision::outcome).reduce(Outcome::worst).orElse(Outcome.REFUSED);
    return ExitCode.of(worst, failOn);
  }
}
