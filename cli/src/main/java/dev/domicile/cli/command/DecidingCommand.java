package dev.domicile.cli.command;

import dev.domicile.cli.input.Environment;
import dev.domicile.cli.input.Inputs;
import dev.domicile.cli.input.SideBySide;
import dev.domicile.cli.output.OutputFormat;
import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.decision.PolicyDecisionPoint;
import dev.domicile.core.decision.Workload;
import dev.domicile.core.decision.WorkloadLoader;
import dev.domicile.core.policy.PolicyLoader;
import dev.domicile.core.policy.PolicySet;
import dev.domicile.core.source.Loaded;
import dev.domicile.opa.RegoRules;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import picocli.CommandLine.Mixin;

/** A command that asks the policies about workloads. */
abstract class DecidingCommand extends BaseCommand {

  @Mixin private OpaOptions opa = new OpaOptions();

  DecidingCommand(Environment environment) {
    super(environment);
  }

  /**
   * All that is needed to decide.
   *
   * @param point the policies, compiled against the catalog
   * @param workloads in the order of the paths named, at least one
   * @param day as of which is decided
   */
  record Question(PolicyDecisionPoint point, List<Workload> workloads, LocalDate day) {}

  @Override
  final ExitCode run() {
    try (RegoRules rules = opa.rules(environment())) {
      return decide(rules);
    }
  }

  /** Does it, with {@code rules} for what is asked of OPA. */
  abstract ExitCode decide(RegoRules rules);

  /** Loads everything; what is wrong in any of the files is thrown together. */
  final Question load(List<Path> paths, RegoRules rules) {
    paths.forEach(Inputs::requireExisting);
    Loaded<Catalog> loadedCatalog = loadCatalog();
    warn(Inputs.requireAll(List.of(loadedCatalog)));
    Catalog catalog = loadedCatalog.orElseThrow();
    if (options().format() != OutputFormat.TEXT) {
      // The record names it, and hashing megabytes takes about as long as reading the policies.
      SideBySide.soon(catalog::digest);
    }
    Loaded<PolicySet> policies =
        PolicyLoader.against(catalog).using(rules).load(Inputs.policies(options().policies()));
    Loaded<List<Workload>> workloads = WorkloadLoader.against(catalog).load(Inputs.files(paths));
    warn(Inputs.requireAll(List.of(policies, workloads)));
    opa.tellIfNobodyIsNamed(policies.orElseThrow(), environment());
    PolicyDecisionPoint point =
        PolicyDecisionPoint.of(catalog, policies.orElseThrow())
            .withUncovered(options().uncovered())
            .withMinConfidence(options().minConfidence());
    LocalDate day = options().at().orElseGet(environment()::today);
    return new Question(point, workloads.orElseThrow(), day);
  }
}
