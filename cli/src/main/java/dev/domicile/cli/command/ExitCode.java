package dev.domicile.cli.command;

import dev.domicile.core.decision.Outcome;

/** What a pipeline is told. */
public enum ExitCode {
  /** Allowed, or nothing found. */
  GOOD(0),
  /** Refused or conditional, or a test failed. */
  FOUND(1),
  /** What was written is wrong: a file or the command line. */
  WRONG_INPUT(2),
  /** Nothing was decided: an answer that is needed is missing, or a file, or it crashed. */
  UNDECIDED(3);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  /** The number that the process ends with. */
  public int number() {
    return number;
  }

  /** What an outcome means, if {@code failOn} and what is worse fails. */
  static ExitCode of(Outcome outcome, Outcome failOn) {
    return outcome.compareTo(failOn) >= 0 ? FOUND : GOOD;
  }
}
