package dev.domicile.cli.policytest;

import dev.domicile.core.decision.Finding;
import dev.domicile.core.source.SourcePosition;
import java.util.List;
import java.util.Optional;

/**
 * What became of one case, or of one cell of a case that has several.
 *
 * @param name of the case, with what tells the cell from the others
 * @param position where it is written
 * @param checked how many offerings were looked at; the workload as a whole counts as one
 * @param failures what is not as expected; empty if the case passed
 */
public record CaseResult(
    String name, SourcePosition position, int checked, List<Failure> failures) {

  /**
   * One thing that is not as expected.
   *
   * @param subject the offering, the workload or the pattern
   * @param expected what the test says
   * @param actual what was decided, part by part as in {@code expected}
   * @param findings what was found, if that is what differs
   * @param help what to write instead, if that is known
   */
  public record Failure(
      String subject,
      List<String> expected,
      List<String> actual,
      List<Finding> findings,
      Optional<String> help) {

    public Failure {
      expected = List.copyOf(expected);
      actual = List.copyOf(actual);
      findings = List.copyOf(findings);
    }

    /** One without advice. */
    Failure(String subject, List<String> expected, List<String> actual, List<Finding> findings) {
      this(subject, expected, actual, findings, Optional.empty());
    }
  }

  public CaseResult {
    failures = List.copyOf(failures);
  }

  /** Whether everything was as expected. */
  public boolean passed() {
    return failures.isEmpty();
  }
}
