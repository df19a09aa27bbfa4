package dev.domicile.cli.mutate;

import dev.domicile.cli.policytest.Difference;
import dev.domicile.cli.policytest.EquivalentMutant;
import dev.domicile.cli.policytest.Share;
import java.util.List;
import java.util.Optional;

/**
 * What tests notice of changes of their policies.
 *
 * @param noticed how many changes turn a case red
 * @param survivors changes that turn none
 * @param stale what is listed as equivalent and is not
 */
public record MutationResult(int noticed, List<Survivor> survivors, List<Stale> stale) {

  /**
   * A change that no case notices.
   *
   * @param reason why it makes no difference, if the author says so
   * @param difference a question that would tell, if one was found
   */
  public record Survivor(Mutant mutant, Optional<String> reason, Optional<Difference> difference) {}

  /** An entry of a list of equivalent mutants that should not be there. */
  public record Stale(EquivalentMutant entry, String problem) {}

  public MutationResult {
    survivors = List.copyOf(survivors);
    stale = List.copyOf(stale);
  }

  /** Those of which nobody says why. */
  public List<Survivor> unexplained() {
    return survivors.stream().filter(survivor -> survivor.reason().isEmpty()).toList();
  }

  /** How many changes there are. */
  public int changes() {
    return noticed + survivors.size();
  }

  /** What is noticed of what could be: what the author explains is left aside. */
  public Share share() {
    return new Share(noticed, noticed + unexplained().size());
  }
}
