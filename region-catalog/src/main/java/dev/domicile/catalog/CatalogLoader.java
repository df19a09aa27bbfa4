package dev.domicile.catalog;

import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.source.Loaded;
import dev.domicile.core.source.Problems;
import dev.domicile.core.source.Source;
import dev.domicile.core.source.SourceFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Loads a catalog from documents of the kinds that a catalog has. Everything that is wrong in any
 * file is told at once; the answer does not depend on the order of sources and files, and a file
 * that is given twice counts once.
 */
public final class CatalogLoader {

  private CatalogLoader() {}

  /**
   * The catalog of all these sources together. An entry of one may replace an entry of another with
   * {@code override: true}.
   *
   * @throws java.io.UncheckedIOException if a file cannot be read
   */
  public static Loaded<Catalog> load(Source... sources) {
    return load(List.of(sources));
  }

  /** As {@link #load(Source...)}. */
  public static Loaded<Catalog> load(List<Source> sources) {
    return load(Groundwork.NONE, sources);
  }

  /** The catalog of files that were compiled and of sources laid over them. */
  static Loaded<Catalog> load(Groundwork ground, List<Source> sources) {
    List<CatalogFile> files = FileReading.readAll(distinct(ground, sources));
    Problems problems = new Problems();
    Set<String> unread = new HashSet<>();
    for (CatalogFile file : files) {
      problems.addAll(file.diagnostics());
      unread.addAll(file.unread());
    }
    Tables tables = ground.tables().with(files);
    tables.tell(problems);
    References references = new References(problems, unread);
    Context context =
        new Context(tables, references, new Provenances(tables, references), problems);
    Resolution resolution = Resolution.of(context, ground.resolution(), files);
    if (problems.hasErrors()) {
      return problems.rejected();
    }
    if (files.isEmpty() && problems.sorted().isEmpty()) {
      ground.keep(resolution);
    }
    return problems.loaded(resolution.catalog());
  }

  /** The files beside the groundwork, each content once, under the first of its names. */
  private static List<FileReading.Readable> distinct(Groundwork ground, List<Source> sources) {
    List<FileReading.Text> texts = new ArrayList<>();
    for (int rank = 0; rank < sources.size(); rank++) {
      for (SourceFile file : sources.get(rank).files()) {
        texts.add(new FileReading.Text(file, rank + 1));
      }
    }
    texts.sort(Comparator.comparing(FileReading.Text::name));
    Map<Integer, List<FileReading.Readable>> bySize = new HashMap<>();
    List<FileReading.Readable> distinct = new ArrayList<>(texts.size());
    for (FileReading.Text text : texts) {
      List<FileReading.Readable> sameSize =
          bySize.computeIfAbsent(text.size(), size -> new ArrayList<>(1));
      if (sameSize.stream().noneMatch(other -> other.isSameAs(text.file()))
          && !ground.holds(text.file())) {
        sameSize.add(text);
        distinct.add(text);
      }
    }
    return distinct;
  }
}
