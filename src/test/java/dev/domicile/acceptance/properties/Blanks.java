package dev.domicile.acceptance.properties;

import dev.domicile.core.catalog.Attestation;
import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.catalog.Developer;
import dev.domicile.core.catalog.EndOfLife;
import dev.domicile.core.catalog.Entity;
import dev.domicile.core.catalog.Extent;
import dev.domicile.core.catalog.Feature;
import dev.domicile.core.catalog.Jurisdictions;
import dev.domicile.core.catalog.Model;
import dev.domicile.core.catalog.NamedSet;
import dev.domicile.core.catalog.Notice;
import dev.domicile.core.catalog.Offering;
import dev.domicile.core.catalog.Region;
import dev.domicile.core.catalog.RegionId;
import dev.domicile.core.catalog.Scheme;
import dev.domicile.core.catalog.Service;
import dev.domicile.core.catalog.Stage;
import dev.domicile.core.catalog.StageFact;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Makes one recorded fact unknown: a value goes, a claim goes, a list becomes one that nobody read.
 * A negative fact, such as a notice, does not go but becomes one of unknown status.
 */
final class Blanks {

  /** The kinds of facts that can be blanked. */
  enum Fact {
    STAGE,
    CLAIM,
    CLAIM_IN_PART,
    PARENTS,
    LICENSORS,
    OPERATOR,
    OPERATOR_SEAT,
    DEVELOPER_SEAT,
    HOSTING,
    END_OF_LIFE,
    RETENTION,
    LICENCE,
    FAMILY,
    MODALITY,
    NOTICE_STATUS,
    PERSONNEL,
    KEYS,
    ACCELERATORS,
    MEMBERS,
    VALIDITY,
    FEATURE
  }

  private final Catalog catalog;
  private final Choices choices;

  private Blanks(Catalog catalog, Choices choices) {
    this.catalog = catalog;
    this.choices = choices;
  }

  /** {@code catalog} without one fact of this kind; the same catalog if it has none. */
  static Catalog blank(Catalog catalog, Fact fact, Choices choices) {
    return new Blanks(catalog, choices).blank(fact);
  }

  private Catalog blank(Fact fact) {
    return switch (fact) {
      case STAGE -> oneOffering(o -> withStage(o, Blanks::withoutPlaces));
      case RETENTION -> oneOffering(o -> withStage(o, Blanks::withoutRetention));
      case PARENTS -> oneOffering(o -> with(o, o.operator(), List.of(), o.licensors()));
      case LICENSORS -> oneOffering(o -> with(o, o.operator(), o.parents(), List.of()));
      case OPERATOR -> oneOffering(o -> with(o, Optional.empty(), o.parents(), o.licensors()));
      case OPERATOR_SEAT -> oneOperator();
      case HOSTING -> oneOffering(Blanks::withoutHosting);
      case END_OF_LIFE -> oneOffering(Blanks::withoutEnd);
      case DEVELOPER_SEAT -> oneModel(Blanks::withoutSeat);
      case LICENCE -> oneModel(Blanks::withoutLicence);
      case MODALITY -> oneModel(Blanks::withoutModality);
      case FAMILY -> oneModel(Blanks::withoutFamily);
      case CLAIM -> Catalogs.with(catalog, catalog.offerings(), without(catalog.attestations()));
      case CLAIM_IN_PART ->
          Catalogs.with(
              catalog, catalog.offerings(), replaced(catalog.attestations(), this::withoutPart));
      case NOTICE_STATUS ->
          withNotices(replaced(catalog.notices().values(), Blanks::withoutStatus));
      case PERSONNEL ->
          oneRegion(r -> with(r, Region.Personnel.UNKNOWN, r.keys(), r.accelerators()));
      case KEYS -> oneRegion(r -> with(r, r.personnel(), List.of(), r.accelerators()));
      case ACCELERATORS -> oneRegion(r -> with(r, r.personnel(), r.keys(), List.of()));
      case MEMBERS ->
          withSets(replaced(catalog.jurisdictions().all().values(), Blanks::withoutMembers));
      case VALIDITY -> withSchemes(replaced(catalog.schemes().values(), Blanks::withoutValidity));
      case FEATURE -> withServices(replaced(catalog.services().values(), this::withoutFeature));
    };
  }

  private <T> List<T> replaced(Collection<T> items, UnaryOperator<T> change) {
    List<T> result = new ArrayList<>(items);
    if (!result.isEmpty()) {
      int index = choices.below(result.size());
      result.set(index, change.apply(result.get(index)));
    }
    return result;
  }

  private <T> List<T> without(List<T> items) {
    List<T> result = new ArrayList<>(items);
    if (!result.isEmpty()) {
      result.remove(choices.below(result.size()));
    }
    return result;
  }

  // Offerings.

  private Catalog oneOffering(UnaryOperator<Offering> change) {
    return Catalogs.with(catalog, replaced(catalog.offerings(), change), catalog.attestations());
  }

  static Offering with(
      Offering o, Optional<Entity> operator, List<String> parents, List<String> licensors) {
    return new Offering(
        o.id(),
        o.provider(),
        o.region(),
        o.service(),
        o.model(),
        o.providerModelId(),
        o.endpoints(),
        o.sku(),
        o.hosting(),
        o.status(),
        o.availableFrom(),
        o.endOfLife(),
        operator,
        parents,
        licensors,
        o.stages(),
        o.obligation(),
        o.provenance());
  }

  private static Offering with(Offering o, Model model) {
    return new Offering(
        o.id(),
        o.provider(),
        o.region(),
        o.service(),
        model,
        o.providerModelId(),
        o.endpoints(),
        o.sku(),
        o.hosting(),
        o.status(),
        o.availableFrom(),
        o.endOfLife(),
        o.operator(),
        o.parents(),
        o.licensors(),
        o.stages(),
        o.obligation(),
        o.provenance());
  }

  private static Offering with(
      Offering o, Region region, Service service, Map<Stage, StageFact> stages) {
    return new Offering(
        o.id(),
        o.provider(),
        region,
        service,
        o.model(),
        o.providerModelId(),
        o.endpoints(),
        o.sku(),
        o.hosting(),
        o.status(),
        o.availableFrom(),
        o.endOfLife(),
        o.operator(),
        o.parents(),
        o.licensors(),
        stages,
        o.obligation(),
        o.provenance());
  }

  private static Offering withoutHosting(Offering o) {
    return new Offering(
        o.id(),
        o.provider(),
        o.region(),
        o.service(),
        o.model(),
        o.providerModelId(),
        o.endpoints(),
        o.sku(),
        Optional.empty(),
        o.status(),
        o.availableFrom(),
        o.endOfLife(),
        o.operator(),
        o.parents(),
        o.licensors(),
        o.stages(),
        o.obligation(),
        o.provenance());
  }

  private static Offering withoutEnd(Offering o) {
    return new Offering(
        o.id(),
        o.provider(),
        o.region(),
        o.service(),
        o.model(),
        o.providerModelId(),
        o.endpoints(),
        o.sku(),
        o.hosting(),
        o.status(),
        o.availableFrom(),
        new EndOfLife(Optional.empty(), true, Optional.empty()),
        o.operator(),
        o.parents(),
        o.licensors(),
        o.stages(),
        o.obligation(),
        o.provenance());
  }

  private Offering withStage(Offering o, UnaryOperator<StageFact> change) {
    return withStage(o, choices.pick(Stage.values()), change);
  }

  /** {@code o} without the places of one stage. */
  static Offering withoutPlaces(Offering o, Stage stage) {
    return withStage(o, stage, Blanks::withoutPlaces);
  }

  private static Offering withStage(Offering o, Stage stage, UnaryOperator<StageFact> change) {
    Map<Stage, StageFact> stages = new EnumMap<>(o.stages());
    stages.computeIfPresent(stage, (any, fact) -> change.apply(fact));
    return with(o, o.region(), o.service(), stages);
  }

  private static StageFact withoutPlaces(StageFact fact) {
    return with(fact, Extent.UNKNOWN, fact.retention());
  }

  private static StageFact withoutRetention(StageFact fact) {
    // "Nothing is kept" says how long, too.
    Extent extent =
        fact.extent().bounding() == Extent.Bounding.NONE ? Extent.UNKNOWN : fact.extent();
    return with(fact, extent, Optional.empty());
  }

  private static StageFact with(StageFact fact, Extent extent, Optional<String> retention) {
    return new StageFact(
        extent,
        retention,
        fact.what(),
        fact.optOut(),
        fact.feature(),
        fact.hint(),
        fact.remark(),
        fact.whereToCheck(),
        fact.provenance());
  }

  private static Entity withoutSeat(Entity e) {
    return new Entity(e.id(), e.name(), Optional.empty(), e.parent(), e.parents(), e.provenance());
  }

  private static Model withoutSeat(Model m) {
    Developer d = m.developer();
    Developer blank = new Developer(d.id(), d.name(), Optional.empty(), d.provenance());
    return new Model(
        m.id(),
        blank,
        m.name(),
        m.family(),
        m.licence(),
        m.inputs(),
        m.outputs(),
        m.capabilities(),
        m.provenance());
  }

  private static Model withoutLicence(Model m) {
    return new Model(
        m.id(),
        m.developer(),
        m.name(),
        m.family(),
        Optional.empty(),
        m.inputs(),
        m.outputs(),
        m.capabilities(),
        m.provenance());
  }

  private static Model withoutModality(Model m) {
    return new Model(
        m.id(),
        m.developer(),
        m.name(),
        m.family(),
        m.licence(),
        List.of(),
        List.of(),
        m.capabilities(),
        m.provenance());
  }

  private static Model withoutFamily(Model m) {
    return new Model(
        m.id(),
        m.developer(),
        m.name(),
        Optional.empty(),
        m.licence(),
        m.inputs(),
        m.outputs(),
        m.capabilities(),
        m.provenance());
  }

  /** A model is the same in every offering of it; its developer's seat goes with one model. */
  private Catalog oneModel(UnaryOperator<Model> change) {
    Map<String, Model> byId = new LinkedHashMap<>();
    replaced(catalog.models().values(), change).forEach(model -> byId.put(model.id(), model));
    List<Offering> offerings = new ArrayList<>();
    for (Offering o : catalog.offerings()) {
      offerings.add(with(o, Optional.ofNullable(byId.get(o.model().id())).orElseThrow()));
    }
    return Catalogs.withModels(catalog, byId.values(), offerings);
  }

  private Catalog oneOperator() {
    Map<String, Entity> byId = new LinkedHashMap<>();
    replaced(catalog.entities().values(), Blanks::withoutSeat).forEach(e -> byId.put(e.id(), e));
    List<Offering> offerings = new ArrayList<>();
    for (Offering o : catalog.offerings()) {
      Optional<Entity> operator = o.operator().flatMap(e -> Optional.ofNullable(byId.get(e.id())));
      offerings.add(with(o, operator, o.parents(), o.licensors()));
    }
    return Catalogs.with(catalog, offerings, catalog.attestations());
  }

  // Claims.

  private Attestation withoutPart(Attestation a) {
    int part = choices.below(7);
    return new Attestation(
        a.entity(),
        a.partition(),
        part == 0 ? List.of() : a.regions(),
        part != 0 && a.regionsListed(),
        a.regionsText(),
        part == 1 ? List.of() : a.services(),
        part != 1 && a.servicesListed(),
        a.servicesText(),
        a.scheme(),
        part == 2 ? Optional.empty() : a.version(),
        part == 3 ? Optional.empty() : a.level(),
        a.from(),
        part == 4 ? Optional.empty() : a.periodUntil(),
        a.issued(),
        part == 4 ? Optional.empty() : a.until(),
        part != 4 && part != 5 && a.untilFirm(),
        part == 6 ? Attestation.Status.UNDETERMINED : a.status(),
        a.statements(),
        a.primary(),
        a.provenance());
  }

  private static Notice withoutStatus(Notice n) {
    return new Notice(
        n.id(),
        n.title(),
        n.type(),
        n.jurisdiction(),
        n.subject(),
        Notice.Status.UNKNOWN,
        Optional.empty(),
        Optional.empty(),
        n.statusAsOf(),
        n.binds(),
        n.regimes(),
        n.forbids(),
        n.reach(),
        n.provenance());
  }

  private static Scheme withoutValidity(Scheme s) {
    return new Scheme(
        s.id(),
        s.title(),
        s.issuer(),
        s.levels(),
        s.types(),
        s.versions(),
        Optional.empty(),
        s.reportBased(),
        s.provenance());
  }

  private static NamedSet withoutMembers(NamedSet s) {
    return new NamedSet(s.id(), s.title(), List.of(), List.of(), false, s.provenance());
  }

  // Regions and features, which offerings refer to.

  private Catalog oneRegion(UnaryOperator<Region> change) {
    List<Region> regions = replaced(catalog.regions().values(), change);
    Map<RegionId, Region> byId = new LinkedHashMap<>();
    regions.forEach(region -> byId.put(region.id(), region));
    List<Offering> offerings = new ArrayList<>();
    for (Offering o : catalog.offerings()) {
      Region region = Optional.ofNullable(byId.get(o.region().id())).orElseThrow();
      offerings.add(with(o, region, o.service(), o.stages()));
    }
    return Catalogs.with(
        catalog,
        catalog.jurisdictions(),
        regions,
        catalog.notices().values(),
        catalog.services().values(),
        catalog.schemes().values(),
        offerings,
        catalog.attestations());
  }

  private static Region with(
      Region r, Region.Personnel personnel, List<String> keys, List<String> accelerators) {
    return new Region(
        r.id(),
        r.coded(),
        r.aliases(),
        r.name(),
        r.country(),
        r.place(),
        r.geography(),
        r.providerGeography(),
        r.partition(),
        r.sovereignOffer(),
        r.status(),
        r.access(),
        r.operator(),
        r.parents(),
        r.licensors(),
        personnel,
        keys,
        accelerators,
        r.advisory(),
        r.hint(),
        r.provenance());
  }

  private Service withoutFeature(Service s) {
    List<Feature> features = new ArrayList<>();
    boolean stores = choices.coin();
    for (Feature f : s.features()) {
      Map<RegionId, Feature.Use> uses = new LinkedHashMap<>();
      f.extents()
          .forEach(
              (region, use) ->
                  uses.put(
                      region,
                      stores
                          ? new Feature.Use(withoutPlaces(use.stores()), use.infers())
                          : new Feature.Use(use.stores(), withoutPlaces(use.infers()))));
      features.add(
          new Feature(
              f.id(),
              f.provider(),
              f.service(),
              f.title(),
              uses,
              f.optOut(),
              f.remarks(),
              f.provenance()));
    }
    return new Service(
        s.id(), s.provider(), s.title(), s.names(), s.endOfLife(), features, s.provenance());
  }

  private Catalog withServices(List<Service> services) {
    return Catalogs.with(
        catalog,
        catalog.jurisdictions(),
        catalog.regions().values(),
        catalog.notices().values(),
        services,
        catalog.schemes().values(),
        catalog.offerings(),
        catalog.attestations());
  }

  private Catalog withNotices(List<Notice> notices) {
    return Catalogs.with(
        catalog,
        catalog.jurisdictions(),
        catalog.regions().values(),
        notices,
        catalog.services().values(),
        catalog.schemes().values(),
        catalog.offerings(),
        catalog.attestations());
  }

  private Catalog withSchemes(List<Scheme> schemes) {
    return Catalogs.with(
        catalog,
        catalog.jurisdictions(),
        catalog.regions().values(),
        catalog.notices().values(),
        catalog.services().values(),
        schemes,
        catalog.offerings(),
        catalog.attestations());
  }

  private Catalog withSets(List<NamedSet> sets) {
    return Catalogs.with(
        catalog,
        Jurisdictions.of(sets),
        catalog.regions().values(),
        catalog.notices().values(),
        catalog.services().values(),
        catalog.schemes().values(),
        catalog.offerings(),
        catalog.attestations());
  }
}
