package dev.domicile.cli.lint;

import dev.domicile.cli.config.Level;
import dev.domicile.core.source.SourcePosition;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Something that was found.
 *
 * @param rule id of the {@link LintRule}
 * @param position where to look
 * @param message what is found; lower case, without a full stop
 * @param help what to write instead
 * @param others further places that it is about
 * @param fix a change that repairs it, where that is safe
 */
public record LintFinding(
    String rule,
    Level level,
    SourcePosition position,
    String message,
    String help,
    List<SourcePosition> others,
    Optional<Fix> fix) {

  /** By place, then by rule. */
  public static final Comparator<LintFinding> ORDER =
      Comparator.comparing(LintFinding::position)
          .thenComparing(LintFinding::rule)
          .thenComparing(LintFinding::message);

  public LintFinding {
    others = List.copyOf(others);
  }

  /** The same with another level. */
  LintFinding at(Level other) {
    return new LintFinding(rule, other, position, message, help, others, fix);
  }
}
