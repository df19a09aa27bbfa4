package dev.domicile.catalog;

import dev.domicile.core.source.SourceFile;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;

/** Reads files side by side. The command line loads a whole catalog each time it runs. */
final class FileReading {

  private FileReading() {}

  /** A file and the rank of the source that it is from. */
  record Ranked(SourceFile file, int rank) {}

  /** What was read of each file, in the order given. */
  static List<CatalogFile> readAll(List<Ranked> files) {
    // Made here, so that no two threads make shapes that need each other.
    CatalogKind.words();
    AtomicReferenceArray<CatalogFile> read = new AtomicReferenceArray<>(files.size());
    // Largest first: the last to be taken should be short.
    List<Integer> order =
        IntStream.range(0, files.size())
            .boxed()
            .sorted(Comparator.comparingInt(i -> -files.get(i).file().size()))
            .toList();
    AtomicInteger next = new AtomicInteger();
    int threads = Math.min(files.size(), Runtime.getRuntime().availableProcessors());
    IntStream.range(0, threads)
        .parallel()
        .forEach(
            thread -> {
              for (int i = next.getAndIncrement(); i < order.size(); i = next.getAndIncrement()) {
                int file = order.get(i);
                Ranked ranked = files.get(file);
                read.set(file, CatalogFile.read(ranked.file(), ranked.rank()));
              }
            });
    return IntStream.range(0, files.size()).mapToObj(read::get).toList();
  }
}
