package dev.domicile.catalog;

import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.source.Loaded;
import dev.domicile.core.source.Problems;
import dev.domicile.core.source.Shape;
import dev.domicile.core.source.Source;
import dev.domicile.core.source.SourceFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

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
    List<CatalogFile> files = FileReading.readAll(distinct(sources));
    Problems problems = new Problems();
    Set<String> unread = new HashSet<>();
    for (CatalogFile file : files) {
      problems.addAll(file.diagnostics());
      unread.addAll(file.unread());
    }
    Tables tables = new Tables(files, problems);
    References references = new References(problems, unread);
    Resolution resolution =
        new Resolution(
            new Context(tables, references, new Provenances(tables, references), problems));
    return problems.hasErrors() ? problems.rejected() : problems.loaded(resolution.catalog());
  }

  /** How the documents of a catalog are written, by their {@code kind}; for schemas. */
  public static Map<String, Shape<?>> shapes() {
    Map<String, Shape<?>> shapes = new TreeMap<>();
    for (CatalogKind kind : CatalogKind.values()) {
      shapes.put(kind.word(), kind.shape());
    }
    return Collections.unmodifiableMap(shapes);
  }

  /** The files, each content once, under the first of its names. */
  private static List<FileReading.Ranked> distinct(List<Source> sources) {
    List<FileReading.Ranked> files = new ArrayList<>();
    for (int rank = 0; rank < sources.size(); rank++) {
      for (SourceFile file : sources.get(rank).files()) {
        files.add(new FileReading.Ranked(file, rank));
      }
    }
    files.sort(Comparator.comparing(ranked -> ranked.file().name()));
    // By size first: hashing every file would cost more than comparing the few of one size.
    Map<Integer, List<byte[]>> seen = new HashMap<>();
    List<FileReading.Ranked> distinct = new ArrayList<>(files.size());
    for (FileReading.Ranked ranked : files) {
      byte[] content = ranked.file().content();
      List<byte[]> sameSize = seen.computeIfAbsent(content.length, size -> new ArrayList<>(1));
      if (sameSize.stream().noneMatch(other -> Arrays.equals(other, content))) {
        sameSize.add(content);
        distinct.add(ranked);
      }
    }
    return distinct;
  }
}
