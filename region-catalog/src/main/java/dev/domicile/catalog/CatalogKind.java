package dev.domicile.catalog;

import dev.domicile.core.source.Key;
import dev.domicile.core.source.ObjectBuilder;
import dev.domicile.core.source.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The kinds of document of which a catalog consists. */
enum CatalogKind {
  SOURCES("Sources", "documents that other entries name", SourcesShape.SOURCES),
  JURISDICTIONS("Jurisdictions", "named sets of countries", JurisdictionsShape.SETS),
  VOCABULARY(
      "Vocabulary",
      "words that workloads and policies share",
      VocabularyShape.SECTORS,
      VocabularyShape.CATEGORIES,
      VocabularyShape.LADDERS,
      VocabularyShape.REGIMES,
      VocabularyShape.EVIDENCE_KINDS,
      VocabularyShape.CAPABILITIES,
      VocabularyShape.ACCELERATORS),
  PROVIDERS(
      "Providers",
      "who sells and operates clouds",
      ProvidersShape.ENTITIES,
      ProvidersShape.PROVIDERS,
      ProvidersShape.PARTITIONS,
      ProvidersShape.GEOGRAPHIES,
      ProvidersShape.OVERLAYS),
  REGIONS("Regions", "places that can be called", RegionsShape.REGIONS),
  MODELS(
      "Models",
      "models, their developers and notices about them",
      ModelsShape.DEVELOPERS,
      ModelsShape.MODELS,
      ModelsShape.NOTICES),
  SERVICES("Services", "services and the extents of their stages", ServicesShape.SERVICES),
  OFFERINGS("Offerings", "ways to buy a model", OfferingsShape.OFFERINGS),
  SCHEMES(
      "Schemes",
      "what is certified against",
      SchemesShape.SCHEMES,
      SchemesShape.EQUIVALENCES,
      SchemesShape.NON_EQUIVALENCES,
      SchemesShape.SCOPE_RULES,
      SchemesShape.WHERE_TO_CHECK,
      SchemesShape.PROVIDER_CONTROLS,
      SchemesShape.NOT_FOUND),
  ATTESTATIONS("Attestations", "claims that schemes are held", AttestationsShape.ATTESTATIONS);

  private final String word;
  private final List<EntryList<?>> lists;
  private final String doc;
  private @Nullable Shape<Map<EntryList<?>, List<? extends Written>>> shape;

  CatalogKind(String word, String doc, EntryList<?>... lists) {
    this.word = word;
    this.doc = doc;
    this.lists = List.of(lists);
  }

  /** How {@code kind} spells it. */
  String word() {
    return word;
  }

  /** What documents of this kind may hold. */
  List<EntryList<?>> lists() {
    return lists;
  }

  /** What a document of this kind looks like. */
  synchronized Shape<Map<EntryList<?>, List<? extends Written>>> shape() {
    Shape<Map<EntryList<?>, List<? extends Written>>> made = shape;
    if (made == null) {
      made = document(word, doc, lists);
      shape = made;
    }
    return made;
  }

  /** Every spelling, in the order of the kinds. */
  static List<String> words() {
    return Stream.of(values()).map(CatalogKind::word).toList();
  }

  static Optional<CatalogKind> of(String word) {
    return Stream.of(values()).filter(kind -> kind.word.equals(word)).findFirst();
  }

  private static Shape<Map<EntryList<?>, List<? extends Written>>> document(
      String word, String doc, List<EntryList<?>> lists) {
    ObjectBuilder keys = Shape.object(word, doc);
    keys.required("apiVersion", Shape.literal("domicile/v1"), "the version of the format");
    keys.required("kind", Shape.literal(word), "what the document holds");
    List<Bound<?>> bound = new ArrayList<>();
    for (EntryList<?> list : lists) {
      bound.add(Bound.declare(list, keys));
    }
    return keys.build(
        f -> {
          Map<EntryList<?>, List<? extends Written>> entries = new LinkedHashMap<>();
          for (Bound<?> list : bound) {
            entries.put(list.list(), f.get(list.key()));
          }
          if (entries.values().stream().allMatch(List::isEmpty)) {
            throw new IllegalArgumentException(
                "the document holds no entry; expected `"
                    + String.join("`, `", lists.stream().map(EntryList::name).toList())
                    + "`");
          }
          return entries;
        });
  }

  private record Bound<T extends Written>(EntryList<T> list, Key<List<T>> key) {
    static <T extends Written> Bound<T> declare(EntryList<T> list, ObjectBuilder keys) {
      Key<List<T>> key =
          keys.optional(
              list.name(), Shape.nonEmptyList(list.shape()), List.<T>of(), "entries, in any order");
      return new Bound<>(list, key);
    }
  }
}
