package dev.domicile.cli.policytest;

import dev.domicile.core.source.Source;
import dev.domicile.core.source.SourceFile;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Files that are at hand and are read instead of what lies at their places, if anything does. */
public final class Unsaved {

  /** Everything is as it is saved. */
  public static final Unsaved NONE = new Unsaved(Map.of());

  private final Map<Path, SourceFile> files = new HashMap<>();

  /** These files, by their places. */
  public Unsaved(Map<Path, SourceFile> files) {
    files.forEach((path, file) -> this.files.put(absolute(path), file));
  }

  Optional<SourceFile> at(Path path) {
    return Optional.ofNullable(files.get(absolute(path)));
  }

  /** The same source with these files in the places of its own; what is not one of them stays. */
  Source in(Source source) {
    if (files.isEmpty()) {
      return source;
    }
    List<SourceFile> replaced =
        source.files().stream().map(file -> file.path().flatMap(this::at).orElse(file)).toList();
    return Source.of(source.name(), replaced);
  }

  private static Path absolute(Path path) {
    return path.toAbsolutePath().normalize();
  }
}
