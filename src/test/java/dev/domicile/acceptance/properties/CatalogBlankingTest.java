package dev.domicile.acceptance.properties;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.domicile.catalog.BundledCatalog;
import dev.domicile.core.catalog.Attestation;
import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.catalog.Country;
import dev.domicile.core.catalog.Offering;
import dev.domicile.core.catalog.Stage;
import dev.domicile.core.decision.Candidate;
import dev.domicile.core.decision.Outcome;
import dev.domicile.core.decision.PolicyDecisionPoint;
import dev.domicile.core.decision.Workload;
import dev.domicile.core.policy.PolicyLoader;
import dev.domicile.core.policy.PolicySet;
import dev.domicile.core.source.Source;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the bundled catalog would allow if it knew less: never more. */
class CatalogBlankingTest {

  private static final LocalDate DAY = LocalDate.of(2026, 11, 25);
  private static final long SEED = 20261125;

  /** One rule for each kind of fact that is blanked, each with several offerings that pass. */
  private static final String POLICIES =
      """
      apiVersion: domicile/v1
      kind: Policy
      metadata: {id: places, title: places, jurisdiction: EEA, effective: {from: 2020}, enforcement: enforce}
      rules:
        - {id: inference, when: {data.categories: personal}, residency: {stages: [inference], onlyIn: [EEA]}}
      ---
      apiVersion: domicile/v1
      kind: Policy
      metadata: {id: owners, title: owners, jurisdiction: EEA, effective: {from: 2020}, enforcement: enforce}
      rules:
        - {id: parents, when: {data.classification: restricted}, offering: {parent.jurisdictions: {allIn: [EEA]}}}
      ---
      apiVersion: domicile/v1
      kind: Policy
      metadata: {id: certificates, title: certificates, jurisdiction: EEA, effective: {from: 2020}, enforcement: enforce}
      rules:
        - id: any
          when: {data.categories: health}
          certification: {anyOf: [iso-27001, bsi-c5, soc-2, hds, ens, secnumcloud]}
      """;

  @SuppressWarnings("NullAway.Init") // set before every test
  private static Catalog catalog;

  @SuppressWarnings("NullAway.Init") // set before every test
  private static PolicySet policies;

  @SuppressWarnings("NullAway.Init") // set before every test
  private static List<Workload> workloads;

  @BeforeAll
  static void load() {
    catalog = BundledCatalog.all().load().orElseThrow();
    policies =
        PolicyLoader.against(catalog).load(Source.text("policies.yaml", POLICIES)).orElseThrow();
    Workload plain =
        Workload.named("plain")
            .requester(Country.of("DE"))
            .subjects(Country.of("DE"))
            .categories("personal")
            .classification(List.of("internal"))
            .build();
    workloads =
        List.of(
            plain,
            Workload.named("restricted")
                .requester(Country.of("DE"))
                .categories(List.of())
                .classification(List.of("restricted"))
                .build(),
            Workload.named("health")
                .requester(Country.of("FR"))
                .categories("health")
                .classification(List.of("internal"))
                .build());
  }

  @Test
  void some_offerings_are_allowed_to_begin_with() {
    Set<String> allowed = allowed(catalog, catalog.offerings());

    assertTrue(allowed.stream().anyMatch(line -> line.startsWith("plain ")));
    assertTrue(allowed.stream().anyMatch(line -> line.startsWith("restricted ")));
  }

  @Test
  void an_offering_whose_places_are_not_known_is_never_allowed_where_it_was_not() {
    Random random = new Random(SEED);
    List<Offering> all = catalog.offerings();
    for (int i = 0; i < 50; i++) {
      Offering offering = all.get(random.nextInt(all.size()));
      assertAllowsNoMore(Blanks.withoutPlaces(offering, Stage.INFERENCE));
    }
    // Those that are allowed have something to lose.
    for (Offering offering : some(allowedByAWorkload("plain"), random)) {
      Offering blank = Blanks.withoutPlaces(offering, Stage.INFERENCE);
      assertAllowsNoMore(blank);
      assertFalse(allowed(replaced(blank), List.of(blank)).contains("plain " + offering.id()));
    }
  }

  @Test
  void an_offering_whose_parents_are_not_known_is_never_allowed_where_it_was_not() {
    Random random = new Random(SEED);
    for (Offering offering : some(catalog.offerings(), random)) {
      assertAllowsNoMore(withoutParents(offering));
    }
    for (Offering offering : some(allowedByAWorkload("restricted"), random)) {
      Offering blank = withoutParents(offering);
      assertFalse(allowed(replaced(blank), List.of(blank)).contains("restricted " + offering.id()));
    }
  }

  @Test
  void without_a_claim_nothing_is_allowed_that_was_not() {
    Set<String> before = allowed(catalog, catalog.offerings());
    Set<String> schemes = Set.of("iso-27001", "bsi-c5", "soc-2", "hds", "ens", "secnumcloud");
    List<Attestation> used =
        catalog.attestations().stream().filter(claim -> schemes.contains(claim.scheme())).toList();
    // All at once first: if nothing is gained then, one by one adds only what a sample shows.
    List<Attestation> others = new ArrayList<>(catalog.attestations());
    others.removeAll(used);
    assertTrue(before.containsAll(allowed(claims(others), catalog.offerings())));
    for (Attestation claim : some(used, new Random(SEED))) {
      List<Attestation> fewer = new ArrayList<>(catalog.attestations());
      fewer.remove(claim);
      assertTrue(before.containsAll(allowed(claims(fewer), catalog.offerings())), claim.toString());
    }
  }

  private static Catalog claims(List<Attestation> claims) {
    return Catalogs.with(catalog, catalog.offerings(), claims);
  }

  private static Offering withoutParents(Offering offering) {
    return Blanks.with(offering, offering.operator(), List.of(), offering.licensors());
  }

  private static <T> List<T> some(List<T> items, Random random) {
    List<T> some = new ArrayList<>();
    for (int i = 0; i < 12 && !items.isEmpty(); i++) {
      some.add(items.get(random.nextInt(items.size())));
    }
    return some;
  }

  private static List<Offering> allowedByAWorkload(String name) {
    Set<String> allowed = allowed(catalog, catalog.offerings());
    return catalog.offerings().stream()
        .filter(offering -> allowed.contains(name + " " + offering.id()))
        .toList();
  }

  /** Blanking a fact of one offering can change what becomes of that one only (P9). */
  private static void assertAllowsNoMore(Offering blank) {
    Set<String> before = allowed(catalog, List.of(blank));
    Set<String> after = allowed(replaced(blank), List.of(blank));
    assertTrue(before.containsAll(after), () -> blank.id() + ": " + after + " after " + before);
  }

  /** A catalog of this offering alone; its neighbours say nothing about it. */
  private static Catalog replaced(Offering blank) {
    return Catalogs.with(catalog, List.of(blank), catalog.attestations());
  }

  /** What is allowed of {@code offerings}, as workload and id. */
  private static Set<String> allowed(Catalog known, Collection<Offering> offerings) {
    PolicyDecisionPoint point = PolicyDecisionPoint.of(known, policies);
    Set<String> allowed = new TreeSet<>();
    for (Workload workload : workloads) {
      allowed.addAll(
          offerings.stream()
              .map(offering -> point.check(workload, offering.id(), DAY))
              .filter(candidate -> candidate.outcome() == Outcome.ALLOWED)
              .map(Candidate::offering)
              .map(id -> workload.name() + " " + id)
              .collect(Collectors.toSet()));
    }
    return allowed;
  }
}
