package com.example.clinic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.domicile.core.catalog.OfferingId;
import dev.domicile.core.decision.Workload;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlacementGateTest {

  private static Clock on(String day) {
    return Clock.fixed(Instant.parse(day + "T12:00:00Z"), ZoneOffset.UTC);
  }

  @Test
  void the_service_routes_until_the_chilean_law_changes_and_then_asks_for_safeguards() {
    Workload workload = PlacementGate.shopAssistant();

    PlacementGate before = PlacementGate.withBundledPolicies(on("2026-11-30"));
    Optional<OfferingId> placement = before.route(workload);
    assertTrue(placement.isPresent(), () -> before.explain(workload));
    assertTrue(before.mayCall(workload, placement.get()));

    PlacementGate after = PlacementGate.withBundledPolicies(on("2026-12-01"));
    assertEquals(Optional.empty(), after.route(workload));
    assertFalse(after.mayCall(workload, placement.get()));
    assertTrue(after.explain(workload).contains("cl-personal-data/transfer"));
  }
}
