package dev.domicile.cli.command;

import dev.domicile.cli.input.Environment;
import dev.domicile.cli.input.Inputs;
import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.decision.PolicyDecisionPoint;
import dev.domicile.core.decision.Workload;
import dev.domicile.core.decision.WorkloadLoader;
import dev.domicile.core.policy.PolicyLoader;
import dev.domicile.core.policy.PolicySet;
import dev.domicile.core.source.Loaded;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/** A command that asks the policies about workloads. */
abstract class DecidingCommand extends BaseCommand {

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

  /** Loads everything; what is wrong in any of the files is thrown together. */
  final Question load(List<Path> paths) {
    paths.forEach(Inputs::requireExisting);
    Loaded<Catalog> loadedCatalog = loadCatalog();
    warn(Inputs.requireAll(List.of(loadedCatalog)));
    Catalog catalog = loadedCatalog.orElseThrow();
    Loaded<PolicySet> policies =
        PolicyLoader.against(catalog).load(Inputs.policies(options().policies()));
    Loaded<List<Workload>> workloads = WorkloadLoader.against(catalog).load(Inputs.files(paths));
    warn(Inputs.requireAll(List.of(policies, workloads)));
    PolicyDecisionPoint point =
        PolicyDecisionPoint.of(catalog, policies.orElseThrow())
            .withUncovered(options().uncovered())
            .withMinConfidence(options().minConfidence());
    LocalDate day = options().at().orElseGet(environment()::today);
    return new Question(point, workloads.orElseThrow(), day);
  }
}
