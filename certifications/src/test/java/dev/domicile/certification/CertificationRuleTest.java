package dev.domicile.certification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.domicile.certification.Table.Row;
import dev.domicile.core.catalog.Confidence;
import dev.domicile.core.catalog.Extent;
import dev.domicile.core.catalog.Offering;
import dev.domicile.core.catalog.Stage;
import dev.domicile.core.policy.Fact;
import dev.domicile.core.policy.Judgement;
import dev.domicile.core.policy.Question.StageUse;
import dev.domicile.core.policy.Verdict;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CertificationRuleTest {

  private static final String VALID = "; until 2027-06-30";

  static Stream<Row> tables() {
    return Stream.of("scope.tsv", "level-and-day.tsv", "places.tsv").flatMap(Table::read);
  }

  @ParameterizedTest
  @MethodSource("tables")
  void the_verdict_is_that_of_the_table(Row row) {
    assertEquals(row.get("verdict"), CertificationCase.of(row).judge().verdict().toString());
  }

  @ParameterizedTest
  @MethodSource("tables")
  void what_is_found_is_what_does_not_suffice(Row row) {
    assertEquals(row.list("found", "\\|"), CertificationCase.of(row).found());
  }

  @ParameterizedTest
  @MethodSource("tables")
  void what_is_observed_are_the_places_that_are_not_certified(Row row) {
    if (row.cells().containsKey("observed")) {
      assertEquals(row.list("observed", " "), CertificationCase.of(row).judge().observed());
    }
  }

  @ParameterizedTest
  @MethodSource("tables")
  void what_evidence_has_to_cover_are_the_places_that_are_not_certified(Row row) {
    if (row.cells().containsKey("opens")) {
      assertEquals(row.list("opens", " "), CertificationCase.of(row).judge().offending().covers());
    }
  }

  @ParameterizedTest
  @MethodSource("tables")
  void what_is_not_satisfied_has_a_reason_and_what_is_has_none(Row row) {
    Judgement judgement = CertificationCase.of(row).judge();

    assertEquals(judgement.verdict() == Verdict.SATISFIED, judgement.because().isEmpty());
  }

  @ParameterizedTest
  @MethodSource("tables")
  void only_what_rests_on_secondary_claims_warns(Row row) {
    assertEquals(
        row.get("warns").equals("yes"), !CertificationCase.of(row).judge().warnings().isEmpty());
  }

  @ParameterizedTest
  @MethodSource("tables")
  void blanked_claims_satisfy_nothing_that_the_recorded_ones_do_not(Row row) {
    Verdict recorded = CertificationCase.of(row).judge().verdict();
    Map<String, String> cells = new LinkedHashMap<>(row.cells());
    cells.put(
        "claims",
        row.get("claims")
            .replaceAll("in-scope|out-of-scope|disputed|infrastructure", "undetermined"));

    Verdict blanked = CertificationCase.of(new Row(cells)).judge().verdict();

    assertTrue(blanked != Verdict.SATISFIED || recorded == Verdict.SATISFIED);
  }

  @ParameterizedTest
  @MethodSource("tables")
  void a_blanked_extent_satisfies_nothing_that_the_recorded_one_does_not(Row row) {
    Map<String, String> cells = new LinkedHashMap<>(row.cells());
    cells.put("extent", "not-established");

    assertNotEquals(Verdict.SATISFIED, CertificationCase.of(new Row(cells)).judge().verdict());
  }

  @Test
  void by_default_evidence_closes_what_is_unknown_only() {
    assertEquals(
        Set.of(Verdict.UNKNOWN), usual("all iso-27001", "").requirement().closesByDefault());
  }

  @Test
  void a_reason_names_service_scheme_and_places() {
    assertEquals(
        "no claim says that bedrock holds iso-27001 at aws/eu-central-1",
        usual("all iso-27001", "").judge().because());
    assertEquals(
        "bsi-c5 is held in level type1, type2 is asked at aws/eu-central-1",
        usual("all bsi-c5 level>=type2", "in-scope; level type1").judge().because());
    assertEquals(
        "the services in scope of iso-27001 are only said in words (69 services) at"
            + " aws/eu-central-1",
        usual("all iso-27001", "in-scope; services-in-words" + VALID).judge().because());
  }

  @Test
  void places_with_the_same_reason_stand_together() {
    assertEquals(
        "no claim says that bedrock holds iso-27001 at aws/eu-central-1, aws/eu-west-2",
        of(Map.of(
                "demand", "all iso-27001",
                "claims", "",
                "extent", "regions aws/eu-central-1 aws/eu-west-2"))
            .judge()
            .because());
  }

  @Test
  void unknown_places_say_so_first() {
    assertTrue(
        of(Map.of("demand", "all iso-27001", "claims", "", "extent", "anywhere"))
            .judge()
            .because()
            .startsWith("no source names every region of inference"));
  }

  @Test
  void a_warning_names_scheme_and_place() {
    assertEquals(
        List.of("that bedrock holds iso-27001 at aws/eu-central-1 rests on a secondary source"),
        usual("all iso-27001", "in-scope; secondary" + VALID).judge().warnings());
  }

  @Test
  void what_is_required_is_said_as_in_the_policy() {
    assertEquals(
        List.of("iso-27001", "bsi-c5 (version at least 2020, level type2)"),
        usual("all iso-27001; bsi-c5 version>=2020 level=type2", "").judge().required());
    assertEquals(
        List.of("iso-27001 or hds (type activity1 or activity5)"),
        usual("any iso-27001; hds type=activity1|activity5", "").judge().required());
    assertEquals(
        List.of("2 of iso-27001, hds, tisax"),
        usual("2 of iso-27001; hds; tisax", "").judge().required());
  }

  @Test
  void facts_are_the_claims_with_their_sources() {
    List<Fact> facts =
        usual("all iso-27001", "out-of-scope; until 2027-06-30").judge().facts().get();

    assertEquals("iso-27001", facts.get(0).name());
    assertEquals(
        "out-of-scope, bedrock, aws/eu-central-1, until 2027-06-30, primary (here: out of scope)",
        facts.get(0).value());
    assertEquals("doc", facts.get(0).sources().get(0).id());
  }

  @Test
  void that_there_is_no_claim_is_a_fact() {
    Fact fact = usual("all iso-27001", "").judge().facts().get().get(0);

    assertEquals("no claim for bedrock at aws/eu-central-1", fact.value());
    assertEquals(List.of(), fact.sources());
  }

  @Test
  void not_more_than_five_claims_are_shown() {
    String claims =
        IntStream.rangeClosed(2027, 2035)
            .mapToObj(year -> "disputed; until " + year)
            .collect(Collectors.joining(" + "));

    assertEquals(
        5,
        usual("all iso-27001", claims).judge().facts().get().stream()
            .filter(fact -> fact.name().equals("iso-27001"))
            .count());
  }

  @Test
  void stages_that_the_workload_lacks_are_skipped() {
    CertificationCase one = usual("all iso-27001", "");
    CaseQuestion question = one.question();

    assertEquals(
        List.of(),
        one.requirement()
            .judge(
                one.offering(),
                new CaseQuestion(
                    question.catalog(),
                    question.day(),
                    Set.of(Stage.LOGS),
                    StageUse.PLAIN,
                    Confidence.LOW)));
  }

  @Test
  void the_parameter_does_not_hold_the_day() {
    CertificationCase one = usual("all iso-27001", "");
    CaseQuestion later =
        new CaseQuestion(
            one.question().catalog(),
            LocalDate.of(2030, 1, 1),
            Set.of(Stage.INFERENCE),
            StageUse.PLAIN,
            Confidence.LOW);

    assertEquals(one.requirement().parameter(one.question()), one.requirement().parameter(later));
  }

  @Test
  void offerings_with_the_same_places_are_judged_together() {
    CertificationCase one = usual("all iso-27001", "");
    Offering same =
        Clouds.offering(
            Stage.INFERENCE, Words.extent("regions aws/eu-central-1"), Optional.of("google"));
    Offering elsewhere = Clouds.offering(Stage.INFERENCE, Extent.ANYWHERE, Optional.of("aws"));

    assertEquals(one.requirement().facts(one.offering()), one.requirement().facts(same));
    assertNotEquals(one.requirement().facts(one.offering()), one.requirement().facts(elsewhere));
  }

  private static CertificationCase usual(String demand, String claims) {
    return of(Map.of("demand", demand, "claims", claims));
  }

  private static CertificationCase of(Map<String, String> cells) {
    return CertificationCase.of(new Row(cells));
  }
}
