package dev.domicile.core.policy;

import java.util.Optional;

/** The place in the law (or in a company's own handbook) that asks for a rule. */
public record Citation(
    String instrument,
    Optional<String> section,
    Optional<String> title,
    Optional<String> url,
    Optional<String> asOf) {

  /** In one phrase: {@code SGB V § 393(3)}. */
  public String text() {
    return title.orElse(instrument) + section.map(s -> ", " + s).orElse("");
  }
}
