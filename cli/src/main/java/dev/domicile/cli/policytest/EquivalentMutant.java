package dev.domicile.cli.policytest;

import dev.domicile.core.source.SourcePosition;

/**
 * A change of a policy of which an author says that no case can notice it.
 *
 * @param mutant its id
 * @param reason why it makes no difference
 * @param position where that is written
 */
public record EquivalentMutant(String mutant, String reason, SourcePosition position) {}
