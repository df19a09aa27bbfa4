package dev.domicile.catalog;

import dev.domicile.core.catalog.Entity;
import dev.domicile.core.catalog.Provider;
import dev.domicile.core.source.Located;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Resolves entities and providers. */
final class ProvidersResolver {

  private final Context context;
  private final TreeMap<String, Entity> entities = new TreeMap<>();
  private final TreeMap<String, Provider> providers = new TreeMap<>();

  private ProvidersResolver(Context context) {
    this.context = context;
  }

  static ProvidersResolver resolve(Context context) {
    ProvidersResolver resolver = new ProvidersResolver(context);
    resolver.resolveEntities();
    resolver.resolveProviders();
    return resolver;
  }

  /** Every entity by id. */
  Map<String, Entity> entities() {
    return entities;
  }

  /** Every provider by id. */
  Map<String, Provider> providers() {
    return providers;
  }

  private void resolveEntities() {
    Map<String, ProvidersShape.RawEntity> known = context.tables().byId(ProvidersShape.ENTITIES);
    TreeMap<String, List<Located<String>>> owners = new TreeMap<>();
    for (ProvidersShape.RawEntity raw : known.values()) {
      context.references().find(raw.parent(), known, "entity");
      context.checkJurisdictions(raw.jurisdiction().map(List::of).orElse(List.of()));
      context.checkJurisdictions(raw.parents());
      context.checkJurisdictions(raw.ownerJurisdictions());
      owners.put(raw.id(), raw.parent().map(List::of).orElse(List.of()));
    }
    Cycles.find(owners, "is owned by", context.problems());
    for (ProvidersShape.RawEntity raw : known.values()) {
      entities.put(
          raw.id(),
          new Entity(
              raw.id(),
              raw.name(),
              raw.jurisdiction().map(Located::value),
              raw.parent().map(Located::value),
              ultimateParents(raw, known),
              context.provenances().of(raw.head())));
    }
  }

  /** What is recorded of the entity, or of the nearest of its owners. */
  private static List<String> ultimateParents(
      ProvidersShape.RawEntity entity, Map<String, ProvidersShape.RawEntity> known) {
    Set<String> seen = new HashSet<>();
    Optional<ProvidersShape.RawEntity> next = Optional.of(entity);
    while (next.isPresent() && seen.add(next.get().id())) {
      if (!next.get().parents().isEmpty()) {
        return next.get().parents().stream().map(Located::value).sorted().toList();
      }
      next = next.get().parent().flatMap(name -> Optional.ofNullable(known.get(name.value())));
    }
    return List.of();
  }

  private void resolveProviders() {
    for (ProvidersShape.RawProvider raw : context.tables().values(ProvidersShape.PROVIDERS)) {
      context.references().find(raw.operator(), entities, "entity");
      providers.put(
          raw.id(),
          new Provider(
              raw.id(),
              raw.name(),
              raw.operator().map(Located::value),
              context.provenances().of(raw.head())));
    }
  }
}
