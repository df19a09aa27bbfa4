package dev.domicile.catalog;

import dev.domicile.core.catalog.Region;
import dev.domicile.core.catalog.RegionId;
import dev.domicile.core.source.Located;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds regions by code, by another spelling of it, or by provider and code. */
final class RegionIndex {

  private final Map<String, Map<String, Region>> byProvider = new HashMap<>();
  private final Map<String, Region> byId = new HashMap<>();
  private final Set<String> providers;

  /**
   * An index of these; a code goes before another region's alias.
   *
   * @param providers every provider, also one without a region
   */
  RegionIndex(Collection<Region> regions, Set<String> providers) {
    this.providers = providers;
    for (Region region : regions) {
      byId.put(region.id().toString(), region);
      ofProvider(region).put(region.id().code(), region);
    }
    for (Region region : regions) {
      for (String alias : region.aliases()) {
        ofProvider(region).putIfAbsent(alias, region);
      }
    }
  }

  private Map<String, Region> ofProvider(Region region) {
    return byProvider.computeIfAbsent(region.id().provider(), id -> new HashMap<>());
  }

  /** The region of {@code provider} that is written so: its code, an alias, or its whole id. */
  Optional<Region> find(String provider, String written) {
    Region region = byProvider.getOrDefault(provider, Map.of()).get(written);
    return Optional.ofNullable(region != null ? region : byId.get(written));
  }

  /** As {@link #find(String, String)}, reporting what is not there. */
  Optional<Region> find(String provider, Located<String> written, References references) {
    Optional<Region> region = find(provider, written.value());
    if (region.isEmpty()) {
      report(provider, written, references);
    }
    return region;
  }

  /** Reports every code that the provider does not have. */
  void check(String provider, List<Located<String>> codes, References references) {
    for (Located<String> code : codes) {
      find(provider, code, references);
    }
  }

  /** The ids of the regions written so; those that are not there are left out. */
  List<RegionId> ids(String provider, List<Located<String>> codes) {
    return codes.stream()
        .flatMap(code -> find(provider, code.value()).stream())
        .map(Region::id)
        .distinct()
        .toList();
  }

  private void report(String provider, Located<String> written, References references) {
    int slash = written.value().indexOf('/');
    if (slash > 0 && providers.contains(written.value().substring(0, slash))) {
      references.report(written, new TreeSet<>(byId.keySet()), "region");
    } else if (providers.contains(provider)) {
      Set<String> codes = byProvider.getOrDefault(provider, Map.of()).keySet();
      references.report(written, new TreeSet<>(codes), "region", " of `" + provider + "`");
    }
    // Else the provider is unknown, which is reported where it is named.
  }
}
