package dev.domicile.catalog;

import dev.domicile.core.catalog.Confidence;
import dev.domicile.core.catalog.SourceRef;
import dev.domicile.core.source.Located;
import dev.domicile.core.source.Node;
import dev.domicile.core.source.SourcePosition;
import java.util.List;
import java.util.Optional;

/**
 * What every entry carries beside what it says, and a part of an entry may carry.
 *
 * @param sources the documents named; empty only where the shape does not ask for them
 * @param confidence how sure it is; empty only where the shape does not ask for it
 * @param override whether the entry replaces another of its id
 * @param position where it is written
 * @param node the entry as it was written; empty in one that was read in compiled form
 */
record Head(
    List<Mention> sources,
    Optional<Confidence> confidence,
    Optional<String> asOf,
    List<String> notes,
    List<String> facts,
    boolean override,
    SourcePosition position,
    Optional<Node> node) {

  /** Whether it says nothing of its own that a decision would show. */
  boolean isSilent() {
    return sources.isEmpty()
        && confidence.isEmpty()
        && asOf.isEmpty()
        && notes.isEmpty()
        && facts.isEmpty();
  }

  /** A document named by the id of an entry of kind {@code Sources}, or described on the spot. */
  record Mention(Optional<Located<String>> id, Optional<SourceRef> document) {

    static Mention of(Located<String> id) {
      return new Mention(Optional.of(id), Optional.empty());
    }

    static Mention of(SourceRef document) {
      return new Mention(Optional.empty(), Optional.of(document));
    }
  }
}
