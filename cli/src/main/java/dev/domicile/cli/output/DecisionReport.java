package dev.domicile.cli.output;

import dev.domicile.core.decision.Decision;

/** A decision about one workload. */
public record DecisionReport(Decision decision) implements Report {

  @Override
  public String text(TextStyle style) {
    return decision.explanation().text(style.width(), style.colour());
  }

  @Override
  public String json() {
    return decision.toJson();
  }
}
