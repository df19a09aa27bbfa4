package dev.domicile.cli.input;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Works through a list on all cores. */
public final class SideBySide {

  private SideBySide() {}

  /**
   * What {@code work} answers for each item, in the order given. Items are taken one by one, since
   * some take much longer than others.
   *
   * @param work safe for several threads
   */
  public static <T, R> List<R> map(List<T> items, Function<? super T, ? extends R> work) {
    AtomicReferenceArray<R> answers = new AtomicReferenceArray<>(items.size());
    AtomicInteger next = new AtomicInteger();
    int threads = Math.min(items.size(), Runtime.getRuntime().availableProcessors());
    IntStream.range(0, threads)
        .parallel()
        .forEach(
            thread -> {
              for (int i = next.getAndIncrement(); i < items.size(); i = next.getAndIncrement()) {
                answers.set(i, work.apply(items.get(i)));
              }
            });
    return IntStream.range(0, items.size()).<R>mapToObj(answers::get).toList();
  }
}
