package dev.domicile.acceptance.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.domicile.catalog.BundledCatalog;
import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.catalog.Country;
import dev.domicile.core.catalog.Glob;
import dev.domicile.core.catalog.Offering;
import dev.domicile.core.decision.Candidate;
import dev.domicile.core.decision.Finding;
import dev.domicile.core.decision.Outcome;
import dev.domicile.core.decision.PolicyDecisionPoint;
import dev.domicile.core.decision.Workload;
import dev.domicile.core.policy.PolicyLoader;
import dev.domicile.core.policy.Verdict;
import dev.domicile.core.source.Source;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A company's rule "only inside the EEA" before every bundled offering. */
class AllOfferingsAcceptanceTest {

  private static final LocalDate DAY = LocalDate.of(2026, 11, 25);
  private static final Path CATALOG =
      Path.of("region-catalog/src/main/resources/dev/domicile/catalog");

  private static final Workload SUMMARIES =
      Workload.named("summaries")
          .requester(Country.of("DE"))
          .subjects(Country.of("DE"))
          .categories("personal")
          .stages("inference")
          .build();

  @SuppressWarnings("NullAway.Init") // set before every test
  private static PolicyDecisionPoint point;

  @BeforeAll
  static void compile() {
    Catalog catalog = BundledCatalog.all().load().orElseThrow();
    point =
        PolicyDecisionPoint.of(
            catalog,
            PolicyLoader.against(catalog)
                .load(Source.directory(Path.of("examples/policies/eea-only")))
                .orElseThrow());
  }

  @Test
  void what_is_allowed_is_what_can_be_used_and_cannot_leave_the_eea() {
    SortedSet<String> allowed =
        point.decide(SUMMARIES, DAY).allowed().stream()
            .map(candidate -> candidate.offering().toString())
            .collect(Collectors.toCollection(TreeSet::new));

    SortedSet<String> expected = RawCatalog.read(CATALOG).usableInside("EEA", DAY);

    assertEquals(String.join("\n", expected), String.join("\n", allowed));
    assertFalse(allowed.isEmpty());
  }

  @Test
  void a_european_profile_called_from_london_may_run_in_great_britain() {
    assertRefused("aws/eu-west-2/bedrock/*@geo", Verdict.VIOLATED, "GB");
  }

  @Test
  void a_european_profile_called_from_zurich_may_run_in_switzerland() {
    assertRefused("aws/eu-central-2/bedrock/*@geo", Verdict.VIOLATED, "CH");
  }

  @Test
  void the_european_data_zone_of_azure_may_leave_for_switzerland() {
    // Some deployments name Zurich among their places, the others do not rule it out.
    assertRefused("azure/swedencentral/azure-foundry/*@data-zone", "CH");
  }

  @Test
  void a_global_deployment_may_run_anywhere() {
    assertRefused("azure/swedencentral/azure-foundry/*@global", Verdict.VIOLATED, "anywhere");
    assertRefused("gcp/*/vertex/gemini-*@global", Verdict.VIOLATED, "anywhere");
  }

  @Test
  void a_place_that_nobody_bounds_is_not_established() {
    assertRefused("evroc/*", Verdict.UNKNOWN, "unknown");
    assertRefused("berget/*", Verdict.UNKNOWN, "unknown");
  }

  private static void assertRefused(String pattern, Verdict verdict, String observed) {
    for (Finding finding : assertRefused(pattern, observed)) {
      assertEquals(verdict, finding.verdict(), finding.toString());
    }
  }

  /** Every match is refused, with this among what is observed. */
  private static List<Finding> assertRefused(String pattern, String observed) {
    List<Finding> findings = new ArrayList<>();
    List<Offering> matches =
        point.catalog().offerings().stream()
            .filter(offering -> new Glob(pattern).matches(offering.id()))
            .toList();
    assertFalse(matches.isEmpty(), () -> pattern + " matches nothing");
    for (Offering offering : matches) {
      Candidate candidate = point.check(SUMMARIES, offering.id(), DAY);
      assertEquals(Outcome.REFUSED, candidate.outcome());
      Finding finding =
          candidate.findings().stream()
              .filter(one -> one.rule().equals("eea-only/inside"))
              .findFirst()
              .orElseThrow(() -> new AssertionError(offering.id() + " is inside"));
      assertTrue(
          finding.observed().contains(observed), () -> offering.id() + " " + finding.observed());
      findings.add(finding);
    }
    return findings;
  }
}
