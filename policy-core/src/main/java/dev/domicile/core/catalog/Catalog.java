package dev.domicile.core.catalog;

import com.google.common.base.Suppliers;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * An immutable snapshot of what is true of the clouds. References have been resolved and checked by
 * the loader; lists are sorted, so that two catalogs of the same entries are the same.
 */
public final class Catalog {

  /**
   * The parts of a catalog, in any order.
   *
   * @param written asked once, when somebody first wants to know: it takes a while to work out
   */
  public record Parts(
      Vocabulary vocabulary,
      Jurisdictions jurisdictions,
      Collection<SourceRef> sources,
      Collection<Entity> entities,
      Collection<Provider> providers,
      Collection<Geography> geographies,
      Collection<Region> regions,
      Collection<Developer> developers,
      Collection<Model> models,
      Collection<Notice> notices,
      Collection<Service> services,
      Collection<Offering> offerings,
      Collection<Scheme> schemes,
      Collection<Attestation> attestations,
      Supplier<AsWritten> written) {

    /** The same with a digest and entries that are known already. */
    public Parts(
        Vocabulary vocabulary,
        Jurisdictions jurisdictions,
        Collection<SourceRef> sources,
        Collection<Entity> entities,
        Collection<Provider> providers,
        Collection<Geography> geographies,
        Collection<Region> regions,
        Collection<Developer> developers,
        Collection<Model> models,
        Collection<Notice> notices,
        Collection<Service> services,
        Collection<Offering> offerings,
        Collection<Scheme> schemes,
        Collection<Attestation> attestations,
        String digest,
        List<Entry> entries) {
      this(
          vocabulary,
          jurisdictions,
          sources,
          entities,
          providers,
          geographies,
          regions,
          developers,
          models,
          notices,
          services,
          offerings,
          schemes,
          attestations,
          written(digest, entries));
    }

    private static Supplier<AsWritten> written(String digest, List<Entry> entries) {
      AsWritten written = new AsWritten(digest, entries);
      return () -> written;
    }
  }

  /**
   * The entries as they were written.
   *
   * @param digest {@code sha256:…} over the canonical entries
   * @param entries in canonical form and order
   */
  public record AsWritten(String digest, List<Entry> entries) {

    public AsWritten {
      entries = List.copyOf(entries);
    }
  }

  /**
   * An entry as it was written, for listing and for bundles.
   *
   * @param kind the document kind it stands in: {@code Regions}
   * @param list the list it stands in: {@code regions}
   * @param id what it is listed under
   * @param json its canonical JSON
   */
  public record Entry(
      String kind,
      String list,
      String id,
      String json,
      dev.domicile.core.source.SourcePosition position) {}

  private final Vocabulary vocabulary;
  private final Jurisdictions jurisdictions;
  private final ImmutableSortedMap<String, SourceRef> sources;
  private final ImmutableSortedMap<String, Entity> entities;
  private final ImmutableSortedMap<String, Provider> providers;
  private final ImmutableSortedMap<String, Geography> geographies;
  private final ImmutableSortedMap<RegionId, Region> regions;
  private final ImmutableSortedMap<String, Developer> developers;
  private final ImmutableSortedMap<String, Model> models;
  private final ImmutableSortedMap<String, Notice> notices;
  private final ImmutableSortedMap<String, Service> services;
  private final ImmutableSortedMap<String, Feature> features;
  private final ImmutableMap<OfferingId, Integer> indexOf;
  private final ImmutableList<Offering> offerings;
  private final ImmutableSortedMap<String, Scheme> schemes;
  private final ImmutableList<Attestation> attestations;
  private final Supplier<AsWritten> written;

  private Catalog(Parts parts) {
    this.vocabulary = parts.vocabulary();
    this.jurisdictions = parts.jurisdictions();
    this.sources = index(parts.sources(), SourceRef::id);
    this.entities = index(parts.entities(), Entity::id);
    this.providers = index(parts.providers(), Provider::id);
    this.geographies = index(parts.geographies(), Geography::id);
    this.regions = index(parts.regions(), Region::id);
    this.developers = index(parts.developers(), Developer::id);
    this.models = index(parts.models(), Model::id);
    this.notices = index(parts.notices(), Notice::id);
    this.services = index(parts.services(), Service::id);
    this.features =
        index(
            parts.services().stream().flatMap(service -> service.features().stream()).toList(),
            Feature::id);
    this.offerings = sortedById(parts.offerings());
    ImmutableMap.Builder<OfferingId, Integer> index =
        ImmutableMap.builderWithExpectedSize(offerings.size());
    for (int i = 0; i < offerings.size(); i++) {
      index.put(offerings.get(i).id(), i);
    }
    this.indexOf = index.buildOrThrow();
    this.schemes = index(parts.schemes(), Scheme::id);
    this.attestations =
        parts.attestations().stream()
            .sorted(
                java.util.Comparator.comparing(Attestation::scheme)
                    .thenComparing(Attestation::entity)
                    .thenComparing(attestation -> attestation.provenance().position()))
            .collect(ImmutableList.toImmutableList());
    this.written = Suppliers.memoize(parts.written()::get);
  }

  /** A catalog of these parts, whose references the caller has checked. */
  public static Catalog of(Parts parts) {
    return new Catalog(parts);
  }

  private static <K extends Comparable<K>, V> ImmutableSortedMap<K, V> index(
      Collection<V> items, Function<V, K> id) {
    TreeMap<K, V> map = new TreeMap<>();
    for (V item : items) {
      if (map.put(id.apply(item), item) != null) {
        throw new IllegalArgumentException("`" + id.apply(item) + "` stands twice");
      }
    }
    return ImmutableSortedMap.copyOf(map);
  }

  /**
   * In the order of {@link OfferingId}, whose text is made once for each and not per comparison.
   */
  private static ImmutableList<Offering> sortedById(Collection<Offering> offerings) {
    if (isSorted(offerings)) {
      return ImmutableList.copyOf(offerings);
    }
    TreeMap<String, Offering> sorted = new TreeMap<>();
    for (Offering offering : offerings) {
      if (sorted.put(offering.id().toString(), offering) != null) {
        throw new IllegalArgumentException("`" + offering.id() + "` stands twice");
      }
    }
    return ImmutableList.copyOf(sorted.values());
  }

  /** Whether each comes after the one before it, as the loader gives them. */
  private static boolean isSorted(Collection<Offering> offerings) {
    String last = "";
    for (Offering offering : offerings) {
      String id = offering.id().toString();
      if (id.compareTo(last) <= 0) {
        return false;
      }
      last = id;
    }
    return true;
  }

  public Vocabulary vocabulary() {
    return vocabulary;
  }

  public Jurisdictions jurisdictions() {
    return jurisdictions;
  }

  public Map<String, SourceRef> sources() {
    return sources;
  }

  public Map<String, Entity> entities() {
    return entities;
  }

  public Map<String, Provider> providers() {
    return providers;
  }

  public Map<String, Geography> geographies() {
    return geographies;
  }

  public Map<RegionId, Region> regions() {
    return regions;
  }

  public Map<String, Developer> developers() {
    return developers;
  }

  public Map<String, Model> models() {
    return models;
  }

  public Map<String, Notice> notices() {
    return notices;
  }

  public Map<String, Service> services() {
    return services;
  }

  public Map<String, Feature> features() {
    return features;
  }

  /** Every offering, in the order of ids; positions in this list index the engine's bit sets. */
  public List<Offering> offerings() {
    return offerings;
  }

  public Optional<Offering> offering(OfferingId id) {
    Integer index = indexOf.get(id);
    return index == null ? Optional.empty() : Optional.of(offerings.get(index));
  }

  /** Its position in {@link #offerings()}; empty if there is no such offering. */
  public OptionalInt indexOf(OfferingId id) {
    Integer index = indexOf.get(id);
    return index == null ? OptionalInt.empty() : OptionalInt.of(index);
  }

  public Map<String, Scheme> schemes() {
    return schemes;
  }

  /** Every attestation, by scheme, entity and position. */
  public List<Attestation> attestations() {
    return attestations;
  }

  /** {@code sha256:…} over the canonical entries; independent of files and their order. */
  public String digest() {
    return written.get().digest();
  }

  /** The entries as they were written, in canonical form. */
  public List<Entry> entries() {
    return written.get().entries();
  }
}
