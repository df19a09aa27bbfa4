package dev.domicile.cli.lint;

import dev.domicile.core.catalog.Attribute;
import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.catalog.Country;
import dev.domicile.core.catalog.CountrySet;
import dev.domicile.core.catalog.Entity;
import dev.domicile.core.catalog.Offering;
import dev.domicile.core.catalog.PartialDate;
import dev.domicile.core.catalog.Stage;
import dev.domicile.core.policy.Branch;
import dev.domicile.core.policy.CompiledRequirement;
import dev.domicile.core.policy.Evidence;
import dev.domicile.core.policy.Judgement;
import dev.domicile.core.policy.OfferingRule;
import dev.domicile.core.policy.OrEvidence;
import dev.domicile.core.policy.PlaceList;
import dev.domicile.core.policy.Question;
import dev.domicile.core.policy.Requirement;
import dev.domicile.core.policy.Rule;
import dev.domicile.core.policy.StagePlace;
import dev.domicile.core.policy.Verdict;
import dev.domicile.residency.ResidencyRequirement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Which offerings of the catalog can meet a rule at all, whatever a workload declares. Where that
 * depends on the workload's own countries, or on a rule kind that asks somebody else, every
 * offering counts: what is said here to be out of reach is. Safe for several threads.
 */
final class Reach {

  private static final Set<String> JUDGED =
      Set.of("residency", "certification", "offering", "evidence", "statement");

  private static final Set<Attribute> PLACED =
      EnumSet.of(
          Attribute.COUNTRY,
          Attribute.PARTITION,
          Attribute.PERSONNEL_LOCAL,
          Attribute.KEYS_CUSTODY,
          Attribute.ACCELERATORS);

  private static final Set<String> PLACES = Set.of("residency", "certification");

  private final Catalog catalog;
  private final LocalDate day;
  private final Map<Requirement<?>, CompiledRequirement> ready = new ConcurrentHashMap<>();
  private final Map<Requirement<?>, List<Group>> groups = new ConcurrentHashMap<>();
  private final Map<Asked, BitSet> kept = new ConcurrentHashMap<>();
  private final Map<List<Object>, Boolean> none = new ConcurrentHashMap<>();
  private List<Group> singles = List.of();
  private List<Group> places = List.of();

  private record Asked(Branch branch, Set<Stage> stages, Set<Stage> fixed) {}

  /** Offerings that are alike, by the first of them; not to be changed once it is made. */
  private record Group(Offering first, BitSet members) {}

  Reach(Catalog catalog, LocalDate day) {
    this.catalog = catalog;
    this.day = day;
  }

  /** The offerings that can meet both rules at once. */
  BitSet ofBoth(Rule one, Rule other, Set<Stage> stages) {
    BitSet result = new BitSet();
    for (Branch first : one.branches()) {
      for (Branch second : other.branches()) {
        Set<Stage> apart = apart(first, second);
        BitSet both = (BitSet) of(first, stages, apart).clone();
        both.and(of(second, stages, apart));
        result.or(both);
      }
    }
    return result;
  }

  /** The stages of which no contract can promise a place that both accept. */
  private Set<Stage> apart(Branch one, Branch other) {
    EnumSet<Stage> apart = EnumSet.noneOf(Stage.class);
    for (ResidencyRequirement first : residencies(one)) {
      for (ResidencyRequirement second : residencies(other)) {
        if (!accepted(first).intersects(accepted(second))) {
          EnumSet<Stage> shared = EnumSet.copyOf(first.stages());
          shared.retainAll(second.stages());
          apart.addAll(shared);
        }
      }
    }
    return apart;
  }

  private static List<ResidencyRequirement> residencies(Branch branch) {
    List<ResidencyRequirement> found = new ArrayList<>();
    for (Requirement<?> requirement : branch.requirements()) {
      if (requirement.body() instanceof ResidencyRequirement body && isJudged(requirement)) {
        found.add(body);
      }
    }
    return found;
  }

  /**
   * The offerings that can meet a branch.
   *
   * @param fixed stages about which no contract is declared
   */
  private BitSet of(Branch branch, Set<Stage> stages, Set<Stage> fixed) {
    Asked asked = new Asked(branch, Set.copyOf(stages), Set.copyOf(fixed));
    BitSet known = kept.get(asked);
    if (known == null) {
      known = everything();
      for (Requirement<?> requirement : branch.requirements()) {
        if (isJudged(requirement)) {
          known.and(of(requirement, branch.orEvidence(), stages, fixed));
        }
      }
      kept.put(asked, known);
    }
    return known;
  }

  private BitSet everything() {
    BitSet all = new BitSet();
    all.set(0, catalog.offerings().size());
    return all;
  }

  private BitSet of(
      Requirement<?> requirement, Optional<OrEvidence> or, Set<Stage> stages, Set<Stage> fixed) {
    CompiledRequirement asked = ready(requirement);
    Question question = new Favourable(catalog, day, stages, contracts(requirement, fixed));
    BitSet result = new BitSet();
    for (Group group : groups.computeIfAbsent(requirement, this::groups)) {
      if (meets(asked.judge(group.first(), question), asked, or)) {
        result.or(group.members());
      }
    }
    return result;
  }

  /** Whether no offering can meet {@code rule}; ends at the first that does. */
  boolean isNone(Rule rule, Set<Stage> stages) {
    return none.computeIfAbsent(
        List.of(rule.qualifiedId(), Set.copyOf(stages)),
        asked -> rule.branches().stream().allMatch(branch -> isNone(branch, stages)));
  }

  private boolean isNone(Branch branch, Set<Stage> stages) {
    if (branch.requirements().size() > 1) {
      return of(branch, stages, Set.of()).isEmpty();
    }
    Requirement<?> requirement = branch.requirements().get(0);
    if (!isJudged(requirement)) {
      return false;
    }
    CompiledRequirement asked = ready(requirement);
    Question question = new Favourable(catalog, day, stages, contracts(requirement, Set.of()));
    // One of the first meets it as a rule, so the others need not be grouped.
    Set<Object> judged = new HashSet<>();
    for (Group part : parts(requirement)) {
      if (judged.add(facts(asked, part.first()))
          && meets(asked.judge(part.first(), question), asked, branch.orEvidence())) {
        return false;
      }
    }
    return true;
  }

  private static boolean meets(
      Collection<Judgement> judgements, CompiledRequirement asked, Optional<OrEvidence> or) {
    Set<Verdict> closes =
        or.map(found -> found.closes().orElse(asked.closesByDefault())).orElse(Set.of());
    return judgements.stream()
        .map(Judgement::verdict)
        .allMatch(
            verdict ->
                verdict == Verdict.SATISFIED
                    || verdict == Verdict.NEEDS_EVIDENCE
                    || closes.contains(verdict));
  }

  private CompiledRequirement ready(Requirement<?> requirement) {
    return ready.computeIfAbsent(requirement, one -> one.compile(catalog));
  }

  /** Offerings that a requirement judges alike. */
  private List<Group> groups(Requirement<?> requirement) {
    CompiledRequirement asked = ready(requirement);
    return grouped(parts(requirement), offering -> facts(asked, offering));
  }

  private static Object facts(CompiledRequirement asked, Offering offering) {
    return List.of(offering.operator().map(Entity::id).orElse(""), asked.facts(offering));
  }

  private List<Group> parts(Requirement<?> requirement) {
    return PLACES.contains(requirement.kind().key()) ? places() : singles();
  }

  /** Offerings alike in all that requirements about places and certificates read: far fewer. */
  private synchronized List<Group> places() {
    if (places.isEmpty()) {
      places = grouped(singles(), Reach::place);
    }
    return places;
  }

  private static Object place(Offering offering) {
    List<Object> key = new ArrayList<>();
    key.add(offering.operator().map(Entity::id).orElse(""));
    key.add(offering.service().id());
    key.add(offering.region().partition());
    for (Stage stage : Stage.values()) {
      key.add(offering.stage(stage).extent());
      key.add(offering.stage(stage).provenance().confidence());
    }
    return key;
  }

  private synchronized List<Group> singles() {
    if (singles.isEmpty()) {
      List<Group> each = new ArrayList<>(catalog.offerings().size());
      for (Offering offering : catalog.offerings()) {
        BitSet bit = new BitSet();
        bit.set(each.size());
        each.add(new Group(offering, bit));
      }
      singles = List.copyOf(each);
    }
    return singles;
  }

  private static List<Group> grouped(List<Group> parts, Function<Offering, Object> key) {
    Map<Object, Group> groups = new LinkedHashMap<>();
    for (Group part : parts) {
      groups
          .computeIfAbsent(key.apply(part.first()), same -> new Group(part.first(), new BitSet()))
          .members()
          .or(part.members());
    }
    return List.copyOf(groups.values());
  }

  /** A contract with everybody that names a place which the requirement accepts. */
  private List<Evidence> contracts(Requirement<?> requirement, Set<Stage> fixed) {
    EnumSet<Stage> stages = EnumSet.allOf(Stage.class);
    stages.removeAll(fixed);
    if (!(requirement.body() instanceof ResidencyRequirement body) || stages.isEmpty()) {
      return List.of();
    }
    return accepted(body).toList().stream()
        .limit(1)
        .map(
            country ->
                new Evidence(
                    StagePlace.CONTRACT,
                    List.of(Evidence.ANY),
                    CountrySet.empty(),
                    false,
                    "contract",
                    Optional.empty(),
                    PartialDate.of(day.plusYears(1)),
                    List.of(),
                    stages,
                    CountrySet.of(country)))
        .toList();
  }

  /** The countries in which a stage may be. */
  private CountrySet accepted(ResidencyRequirement body) {
    CountrySet only = body.onlyIn().map(this::members).orElse(CountrySet.of(Country.all()));
    return only.minus(body.notIn().map(this::members).orElse(CountrySet.empty()));
  }

  private CountrySet members(PlaceList places) {
    return catalog.jurisdictions().onAny(places.names(), day).in();
  }

  private static boolean isJudged(Requirement<?> requirement) {
    if (!JUDGED.contains(requirement.kind().key())) {
      return false;
    }
    if (requirement.body() instanceof ResidencyRequirement body) {
      // A copy can always be declared; the workload's own countries are not known here.
      return body.copyIn().isEmpty()
          && body.onlyIn().map(Reach::isFixed).orElse(true)
          && body.notIn().map(Reach::isFixed).orElse(true);
    }
    if (requirement.body() instanceof OfferingRule.Body body) {
      // A contract can bound places that no source does, and a workload can say its key custody.
      return Compares.of(body.condition()).stream()
          .noneMatch(
              compare ->
                  PLACED.contains(compare.attribute())
                      || compare.operands().contains(PlaceList.SUBJECTS)
                      || compare.operands().contains(PlaceList.REQUESTER));
    }
    return true;
  }

  private static boolean isFixed(PlaceList places) {
    return !places.usesSubjects() && !places.usesRequester();
  }
}
