package dev.domicile.catalog;

import dev.domicile.core.catalog.Country;
import dev.domicile.core.source.Key;
import dev.domicile.core.source.Located;
import dev.domicile.core.source.ObjectBuilder;
import dev.domicile.core.source.Shape;
import java.util.List;
import java.util.Optional;

/** Kind {@code Providers}: who sells and operates clouds, and how they divide the world. */
final class ProvidersShape {

  record RawEntity(
      String id,
      String name,
      Optional<Located<String>> jurisdiction,
      Optional<Located<String>> parent,
      List<Located<String>> parents,
      List<Located<String>> ownerJurisdictions,
      Head head)
      implements Written {}

  record RawProvider(String id, String name, Optional<Located<String>> operator, Head head)
      implements Written {}

  record RawPartition(String id, Located<String> provider, List<Located<String>> regions, Head head)
      implements Written {}

  record RawGeography(
      String id,
      Located<String> provider,
      String name,
      List<Located<String>> regions,
      List<Country> countries,
      List<Located<String>> within,
      boolean closed,
      Head head)
      implements Written {}

  record RawOverlay(String id, Located<String> provider, List<Located<String>> regions, Head head)
      implements Written {}

  static final EntryList<RawEntity> ENTITIES =
      new EntryList<>("entities", RawEntity.class, ProvidersShape::entity);
  static final EntryList<RawProvider> PROVIDERS =
      new EntryList<>("providers", RawProvider.class, ProvidersShape::provider);
  static final EntryList<RawPartition> PARTITIONS =
      new EntryList<>("partitions", RawPartition.class, ProvidersShape::partition);
  static final EntryList<RawGeography> GEOGRAPHIES =
      new EntryList<>("geographies", RawGeography.class, ProvidersShape::geography);
  static final EntryList<RawOverlay> OVERLAYS =
      new EntryList<>("overlays", RawOverlay.class, ProvidersShape::overlay);

  private ProvidersShape() {}

  private static Shape<RawEntity> entity() {
    ObjectBuilder keys = Shape.object("Entity", "a company or body that operates a cloud");
    Key<String> id = keys.required("id", Scalars.FOREIGN_ID, "what evidence and claims name");
    Key<String> name = keys.required("name", Scalars.TEXT, "what it is called");
    Key<Optional<Located<String>>> jurisdiction =
        keys.optional("jurisdiction", Scalars.REF, "country or set of its seat, if established");
    Key<Optional<Located<String>>> parent =
        keys.optional("parent", Scalars.REF, "the entity that owns it");
    Key<List<Located<String>>> parents =
        keys.optional("parents", Scalars.REFS, List.of(), "jurisdictions of its ultimate parents");
    Key<List<Optional<Located<String>>>> owners =
        keys.optional("owners", Shape.nonEmptyList(owner()), List.of(), "who holds shares");
    keys.optional("entityKind", Scalars.TEXT, "what sort of body it is");
    HeadKeys head = HeadKeys.ofEntry(keys);
    return keys.build(
        f ->
            new RawEntity(
                f.get(id),
                f.get(name),
                f.get(jurisdiction),
                f.get(parent),
                f.get(parents),
                f.get(owners).stream().flatMap(Optional::stream).toList(),
                head.read(f)));
  }

  private static Shape<Optional<Located<String>>> owner() {
    ObjectBuilder keys = Shape.object("Owner", "who holds shares of an entity");
    keys.required("name", Scalars.TEXT, "what it is called");
    Key<Optional<Located<String>>> jurisdiction =
        keys.optional("jurisdiction", Scalars.REF, "country or set of its seat");
    HeadKeys.ofPart(keys);
    return keys.build(f -> f.get(jurisdiction));
  }

  private static Shape<RawProvider> provider() {
    ObjectBuilder keys = Shape.object("Provider", "a brand under which a cloud is sold");
    Key<String> id = keys.required("id", Scalars.FOREIGN_ID, "what regions are keyed by");
    Key<String> name = keys.required("name", Scalars.TEXT, "what it is called");
    Key<Optional<Located<String>>> operator =
        keys.optional("operator", Scalars.REF, "the entity that operates it");
    keys.optional("aiService", Scalars.TEXT, "its service for models, in words");
    HeadKeys head = HeadKeys.ofEntry(keys);
    return keys.build(f -> new RawProvider(f.get(id), f.get(name), f.get(operator), head.read(f)));
  }

  private static Shape<RawPartition> partition() {
    ObjectBuilder keys = Shape.object("Partition", "a part of a cloud cut off from the rest");
    Key<String> id = keys.required("id", Scalars.FOREIGN_ID, "as in `aws/partition/aws`");
    Key<Located<String>> provider = keys.required("provider", Scalars.REF, "whose it is");
    keys.optional("name", Scalars.TEXT, "what it is called");
    Key<List<Located<String>>> regions =
        keys.optional("regions", Shape.list(Scalars.REF), List.of(), "codes of its regions");
    keys.optional("closed", Shape.bool(), false, "whether these are all");
    HeadKeys head = HeadKeys.ofEntry(keys);
    return keys.build(
        f -> new RawPartition(f.get(id), f.get(provider), f.get(regions), head.read(f)));
  }

  private static Shape<RawGeography> geography() {
    ObjectBuilder keys = Shape.object("Geography", "a provider's geography or data zone");
    Key<String> id = keys.required("id", Scalars.FOREIGN_ID, "as in `azure/geo/germany`");
    Key<Located<String>> provider = keys.required("provider", Scalars.REF, "whose it is");
    Key<Optional<String>> name = keys.optional("name", Scalars.TEXT, "what it is called");
    Key<List<Located<String>>> regions =
        keys.optional("regions", Shape.list(Scalars.REF), List.of(), "codes of its regions");
    Key<List<Country>> countries =
        keys.optional("countries", Shape.list(Scalars.COUNTRY), List.of(), "where they are");
    Key<List<Located<String>>> within =
        keys.optional("within", Scalars.REFS, List.of(), "what it is promised to stay inside");
    Key<Boolean> closed =
        keys.optional(
            "closed",
            Shape.bool(),
            false,
            "whether regions and countries are all; else only a" + " promise bounds it");
    HeadKeys head = HeadKeys.ofEntry(keys);
    return keys.build(
        f ->
            new RawGeography(
                f.get(id),
                f.get(provider),
                f.get(name).orElse(f.get(id)),
                f.get(regions),
                f.get(countries),
                f.get(within),
                f.get(closed),
                head.read(f)));
  }

  private static Shape<RawOverlay> overlay() {
    ObjectBuilder keys = Shape.object("Overlay", "a programme that adds to some regions");
    Key<String> id = keys.required("id", Scalars.FOREIGN_ID, "ours");
    Key<Located<String>> provider = keys.required("provider", Scalars.REF, "whose it is");
    keys.optional("name", Scalars.TEXT, "what it is called");
    Key<List<Located<String>>> regions =
        keys.optional("regions", Shape.list(Scalars.REF), List.of(), "codes of its regions");
    keys.optional("adds", Scalars.TEXTS, List.of(), "what it adds");
    keys.optional("doesNotChange", Scalars.TEXTS, List.of(), "what stays as it is");
    HeadKeys head = HeadKeys.ofEntry(keys);
    return keys.build(
        f -> new RawOverlay(f.get(id), f.get(provider), f.get(regions), head.read(f)));
  }
}
