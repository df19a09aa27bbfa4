package dev.domicile.core.decision;

import dev.domicile.core.catalog.Stage;
import dev.domicile.core.policy.Enforcement;
import dev.domicile.core.policy.Fact;
import dev.domicile.core.policy.Need;
import dev.domicile.core.policy.Rule;
import dev.domicile.core.policy.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * One rule's verdict for one candidate, or for the workload as a whole.
 *
 * @param rule {@code policy/rule}, or {@code domicile/…} for what is built in
 * @param written the rule as written; empty for what is built in
 * @param stage the stage judged, if the rule judges stages
 * @param observed the offending part of what was found
 * @param required what the policy asks, as it says it
 * @param message what to tell a reader
 * @param because why, in one sentence
 * @param facts what the verdict rests on
 * @param needs what could be declared
 * @param waivedBy the waiver that lifts it, if one does
 */
public record Finding(
    String rule,
    Optional<Rule> written,
    Optional<Stage> stage,
    Verdict verdict,
    Enforcement enforcement,
    List<String> observed,
    List<String> required,
    String message,
    String because,
    List<Fact> facts,
    List<Need> needs,
    Optional<String> waivedBy) {

  public Finding {
    observed = List.copyOf(observed);
    required = List.copyOf(required);
    facts = List.copyOf(facts);
    needs = List.copyOf(needs);
  }

  /** Whether this finding refuses its candidate, whatever the other findings say. */
  public boolean refuses() {
    return counts()
        && switch (verdict) {
          // Evidence that could still be declared makes the candidate conditional, not refused.
          case SATISFIED, NEEDS_EVIDENCE -> false;
          // A fact that nobody recorded is no evidence of compliance.
          case VIOLATED, UNKNOWN -> true;
        };
  }

  /** Whether this finding makes its candidate conditional. */
  public boolean needsEvidence() {
    return counts() && verdict == Verdict.NEEDS_EVIDENCE;
  }

  private boolean counts() {
    return enforcement == Enforcement.ENFORCE && waivedBy.isEmpty();
  }
}
