package dev.domicile.cli.scaffold;

import java.util.List;
import java.util.Optional;

/**
 * A rule that somebody wants to have written.
 *
 * @param id unique in its policy
 * @param kind the key of its rule kind
 * @param says what the requirement says
 * @param when what it applies to; empty for everything
 * @param unless what exempts
 * @param orEvidence kinds of evidence of which one closes what the facts leave open
 * @param law what asks for it
 * @param words title, message and remedy, where the author has some
 */
public record NewRule(
    String id,
    String kind,
    List<Setting> says,
    List<Setting> when,
    List<Setting> unless,
    List<String> orEvidence,
    LawCited law,
    Words words) {

  /** What people read. */
  public record Words(Optional<String> title, Optional<String> message, Optional<String> remedy) {}

  public NewRule {
    says = List.copyOf(says);
    when = List.copyOf(when);
    unless = List.copyOf(unless);
    orEvidence = List.copyOf(orEvidence);
  }
}
