package dev.domicile.acceptance.reference;

import dev.domicile.core.decision.Outcome;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * What the reference says of one workload.
 *
 * @param cells what becomes of every offering, by its id
 * @param candidates ids of those that the workload wishes for and that can be called
 * @param uncovered countries of which no enforced rule speaks
 * @param findings findings on the workload as a whole
 * @param best the outcome by the best candidate
 * @param worst the outcome by the worst candidate
 */
public record ReferenceAnswer(
    SortedMap<String, Cell> cells,
    SortedSet<String> candidates,
    SortedSet<String> uncovered,
    List<String> findings,
    Outcome best,
    Outcome worst) {

  /**
   * One offering.
   *
   * @param findings what is not satisfied, each as {@code rule stage verdict} with the waiver that
   *     lifts it, sorted
   */
  public record Cell(Outcome outcome, List<String> findings) {}
}
