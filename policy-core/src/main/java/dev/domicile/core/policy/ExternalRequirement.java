package dev.domicile.core.policy;

import dev.domicile.core.catalog.Offering;
import java.util.List;

/**
 * A requirement that somebody outside the engine judges: a server, a program. The engine asks once
 * a decision about all of its candidates, keeps the answer as long as the decision and never beyond
 * it, and reads every verdict and finding from there.
 */
public interface ExternalRequirement extends CompiledRequirement {

  /**
   * Asks about all of {@code offerings} in one question. Thread-safe, ends within a bound of its
   * own and does not throw: that nobody answered is an answer too.
   *
   * @param offerings without duplicates, in the order of the catalog; at least one
   */
  ExternalAnswer ask(List<Offering> offerings, Question question);

  // What the engine asks of other requirements. It does not ask it here, since groups and kept
  // verdicts would outlive the decision; it is right all the same.

  @Override
  default Object parameter(Question question) {
    return question.document();
  }

  @Override
  default Object facts(Offering offering) {
    return offering.id();
  }

  @Override
  default List<Judgement> judge(Offering offering, Question question) {
    return ask(List.of(offering), question).judgements(offering.id());
  }
}
