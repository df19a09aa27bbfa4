package dev.domicile.catalog;

import dev.domicile.core.catalog.EndOfLife;
import dev.domicile.core.catalog.Entity;
import dev.domicile.core.catalog.Model;
import dev.domicile.core.catalog.Offering;
import dev.domicile.core.catalog.OfferingId;
import dev.domicile.core.catalog.Provenance;
import dev.domicile.core.catalog.Provider;
import dev.domicile.core.catalog.Region;
import dev.domicile.core.source.Located;
import dev.domicile.core.source.SourcePosition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Expands each row into one offering for each calling region. */
final class OfferingsResolver {

  private final Context context;
  private final ProvidersResolver providers;
  private final RegionIndex regions;
  private final ModelsResolver models;
  private final ServicesResolver services;
  private final StageFacts facts;
  private final Map<String, List<EndDate>> modelEnds;

  OfferingsResolver(
      Context context,
      ProvidersResolver providers,
      RegionIndex regions,
      ModelsResolver models,
      ServicesResolver services,
      StageFacts facts) {
    this.context = context;
    this.providers = providers;
    this.regions = regions;
    this.models = models;
    this.services = services;
    this.facts = facts;
    this.modelEnds = modelEnds(context);
  }

  /** A row whose names all mean something. */
  private record Row(
      Item<OfferingsShape.RawOffering> item,
      Provider provider,
      List<Region> regions,
      ServicesResolver.Resolved service,
      Model model,
      Optional<Entity> operator,
      EndOfLife endOfLife,
      Provenance provenance) {

    OfferingsShape.RawOffering raw() {
      return item.value();
    }
  }

  /** One calling region of a row. */
  private record Sale(Row row, Region region, OfferingId offering, String id)
      implements Settlement.Claimant {

    static Sale of(Row row, Region region) {
      OfferingId offering =
          new OfferingId(
              row.provider().id(),
              region.id().code(),
              row.service().service().id(),
              row.model().id(),
              row.raw().routing(),
              row.raw().variant().map(Located::value));
      return new Sale(row, region, offering, offering.toString());
    }

    @Override
    public SourcePosition position() {
      return row.raw().position();
    }

    @Override
    public boolean overrides() {
      return row.raw().head().override();
    }
  }

  /** The offerings, each once, sorted by the text of their ids. */
  List<Offering> resolve() {
    List<Item<OfferingsShape.RawOffering>> items = context.tables().items(OfferingsShape.OFFERINGS);
    List<Sale> sales = new ArrayList<>(items.size());
    for (Item<OfferingsShape.RawOffering> item : items) {
      row(item).ifPresent(row -> row.regions().forEach(place -> sales.add(Sale.of(row, place))));
    }
    Map<String, List<Sale>> settled =
        Settlement.settle(sales, /* unique= */ true, context.problems());
    Set<Item<OfferingsShape.RawOffering>> standing =
        Collections.newSetFromMap(new IdentityHashMap<>());
    List<Offering> offerings = new ArrayList<>(settled.size());
    for (List<Sale> claimants : settled.values()) {
      Sale sale = claimants.get(0);
      standing.add(sale.row().item());
      offerings.add(offering(sale));
    }
    context
        .tables()
        .keep(OfferingsShape.OFFERINGS, items.stream().filter(standing::contains).toList());
    return offerings;
  }

  /** The row with what it names, or empty after a report. */
  private Optional<Row> row(Item<OfferingsShape.RawOffering> item) {
    OfferingsShape.RawOffering raw = item.value();
    Optional<Provider> provider =
        context.references().find(raw.provider(), providers.providers(), "provider");
    Optional<ServicesResolver.Resolved> service = service(raw);
    Optional<Model> model = models.find(raw.model());
    Optional<Entity> operator =
        context.references().find(raw.operator(), providers.entities(), "entity");
    Optional<List<Region>> called = called(raw);
    String owner = raw.provider().value();
    raw.processing()
        .ifPresent(
            place -> facts.places().check(place, owner, context.references(), context.problems()));
    raw.stages().values().forEach(extent -> services.check(extent, owner));
    checkDates(raw);
    Provenance provenance = context.provenances().of(raw.head());
    if (provider.isEmpty() || service.isEmpty() || model.isEmpty() || called.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Row(
            item,
            provider.get(),
            called.get(),
            service.get(),
            model.get(),
            operator,
            endOfLife(raw, service.get(), model.get()),
            provenance));
  }

  private Optional<ServicesResolver.Resolved> service(OfferingsShape.RawOffering raw) {
    Optional<ServicesResolver.Resolved> found =
        context.references().find(raw.service(), services.services(), "service");
    if (found.isEmpty()) {
      return Optional.empty();
    }
    String owner = found.get().service().provider();
    if (!owner.equals(raw.provider().value())) {
      context
          .problems()
          .error(
              raw.service().position(),
              CatalogCodes.REFERENCE,
              "`"
                  + raw.service().value()
                  + "` is a service of `"
                  + owner
                  + "`, not of `"
                  + raw.provider().value()
                  + "`");
      return Optional.empty();
    }
    return found;
  }

  private Optional<List<Region>> called(OfferingsShape.RawOffering raw) {
    List<Region> called = new ArrayList<>(raw.regions().size());
    boolean complete = true;
    for (Located<String> code : raw.regions()) {
      Optional<Region> region = regions.find(raw.provider().value(), code, context.references());
      boolean own =
          region.isPresent() && region.get().id().provider().equals(raw.provider().value());
      if (region.isPresent() && !own) {
        context
            .problems()
            .error(
                code.position(),
                CatalogCodes.REFERENCE,
                "`" + code.value() + "` is not a region of `" + raw.provider().value() + "`");
      } else if (own && called.contains(region.get())) {
        context
            .problems()
            .error(
                code.position(),
                CatalogCodes.DUPLICATE,
                "the region `" + region.get().id().code() + "` stands twice");
        own = false;
      }
      if (own) {
        called.add(region.get());
      }
      complete &= own;
    }
    return complete ? Optional.of(called) : Optional.empty();
  }

  private void checkDates(OfferingsShape.RawOffering raw) {
    raw.endOfLife()
        .ifPresent(
            end ->
                Dates.check(
                    raw.availableFrom().map(Located::value),
                    end.value().date(),
                    end.position(),
                    "the offering",
                    context.problems()));
  }

  private EndOfLife endOfLife(
      OfferingsShape.RawOffering raw, ServicesResolver.Resolved service, Model model) {
    List<EndDate> ends = new ArrayList<>(0);
    raw.endOfLife().ifPresent(end -> ends.add(end.value()));
    service.end().ifPresent(ends::add);
    EndDate inService = service.ends().get(model.id());
    if (inService != null) {
      ends.add(inService);
    }
    ends.addAll(modelEnds.getOrDefault(service.service().id() + " " + model.id(), List.of()));
    return EndDate.earliest(ends, raw.notBefore());
  }

  private static Map<String, List<EndDate>> modelEnds(Context context) {
    Map<String, List<EndDate>> ends = new java.util.HashMap<>();
    for (ModelsShape.RawModel model : context.tables().values(ModelsShape.MODELS)) {
      for (ModelsShape.RawEnd end : model.ends()) {
        ends.computeIfAbsent(end.service().value() + " " + model.id(), key -> new ArrayList<>())
            .add(end.date());
      }
    }
    return ends;
  }

  private Offering offering(Sale sale) {
    Row row = sale.row();
    OfferingsShape.RawOffering raw = row.raw();
    Region region = sale.region();
    Optional<Entity> operator = operator(row, region);
    return new Offering(
        sale.offering(),
        row.provider(),
        region,
        row.service().service(),
        row.model(),
        raw.providerModelId(),
        raw.endpoints(),
        raw.sku(),
        raw.hosting(),
        status(raw.status()),
        raw.availableFrom().map(Located::value),
        row.endOfLife(),
        operator,
        parents(operator, region),
        region.licensors(),
        facts.of(raw, row.provenance(), region, row.model(), row.service()),
        obligation(row),
        row.provenance());
  }

  /** Who runs it: the one that the row names, else the region's, else the provider's. */
  private Optional<Entity> operator(Row row, Region region) {
    if (row.operator().isPresent()) {
      return row.operator();
    }
    return region
        .operator()
        .or(() -> row.provider().operator())
        .flatMap(id -> Optional.ofNullable(providers.entities().get(id)));
  }

  /** What the region records of its operator's parents; of any other operator, what that does. */
  private static List<String> parents(Optional<Entity> operator, Region region) {
    boolean ofRegion = operator.map(Entity::id).equals(region.operator());
    if (ofRegion && !region.parents().isEmpty()) {
      return region.parents();
    }
    return operator.map(Entity::parents).orElse(List.of());
  }

  private static Optional<String> obligation(Row row) {
    List<String> texts = new ArrayList<>(0);
    OfferingsShape.RawOffering raw = row.raw();
    raw.obligation().ifPresent(texts::add);
    row.service().obligation().filter(text -> !texts.contains(text)).ifPresent(texts::add);
    if (texts.isEmpty() && raw.restricted()) {
      texts.add(
          "Obtain access to `"
              + row.model().id()
              + "` in `"
              + row.service().service().id()
              + "`: it is restricted");
    }
    return Texts.joined(texts);
  }

  private static Offering.Status status(OfferingsShape.Word word) {
    return switch (word) {
      // The region's advisory says what impairs it, and since when.
      case AVAILABLE, LISTED_BUT_REGION_IMPAIRED -> Offering.Status.AVAILABLE;
      case PREVIEW -> Offering.Status.PREVIEW;
      case DEPRECATED -> Offering.Status.DEPRECATED;
      case RETIRED -> Offering.Status.RETIRED;
      case ANNOUNCED -> Offering.Status.ANNOUNCED;
      case UNVERIFIED -> Offering.Status.UNVERIFIED;
      case NOT_ACCESSIBLE -> Offering.Status.NOT_ACCESSIBLE;
    };
  }
}
