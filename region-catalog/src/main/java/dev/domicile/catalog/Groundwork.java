package dev.domicile.catalog;

import dev.domicile.core.source.SourceFile;
import java.util.List;
import java.util.Optional;

/**
 * Compiled files that other files are laid over, perhaps again and again: read once, and settled
 * once. Safe for several threads.
 */
final class Groundwork {

  /** No files. */
  static final Groundwork NONE = of(List.of());

  private final List<CompiledCatalog.Part> parts;
  private final Tables tables;
  private volatile Optional<Resolution> resolution = Optional.empty();

  private Groundwork(List<CompiledCatalog.Part> parts, Tables tables) {
    this.parts = parts;
    this.tables = tables;
  }

  /** Reads these. */
  static Groundwork of(List<CompiledCatalog.Part> parts) {
    return new Groundwork(List.copyOf(parts), Tables.of(FileReading.readAll(parts)));
  }

  /** What they say, for {@link Tables#with} only. */
  Tables tables() {
    return tables;
  }

  /** What came of them alone, if that is known and nothing was wrong with them. */
  Optional<Resolution> resolution() {
    return resolution;
  }

  /** Keeps what came of them alone, for those who lay other files over them. */
  void keep(Resolution alone) {
    if (!parts.isEmpty()) {
      resolution = Optional.of(alone);
    }
  }

  /** Whether one of them has the content of {@code file}, whatever its name. */
  boolean holds(SourceFile file) {
    // By size first: hashing every file would cost more than comparing the few of one size.
    for (CompiledCatalog.Part part : parts) {
      if (part.size() == file.size() && part.isSameAs(file)) {
        return true;
      }
    }
    return false;
  }
}
