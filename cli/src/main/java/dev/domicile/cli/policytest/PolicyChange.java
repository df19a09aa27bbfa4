package dev.domicile.cli.policytest;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * In what two sets of policies differ, as far as it is known: where to look for a question that
 * tells them apart.
 *
 * @param rule the {@code policy/rule} that differs, if it is one
 * @param ofScopes whether nothing differs but to what rules apply
 * @param day on which it may matter
 * @param twists in what workloads may have to differ from those of the test
 */
public record PolicyChange(
    Optional<String> rule, boolean ofScopes, Optional<LocalDate> day, List<Twist> twists) {
  public PolicyChange {
    twists = List.copyOf(twists);
  }
}
