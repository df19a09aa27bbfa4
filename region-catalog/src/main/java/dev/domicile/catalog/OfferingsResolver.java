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
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

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
      OfferingsShape.RawOffering raw,
      Provider provider,
      List<Region> regions,
      ServicesResolver.Resolved service,
      Model model,
      Optional<Entity> operator,
      EndOfLife endOfLife,
      Provenance provenance) {}

  /** One calling region of a row. */
  private record Sale(Item<OfferingsShape.RawOffering> item, String id, Supplier<Offering> offering)
      implements Settlement.Claimant {

    @Override
    public SourcePosition position() {
      return item.position();
    }

    @Override
    public boolean overrides() {
      return item.overrides();
    }
  }

  /**
   * Offerings as they were worked out, by the entry that they come from. Good for as long as all
   * that an entry refers to is the same.
   */
  static final class Made {

    static final Made NOTHING = new Made(Map.of());

    private final Map<Item<?>, List<Sale>> sales;

    private Made(Map<Item<?>, List<Sale>> sales) {
      this.sales = sales;
    }
  }

  /**
   * The offerings, each once.
   *
   * @param list sorted by the text of their ids
   */
  record Resolved(List<Offering> list, Made made) {}

  /**
   * Works out the offerings.
   *
   * @param before what need not be worked out again
   */
  Resolved resolve(Made before) {
    List<Item<OfferingsShape.RawOffering>> items = context.tables().items(OfferingsShape.OFFERINGS);
    Map<Item<?>, List<Sale>> sales = new IdentityHashMap<>();
    List<Sale> all = new ArrayList<>(items.size());
    for (Item<OfferingsShape.RawOffering> item : items) {
      List<Sale> known = before.sales.get(item);
      List<Sale> ofItem = known != null ? known : sales(item);
      sales.put(item, ofItem);
      all.addAll(ofItem);
    }
    Map<String, List<Sale>> settled =
        Settlement.settle(all, /* unique= */ true, context.problems());
    Map<Item<?>, List<Sale>> standing = new IdentityHashMap<>();
    List<Offering> offerings = new ArrayList<>(settled.size());
    for (List<Sale> claimants : settled.values()) {
      Sale sale = claimants.get(0);
      Offering offering = sale.offering().get();
      offerings.add(offering);
      standing
          .computeIfAbsent(sale.item(), item -> new ArrayList<>(1))
          .add(new Sale(sale.item(), sale.id(), () -> offering));
    }
    context
        .tables()
        .keep(OfferingsShape.OFFERINGS, items.stream().filter(standing::containsKey).toList());
    // What lost a region to another entry claims that region again next time.
    sales.forEach(
        (item, claimed) -> {
          List<Sale> stand = standing.get(item);
          if (stand != null && stand.size() != claimed.size()) {
            standing.remove(item);
          }
        });
    return new Resolved(offerings, new Made(standing));
  }

  private List<Sale> sales(Item<OfferingsShape.RawOffering> item) {
    List<Sale> sales = new ArrayList<>();
    row(item).ifPresent(row -> row.regions().forEach(region -> sales.add(sale(item, row, region))));
    return sales;
  }

  private Sale sale(Item<OfferingsShape.RawOffering> item, Row row, Region region) {
    OfferingId id =
        new OfferingId(
            row.provider().id(),
            region.id().code(),
            row.service().service().id(),
            row.model().id(),
            row.raw().routing(),
            row.raw().variant().map(Located::value));
    return new Sale(item, id.toString(), () -> offering(row, region, id));
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
            raw,
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

  private Offering offering(Row row, Region region, OfferingId id) {
    OfferingsShape.RawOffering raw = row.raw();
    Optional<Entity> operator = operator(row, region);
    return new Offering(
        id,
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
