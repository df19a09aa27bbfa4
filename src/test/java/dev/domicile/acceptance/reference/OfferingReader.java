package dev.domicile.acceptance.reference;

import dev.domicile.acceptance.reference.Places.Promise;
import dev.domicile.core.catalog.Attribute;
import dev.domicile.core.catalog.Confidence;
import dev.domicile.core.catalog.Extent;
import dev.domicile.core.catalog.Notice;
import dev.domicile.core.catalog.Offering;
import dev.domicile.core.catalog.PartialDate;
import dev.domicile.core.catalog.Provenance;
import dev.domicile.core.catalog.Region;
import dev.domicile.core.catalog.RegionId;
import dev.domicile.core.catalog.Stage;
import dev.domicile.core.catalog.StageFact;
import dev.domicile.core.policy.Condition;
import dev.domicile.core.policy.Condition.Compare;
import dev.domicile.core.policy.OfferingRule;
import dev.domicile.core.policy.Verdict;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/** Conditions on the facts of an offering. */
final class OfferingReader {

  private static final Set<Attribute> READ_IN_PLACES =
      EnumSet.of(
          Attribute.COUNTRY,
          Attribute.PARTITION,
          Attribute.PERSONNEL_LOCAL,
          Attribute.KEYS_CUSTODY,
          Attribute.ACCELERATORS);

  private final AskedWorkload asked;
  private final Offering offering;
  private final Confidence least;
  private final List<Stage> stages;
  private final Places places;

  OfferingReader(AskedWorkload asked, Offering offering, Set<Stage> named, Confidence least) {
    this.asked = asked;
    this.offering = offering;
    this.least = least;
    this.stages = named.stream().filter(asked::has).sorted().toList();
    this.places =
        Places.together(
            stages.stream().map(stage -> Places.of(asked, offering, stage, least)).toList());
  }

  static List<Judged> judge(
      OfferingRule.Body body, AskedWorkload asked, Offering offering, Confidence least) {
    OfferingReader reader = new OfferingReader(asked, offering, body.stages(), least);
    return reader.judge(body.condition());
  }

  private List<Judged> judge(Condition condition) {
    List<Compare> compares = new ArrayList<>();
    collect(condition, compares);
    boolean needsStages =
        compares.stream()
            .anyMatch(
                c ->
                    READ_IN_PLACES.contains(c.attribute()) || c.attribute() == Attribute.RETENTION);
    if (needsStages && stages.isEmpty()) {
      return List.of();
    }
    ConditionReader reader =
        new ConditionReader(
            asked.catalog,
            asked.sets,
            c -> values(c.attribute()),
            operand ->
                switch (operand) {
                  case "@subjects" -> List.copyOf(asked.subjects());
                  case "@requester" -> List.of(asked.requester());
                  default -> List.of(operand);
                });
    if (reader.must(condition)) {
      return List.of(Judged.satisfied(Optional.empty()));
    }
    Verdict verdict = reader.could(condition) ? Verdict.UNKNOWN : Verdict.VIOLATED;
    boolean placesOffend = failsInPlaces(condition, reader, true);
    return List.of(
        new Judged(
            Optional.empty(),
            verdict,
            placesOffend && places.promise() != Promise.NOTHING_HAPPENS
                ? new Offence(
                    places.isBounded() ? places.bound() : places.named(), !places.isBounded())
                : Offence.NONE));
  }

  private static void collect(Condition condition, List<Compare> found) {
    if (condition instanceof Condition.All all) {
      all.conditions().forEach(part -> collect(part, found));
    } else if (condition instanceof Condition.Any any) {
      any.conditions().forEach(part -> collect(part, found));
    } else if (condition instanceof Condition.Not not) {
      collect(not.condition(), found);
    } else {
      found.add((Compare) condition);
    }
  }

  /** Whether a comparison that is read in places is not surely what it is wanted to be. */
  private static boolean failsInPlaces(
      Condition condition, ConditionReader reader, boolean wanted) {
    if (condition instanceof Condition.All all) {
      return all.conditions().stream().anyMatch(part -> failsInPlaces(part, reader, wanted));
    }
    if (condition instanceof Condition.Any any) {
      return any.conditions().stream().anyMatch(part -> failsInPlaces(part, reader, wanted));
    }
    if (condition instanceof Condition.Not not) {
      return failsInPlaces(not.condition(), reader, !wanted);
    }
    Compare compare = (Compare) condition;
    return READ_IN_PLACES.contains(compare.attribute())
        && (wanted ? !reader.must(compare) : reader.could(compare));
  }

  private boolean isSure(Provenance provenance) {
    return provenance.confidence().compareTo(least) >= 0;
  }

  private PossibleValues values(Attribute attribute) {
    return switch (attribute) {
      case PROVIDER -> PossibleValues.exactly(offering.id().provider());
      case REGION -> PossibleValues.exactly(offering.region().id().toString());
      case SERVICE -> PossibleValues.exactly(offering.id().service());
      case MODEL -> PossibleValues.exactly(offering.model().qualifiedId());
      case ROUTING -> PossibleValues.exactly(offering.id().routing().id());
      case VARIANT -> optional(offering.id().variant(), true, PossibleValues.exactly(List.of()));
      case OPERATOR ->
          optional(offering.operator().map(entity -> entity.id()), true, PossibleValues.unknown());
      case OPERATOR_JURISDICTION ->
          optional(
              offering.operator().flatMap(entity -> entity.jurisdiction()),
              offering.operator().map(entity -> isSure(entity.provenance())).orElse(false),
              PossibleValues.unknown());
      case PARENT_JURISDICTIONS -> established(offering.parents());
      case LICENSOR_JURISDICTIONS -> established(offering.licensors());
      case SOVEREIGN_OFFER ->
          optional(
              offering.region().sovereignOffer(),
              isSure(offering.region().provenance()),
              PossibleValues.exactly(List.of()));
      case HOSTING ->
          optional(offering.hosting(), isSure(offering.provenance()), PossibleValues.unknown());
      case COUNTRY -> countries();
      case PARTITION -> gathered(region -> region.partition().map(List::of).orElse(List.of()));
      case PERSONNEL_LOCAL ->
          gathered(
              region ->
                  region.personnel() == Region.Personnel.UNKNOWN
                      ? List.of()
                      : List.of(region.personnel().name().toLowerCase(Locale.ROOT)));
      case KEYS_CUSTODY -> keys();
      case ACCELERATORS -> offered(Region::accelerators);
      case RETENTION -> retention();
      case MODEL_DEVELOPER -> PossibleValues.exactly(offering.model().developer().id());
      case MODEL_DEVELOPER_JURISDICTION ->
          optional(
              offering.model().developer().jurisdiction(),
              isSure(offering.model().developer().provenance()),
              PossibleValues.unknown());
      case MODEL_FAMILY -> ofModel(offering.model().family().stream().toList());
      case MODEL_LICENCE -> ofModel(offering.model().licence().stream().toList());
      case MODEL_MODALITY -> ofModel(modality());
      case MODEL_NOTICES -> notices();
      case STATUS ->
          PossibleValues.exactly(
              offering.status().name().toLowerCase(Locale.ROOT).replace('_', '-'));
      case CONFIDENCE ->
          PossibleValues.exactly(
              offering.provenance().confidence().name().toLowerCase(Locale.ROOT));
      case END_OF_LIFE -> endOfLife();
      default -> throw new IllegalArgumentException(attribute + " is not of the offering");
    };
  }

  private static PossibleValues optional(
      Optional<String> value, boolean sure, PossibleValues absent) {
    if (!sure) {
      return PossibleValues.unknown();
    }
    return value.map(PossibleValues::exactly).orElse(absent);
  }

  /** Parents and licensors: an empty list means that nobody established them. */
  private PossibleValues established(List<String> values) {
    return values.isEmpty() || !isSure(offering.region().provenance())
        ? PossibleValues.unknown()
        : PossibleValues.exactly(values);
  }

  private PossibleValues ofModel(List<String> values) {
    return values.isEmpty() || !isSure(offering.model().provenance())
        ? PossibleValues.unknown()
        : PossibleValues.exactly(values);
  }

  private List<String> modality() {
    List<String> values = new ArrayList<>();
    offering.model().inputs().forEach(input -> values.add("in:" + input));
    offering.model().outputs().forEach(output -> values.add("out:" + output));
    return values;
  }

  private PossibleValues countries() {
    if (places.promise() == Promise.NOTHING_HAPPENS) {
      return PossibleValues.exactly(List.of());
    }
    if (!places.isBounded()) {
      return PossibleValues.atLeast(places.named());
    }
    SortedSet<String> perhaps = new TreeSet<>(places.bound());
    perhaps.removeAll(places.named());
    return new PossibleValues(places.named(), perhaps, false);
  }

  /** What is recorded of every possible region; empty if nobody knows it of one. */
  private List<List<String>> ofEveryRegion(Function<Region, List<String>> read) {
    List<List<String>> all = new ArrayList<>();
    for (RegionId id : places.regions()) {
      Region region = Optional.ofNullable(asked.catalog.regions().get(id)).orElseThrow();
      all.add(isSure(region.provenance()) ? read.apply(region) : List.of());
    }
    return all;
  }

  private boolean knowsEveryRegion(List<List<String>> all) {
    return places.isBounded()
        && places.allRegions()
        && !all.isEmpty()
        && all.stream().noneMatch(List::isEmpty);
  }

  /** Facts that some possible region has: those of all of them together. */
  private PossibleValues gathered(Function<Region, List<String>> read) {
    if (places.promise() == Promise.NOTHING_HAPPENS) {
      return PossibleValues.exactly(List.of());
    }
    List<List<String>> all = ofEveryRegion(read);
    List<String> values = all.stream().flatMap(List::stream).toList();
    return knowsEveryRegion(all) ? PossibleValues.exactly(values) : PossibleValues.atLeast(values);
  }

  /** Options: what every possible region offers is offered, what only some offer may be. */
  private PossibleValues offered(Function<Region, List<String>> read) {
    if (places.promise() == Promise.NOTHING_HAPPENS) {
      return PossibleValues.exactly(List.of());
    }
    List<List<String>> all = ofEveryRegion(read);
    if (!knowsEveryRegion(all)) {
      return PossibleValues.unknown();
    }
    SortedSet<String> sure = new TreeSet<>(all.get(0));
    SortedSet<String> some = new TreeSet<>();
    for (List<String> options : all) {
      sure.retainAll(options);
      some.addAll(options);
    }
    some.removeAll(sure);
    return new PossibleValues(sure, some, false);
  }

  /** The option that the workload uses counts alone, where it is offered. */
  private PossibleValues keys() {
    PossibleValues offered = offered(Region::keys);
    Optional<String> used = asked.says(Stage.KEY_CUSTODY).custody();
    if (used.isEmpty() || places.promise() == Promise.NOTHING_HAPPENS) {
      return offered;
    }
    return offered.sure().contains(used.get())
        ? PossibleValues.exactly(used.get())
        : PossibleValues.unknown();
  }

  private PossibleValues retention() {
    List<String> periods = new ArrayList<>();
    boolean complete = true;
    for (Stage stage : stages) {
      List<StageFact> facts = Places.facts(asked, offering, stage);
      complete &= !facts.isEmpty();
      for (StageFact fact : facts) {
        if (!isSure(fact.provenance())) {
          complete = false;
        } else if (fact.extent().bounding() == Extent.Bounding.NONE) {
          periods.add("P0D");
        } else if (fact.retention().isPresent()) {
          periods.add(fact.retention().get());
        } else {
          complete = false;
        }
      }
    }
    return complete ? PossibleValues.exactly(periods) : PossibleValues.atLeast(periods);
  }

  /** Notices in force, or of which nobody knows whether they are. */
  private PossibleValues notices() {
    SortedSet<String> counting = new TreeSet<>();
    SortedSet<String> perhaps = new TreeSet<>();
    for (Notice notice : asked.catalog.notices().values()) {
      boolean binds =
          notice.status() == Notice.Status.IN_FORCE || notice.status() == Notice.Status.UNKNOWN;
      // A notice binds: a partial date begins it early and ends it late.
      boolean begun = notice.from().map(d -> !asked.day.isBefore(d.first())).orElse(true);
      boolean ended = notice.until().map(d -> !asked.day.isBefore(dutyEnd(d))).orElse(false);
      if (binds && begun && !ended) {
        Notice.Subject subject = notice.subject();
        if (speaksOf(subject, offering.model().family())) {
          counting.add(notice.id());
        } else if (offering.model().family().isEmpty()
            && subject.families().stream().anyMatch(one -> speaksOf(subject, Optional.of(one)))) {
          perhaps.add(notice.id());
        }
      }
    }
    return new PossibleValues(counting, perhaps, false);
  }

  private static java.time.LocalDate dutyEnd(PartialDate date) {
    return date.first().equals(date.last()) ? date.first() : date.last().plusDays(1);
  }

  private boolean speaksOf(Notice.Subject subject, Optional<String> family) {
    boolean namesModels =
        !subject.developers().isEmpty()
            || !subject.families().isEmpty()
            || !subject.models().isEmpty();
    boolean thisModel =
        subject.developers().contains(offering.model().developer().id())
            || subject.models().contains(offering.model().id())
            || family.map(subject.families()::contains).orElse(false);
    boolean thisService = subject.services().contains(offering.id().service());
    if (!subject.services().isEmpty()) {
      return thisService && (!namesModels || thisModel);
    }
    return namesModels && thisModel;
  }

  /** None announced is after every date; a source that gives no date leaves it unknown. */
  private PossibleValues endOfLife() {
    if (offering.endOfLife().unknown() || !isSure(offering.provenance())) {
      return PossibleValues.unknown();
    }
    return PossibleValues.exactly(
        offering.endOfLife().date().map(PartialDate::text).stream().toList());
  }
}
