package dev.domicile.cli.scaffold;

import dev.domicile.cli.input.UsageException;
import dev.domicile.core.catalog.Country;
import dev.domicile.core.catalog.Stage;
import dev.domicile.core.decision.Consultation;
import dev.domicile.core.decision.Decision;
import dev.domicile.core.decision.PolicyDecisionPoint;
import dev.domicile.core.decision.Workload;
import dev.domicile.core.policy.ExternalAnswer;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * What cases are sought for.
 *
 * @param point decides by the policies under test
 * @param day the day of the cases
 * @param rule {@code policy/rule}
 * @param inside workloads to which the rule surely applies, the preferred ones first
 * @param home where the company is
 * @param stages of which the rule speaks beside inference
 * @param places where a choice of the customer may meet the rule, the preferred ones first
 */
record Sought(
    PolicyDecisionPoint point,
    LocalDate day,
    String rule,
    List<Workload> inside,
    Country home,
    Set<Stage> stages,
    List<Country> places) {

  /**
   * What becomes of a workload.
   *
   * @throws UsageException if somebody is asked and does not answer: that would look like a refusal
   */
  Decision decide(Workload workload) {
    Decision decision = point.decide(workload, day);
    for (Consultation asked : decision.consultations()) {
      asked.answer().failure().ifPresent(failure -> refuse(asked, failure));
    }
    return decision;
  }

  private static void refuse(Consultation asked, ExternalAnswer.Failure failure) {
    throw new UsageException(
        "nothing was written: `"
            + asked.rule().qualifiedId()
            + "` asks somebody who did not answer: "
            + failure.code()
            + ": "
            + failure.because());
  }
}
