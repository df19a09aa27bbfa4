package dev.domicile.cli.policytest;

import dev.domicile.core.source.SourcePosition;
import java.util.Locale;

/**
 * One thing that cases can reach.
 *
 * @param rule {@code policy/rule}
 * @param position where it is written
 * @param missing what is to be said if no case reaches it
 * @param reached whether one does
 */
public record CoveragePoint(
    Kind kind, String rule, SourcePosition position, String missing, boolean reached) {

  /** What a point is a part of. */
  public enum Kind {
    RULE,
    CLAUSE,
    BRANCH;

    /** As written in JSON. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
