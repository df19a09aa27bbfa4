package dev.domicile.catalog;

import dev.domicile.core.catalog.SourceRef;
import dev.domicile.core.source.Key;
import dev.domicile.core.source.ObjectBuilder;
import dev.domicile.core.source.Shape;
import java.util.List;
import java.util.Optional;

/** Kind {@code Sources}: documents that other entries name by id. */
final class SourcesShape {

  record RawSource(SourceRef document, Head head) implements Written {
    @Override
    public String id() {
      return document.id();
    }
  }

  static final EntryList<RawSource> SOURCES =
      new EntryList<>("sources", RawSource.class, SourcesShape::source);

  private SourcesShape() {}

  private static Shape<RawSource> source() {
    ObjectBuilder keys = Shape.object("Source", "a document that states facts");
    Key<String> id = keys.required("id", Scalars.FOREIGN_ID, "how entries and decisions name it");
    Key<Optional<String>> title = keys.optional("title", Scalars.TEXT, "what it is called");
    Key<Optional<String>> url = keys.optional("url", Scalars.TEXT, "where it was read");
    Key<Optional<String>> asOf =
        keys.optional("asOf", Scalars.TEXT, "the day of the state that was read, or `undated`");
    keys.optional("kind", Scalars.TEXT, "what sort of document it is");
    Key<List<String>> note = keys.optional("note", Scalars.TEXTS, List.of(), "doubts about it");
    Key<List<String>> facts =
        keys.optional("facts", Scalars.TEXTS, List.of(), "paths of the researched facts in it");
    Key<Boolean> override =
        keys.optional("override", Shape.bool(), false, "whether it replaces an entry of this id");
    return keys.build(
        f ->
            new RawSource(
                new SourceRef(f.get(id), f.get(title), f.get(url), f.get(asOf)),
                new Head(
                    List.of(),
                    Optional.empty(),
                    f.get(asOf),
                    f.get(note),
                    f.get(facts),
                    f.get(override),
                    f.position(),
                    Optional.of(f.node()))));
  }
}
