package dev.domicile.catalog;

import dev.domicile.core.catalog.CountrySet;
import dev.domicile.core.catalog.Entity;
import dev.domicile.core.catalog.Extent;
import dev.domicile.core.catalog.Geography;
import dev.domicile.core.catalog.Jurisdictions;
import dev.domicile.core.catalog.Provider;
import dev.domicile.core.catalog.Region;
import dev.domicile.core.source.Located;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Resolves regions and what they are grouped into. */
final class RegionsResolver {

  private final Context context;
  private final Jurisdictions jurisdictions;
  private final Map<String, Entity> entities;
  private final Map<String, Provider> providers;
  private final List<Region> regions = new ArrayList<>();
  private final TreeMap<String, Geography> geographies = new TreeMap<>();
  private RegionIndex index = new RegionIndex(List.of(), Set.of());

  private RegionsResolver(
      Context context, Jurisdictions jurisdictions, ProvidersResolver providers) {
    this.context = context;
    this.jurisdictions = jurisdictions;
    this.entities = providers.entities();
    this.providers = providers.providers();
  }

  static RegionsResolver resolve(
      Context context, Jurisdictions jurisdictions, ProvidersResolver providers) {
    RegionsResolver resolver = new RegionsResolver(context, jurisdictions, providers);
    for (RegionsShape.RawRegion raw : context.tables().values(RegionsShape.REGIONS)) {
      resolver.regions.add(resolver.region(raw));
    }
    resolver.index = new RegionIndex(resolver.regions, resolver.providers.keySet());
    resolver.resolveGeographies();
    resolver.checkGroups();
    return resolver;
  }

  /** Every region. */
  List<Region> regions() {
    return regions;
  }

  /** The same, by code. */
  RegionIndex index() {
    return index;
  }

  /** The providers' own geographies by id. */
  Map<String, Geography> geographies() {
    return geographies;
  }

  private Region region(RegionsShape.RawRegion raw) {
    check(raw);
    return new Region(
        raw.regionId(),
        raw.coded(),
        raw.aliases(),
        raw.name(),
        raw.country(),
        place(raw),
        raw.productGeography().folder(),
        raw.geography().map(Located::value),
        raw.partition().map(Located::value),
        raw.sovereignOffer(),
        raw.status(),
        raw.access(),
        raw.operator().map(Located::value),
        sorted(raw.parents()),
        sorted(raw.licensors()),
        raw.personnel(),
        raw.keys(),
        sorted(raw.accelerators()),
        raw.advisory().map(Located::value),
        raw.hint(),
        context.provenances().of(raw.head()));
  }

  private void check(RegionsShape.RawRegion raw) {
    References references = context.references();
    Tables tables = context.tables();
    references.find(raw.provider(), providers, "provider");
    references.find(raw.operator(), entities, "entity");
    references.find(
        raw.geography(), tables.byId(ProvidersShape.GEOGRAPHIES), "geography of a provider");
    references.find(raw.partition(), tables.byId(ProvidersShape.PARTITIONS), "partition");
    context.checkJurisdictions(raw.promise().within());
    context.checkJurisdictions(raw.operatorJurisdiction().map(List::of).orElse(List.of()));
    context.checkJurisdictions(raw.parents());
    context.checkJurisdictions(raw.licensors());
    references.checkAll(
        raw.accelerators(), tables.byId(VocabularyShape.ACCELERATORS).keySet(), "accelerator");
    raw.advisory()
        .ifPresent(
            advisory ->
                Dates.check(
                    advisory.value().since(),
                    advisory.value().until(),
                    advisory.position(),
                    "the advisory",
                    context.problems()));
  }

  private Extent place(RegionsShape.RawRegion raw) {
    if (raw.country().isPresent()) {
      return Extent.closed(CountrySet.of(raw.country().get()), List.of(raw.regionId()));
    }
    if (raw.promise().anywhere()) {
      return Extent.ANYWHERE;
    }
    if (raw.promise().within().isEmpty()) {
      return Extent.UNKNOWN;
    }
    CountrySet bound = CountrySet.empty();
    for (Located<String> name : raw.promise().within()) {
      Optional<CountrySet> members = members(name.value());
      if (members.isEmpty()) {
        return Extent.UNKNOWN;
      }
      bound = bound.plus(members.get());
    }
    return Extent.bounded(CountrySet.empty(), List.of(), bound);
  }

  /** The members of a set that was read and has any. */
  private Optional<CountrySet> members(String name) {
    if (!context.sets().contains(name) && !dev.domicile.core.catalog.Country.isCode(name)) {
      return Optional.empty();
    }
    return jurisdictions.everMembers(name).filter(members -> !members.isEmpty());
  }

  private void resolveGeographies() {
    for (ProvidersShape.RawGeography raw : context.tables().values(ProvidersShape.GEOGRAPHIES)) {
      context.references().find(raw.provider(), providers, "provider");
      context.checkJurisdictions(raw.within());
      index.check(raw.provider().value(), raw.regions(), context.references());
      geographies.put(
          raw.id(),
          new Geography(
              raw.id(),
              raw.provider().value(),
              raw.name(),
              index.ids(raw.provider().value(), raw.regions()),
              bound(raw),
              context.provenances().of(raw.head())));
    }
  }

  /** The countries that a geography cannot leave; empty if nothing says so. */
  private Optional<CountrySet> bound(ProvidersShape.RawGeography raw) {
    if (!raw.closed() && raw.within().isEmpty()) {
      return Optional.empty();
    }
    CountrySet bound = CountrySet.of(raw.countries());
    for (Located<String> code : raw.regions()) {
      Optional<Extent> place = index.find(raw.provider().value(), code.value()).map(Region::place);
      if (place.isPresent()) {
        if (raw.closed() && raw.countries().isEmpty() && !place.get().isBounded()) {
          return Optional.empty();
        }
        bound = bound.plus(place.get().bound());
      }
    }
    for (Located<String> name : raw.within()) {
      Optional<CountrySet> members = members(name.value());
      if (members.isEmpty()) {
        return Optional.empty();
      }
      bound = bound.plus(members.get());
    }
    return Optional.of(bound).filter(countries -> !countries.isEmpty());
  }

  private void checkGroups() {
    for (ProvidersShape.RawPartition raw : context.tables().values(ProvidersShape.PARTITIONS)) {
      context.references().find(raw.provider(), providers, "provider");
      context.provenances().check(raw.head());
      index.check(raw.provider().value(), raw.regions(), context.references());
    }
    for (ProvidersShape.RawOverlay raw : context.tables().values(ProvidersShape.OVERLAYS)) {
      context.references().find(raw.provider(), providers, "provider");
      context.provenances().check(raw.head());
      index.check(raw.provider().value(), raw.regions(), context.references());
    }
  }

  private static List<String> sorted(List<Located<String>> names) {
    return names.stream().map(Located::value).distinct().sorted().toList();
  }
}
