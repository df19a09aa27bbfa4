package dev.domicile.acceptance.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.domicile.acceptance.properties.Worlds.Asking;
import dev.domicile.acceptance.properties.Worlds.Change;
import dev.domicile.core.catalog.Attestation;
import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.catalog.CountrySet;
import dev.domicile.core.catalog.Entity;
import dev.domicile.core.catalog.Offering;
import dev.domicile.core.catalog.OfferingId;
import dev.domicile.core.catalog.Stage;
import dev.domicile.core.catalog.Truth;
import dev.domicile.core.catalog.Vocabulary;
import dev.domicile.core.decision.Candidate;
import dev.domicile.core.decision.Decision;
import dev.domicile.core.decision.Finding;
import dev.domicile.core.decision.Outcome;
import dev.domicile.core.decision.Pin;
import dev.domicile.core.decision.PolicyDecisionPoint;
import dev.domicile.core.decision.PolicyDecisionPoint.Uncovered;
import dev.domicile.core.decision.Workload;
import dev.domicile.core.decision.WorkloadLoader;
import dev.domicile.core.policy.Evidence;
import dev.domicile.core.policy.PolicyLoader;
import dev.domicile.core.policy.PolicySet;
import dev.domicile.core.source.Loaded;
import dev.domicile.core.source.Source;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.domains.Domain;

/** The properties P1 to P10 that every decision has, on generated worlds. */
@Domain(Worlds.class)
class DecisionPropertiesTest {

  // P1

  @Property(shrinking = ShrinkingMode.OFF)
  void without_policies_candidates_or_an_applicable_rule_nothing_is_allowed(@ForAll Change change) {
    World world = change.world();
    World lawless =
        new World(world.catalog(), List.of(), List.of(), PolicySet.of(List.of(), List.of()));
    LocalDate beforeAllRules = LocalDate.of(2019, 12, 31);
    for (Asking asking : change.asked().askings()) {
      Workload workload = world.workload(asking.text());
      assertEquals(Set.of(), allowed(lawless.point(), workload, asking.day()));
      assertEquals(Outcome.REFUSED, lawless.point().decide(workload, asking.day()).outcome());
      assertEquals(Set.of(), allowed(world.point(), workload, beforeAllRules));
      assertEquals(Outcome.REFUSED, world.point().decide(workload, beforeAllRules).outcome());
      PolicyDecisionPoint point = world.point().withUncovered(Uncovered.WARN);
      for (Decision decision :
          List.of(point.decide(workload, asking.day()), point.check(workload, asking.day()))) {
        if (decision.placements().isEmpty()) {
          assertEquals(Outcome.REFUSED, decision.outcome());
        }
      }
    }
  }

  // P2

  @Property(shrinking = ShrinkingMode.OFF)
  void what_one_enforced_rule_refuses_nothing_gives_back(@ForAll Change change) {
    World world = change.world();
    Choices choices = change.choices();
    PolicyDraft more = new PolicyWriter(choices, world.catalog()).policy("more");
    PolicyDraft ban =
        new PolicyDraft(
            "ban",
            "jurisdiction: WIDE, effective: {from: 2019}, enforcement: enforce",
            List.of("{id: r0, statement: {says: prohibited, text: never}}"));
    for (Asking asking : change.asked().askings()) {
      Workload workload = world.workload(asking.text());
      PolicyDecisionPoint point = world.point().withUncovered(Uncovered.WARN);
      for (Offering offering : world.catalog().offerings()) {
        Candidate candidate = point.check(workload, offering.id(), asking.day());
        boolean refuses = candidate.findings().stream().anyMatch(Finding::refuses);
        assertEquals(refuses, candidate.outcome() == Outcome.REFUSED);
      }
      Set<String> refused = refused(point, workload, asking.day());
      World larger = world.with(CatalogWriter.concat(world.drafts(), more));
      Set<String> stillRefused =
          refused(larger.point().withUncovered(Uncovered.WARN), workload, asking.day());
      assertTrue(stillRefused.containsAll(refused), () -> refused + " but " + stillRefused);
      World banned = world.with(CatalogWriter.concat(world.drafts(), ban));
      assertEquals(Outcome.REFUSED, banned.point().decide(workload, asking.day()).outcome());
      assertEquals(Set.of(), allowed(banned.point(), workload, asking.day()));
    }
  }

  // P3 is in OrderTest, which needs loaders.

  // P4

  @Property(tries = 500, shrinking = ShrinkingMode.OFF)
  void a_rule_added_or_narrowed_never_enlarges_the_allowed_set(@ForAll Change change) {
    World world = change.world();
    Choices choices = change.choices();
    PolicyWriter writer = new PolicyWriter(choices, world.catalog());
    List<String> places = choices.few(CatalogWriter.PLACES);
    String stages = choices.pick("[inference]", "[storage, logs]", "[all]");
    String wide = "{id: n, residency: {stages: " + stages + ", onlyIn: " + places + "}}";
    String narrow =
        "{id: n, residency: {stages: "
            + stages
            + ", onlyIn: "
            + places.subList(0, Math.max(1, places.size() - 1))
            + "}}";
    List<PolicyDraft> drafts = new ArrayList<>(world.drafts());
    PolicyDraft first = drafts.remove(0);
    World base = world.with(with(drafts, first.plus(wide)));
    World narrowed = world.with(with(drafts, first.plus(narrow)));
    World added = world.with(with(drafts, first.plus(writer.rule("n"))));
    for (Asking asking : change.asked().askings()) {
      Workload workload = world.workload(asking.text());
      assertFewer(base, narrowed, workload, asking.day(), Uncovered.WARN);
      assertFewer(base, narrowed, workload, asking.day(), Uncovered.REFUSE);
      assertFewer(world, added, workload, asking.day(), Uncovered.WARN);
      // A rule that is added may speak of a country of which nobody spoke before.
      if (world.point().decide(workload, asking.day()).uncovered().isEmpty()) {
        assertFewer(world, added, workload, asking.day(), Uncovered.REFUSE);
      }
    }
  }

  @Property(tries = 300, shrinking = ShrinkingMode.OFF)
  void a_waiver_never_shrinks_the_allowed_set_and_touches_only_what_it_names(
      @ForAll Change change) {
    World world = change.world();
    PolicyWriter writer = new PolicyWriter(change.choices(), world.catalog());
    String waiver = writer.waiver("w9", world.drafts());
    World waived = world.withWaivers(CatalogWriter.concat(world.waivers(), waiver));
    var bound =
        waived.policies().waivers().stream()
            .filter(w -> w.id().equals("w9"))
            .findFirst()
            .orElseThrow();
    for (Asking asking : change.asked().askings()) {
      Workload workload = world.workload(asking.text());
      assertFewer(waived, world, workload, asking.day(), Uncovered.REFUSE);
      assertFewer(waived, world, workload, asking.day(), Uncovered.WARN);
      PolicyDecisionPoint without = world.point();
      PolicyDecisionPoint with = waived.point();
      for (Offering offering : world.catalog().offerings()) {
        List<Finding> before = without.check(workload, offering.id(), asking.day()).findings();
        List<Finding> after = with.check(workload, offering.id(), asking.day()).findings();
        boolean named =
            bound.offerings().isEmpty()
                || bound.offerings().stream().anyMatch(glob -> glob.matches(offering.id()));
        assertEquals(before.size(), after.size());
        for (int i = 0; i < before.size(); i++) {
          assertEquals(before.get(i).verdict(), after.get(i).verdict());
          if (!named || !bound.names(before.get(i).rule())) {
            assertEquals(before.get(i).waivedBy(), after.get(i).waivedBy());
          }
        }
      }
    }
  }

  @Property(shrinking = ShrinkingMode.OFF)
  void evidence_never_shrinks_the_allowed_set_and_acts_only_on_its_parties(@ForAll Change change) {
    World world = change.world();
    Choices choices = change.choices();
    String line = "evidence: [" + new WorkloadWriter(choices, world.catalog()).piece("NEW-1") + "]";
    for (Asking asking : change.asked().askings()) {
      Workload workload = world.workload(asking.text());
      String other =
          asking.text().replaceAll("(?m)^  (evidence|models|pin): .*\n", "") + "  " + line + "\n";
      Evidence piece = world.workload(other).evidence().get(0);
      // What a contract bounds may turn out to be bounded in the wrong place.
      Assume.that(piece.places().isEmpty());
      Workload more = workload.toBuilder().evidence(piece).build();
      assertFewer(world, more, workload, asking.day());
      PolicyDecisionPoint point = world.point();
      for (Offering offering : world.catalog().offerings()) {
        if (!piece.with().contains("any")
            && offering.operator().map(Entity::id).filter(piece.with()::contains).isEmpty()) {
          assertEquals(
              lines(point.check(workload, offering.id(), asking.day())),
              lines(point.check(more, offering.id(), asking.day())));
        }
      }
    }
  }

  // P5

  @Property(shrinking = ShrinkingMode.OFF)
  void a_fact_that_becomes_unknown_never_enlarges_the_allowed_set(@ForAll Change change) {
    Choices choices = change.choices();
    for (int i = 0; i < 4; i++) {
      Blanks.Fact fact = choices.pick(Blanks.Fact.values());
      World plain = change.world().with(withoutWordsOnNotices(change.world().drafts()));
      World world = evenHanded(withRulesAbout(fact, plain, choices));
      Catalog blank = Blanks.blank(world.catalog(), fact, choices);
      for (Asking asking : change.asked().askings()) {
        Workload workload = withoutContracts(world.workload(asking.text()));
        if (fact == Blanks.Fact.KEYS && namesCustody(workload)) {
          continue; // an option that no region offers any more is an error, which is no answer
        }
        PolicyDecisionPoint full = world.point().withUncovered(Uncovered.WARN);
        PolicyDecisionPoint less = world.with(blank).point().withUncovered(Uncovered.WARN);
        // Stronger than that: no rule that was open on an offering is closed.
        Set<String> closed = open(full, workload, asking.day());
        closed.removeAll(open(less, workload, asking.day()));
        assertEquals(Set.of(), closed, () -> fact + " blank, for " + workload.name());
        assertTrue(
            allowed(full, workload, asking.day())
                .containsAll(allowed(less, workload, asking.day())));
        assertTrue(
            allowed(full.withUncovered(Uncovered.REFUSE), workload, asking.day())
                .containsAll(
                    allowed(less.withUncovered(Uncovered.REFUSE), workload, asking.day())));
      }
    }
  }

  // P6

  @Property(shrinking = ShrinkingMode.OFF)
  void an_attribute_left_out_never_enlarges_the_allowed_set(@ForAll Change change) {
    World world = change.world();
    for (Asking asking : change.asked().askings()) {
      Workload workload = world.workload(asking.text());
      List<Workload> less = new ArrayList<>();
      less.add(workload.toBuilder().withoutSector().build());
      less.add(workload.toBuilder().classification(List.of()).build());
      if (ofCountriesConcerned(workload, world.catalog(), asking.day())) {
        less.add(workload.toBuilder().withoutRegimes().build());
      }
      // Without stages the workload has all but fine-tuning; a rule for those without logs spares
      // it.
      boolean plain =
          workload
              .stages()
              .map(
                  listed ->
                      !listed.containsKey(Stage.FINE_TUNING)
                          && listed.values().stream().allMatch(Workload.StageSpec.PLAIN::equals))
              .orElse(false);
      boolean scoped =
          world.drafts().stream()
              .flatMap(draft -> draft.rules().stream())
              .anyMatch(
                  rule -> rule.matches(".*(when|unless): \\{[^:]*stages.*|.*\\{stages: [\\[{].*"));
      if (plain && !scoped) {
        less.add(workload.toBuilder().withoutStages().build());
      }
      PolicyDecisionPoint point = withoutWaivers(world).point();
      for (Workload other : less) {
        Set<String> closed = open(point, workload, asking.day());
        closed.removeAll(open(point, other, asking.day()));
        assertEquals(Set.of(), closed, () -> "left out of " + workload.name());
        assertFewer(world, workload, other, asking.day());
      }
    }
  }

  // P7

  @Property(tries = 200, shrinking = ShrinkingMode.OFF)
  void lifting_every_refusing_finding_allows_and_one_less_does_not(@ForAll Change change) {
    World world = change.world();
    PolicyDecisionPoint point = world.point().withUncovered(Uncovered.WARN);
    for (Asking asking : change.asked().askings()) {
      Workload workload = world.workload(asking.text());
      for (Offering offering : world.catalog().offerings().stream().limit(5).toList()) {
        List<Finding> refusing =
            point.check(workload, offering.id(), asking.day()).findings().stream()
                .filter(Finding::refuses)
                .toList();
        boolean liftable = refusing.stream().noneMatch(f -> f.rule().startsWith("domicile/"));
        if (!refusing.isEmpty() && liftable) {
          List<String> waivers =
              refusing.stream()
                  .map(f -> f.rule() + " " + f.verdict())
                  .distinct()
                  .map(pair -> waiver(pair, offering.id()))
                  .toList();
          assertNotEquals(
              Outcome.REFUSED, outcome(world, waivers, workload, offering.id(), asking.day()));
          for (int i = 0; i < waivers.size(); i++) {
            List<String> fewer = new ArrayList<>(waivers);
            fewer.remove(i);
            assertEquals(
                Outcome.REFUSED, outcome(world, fewer, workload, offering.id(), asking.day()));
          }
        }
      }
    }
  }

  // P8

  @Property(tries = 200, shrinking = ShrinkingMode.OFF)
  void the_same_input_gives_the_same_bytes(@ForAll Change change) {
    World world = change.world();
    PolicyDecisionPoint used = world.point();
    Map<String, String> first = new java.util.TreeMap<>();
    for (int round = 0; round < 2; round++) {
      for (Asking asking : change.choices().shuffled(change.asked().askings())) {
        Workload workload = world.workload(asking.text());
        PolicyDecisionPoint point =
            round == 0 ? used : World.of(world.catalog(), world.drafts(), world.waivers()).point();
        for (PolicyDecisionPoint one : List.of(point, used)) {
          String bytes =
              one.decide(workload, asking.day()).toJson()
                  + one.check(workload, asking.day()).toJson()
                  + one.decide(workload, asking.day()).explanation().text(100);
          String before = first.putIfAbsent(workload.name(), bytes);
          assertEquals(before == null ? bytes : before, bytes);
        }
      }
    }
  }

  // P9

  @Property(shrinking = ShrinkingMode.OFF)
  void findings_depend_on_the_offering_and_what_it_refers_to_alone(@ForAll Change change) {
    World world = change.world();
    Offering offering = change.choices().pick(world.catalog().offerings());
    List<Attestation> own =
        world.catalog().attestations().stream()
            .filter(a -> offering.operator().map(e -> e.id().equals(a.entity())).orElse(false))
            .toList();
    World alone = world.with(Catalogs.with(world.catalog(), List.of(offering), own));
    for (Asking asking : change.asked().askings()) {
      Workload workload =
          world.workload(asking.text()).toBuilder().models(List.of()).pin(Pin.NONE).build();
      Workload bare =
          workload.toBuilder()
              .evidence(
                  workload.evidence().stream()
                      .filter(e -> !e.kind().equals("availability"))
                      .toList())
              .build();
      Candidate among = world.point().check(bare, offering.id(), asking.day());
      Candidate single = alone.point().check(bare, offering.id(), asking.day());
      assertEquals(among.outcome(), single.outcome());
      assertEquals(told(among), told(single));
    }
  }

  // P10

  @Property(shrinking = ShrinkingMode.OFF)
  void an_error_is_never_an_answer(@ForAll Change change) {
    World world = change.world();
    Choices choices = change.choices();
    Asking asking = choices.pick(change.asked().askings());
    Workload workload = world.workload(asking.text());
    PolicyDecisionPoint point = world.point();
    OfferingId missing = OfferingId.parse("aws/eu-central-1/bedrock/no-such-model@geo");
    assertThrows(
        IllegalArgumentException.class, () -> point.check(workload, missing, asking.day()));
    Workload misnamed = workload.toBuilder().categories("personel").build();
    assertThrows(IllegalArgumentException.class, () -> point.decide(misnamed, asking.day()));
    assertThrows(IllegalArgumentException.class, () -> point.check(misnamed, asking.day()));
    String garbled = garbled(choices, asking.text());
    Loaded<List<Workload>> loaded =
        WorkloadLoader.against(world.catalog()).load(Source.text("workload.yaml", garbled));
    assertTrue(loaded.isAccepted() || !loaded.diagnostics().isEmpty());
    PolicyDraft draft = choices.pick(world.drafts());
    Loaded<PolicySet> policies =
        PolicyLoader.against(world.catalog())
            .load(Source.text("policy.yaml", garbled(choices, draft.text())));
    assertTrue(policies.isAccepted() || !policies.diagnostics().isEmpty());
    if (policies.isAccepted()) {
      assertTrue(policies.orElseThrow().rules().size() > 0);
    }
  }

  private static String garbled(Choices choices, String text) {
    int at = choices.below(text.length());
    String piece = choices.pick("", "x", ":", "{", "]", "\n", "\t", "- ", "\"", "&a ", "\u0000");
    return text.substring(0, at)
        + piece
        + text.substring(Math.min(text.length(), at + choices.below(3)));
  }

  // What is compared.

  private static Set<String> allowed(PolicyDecisionPoint point, Workload workload, LocalDate day) {
    return with(Outcome.ALLOWED, point, workload, day);
  }

  private static Set<String> refused(PolicyDecisionPoint point, Workload workload, LocalDate day) {
    return with(Outcome.REFUSED, point, workload, day);
  }

  private static Set<String> with(
      Outcome outcome, PolicyDecisionPoint point, Workload workload, LocalDate day) {
    return point.catalog().offerings().stream()
        .map(offering -> point.check(workload, offering.id(), day))
        .filter(candidate -> candidate.outcome() == outcome)
        .map(candidate -> candidate.offering().toString())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static void assertFewer(
      World larger, World smaller, Workload workload, LocalDate day, Uncovered uncovered) {
    Set<String> most = allowed(larger.point().withUncovered(uncovered), workload, day);
    Set<String> less = allowed(smaller.point().withUncovered(uncovered), workload, day);
    assertTrue(
        most.containsAll(less),
        () -> less + " allowed, and only " + most + " before, for " + workload.name());
  }

  private static void assertFewer(World world, Workload larger, Workload smaller, LocalDate day) {
    for (Uncovered uncovered : Uncovered.values()) {
      PolicyDecisionPoint point = world.point().withUncovered(uncovered);
      Set<String> most = allowed(point, larger, day);
      Set<String> less = allowed(point, smaller, day);
      assertTrue(
          most.containsAll(less),
          () -> less + " allowed, and only " + most + " before, for " + larger.name());
    }
  }

  /** Every rule that is not satisfied by an offering, waived or not, with the offering. */
  private static Set<String> open(PolicyDecisionPoint point, Workload workload, LocalDate day) {
    Set<String> open = new TreeSet<>();
    for (Offering offering : point.catalog().offerings()) {
      for (Finding finding : point.check(workload, offering.id(), day).findings()) {
        if (!finding.rule().equals("domicile/covered")) {
          open.add(offering.id() + " " + finding.rule());
        }
      }
    }
    return open;
  }

  private static List<String> lines(Candidate candidate) {
    return EngineEqualsReferenceTest.lines(candidate.findings());
  }

  /** Everything that is told of a candidate. */
  private static List<String> told(Candidate candidate) {
    List<String> told = new ArrayList<>(lines(candidate));
    for (Finding finding : candidate.findings()) {
      told.add(
          finding.message()
              + finding.observed()
              + finding.required()
              + finding.facts()
              + finding.needs());
    }
    candidate.obligations().forEach(obligation -> told.add(obligation.toString()));
    return told;
  }

  private static <T> List<T> with(List<T> items, T one) {
    return CatalogWriter.concat(items, one);
  }

  private static Outcome outcome(
      World world, List<String> waivers, Workload workload, OfferingId id, LocalDate day) {
    List<String> all = new ArrayList<>(world.waivers());
    all.addAll(waivers);
    return world
        .withWaivers(all)
        .point()
        .withUncovered(Uncovered.WARN)
        .check(workload, id, day)
        .outcome();
  }

  /** Lifts one rule's findings of one verdict on one offering. */
  private static String waiver(String ruleAndVerdict, OfferingId id) {
    String rule = ruleAndVerdict.substring(0, ruleAndVerdict.indexOf(' '));
    String verdict = ruleAndVerdict.substring(ruleAndVerdict.indexOf(' ') + 1);
    String name = ("lift-" + rule + "-" + verdict).replace('/', '-');
    return "apiVersion: domicile/v1\nkind: Waiver\nmetadata: {id: "
        + name
        + "}\nspec: {rules: ["
        + rule
        + "], workloads: [\"*\"], offerings: [\""
        + id
        + "\"], lifts: ["
        + verdict
        + "], approver: officer, reason: a test, until: 2099}\n";
  }

  /**
   * The world without waivers, whose declared evidence closes what is violated wherever it closes
   * what is unknown. Otherwise less knowledge may let evidence in: that is what `closes: [unknown]`
   * asks for.
   */
  private static World evenHanded(World world) {
    List<PolicyDraft> drafts = new ArrayList<>();
    for (PolicyDraft draft : world.drafts()) {
      List<String> rules =
          draft.rules().stream()
              .map(rule -> rule.replaceAll(", closes: \\[[a-z, ]*\\]", ""))
              .map(
                  rule ->
                      rule.replaceAll(
                          "(orEvidence: \\{[^}]*)\\}", "$1, closes: [violated, unknown]}"))
              .toList();
      drafts.add(draft.with(rules));
    }
    return World.of(world.catalog(), drafts, List.of());
  }

  /** Whoever asks for a notice is content with one of unknown status; nobody should. */
  private static List<PolicyDraft> withoutWordsOnNotices(List<PolicyDraft> drafts) {
    return drafts.stream()
        .map(
            draft ->
                draft.with(
                    draft.rules().stream()
                        .map(
                            rule ->
                                rule.replaceAll(
                                    "model\\.notices: \\{[^}]*\\}", "provider: {anyOf: [aws]}"))
                        .toList()))
        .toList();
  }

  /** The world with two rules more that read facts of this kind. */
  private static World withRulesAbout(Blanks.Fact fact, World world, Choices choices) {
    PolicyWriter writer = new PolicyWriter(choices, world.catalog());
    PolicyDraft about =
        new PolicyDraft(
            "about",
            "jurisdiction: EEA, effective: {from: 2020}, enforcement: enforce",
            List.of(writer.ruleAbout("a", fact), writer.ruleAbout("b", fact)));
    return world.with(CatalogWriter.concat(world.drafts(), about));
  }

  private static World withoutWaivers(World world) {
    return world.withWaivers(List.of());
  }

  /** A contract bounds what is not known and nothing else: less knowledge lets it in. */
  private static Workload withoutContracts(Workload workload) {
    return workload.toBuilder()
        .evidence(workload.evidence().stream().filter(e -> e.places().isEmpty()).toList())
        .build();
  }

  private static boolean namesCustody(Workload workload) {
    return workload.stages().stream()
        .flatMap(stages -> stages.values().stream())
        .anyMatch(spec -> spec.custody().isPresent());
  }

  /** Whether every regime stated may bind in a country that the workload concerns. */
  private static boolean ofCountriesConcerned(Workload workload, Catalog catalog, LocalDate day) {
    Set<String> stated = new LinkedHashSet<>(workload.regimes().orElse(List.of()));
    CountrySet concerned = workload.subjects().plus(CountrySet.of(workload.requester()));
    for (String id : stated) {
      Optional<String> area =
          Optional.ofNullable(catalog.vocabulary().regimes().get(id))
              .flatMap(Vocabulary.Regime::area);
      boolean touches =
          area.isEmpty()
              || concerned.toList().stream()
                  .anyMatch(
                      c -> catalog.jurisdictions().on(area.get(), day).contains(c) != Truth.FALSE);
      if (!touches) {
        return false;
      }
    }
    return workload.regimes().isPresent();
  }
}
