package dev.domicile.catalog;

import dev.domicile.core.source.SourcePosition;

/**
 * An entry with its canonical text.
 *
 * @param json the same for two entries that say the same
 * @param rank of the source that it is from
 */
record Item<T extends Written>(EntryList<T> list, CatalogKind kind, T value, String json, int rank)
    implements Settlement.Claimant {

  @Override
  public String id() {
    return value.id();
  }

  @Override
  public boolean overrides() {
    return value.head().override();
  }

  @Override
  public SourcePosition position() {
    return value.position();
  }

  static <T extends Written> Item<T> of(EntryList<T> list, CatalogKind kind, T value, int rank) {
    String json = list.shape().canonicalJson(value.head().node().orElseThrow());
    return new Item<>(list, kind, value, json, rank);
  }
}
