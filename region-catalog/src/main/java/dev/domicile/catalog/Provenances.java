package dev.domicile.catalog;

import dev.domicile.core.catalog.Confidence;
import dev.domicile.core.catalog.Provenance;
import dev.domicile.core.catalog.SourceRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Turns heads into provenances, and collects the documents that they name. */
final class Provenances {

  private final References references;
  private final Map<String, SourceRef> entries = new HashMap<>();
  private final TreeMap<String, SourceRef> all = new TreeMap<>();

  Provenances(Tables tables, References references) {
    this.references = references;
    for (SourcesShape.RawSource source : tables.values(SourcesShape.SOURCES)) {
      entries.put(source.id(), source.document());
    }
    all.putAll(entries);
  }

  /** Counts these as named, by entries that are not looked at again. */
  void addAll(List<SourceRef> documents) {
    documents.forEach(document -> all.putIfAbsent(document.id(), document));
  }

  /** Every document, those described on the spot too. */
  List<SourceRef> sources() {
    return List.copyOf(all.values());
  }

  /** The provenance of an entry. */
  Provenance of(Head head) {
    return new Provenance(
        documents(head),
        head.confidence().orElse(Confidence.LOW),
        head.asOf(),
        head.notes(),
        head.facts(),
        head.position());
  }

  /**
   * The provenance of a part of an entry: its own words, and those of the whole where it has none.
   *
   * @param otherwise the confidence of a part that does not say its own
   */
  Provenance ofPart(Head part, Provenance whole, Confidence otherwise) {
    List<SourceRef> documents = documents(part);
    return new Provenance(
        documents.isEmpty() ? whole.sources() : documents,
        part.confidence().orElse(otherwise),
        part.asOf().or(() -> documents.isEmpty() ? whole.asOf() : Optional.empty()),
        part.notes(),
        part.facts(),
        part.position());
  }

  /** Reports the documents of a head that do not exist. */
  void check(Head head) {
    documents(head);
  }

  private List<SourceRef> documents(Head head) {
    List<SourceRef> documents = new ArrayList<>(head.sources().size());
    for (Head.Mention mention : head.sources()) {
      if (mention.document().isPresent()) {
        SourceRef document = mention.document().get();
        all.putIfAbsent(document.id(), document);
        documents.add(document);
      } else {
        references.find(mention.id(), entries, "source").ifPresent(documents::add);
      }
    }
    return documents;
  }
}
