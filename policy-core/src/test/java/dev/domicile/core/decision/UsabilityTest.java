package dev.domicile.core.decision;

import static dev.domicile.core.decision.Asking.COVERED;
import static dev.domicile.core.decision.Asking.DAY;
import static dev.domicile.core.decision.Asking.findings;
import static dev.domicile.core.decision.Asking.hospital;
import static dev.domicile.core.decision.Asking.id;
import static dev.domicile.core.decision.Asking.point;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.domicile.core.catalog.Glob;
import dev.domicile.core.catalog.Offering;
import dev.domicile.core.catalog.PartialDate;
import dev.domicile.core.catalog.Region;
import dev.domicile.core.policy.Evidence;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can be called at all on a day: the built-in rule {@code domicile/usable}. */
class UsabilityTest {

  private static final String ID = "aws/eu-central-1/bedrock/claude-sonnet-4-6@in-region";
  private static final String CODE = "aws/eu-central-1";

  @ParameterizedTest
  @CsvSource({
    "AVAILABLE, allowed",
    "PREVIEW, allowed",
    "DEPRECATED, allowed",
    "UNVERIFIED, conditional"
  })
  void the_recorded_word_of_a_candidate(Offering.Status status, String outcome) {
    Decision decision = decide(with(o -> o.status(status)), hospital());
    assertEquals(outcome, decision.outcome().toString());
  }

  @ParameterizedTest
  @CsvSource({"RETIRED, retired", "ANNOUNCED, announced", "NOT_ACCESSIBLE, not-accessible"})
  void what_cannot_be_called_is_no_candidate_and_counted(Offering.Status status, String reason) {
    Decision decision = decide(with(o -> o.status(status)), hospital());
    assertEquals(Outcome.REFUSED, decision.outcome());
    assertEquals(List.of(), decision.refusals());
    assertEquals(Map.of(reason, 1), decision.notCandidates());
    assertTrue(decision.explanation().text(100).contains("the last one was removed by " + reason));
  }

  @Test
  void a_retired_offering_can_be_used_on_a_day_before_its_end() {
    SmallCatalog catalog = with(o -> o.status(Offering.Status.RETIRED).goneFrom("2026-11-23"));
    assertEquals(Outcome.ALLOWED, decide(catalog, hospital()).outcome());
    assertEquals(
        Outcome.REFUSED, decide(catalog, hospital(), LocalDate.of(2026, 11, 23)).outcome());
  }

  @Test
  void a_partial_end_means_its_first_day() {
    SmallCatalog catalog = with(o -> o.goneFrom("2026-12"));
    assertEquals(
        Outcome.ALLOWED, decide(catalog, hospital(), LocalDate.of(2026, 11, 30)).outcome());
    assertEquals(
        Map.of("retired", 1),
        decide(catalog, hospital(), LocalDate.of(2026, 12, 1)).notCandidates());
  }

  @Test
  void a_first_day_decides_and_not_the_recorded_word() {
    SmallCatalog catalog =
        with(o -> o.status(Offering.Status.ANNOUNCED).availableFrom("2026-11-22"));
    assertEquals(Outcome.ALLOWED, decide(catalog, hospital()).outcome());
    assertEquals(
        Map.of("announced", 1),
        decide(catalog, hospital(), LocalDate.of(2026, 11, 21)).notCandidates());
  }

  @Test
  void a_pinned_offering_that_is_gone_is_refused_with_its_date() {
    SmallCatalog catalog = with(o -> o.goneFrom("2026-10-01"));
    Decision decision = decide(catalog, hospital().pin(Pin.of(id(ID))));
    assertEquals(Outcome.REFUSED, decision.outcome());
    Finding finding = decision.refusals().get(0).findings().get(0);
    assertEquals("domicile/usable", finding.rule());
    assertEquals("it is gone since 2026-10-01", finding.message());
  }

  @Test
  void an_end_without_a_date_is_unknown_and_refuses() {
    Decision decision = decide(with(OfferingSpec::goneSomeDay), hospital());
    assertEquals(List.of("domicile/usable unknown"), findings(decision.refusals().get(0)));
  }

  @Test
  void on_a_day_or_later_is_no_end_but_warns_from_that_day() {
    SmallCatalog catalog = with(o -> o.notGoneBefore("2026-11-22"));
    assertEquals(
        List.of("may end at any time: announced for 2026-11-22 or later"),
        decide(catalog, hospital()).placements().get(0).warnings());
    assertEquals(
        List.of(), decide(catalog, hospital(), DAY.minusDays(1)).placements().get(0).warnings());
  }

  @Test
  void an_advisory_without_an_end_is_unknown() {
    SmallCatalog catalog = with(o -> {}).region(CODE, r -> r.advisory(advisory(Optional.empty())));
    Decision decision = decide(catalog, hospital());
    assertEquals(List.of("domicile/usable unknown"), findings(decision.refusals().get(0)));
    assertEquals(
        "region aws/eu-central-1 is impaired: a fire",
        decision.refusals().get(0).findings().get(0).message());
  }

  @Test
  void an_advisory_that_has_ended_says_nothing() {
    SmallCatalog catalog =
        with(o -> {})
            .region(CODE, r -> r.advisory(advisory(Optional.of(PartialDate.parse("2026-11-22")))));
    assertEquals(Outcome.ALLOWED, decide(catalog, hospital()).outcome());
  }

  @Test
  void evidence_of_availability_opens_what_nobody_verified() {
    SmallCatalog catalog = with(o -> o.status(Offering.Status.UNVERIFIED));
    assertEquals(
        Outcome.ALLOWED, decide(catalog, hospital().evidence(available("aws", "aws/*"))).outcome());
  }

  @Test
  void evidence_of_availability_counts_for_its_offerings_and_party_only() {
    SmallCatalog catalog =
        with(o -> o.status(Offering.Status.UNVERIFIED))
            .offering("stackit/eu01/stackit-ai/mistral-large-3@in-region");
    Workload.Builder other =
        hospital().models("anthropic/*").evidence(available("aws", "stackit/*"));
    assertEquals(Outcome.CONDITIONAL, decide(catalog, other).outcome());
    Workload.Builder party = hospital().models("anthropic/*").evidence(available("microsoft", "*"));
    assertEquals(Outcome.CONDITIONAL, decide(catalog, party).outcome());
  }

  @Test
  void restricted_access_is_an_obligation() {
    SmallCatalog catalog =
        with(o -> o.obligation("Request access to the model."))
            .region(CODE, r -> r.access("restricted"));
    Candidate placement = decide(catalog, hospital()).placements().get(0);
    assertEquals(
        List.of("domicile-access", "domicile-region-access"),
        placement.obligations().stream().map(obligation -> obligation.id()).toList());
  }

  @Test
  void a_region_that_is_not_available_or_only_announced_has_no_candidates() {
    assertEquals(
        Map.of("not-accessible", 1),
        decide(with(o -> {}).region(CODE, r -> r.access("not-available")), hospital())
            .notCandidates());
    assertEquals(
        Map.of("announced", 1),
        decide(with(o -> {}).region(CODE, r -> r.status(Region.Status.ANNOUNCED)), hospital())
            .notCandidates());
  }

  @Test
  void preview_and_deprecated_warn() {
    SmallCatalog catalog =
        with(o -> o.status(Offering.Status.PREVIEW))
            .region(CODE, r -> r.status(Region.Status.PREVIEW));
    assertEquals(
        List.of("preview: terms and places can change", "the region is in preview"),
        decide(catalog, hospital()).placements().get(0).warnings());
    assertEquals(
        List.of("deprecated", "end of life 2027"),
        decide(with(o -> o.status(Offering.Status.DEPRECATED).goneFrom("2027")), hospital())
            .placements()
            .get(0)
            .warnings());
  }

  private static Region.Advisory advisory(Optional<PartialDate> until) {
    return new Region.Advisory(
        "impaired", Optional.of(PartialDate.parse("2026-03")), until, "a fire");
  }

  private static Evidence available(String with, String offerings) {
    return new Evidence(
        "availability",
        List.of(with),
        SmallCatalog.countries(),
        false,
        "TICKET-1",
        Optional.empty(),
        PartialDate.parse("2027"),
        List.of(new Glob(offerings)),
        Set.of(),
        SmallCatalog.countries());
  }

  private static SmallCatalog with(Consumer<OfferingSpec> change) {
    return SmallCatalog.empty().offering(ID, change);
  }

  private static Decision decide(SmallCatalog catalog, Workload.Builder workload) {
    return decide(catalog, workload, DAY);
  }

  private static Decision decide(SmallCatalog catalog, Workload.Builder workload, LocalDate day) {
    return point(catalog.build(), COVERED).decide(workload.build(), day);
  }
}
