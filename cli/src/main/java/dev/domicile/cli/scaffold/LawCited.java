package dev.domicile.cli.scaffold;

import dev.domicile.core.policy.Grade;
import java.util.Optional;

/**
 * The law that asks for a rule, and how well it was read.
 *
 * @param grade how well; required where law is cited, by the rule or by its policy
 * @param instrument id of the law; without it the rule is the company's own
 * @param section article or section
 * @param url where it was read
 * @param asOf day of the state that was read
 */
public record LawCited(
    Optional<Grade> grade,
    Optional<String> instrument,
    Optional<String> section,
    Optional<String> url,
    Optional<String> asOf) {

  /** Nothing is cited. */
  public static final LawCited NONE =
      new LawCited(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
