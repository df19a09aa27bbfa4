package dev.domicile.core.policy;

import dev.domicile.core.catalog.Attribute;
import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.catalog.Confidence;
import dev.domicile.core.catalog.Entity;
import dev.domicile.core.catalog.Extent;
import dev.domicile.core.catalog.Extent.Bounding;
import dev.domicile.core.catalog.Notice;
import dev.domicile.core.catalog.Offering;
import dev.domicile.core.catalog.Provenance;
import dev.domicile.core.catalog.Region;
import dev.domicile.core.catalog.RegionId;
import dev.domicile.core.catalog.Stage;
import dev.domicile.core.catalog.StageFact;
import dev.domicile.core.catalog.Truth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The attributes of one offering. Operator, parents, licensors and hosting belong to the offering;
 * country, partition, personnel, keys and accelerators are read in every possible region of the
 * stages asked about.
 */
final class OfferingFacts {

  private final Offering offering;
  private final Set<Stage> stages;
  private final Question question;
  private final Confidence minConfidence;

  OfferingFacts(Offering offering, Set<Stage> stages, Question question, Confidence minConfidence) {
    this.offering = offering;
    this.stages = stages;
    this.question = question;
    this.minConfidence = minConfidence;
  }

  /** The values of {@code attribute}; what is recorded with less confidence is unknown. */
  Values values(Attribute attribute) {
    boolean sure = offering.provenance().confidence().compareTo(minConfidence) >= 0;
    return switch (attribute) {
      case PROVIDER -> Values.of(offering.id().provider());
      case REGION -> Values.of(offering.region().id().toString());
      case SERVICE -> Values.of(offering.id().service());
      case MODEL -> Values.of(offering.model().qualifiedId());
      case ROUTING -> Values.of(offering.routing().id());
      case VARIANT -> offering.id().variant().map(Values::of).orElse(Values.NONE);
      case SOVEREIGN_OFFER ->
          sureOf(offering.region().provenance(), offering.region().sovereignOffer(), Values.NONE);
      case OPERATOR -> offering.operator().map(e -> Values.of(e.id())).orElse(Values.UNKNOWN);
      case OPERATOR_JURISDICTION ->
          offering
              .operator()
              .map(e -> sureOf(e.provenance(), e.jurisdiction(), Values.UNKNOWN))
              .orElse(Values.UNKNOWN);
      case PARENT_JURISDICTIONS -> recorded(offering.parents());
      case LICENSOR_JURISDICTIONS -> recorded(offering.licensors());
      case HOSTING -> sure ? optional(offering.hosting()) : Values.UNKNOWN;
      case COUNTRY -> countries();
      case PARTITION -> ofRegions(region -> region.partition().map(List::of), false);
      case PERSONNEL_LOCAL ->
          ofRegions(
              region ->
                  region.personnel() == Region.Personnel.UNKNOWN
                      ? Optional.empty()
                      : Optional.of(List.of(region.personnel().name().toLowerCase(Locale.ROOT))),
              false);
      case KEYS_CUSTODY -> keys();
      case ACCELERATORS -> ofRegions(region -> nonEmpty(region.accelerators()), true);
      case RETENTION -> retention();
      case MODEL_DEVELOPER -> Values.of(offering.model().developer().id());
      case MODEL_DEVELOPER_JURISDICTION ->
          sureOf(
              offering.model().developer().provenance(),
              offering.model().developer().jurisdiction(),
              Values.UNKNOWN);
      case MODEL_FAMILY ->
          sureOf(offering.model().provenance(), offering.model().family(), Values.UNKNOWN);
      case MODEL_LICENCE ->
          sureOf(offering.model().provenance(), offering.model().licence(), Values.UNKNOWN);
      case MODEL_MODALITY -> modality();
      case MODEL_NOTICES -> notices();
      case STATUS -> Values.of(offering.status().name().toLowerCase(Locale.ROOT).replace('_', '-'));
      case CONFIDENCE -> Values.of(offering.provenance().confidence().toString());
      case END_OF_LIFE -> sure ? endOfLife() : Values.UNKNOWN;
      case SECTOR,
          SUBJECTS,
          CATEGORIES,
          CLASSIFICATION,
          REQUESTER_COUNTRY,
          REQUESTER_REGIMES,
          STAGES,
          LABEL ->
          throw new IllegalArgumentException("`" + attribute.id() + "` is not of the offering");
    };
  }

  /** The fact behind {@code attribute}, with the source that says most about it. */
  Fact fact(Attribute attribute) {
    return Fact.of(attribute.id(), values(attribute).text(), provenance(attribute));
  }

  private Provenance provenance(Attribute attribute) {
    return switch (attribute) {
      case OPERATOR, OPERATOR_JURISDICTION, PARENT_JURISDICTIONS ->
          offering.operator().map(Entity::provenance).orElse(offering.region().provenance());
      case COUNTRY ->
          offering
              .stage(stages.isEmpty() ? Stage.INFERENCE : stages.iterator().next())
              .provenance();
      case PARTITION,
          PERSONNEL_LOCAL,
          KEYS_CUSTODY,
          ACCELERATORS,
          LICENSOR_JURISDICTIONS,
          SOVEREIGN_OFFER ->
          offering.region().provenance();
      case MODEL_DEVELOPER, MODEL_DEVELOPER_JURISDICTION ->
          offering.model().developer().provenance();
      case MODEL_FAMILY, MODEL_LICENCE, MODEL_MODALITY -> offering.model().provenance();
      case MODEL_NOTICES ->
          question.catalog().notices().values().stream()
              .filter(this::counts)
              .map(Notice::provenance)
              .findFirst()
              .orElse(offering.model().provenance());
      default -> offering.provenance();
    };
  }

  private Values sureOf(Provenance provenance, Optional<String> value, Values absent) {
    if (provenance.confidence().compareTo(minConfidence) < 0) {
      return Values.UNKNOWN;
    }
    return value.map(Values::of).orElse(absent);
  }

  private static Values optional(Optional<String> value) {
    return value.map(Values::of).orElse(Values.UNKNOWN);
  }

  private Values recorded(List<String> values) {
    boolean sure = offering.region().provenance().confidence().compareTo(minConfidence) >= 0;
    return values.isEmpty() || !sure ? Values.UNKNOWN : Values.of(values);
  }

  private static Optional<List<String>> nonEmpty(List<String> values) {
    return values.isEmpty() ? Optional.empty() : Optional.of(values);
  }

  private StagePlace place(Stage stage) {
    return StagePlace.of(offering, stage, question, minConfidence);
  }

  /** Every possible place of the stages; one that the customer has still to say is any place. */
  Extent extent() {
    Extent all = Extent.NONE;
    for (Stage stage : stages) {
      StagePlace place = place(stage);
      all = all.union(place.extent());
      if (place.mustBeSaid()) {
        all = all.union(Extent.UNKNOWN);
      }
    }
    return all;
  }

  private Values countries() {
    Extent extent = extent();
    return switch (extent.bounding()) {
      case NONE -> Values.NONE;
      case BOUNDED ->
          new Values(
              new TreeSet<>(extent.known().codes()),
              new TreeSet<>(extent.bound().minus(extent.known()).codes()),
              false);
      case ANYWHERE, UNKNOWN, CUSTOMER_CHOSEN -> Values.atLeast(extent.known().codes());
    };
  }

  /**
   * A fact of every possible region. With {@code offered} a value counts only where every region
   * has it; otherwise the values of all regions are gathered.
   */
  private Values ofRegions(Function<Region, Optional<List<String>>> read, boolean offered) {
    Extent extent = extent();
    if (extent.bounding() == Bounding.NONE) {
      return Values.NONE;
    }
    boolean complete = extent.regionsComplete();
    TreeSet<String> common = new TreeSet<>();
    TreeSet<String> all = new TreeSet<>();
    boolean first = true;
    for (RegionId id : extent.regions()) {
      Region region = question.catalog().regions().get(id);
      Optional<List<String>> values =
          region == null || region.provenance().confidence().compareTo(minConfidence) < 0
              ? Optional.empty()
              : read.apply(region);
      if (values.isEmpty()) {
        complete = false;
        continue;
      }
      all.addAll(values.get());
      if (first) {
        common.addAll(values.get());
      } else {
        common.retainAll(values.get());
      }
      first = false;
    }
    if (!offered) {
      return complete ? Values.of(all) : Values.atLeast(all);
    }
    if (!complete || first) {
      return Values.UNKNOWN;
    }
    TreeSet<String> some = new TreeSet<>(all);
    some.removeAll(common);
    return new Values(common, some, false);
  }

  private Values keys() {
    Optional<String> declared = question.use(Stage.KEY_CUSTODY).custody();
    Values offered = ofRegions(region -> nonEmpty(region.keys()), true);
    if (declared.isEmpty()) {
      return offered;
    }
    if (offered.equals(Values.NONE)) {
      return offered; // nothing happens anywhere
    }
    // The one the workload uses counts alone, if it is offered; if not, nobody knows what is used.
    return offered.has(declared.get()) == Truth.TRUE ? Values.of(declared.get()) : Values.UNKNOWN;
  }

  private Values retention() {
    Collection<String> periods = new ArrayList<>();
    boolean complete = true;
    for (Stage stage : stages) {
      List<StageFact> recorded = place(stage).recorded();
      complete &= !recorded.isEmpty();
      for (StageFact fact : recorded) {
        boolean sure = fact.provenance().confidence().compareTo(minConfidence) >= 0;
        if (sure && fact.extent().bounding() == Bounding.NONE) {
          periods.add("P0D");
        } else if (sure && fact.retention().isPresent()) {
          periods.add(fact.retention().get());
        } else {
          complete = false;
        }
      }
    }
    return complete ? Values.of(periods) : Values.atLeast(periods);
  }

  private Values modality() {
    List<String> values = new ArrayList<>();
    offering.model().inputs().forEach(input -> values.add("in:" + input));
    offering.model().outputs().forEach(output -> values.add("out:" + output));
    boolean sure = offering.model().provenance().confidence().compareTo(minConfidence) >= 0;
    return values.isEmpty() || !sure ? Values.UNKNOWN : Values.of(values);
  }

  private boolean counts(Notice notice) {
    return notice.countsOn(question.day())
        && notice.concerns(offering.model(), offering.id().service());
  }

  private Values notices() {
    TreeSet<String> in = new TreeSet<>();
    TreeSet<String> maybe = new TreeSet<>();
    for (Notice notice : question.catalog().notices().values()) {
      if (notice.countsOn(question.day())) {
        switch (notice.speaksOf(offering.model(), offering.id().service())) {
          case TRUE -> in.add(notice.id());
          case UNKNOWN -> maybe.add(notice.id());
          case FALSE -> {}
        }
      }
    }
    return new Values(in, maybe, false);
  }

  private Values endOfLife() {
    boolean sure = offering.provenance().confidence().compareTo(minConfidence) >= 0;
    if (offering.endOfLife().unknown() || !sure) {
      return Values.UNKNOWN;
    }
    return offering.endOfLife().date().map(date -> Values.of(date.text())).orElse(Values.NONE);
  }

  /** Everything that a requirement over {@code attributes} reads, as a value for grouping. */
  static Object key(
      Offering offering, Collection<Attribute> attributes, Set<Stage> stages, Catalog catalog) {
    List<Object> key = new ArrayList<>();
    key.add(offering.provenance().confidence());
    for (Attribute attribute : attributes) {
      key.add(
          switch (attribute) {
            case PROVIDER -> offering.id().provider();
            case REGION -> offering.region().id();
            case SERVICE -> offering.id().service();
            case MODEL, MODEL_FAMILY, MODEL_LICENCE, MODEL_MODALITY -> offering.model().id();
            case ROUTING -> offering.routing();
            case VARIANT -> offering.id().variant();
            case OPERATOR, OPERATOR_JURISDICTION -> offering.operator().map(Entity::id).orElse("");
            case PARENT_JURISDICTIONS ->
                List.of(offering.parents(), offering.region().provenance().confidence());
            case LICENSOR_JURISDICTIONS ->
                List.of(offering.licensors(), offering.region().provenance().confidence());
            case HOSTING -> offering.hosting();
            case SOVEREIGN_OFFER -> offering.region().id();
            case COUNTRY, PARTITION, PERSONNEL_LOCAL, KEYS_CUSTODY, ACCELERATORS, RETENTION ->
                stageFacts(offering, stages);
            case MODEL_DEVELOPER, MODEL_DEVELOPER_JURISDICTION -> offering.model().developer().id();
            case MODEL_NOTICES -> noticesEver(offering, catalog.notices());
            case STATUS -> offering.status();
            case CONFIDENCE -> offering.provenance().confidence();
            case END_OF_LIFE -> offering.endOfLife();
            default -> offering.id();
          });
    }
    return key;
  }

  /** The stage facts of the stages asked about. */
  static Object stageFacts(Offering offering, Set<Stage> stages) {
    return stages.stream().map(stage -> (Object) new SameFact(offering.stage(stage))).toList();
  }

  private static List<String> noticesEver(Offering offering, Map<String, Notice> notices) {
    return notices.values().stream()
        .map(
            notice ->
                notice.id() + " " + notice.speaksOf(offering.model(), offering.id().service()))
        .toList();
  }

  /** What verdicts read of a stage fact; where it is written does not matter to them. */
  public record SameFact(Extent extent, Confidence confidence, Optional<String> retention) {
    SameFact(StageFact fact) {
      this(fact.extent(), fact.provenance().confidence(), fact.retention());
    }
  }
}
