package dev.domicile.catalog;

import dev.domicile.core.catalog.Confidence;
import dev.domicile.core.catalog.SourceRef;
import dev.domicile.core.source.Fields;
import dev.domicile.core.source.Key;
import dev.domicile.core.source.ObjectBuilder;
import dev.domicile.core.source.Shape;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** The keys of a {@link Head}, declared once for every kind. */
final class HeadKeys {

  private static final Shape<List<Head.Mention>> MENTIONS =
      Shape.nonEmptyList(
          Shape.scalarOr(Scalars.REF.map(Head.Mention::of), document().map(Head.Mention::of)));

  private static final Shape<Confidence> CONFIDENCE = Shape.enumeration(Confidence.class);

  private static final String SOURCES_DOC =
      "the documents that say so: ids of entries of kind `Sources`, or title or url with `asOf`";
  private static final String CONFIDENCE_DOC = "how sure it is";

  private final Function<Fields, List<Head.Mention>> sources;
  private final Function<Fields, Optional<Confidence>> confidence;
  private final Key<Optional<String>> asOf;
  private final Key<List<String>> note;
  private final Key<List<String>> facts;
  private final Optional<Key<Boolean>> override;

  private HeadKeys(
      ObjectBuilder keys,
      Function<Fields, List<Head.Mention>> sources,
      Function<Fields, Optional<Confidence>> confidence,
      boolean isEntry) {
    this.sources = sources;
    this.confidence = confidence;
    this.asOf = keys.optional("asOf", Scalars.TEXT, "the entry's own as-of date");
    this.note = keys.optional("note", Scalars.TEXTS, List.of(), "doubts and contradictions");
    this.facts =
        keys.optional("facts", Scalars.TEXTS, List.of(), "paths of the researched facts in it");
    this.override =
        isEntry
            ? Optional.of(
                keys.optional(
                    "override", Shape.bool(), false, "whether it replaces an entry of this id"))
            : Optional.empty();
  }

  /** The keys of an entry that has to name its sources and say how sure it is. */
  static HeadKeys ofEntry(ObjectBuilder keys) {
    Key<List<Head.Mention>> sources = keys.required("sources", MENTIONS, SOURCES_DOC);
    Key<Confidence> confidence = keys.required("confidence", CONFIDENCE, CONFIDENCE_DOC);
    return new HeadKeys(
        keys, f -> f.get(sources), f -> Optional.of(f.get(confidence)), /* isEntry= */ true);
  }

  /** The keys of a word of the vocabulary, which may do without sources. */
  static HeadKeys ofWord(ObjectBuilder keys) {
    return optional(keys, /* isEntry= */ true);
  }

  /** The keys of a part of an entry, which has the sources of the entry if it names none. */
  static HeadKeys ofPart(ObjectBuilder keys) {
    return optional(keys, /* isEntry= */ false);
  }

  private static HeadKeys optional(ObjectBuilder keys, boolean isEntry) {
    Key<List<Head.Mention>> sources = keys.optional("sources", MENTIONS, List.of(), SOURCES_DOC);
    Key<Optional<Confidence>> confidence = keys.optional("confidence", CONFIDENCE, CONFIDENCE_DOC);
    return new HeadKeys(keys, f -> f.get(sources), f -> f.get(confidence), isEntry);
  }

  Head read(Fields fields) {
    return new Head(
        sources.apply(fields),
        confidence.apply(fields),
        fields.get(asOf),
        fields.get(note),
        fields.get(facts),
        override.map(fields::get).orElse(false),
        fields.position(),
        Optional.of(fields.node()));
  }

  private static Shape<SourceRef> document() {
    ObjectBuilder keys = Shape.object("Document", "a document that has no entry of its own");
    Key<Optional<String>> title = keys.optional("title", Scalars.TEXT, "what it is called");
    Key<Optional<String>> url = keys.optional("url", Scalars.TEXT, "where it was read");
    Key<String> asOf = keys.required("asOf", Scalars.TEXT, "the day of the state that was read");
    return keys.build(f -> inline(f.get(title), f.get(url), f.get(asOf)));
  }

  /** A document without an id gets one that depends on nothing but what it says. */
  private static SourceRef inline(Optional<String> title, Optional<String> url, String asOf) {
    String words = title.orElse("") + "\n" + url.orElse("") + "\n" + asOf;
    UUID hash = UUID.nameUUIDFromBytes(words.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    return new SourceRef(
        "inline-" + hash.toString().substring(0, 8), title, url, Optional.of(asOf));
  }
}
