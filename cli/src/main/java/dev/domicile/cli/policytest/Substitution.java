package dev.domicile.cli.policytest;

import dev.domicile.core.decision.PolicyDecisionPoint;
import dev.domicile.core.policy.Policy;
import dev.domicile.core.policy.PolicyLoader;
import dev.domicile.core.policy.PolicySet;
import dev.domicile.core.source.Loaded;
import dev.domicile.core.source.Source;
import dev.domicile.core.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts what a file says now in the place of what it said. */
final class Substitution {

  private Substitution() {}

  /** The policies; empty if the file as changed cannot be loaded. */
  static Optional<PolicySet> of(
      PolicyDecisionPoint point, TestBench bench, List<SourceFile> files, SourceFile changed) {
    PolicySet policies = point.policies();
    PolicyLoader loader = bench.policies(point.catalog());
    List<Policy> others =
        policies.policies().stream()
            .filter(policy -> !policy.position().file().equals(changed.name()))
            .toList();
    boolean holdsWaiver =
        policies.waivers().stream()
            .anyMatch(waiver -> waiver.position().file().equals(changed.name()));
    if (holdsWaiver) {
      // A waiver may name rules of the other files.
      List<Source> sources =
          files.stream()
              .map(file -> file.name().equals(changed.name()) ? changed : file)
              .map(file -> Source.of(file.name(), List.of(file)))
              .toList();
      return loaded(loader.load(sources));
    }
    Loaded<PolicySet> loaded = loader.load(Source.of(changed.name(), List.of(changed)));
    if (isNone(loaded)) {
      return Optional.of(PolicySet.of(others, policies.waivers()));
    }
    return loaded(loaded)
        .map(
            now -> {
              List<Policy> all = new ArrayList<>(others);
              all.addAll(now.policies());
              return PolicySet.of(all, policies.waivers());
            });
  }

  /** Whether the file holds nothing any more, its only policy having lost its only rule. */
  private static boolean isNone(Loaded<PolicySet> loaded) {
    return !loaded.isAccepted()
        && loaded.diagnostics().stream()
            .allMatch(diagnostic -> diagnostic.code().equals("POLICY-NONE"));
  }

  private static Optional<PolicySet> loaded(Loaded<PolicySet> policies) {
    return policies.isAccepted() ? Optional.of(policies.orElseThrow()) : Optional.empty();
  }
}
