package dev.domicile.acceptance.reference;

import dev.domicile.core.catalog.Stage;
import dev.domicile.core.policy.Verdict;
import java.util.List;
import java.util.Optional;

/** One verdict of a requirement, with the places that it does not accept. */
record Judged(Optional<Stage> stage, Verdict verdict, Offence offence) {

  private static final List<Verdict> BEST_FIRST =
      List.of(Verdict.SATISFIED, Verdict.NEEDS_EVIDENCE, Verdict.UNKNOWN, Verdict.VIOLATED);

  static Judged satisfied(Optional<Stage> stage) {
    return new Judged(stage, Verdict.SATISFIED, Offence.NONE);
  }

  static int badness(Verdict verdict) {
    return BEST_FIRST.indexOf(verdict);
  }

  static Verdict worst(List<Judged> several) {
    Verdict worst = Verdict.SATISFIED;
    for (Judged one : several) {
      if (badness(one.verdict) > badness(worst)) {
        worst = one.verdict;
      }
    }
    return worst;
  }
}
