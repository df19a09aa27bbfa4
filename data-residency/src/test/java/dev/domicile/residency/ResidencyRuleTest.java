package dev.domicile.residency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.domicile.core.catalog.Confidence;
import dev.domicile.core.catalog.Offering;
import dev.domicile.core.catalog.Stage;
import dev.domicile.core.policy.EvidenceDemand;
import dev.domicile.core.policy.Judgement;
import dev.domicile.core.policy.Verdict;
import dev.domicile.residency.Table.Row;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ResidencyRuleTest {

  static Stream<Row> tables() {
    return Stream.of("extents.tsv", "dates.tsv", "places.tsv", "evidence.tsv", "subjects.tsv")
        .flatMap(Table::read);
  }

  static Stream<Row> evidence() {
    return Table.read("evidence.tsv").filter(row -> !row.get("closed").isEmpty());
  }

  @ParameterizedTest
  @MethodSource("tables")
  void the_verdict_is_that_of_the_table(Row row) {
    assertEquals(row.get("verdict"), ResidencyCase.of(row).judge().verdict().toString());
  }

  @ParameterizedTest
  @MethodSource("tables")
  void what_is_observed_is_what_offends(Row row) {
    if (row.cells().containsKey("observed")) {
      assertEquals(row.list("observed", " "), ResidencyCase.of(row).judge().observed());
    }
  }

  @ParameterizedTest
  @MethodSource("tables")
  void what_evidence_has_to_cover_is_what_offends(Row row) {
    if (row.cells().containsKey("opens")) {
      assertEquals(row.list("opens", " "), ResidencyCase.of(row).judge().offending().covers());
    }
  }

  @ParameterizedTest
  @MethodSource("tables")
  void what_is_not_satisfied_has_a_reason_and_what_is_has_none(Row row) {
    Judgement judgement = ResidencyCase.of(row).judge();

    assertEquals(judgement.verdict() == Verdict.SATISFIED, judgement.because().isEmpty());
  }

  @ParameterizedTest
  @MethodSource("tables")
  void needs_are_named_where_evidence_is_needed(Row row) {
    Judgement judgement = ResidencyCase.of(row).judge();

    assertTrue(judgement.verdict() != Verdict.NEEDS_EVIDENCE || !judgement.needs().isEmpty());
  }

  @ParameterizedTest
  @MethodSource("tables")
  void a_blanked_extent_satisfies_nothing_that_the_recorded_one_does_not(Row row) {
    ResidencyCase recorded = ResidencyCase.of(row);
    ResidencyCase blanked =
        ResidencyCase.of(new Row(with(row.cells(), "extent", "not-established")));

    assertTrue(
        blanked.judge().verdict() != Verdict.SATISFIED
            || recorded.judge().verdict() == Verdict.SATISFIED
            || !row.get("evidence").isEmpty());
  }

  @ParameterizedTest
  @MethodSource("tables")
  void evidence_makes_nothing_worse(Row row) {
    ResidencyCase declared = ResidencyCase.of(row);
    ResidencyCase silent = ResidencyCase.of(new Row(with(row.cells(), "evidence", "")));

    assertTrue(
        row.get("evidence").contains("contract")
            || declared.judge().verdict().compareTo(silent.judge().verdict()) <= 0);
  }

  @ParameterizedTest
  @MethodSource("evidence")
  void or_evidence_closes_what_it_covers(Row row) {
    ResidencyCase one = ResidencyCase.of(row);
    Judgement judgement = one.judge();
    EvidenceDemand demand = new EvidenceDemand(List.of(), row.list("orEvidence", " "));

    boolean met =
        demand
            .check(
                one.question(),
                one.offering().operator().map(entity -> entity.id()),
                judgement.offending())
            .met();

    assertEquals(row.get("closed").equals("yes"), met);
  }

  @Test
  void by_default_evidence_closes_violations_too() {
    assertEquals(
        EnumSet.of(Verdict.VIOLATED, Verdict.UNKNOWN),
        usual("onlyIn EEA", "closed US").requirement().closesByDefault());
  }

  @Test
  void a_reason_names_the_stage_what_is_recorded_and_what_is_required() {
    assertEquals(
        "stored data may be kept in CH, which is not in EEA",
        usual("onlyIn EEA", "closed DE CH").judge().because());
    assertEquals(
        "no source bounds where stored data is kept",
        usual("onlyIn EEA", "not-established").judge().because());
    assertEquals(
        "stored data may be kept anywhere, not only in EEA or CH",
        usual("onlyIn EEA CH", "anywhere").judge().because());
    assertEquals(
        "the promise about where stored data is kept includes CH, which is not in EEA",
        usual("onlyIn EEA", "within DE CH").judge().because());
    assertEquals(
        "stored data may be kept in US; only a part of US is in ADEQUATE, and dpf-recipient is not"
            + " declared",
        usual("onlyIn ADEQUATE", "closed CH US").judge().because());
    assertEquals(
        "stored data may be kept in US; whether that is in UNREAD is not known",
        usual("notIn UNREAD", "closed US").judge().because());
    assertEquals(
        "nothing is kept, so no copy is in DE",
        usual("copyIn DE", "nothing-kept").judge().because());
  }

  @Test
  void support_has_access_from_a_place() {
    assertEquals(
        "support may have access from anywhere, not only from EEA",
        of(Map.of("stage", "support-access", "clause", "onlyIn EEA", "extent", "anywhere"))
            .judge()
            .because());
    assertEquals(
        "no source bounds where support has access from",
        of(Map.of("stage", "support-access", "clause", "onlyIn EEA", "extent", "not-established"))
            .judge()
            .because());
  }

  @Test
  void a_place_to_be_said_names_the_line_to_write() {
    Judgement judgement =
        of(Map.of("stage", "logs", "clause", "onlyIn EEA", "extent", "customer-chooses")).judge();

    assertEquals(
        "stages: {logs: {at: <country or provider/region>}}", judgement.needs().get(0).text());
    assertEquals(
        "the customer chooses where logs are kept, and the workload does not say the place",
        judgement.because());
  }

  @Test
  void a_missing_scope_names_kind_party_and_cover() {
    Judgement judgement = usual("onlyIn ADEQUATE", "closed CH US").judge();

    assertEquals(List.of("dpf-recipient"), judgement.needs().get(0).kinds());
    assertEquals(Optional.of("aws"), judgement.needs().get(0).with());
    assertEquals(List.of("US"), judgement.needs().get(0).covers());
    assertEquals("is the recipient listed?", judgement.needs().get(0).text());
  }

  @Test
  void what_is_required_names_the_verb_only_if_there_are_several() {
    assertEquals(List.of("EEA", "CH"), usual("onlyIn EEA CH", "closed US").judge().required());
    assertEquals(
        List.of("onlyIn EEA", "copyIn DE"),
        usual("onlyIn EEA; copyIn DE", "closed US").judge().required());
  }

  @Test
  void facts_are_those_of_the_stage_with_their_source() {
    Judgement judgement = usual("onlyIn EEA", "closed DE").judge();

    assertEquals("storage", judgement.facts().get().get(0).name());
    assertEquals("DE", judgement.facts().get().get(0).value());
    assertEquals("doc", judgement.facts().get().get(0).sources().get(0).id());
  }

  @Test
  void stages_that_the_workload_lacks_are_skipped() {
    ResidencyCase one = usual("onlyIn EEA", "closed US");
    ResidencyRequirement logs = ResidencyCase.requirement(Stage.LOGS, "onlyIn EEA");

    assertEquals(
        List.of(),
        new ResidencyRule()
            .compile(logs, one.question().catalog())
            .judge(one.offering(), one.question()));
  }

  @Test
  void stages_are_judged_one_by_one_in_their_order() {
    ResidencyCase one = usual("onlyIn EEA", "closed US");
    CaseQuestion question = (CaseQuestion) one.question();
    ResidencyRequirement both =
        new ResidencyRequirement(
            Set.of(Stage.LOGS, Stage.STORAGE),
            ResidencyCase.requirement(Stage.LOGS, "onlyIn EEA").onlyIn(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    List<Judgement> judgements =
        new ResidencyRule()
            .compile(both, question.catalog())
            .judge(
                one.offering(),
                new CaseQuestion(
                    question.catalog(),
                    question.day(),
                    question.subjects(),
                    question.requester(),
                    EnumSet.of(Stage.LOGS, Stage.STORAGE),
                    question.use(),
                    List.of(),
                    Confidence.LOW));

    assertEquals(
        List.of(Optional.of(Stage.STORAGE), Optional.of(Stage.LOGS)),
        judgements.stream().map(Judgement::stage).toList());
    assertEquals(
        List.of(Verdict.VIOLATED, Verdict.UNKNOWN),
        judgements.stream().map(Judgement::verdict).toList());
  }

  @Test
  void the_parameter_changes_only_with_what_the_requirement_reads() {
    ResidencyCase plain = usual("onlyIn EEA", "closed US");
    ResidencyCase subjects =
        of(Map.of("clause", "onlyIn EEA", "extent", "closed US", "subjects", "IN"));
    ResidencyCase evidence =
        of(
            Map.of(
                "clause", "onlyIn EEA",
                "extent", "closed US",
                "evidence", "dpf-recipient with aws covers US until 2028"));
    ResidencyCase contract =
        of(
            Map.of(
                "clause", "onlyIn EEA",
                "extent", "closed US",
                "evidence", "contract with aws stages storage places DE until 2028"));
    Object parameter = plain.requirement().parameter(plain.question());

    assertEquals(parameter, plain.requirement().parameter(subjects.question()));
    assertEquals(parameter, plain.requirement().parameter(evidence.question()));
    assertNotEquals(parameter, plain.requirement().parameter(contract.question()));
  }

  @Test
  void the_parameter_holds_subjects_and_scoped_evidence_where_they_are_read() {
    ResidencyCase plain = usual("onlyIn ADEQUATE @subjects", "closed US");
    Map<String, String> cells = new LinkedHashMap<>();
    cells.put("clause", "onlyIn ADEQUATE @subjects");
    cells.put("extent", "closed US");
    ResidencyCase subjects = of(with(cells, "subjects", "IN"));
    ResidencyCase evidence =
        of(with(cells, "evidence", "dpf-recipient with aws covers US until 2028"));
    Object parameter = plain.requirement().parameter(plain.question());

    assertNotEquals(parameter, plain.requirement().parameter(subjects.question()));
    assertNotEquals(parameter, plain.requirement().parameter(evidence.question()));
  }

  @Test
  void offerings_with_the_same_places_are_judged_together() {
    ResidencyCase one = usual("onlyIn EEA", "closed DE");
    Offering same =
        Clouds.offering(
            Stage.STORAGE, Words.extent("closed DE"), Confidence.HIGH, Optional.of("google"));
    Offering lessSure =
        Clouds.offering(
            Stage.STORAGE, Words.extent("closed DE"), Confidence.LOW, Optional.of("aws"));

    assertEquals(one.requirement().facts(one.offering()), one.requirement().facts(same));
    assertFalse(one.requirement().facts(one.offering()).equals(one.requirement().facts(lessSure)));
  }

  private static Map<String, String> with(Map<String, String> cells, String key, String value) {
    Map<String, String> more = new LinkedHashMap<>(cells);
    more.put(key, value);
    return more;
  }

  private static ResidencyCase usual(String clause, String extent) {
    return of(Map.of("clause", clause, "extent", extent));
  }

  private static ResidencyCase of(Map<String, String> cells) {
    return ResidencyCase.of(new Row(cells));
  }
}
