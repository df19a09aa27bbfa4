package dev.domicile.core.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.domicile.core.decision.SmallCatalog;
import dev.domicile.core.source.SourcePosition;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who belongs to a named set on a day. */
class JurisdictionsTest {

  private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
  private static final Jurisdictions SETS = SmallCatalog.jurisdictions();

  @Test
  void a_country_stands_for_itself() {
    assertEquals(List.of("DE"), SETS.on("DE", DAY).in().codes());
  }

  @Test
  void a_set_has_the_members_of_the_sets_it_includes() {
    assertEquals(List.of("AT", "DE", "FR", "IE", "NO", "SE"), SETS.on("EEA", DAY).in().codes());
  }

  @ParameterizedTest
  @CsvSource({
    "BR, 2026-01-25, FALSE",
    "BR, 2026-01-26, TRUE",
    "GB, 2031-11-30, TRUE",
    "GB, 2031-12-01, FALSE",
    "US, 2026-11-22, UNKNOWN",
    "JP, 2026-11-22, FALSE"
  })
  void membership_has_dates_and_scopes(String country, LocalDate day, Truth member) {
    assertEquals(member, SETS.on("GDPR-ADEQUATE", day).contains(Country.of(country)));
  }

  @Test
  void a_scoped_member_names_the_evidence_that_opens_it() {
    assertEquals(
        List.of("dpf-recipient"), SETS.on("GDPR-ADEQUATE", DAY).scoped().get(Country.of("US")));
  }

  @Test
  void a_list_that_nobody_read_may_have_any_other_member() {
    assertEquals(Truth.TRUE, SETS.on("UNREAD", DAY).contains(Country.of("JP")));
    assertEquals(Truth.UNKNOWN, SETS.on("UNREAD", DAY).contains(Country.of("DE")));
    assertEquals(Optional.empty(), SETS.everMembers("UNREAD"));
  }

  @Test
  void a_list_published_empty_is_surely_empty() {
    assertTrue(SETS.on("SA-ADEQUATE", DAY).isSurelyEmpty());
    assertEquals(Truth.FALSE, SETS.on("SA-ADEQUATE", DAY).contains(Country.of("SA")));
  }

  @Test
  void every_country_that_is_ever_a_member_bounds_a_promise() {
    assertEquals(
        List.of("BR", "CH", "GB", "US"), SETS.everMembers("GDPR-ADEQUATE").orElseThrow().codes());
  }

  @ParameterizedTest
  @CsvSource({
    "EU, EU, TRUE",
    "EU, EEA, TRUE",
    "EEA, EU, UNKNOWN",
    "DE, EU, TRUE",
    "CH, EU, FALSE",
    "EU, CH, FALSE",
    "EU, DE, UNKNOWN",
    "US, GDPR-ADEQUATE, UNKNOWN",
    "UNREAD, EU, UNKNOWN",
    "EU, UNREAD, UNKNOWN",
    "SA-ADEQUATE, EU, UNKNOWN"
  })
  void a_set_is_inside_another_if_the_whole_of_it_is(String part, String whole, Truth inside) {
    assertEquals(inside, SETS.isInside(part, whole, DAY));
  }

  @Test
  void a_country_scoped_twice_is_opened_by_either_evidence() {
    NamedSet twice =
        set("TWICE", List.of(), List.of(scoped("US", "dpf-recipient"), scoped("US", "scc")));
    assertEquals(
        List.of("dpf-recipient", "scc"),
        Jurisdictions.of(List.of(twice)).on("TWICE", DAY).scoped().get(Country.of("US")));
  }

  @Test
  void a_full_member_of_one_set_needs_no_evidence_of_another() {
    NamedSet scoped = set("SCOPED", List.of(), List.of(scoped("US", "scc")));
    NamedSet full =
        set(
            "FULL",
            List.of("SCOPED"),
            List.of(
                new NamedSet.Member(
                    Country.of("US"),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of())));
    Membership members = Jurisdictions.of(List.of(scoped, full)).on("FULL", DAY);
    assertEquals(Truth.TRUE, members.contains(Country.of("US")));
    assertTrue(members.scoped().isEmpty());
  }

  @Test
  void sets_that_include_each_other_are_refused() {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            Jurisdictions.of(
                List.of(set("A", List.of("B"), List.of()), set("B", List.of("A"), List.of()))));
  }

  @Test
  void an_include_that_does_not_exist_and_an_id_twice_are_refused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> Jurisdictions.of(List.of(set("A", List.of("B"), List.of()))));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            Jurisdictions.of(
                List.of(set("A", List.of(), List.of()), set("A", List.of(), List.of()))));
  }

  @Test
  void a_scope_names_its_evidence() {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new NamedSet.Member(
                Country.of("US"),
                Optional.empty(),
                Optional.empty(),
                Optional.of("certified recipients"),
                List.of()));
  }

  private static NamedSet.Member scoped(String country, String evidence) {
    return new NamedSet.Member(
        Country.of(country),
        Optional.empty(),
        Optional.empty(),
        Optional.of("some recipients"),
        List.of(evidence));
  }

  private static NamedSet set(String id, List<String> includes, List<NamedSet.Member> members) {
    return new NamedSet(
        id,
        Optional.empty(),
        includes,
        members,
        true,
        new Provenance(
            List.of(),
            Confidence.HIGH,
            Optional.empty(),
            List.of(),
            List.of(),
            new SourcePosition("sets.yaml", 1, 1)));
  }
}
