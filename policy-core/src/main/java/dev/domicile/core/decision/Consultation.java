package dev.domicile.core.decision;

import dev.domicile.core.policy.ExternalAnswer;
import dev.domicile.core.policy.Rule;

/**
 * One question to somebody who judges outside the engine, as it was asked for a decision.
 *
 * @param rule the rule that asks
 * @param offerings about how many offerings
 * @param answer what came back
 */
public record Consultation(Rule rule, int offerings, ExternalAnswer answer) {}
