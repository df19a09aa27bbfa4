package com.example.clinic;

import dev.domicile.catalog.BundledCatalog;
import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.catalog.Country;
import dev.domicile.core.catalog.OfferingId;
import dev.domicile.core.decision.Candidate;
import dev.domicile.core.decision.Decision;
import dev.domicile.core.decision.Outcome;
import dev.domicile.core.decision.PolicyDecisionPoint;
import dev.domicile.core.decision.Workload;
import dev.domicile.core.policy.PolicyLoader;
import dev.domicile.core.policy.PolicySet;
import dev.domicile.policies.BundledPolicies;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * The policy enforcement point of the service: it obeys the decision point and calls no model that
 * was not allowed. One instance for the whole service; safe for any thread.
 */
public final class PlacementGate {

  private final PolicyDecisionPoint decisions;
  private final Clock clock;

  private PlacementGate(PolicyDecisionPoint decisions, Clock clock) {
    this.decisions = decisions;
    this.clock = clock;
  }

  /** Loads the bundled catalog and policies, once, when the service starts. */
  public static PlacementGate withBundledPolicies(Clock clock) {
    Catalog catalog = BundledCatalog.all().load().orElseThrow();
    PolicySet policies = PolicyLoader.against(catalog).load(BundledPolicies.all()).orElseThrow();
    return new PlacementGate(PolicyDecisionPoint.of(catalog, policies), clock);
  }

  /** The workload of this service, built once and asked many times. */
  public static Workload shopAssistant() {
    return Workload.named("shop-assistant")
        .requester(Country.of("CL"))
        .regimes(java.util.List.of())
        .sector("retail")
        .subjects(Country.of("CL"))
        .categories("personal")
        .stages("inference")
        .models("anthropic/claude-*")
        .build();
  }

  /** The best placement that is allowed today, if there is one. */
  public Optional<OfferingId> route(Workload workload) {
    Decision decision = decisions.decide(workload, today());
    return switch (decision.outcome()) {
      case ALLOWED -> Optional.of(decision.placements().get(0).offering());
      // What is conditional is not allowed yet: somebody has to declare the evidence first.
      case CONDITIONAL, REFUSED -> Optional.empty();
    };
  }

  /** Whether a request may go to {@code offering}: the check before each call. */
  public boolean mayCall(Workload workload, OfferingId offering) {
    Candidate candidate = decisions.check(workload, offering, today());
    return candidate.outcome() == Outcome.ALLOWED;
  }

  /** Why, for the log of the service. */
  public String explain(Workload workload) {
    return decisions.decide(workload, today()).explanation().text(100);
  }

  private LocalDate today() {
    return LocalDate.now(clock.withZone(ZoneOffset.UTC));
  }
}
