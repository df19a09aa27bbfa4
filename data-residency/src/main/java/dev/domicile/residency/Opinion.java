package dev.domicile.residency;

import dev.domicile.core.policy.Need;
import dev.domicile.core.policy.Offending;
import dev.domicile.core.policy.Verdict;
import java.util.List;

/** What one clause says of one stage, for one reading of {@code @subjects}. */
record Opinion(Verdict verdict, Offending offending, String because, List<Need> needs) {

  static final Opinion SATISFIED = new Opinion(Verdict.SATISFIED, Offending.NOTHING, "", List.of());

  static Opinion violated(Offending offending, String because) {
    return new Opinion(Verdict.VIOLATED, offending, because, List.of());
  }

  static Opinion unknown(Offending offending, String because) {
    return new Opinion(Verdict.UNKNOWN, offending, because, List.of());
  }

  static Opinion needsEvidence(Offending offending, String because, List<Need> needs) {
    return new Opinion(Verdict.NEEDS_EVIDENCE, offending, because, needs);
  }
}
