package dev.domicile.core.catalog;

import dev.domicile.core.source.SourcePosition;
import java.util.List;
import java.util.Optional;

/**
 * Where a catalog entry comes from.
 *
 * @param sources the documents that state it, at least one
 * @param confidence how sure it is
 * @param asOf the entry's own as-of date, where it has one beside those of its sources
 * @param notes doubts and contradictions in words, in order
 * @param facts paths of the researched facts that the entry carries
 * @param position where the entry is written
 */
public record Provenance(
    List<SourceRef> sources,
    Confidence confidence,
    Optional<String> asOf,
    List<String> notes,
    List<String> facts,
    SourcePosition position) {

  public Provenance {
    sources = List.copyOf(sources);
    notes = List.copyOf(notes);
    facts = List.copyOf(facts);
  }
}
