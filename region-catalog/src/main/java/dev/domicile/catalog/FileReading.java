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

  /** A file that can be read by any thread. */
  interface Readable {

    String name();

    /** How many bytes of YAML it has. */
    int size();

    /** Whether it has the content of {@code file}, whatever its name. */
    boolean isSameAs(SourceFile file);

    CatalogFile read();
  }

  /**
   * A file as its author wrote it.
   *
   * @param rank of the source that it is from; of two that clash the later is reported
   */
  record Text(SourceFile file, int rank) implements Readable {

    @Override
    public String name() {
      return file.name();
    }

    @Override
    public int size() {
      return file.size();
    }

    @Override
    public boolean isSameAs(SourceFile other) {
      return file.size() == other.size()
          && java.util.Arrays.equals(file.content(), other.content());
    }

    @Override
    public CatalogFile read() {
      return CatalogFile.read(file, rank);
    }
  }

  /** What was read of each file, in the order given. */
  static List<CatalogFile> readAll(List<? extends Readable> files) {
    AtomicReferenceArray<CatalogFile> read = new AtomicReferenceArray<>(files.size());
    // Largest first: the last to be taken should be short.
    List<Integer> order =
        IntStream.range(0, files.size())
            .boxed()
            .sorted(Comparator.comparingInt(i -> -files.get(i).size()))
            .toList();
    AtomicInteger next = new AtomicInteger();
    int threads = Math.min(files.size(), Runtime.getRuntime().availableProcessors());
    IntStream.range(0, threads)
        .parallel()
        .forEach(
            thread -> {
              for (int i = next.getAndIncrement(); i < order.size(); i = next.getAndIncrement()) {
                read.set(order.get(i), files.get(order.get(i)).read());
              }
            });
    return IntStream.range(0, files.size()).mapToObj(read::get).toList();
  }
}
