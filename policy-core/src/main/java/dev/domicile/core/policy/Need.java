package dev.domicile.core.policy;

import java.util.List;
import java.util.Optional;

/**
 * What somebody could declare so that a verdict closes.
 *
 * @param kinds kinds of evidence, one of them is enough; empty if a line of the workload is meant
 * @param with entity to conclude it with, if established
 * @param covers what it has to cover; empty if it opens no place
 * @param text the line to write, or what is asked
 */
public record Need(List<String> kinds, Optional<String> with, List<String> covers, String text) {

  public Need {
    kinds = List.copyOf(kinds);
    covers = List.copyOf(covers);
  }
}
