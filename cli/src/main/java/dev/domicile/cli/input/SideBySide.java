package dev.domicile.cli.input;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Work on several cores. */
public final class SideBySide {

  private SideBySide() {}

  /**
   * What {@code work} answers for each item, in the order given. Items are taken one by one, since
   * some take much longer than others. What is thrown for one is thrown when all others were tried:
   * of several the exception of the first item.
   *
   * @param work safe for several threads
   */
  public static <T, R> List<R> map(List<T> items, Function<? super T, ? extends R> work) {
    AtomicReferenceArray<R> answers = new AtomicReferenceArray<>(items.size());
    ConcurrentSkipListMap<Integer, RuntimeException> thrown = new ConcurrentSkipListMap<>();
    AtomicInteger next = new AtomicInteger();
    int threads = Math.min(items.size(), Runtime.getRuntime().availableProcessors());
    IntStream.range(0, threads)
        .parallel()
        .forEach(
            thread -> {
              for (int i = next.getAndIncrement(); i < items.size(); i = next.getAndIncrement()) {
                try {
                  answers.set(i, work.apply(items.get(i)));
                } catch (RuntimeException e) {
                  thrown.put(i, e);
                }
              }
            });
    if (!thrown.isEmpty()) {
      throw thrown.firstEntry().getValue();
    }
    return IntStream.range(0, items.size()).<R>mapToObj(answers::get).toList();
  }

  /**
   * Begins with {@code work}, and goes on with what comes next.
   *
   * @return waits for the answer; throws what {@code work} throws
   */
  public static <R> Supplier<R> soon(Supplier<R> work) {
    CompletableFuture<R> begun = CompletableFuture.supplyAsync(work);
    return () -> {
      try {
        return begun.join();
      } catch (CompletionException e) {
        throw e.getCause() instanceof RuntimeException thrown ? thrown : e;
      }
    };
  }
}
