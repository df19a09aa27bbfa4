package dev.domicile.catalog;

import dev.domicile.core.catalog.Extent;
import dev.domicile.core.catalog.Feature;
import dev.domicile.core.catalog.Glob;
import dev.domicile.core.catalog.Model;
import dev.domicile.core.catalog.Provenance;
import dev.domicile.core.catalog.Provider;
import dev.domicile.core.catalog.Region;
import dev.domicile.core.catalog.RegionId;
import dev.domicile.core.catalog.Service;
import dev.domicile.core.catalog.Stage;
import dev.domicile.core.catalog.StageFact;
import dev.domicile.core.source.Located;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Resolves services, their cells and their features. */
final class ServicesResolver {

  private final Context context;
  private final Map<String, Provider> providers;
  private final RegionsResolver regions;
  private final ModelsResolver models;
  private final StageFacts facts;
  private final TreeMap<String, Resolved> services;
  private final TreeMap<String, Located<String>> features;

  /** A service with what offerings need of it. */
  record Resolved(
      Service service,
      Map<Stage, List<Cell>> cells,
      Map<String, EndDate> ends,
      Optional<EndDate> end,
      Optional<String> obligation) {}

  private ServicesResolver(
      Context context,
      Map<String, Provider> providers,
      RegionsResolver regions,
      ModelsResolver models,
      StageFacts facts,
      TreeMap<String, Resolved> services,
      TreeMap<String, Located<String>> features) {
    this.context = context;
    this.providers = providers;
    this.regions = regions;
    this.models = models;
    this.facts = facts;
    this.services = services;
    this.features = features;
  }

  /** The same services, for the references of another load. */
  ServicesResolver in(Context other, ModelsResolver otherModels, StageFacts otherFacts) {
    return new ServicesResolver(
        other, providers, regions, otherModels, otherFacts, services, features);
  }

  static ServicesResolver resolve(
      Context context,
      Map<String, Provider> providers,
      RegionsResolver regions,
      ModelsResolver models,
      StageFacts facts) {
    ServicesResolver resolver =
        new ServicesResolver(
            context, providers, regions, models, facts, new TreeMap<>(), new TreeMap<>());
    List<ServicesShape.RawService> raw = context.tables().values(ServicesShape.SERVICES);
    resolver.registerFeatures(raw);
    for (ServicesShape.RawService service : raw) {
      resolver.services.put(service.id(), resolver.service(service));
    }
    return resolver;
  }

  /** Every service by id. */
  Map<String, Resolved> services() {
    return services;
  }

  /** Where each feature is written, by id. */
  Map<String, Located<String>> features() {
    return features;
  }

  private void registerFeatures(List<ServicesShape.RawService> services) {
    List<Located<String>> ids = new ArrayList<>();
    for (ServicesShape.RawService service : services) {
      service.features().forEach(feature -> ids.add(feature.id()));
    }
    ids.sort(java.util.Comparator.comparing(Located::position));
    for (Located<String> id : ids) {
      Located<String> other = features.putIfAbsent(id.value(), id);
      if (other != null) {
        context
            .problems()
            .error(
                id.position(),
                CatalogCodes.DUPLICATE,
                "the feature `" + id.value() + "` stands at " + other.position() + " too",
                "features have ids of their own, whatever the service");
      }
    }
  }

  private Resolved service(ServicesShape.RawService raw) {
    String provider = raw.provider().value();
    context.references().find(raw.provider(), providers, "provider");
    regions.index().check(provider, raw.absentFrom(), context.references());
    Provenance provenance = context.provenances().of(raw.head());
    Service service =
        new Service(
            raw.id(),
            provider,
            raw.title(),
            raw.names(),
            raw.endOfLife().flatMap(EndDate::date),
            features(raw, provenance),
            provenance);
    Map<Stage, List<Cell>> cells = new EnumMap<>(Stage.class);
    for (ServicesShape.RawCell cell : raw.stages()) {
      check(cell, provider);
      cells
          .computeIfAbsent(cell.stage(), stage -> new ArrayList<>())
          .add(new Cell(cell, provider, regions.index()));
    }
    Optional<String> obligation =
        raw.obligation()
            .or(
                () ->
                    raw.restricted()
                        ? Optional.of("Obtain access to `" + raw.id() + "`: it is restricted")
                        : Optional.empty());
    return new Resolved(service, cells, ends(raw), raw.endOfLife(), obligation);
  }

  private Map<String, EndDate> ends(ServicesShape.RawService raw) {
    Map<String, EndDate> ends = new HashMap<>();
    for (ServicesShape.RawLifecycle entry : raw.lifecycle()) {
      Optional<Model> model = models.find(entry.model());
      if (model.isPresent() && entry.end().isPresent()) {
        ends.merge(model.get().id(), entry.end().get(), EndDate::earlier);
      }
    }
    return ends;
  }

  private void check(ServicesShape.RawCell cell, String provider) {
    ServicesShape.RawWhen when = cell.when();
    for (Located<Glob> pattern : when.models()) {
      models.check(pattern);
    }
    for (Located<Glob> pattern : when.notModels()) {
      models.check(pattern);
    }
    context.references().checkAll(when.developers(), models.developers().keySet(), "developer");
    regions.index().check(provider, when.regions(), context.references());
    regions.index().check(provider, when.notRegions(), context.references());
    check(cell.extent(), provider);
  }

  /** Reports what an extent names that is not there. */
  void check(RawExtent extent, String provider) {
    facts.places().check(extent.place(), provider, context.references(), context.problems());
    facts.places().checkBounds(extent.wide(), context.references());
    extent
        .feature()
        .ifPresent(name -> context.references().check(name, features.keySet(), "feature"));
    context.provenances().check(extent.head());
  }

  private List<Feature> features(ServicesShape.RawService service, Provenance provenance) {
    TreeMap<String, Feature> resolved = new TreeMap<>();
    for (ServicesShape.RawFeature raw : service.features()) {
      resolved.putIfAbsent(raw.id().value(), feature(raw, service, provenance));
    }
    return List.copyOf(resolved.values());
  }

  private Feature feature(
      ServicesShape.RawFeature raw, ServicesShape.RawService service, Provenance whole) {
    String provider = service.provider().value();
    context
        .references()
        .find(raw.service(), context.tables().byId(ServicesShape.SERVICES), "service");
    Provenance provenance = context.provenances().ofPart(raw.head(), whole, whole.confidence());
    for (ServicesShape.RawUse use : raw.extents()) {
      regions.index().check(provider, use.regions(), context.references());
      use.stores().ifPresent(extent -> check(extent, provider));
      use.infers().ifPresent(extent -> check(extent, provider));
    }
    Map<RegionId, Feature.Use> uses = uses(raw, provider, provenance);
    return new Feature(
        raw.id().value(),
        provider,
        raw.service().map(Located::value).orElse(service.id()),
        raw.title(),
        uses,
        raw.optOut(),
        raw.remarks(),
        provenance);
  }

  /** Of each region the first use that speaks of it. */
  private Map<RegionId, Feature.Use> uses(
      ServicesShape.RawFeature feature, String provider, Provenance provenance) {
    Map<RegionId, Feature.Use> uses = new TreeMap<>();
    for (ServicesShape.RawUse use : feature.extents()) {
      boolean always = use.regions().isEmpty();
      Set<RegionId> named = new HashSet<>(regions.index().ids(provider, use.regions()));
      for (Region region : regions.regions()) {
        boolean meant =
            region.id().provider().equals(provider) && (always || named.contains(region.id()));
        if (meant && !uses.containsKey(region.id())) {
          uses.put(region.id(), use(use, region, provenance));
        }
      }
    }
    return uses;
  }

  private Feature.Use use(ServicesShape.RawUse use, Region region, Provenance provenance) {
    // Where the inference of the offering runs is not the feature's to know.
    StageFact stores =
        use.stores()
            .map(extent -> facts.of(extent, region, Extent.UNKNOWN, provenance))
            .orElseGet(() -> StageFact.of(Extent.UNKNOWN, provenance));
    StageFact infers =
        use.infers()
            .map(extent -> facts.of(extent, region, Extent.UNKNOWN, provenance))
            .orElseGet(() -> StageFact.of(Extent.NONE, provenance));
    return new Feature.Use(stores, infers);
  }
}
