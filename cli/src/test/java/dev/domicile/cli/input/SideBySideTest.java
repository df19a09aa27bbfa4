package dev.domicile.cli.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Several threads are not to be seen in what comes of them. */
class SideBySideTest {

  private static final List<Integer> NUMBERS = IntStream.range(0, 500).boxed().toList();

  @Test
  void answers_come_in_the_order_of_the_items() {
    assertEquals(
        NUMBERS.stream().map(i -> "n" + i).toList(), SideBySide.map(NUMBERS, i -> "n" + i));
    assertEquals(List.of(), SideBySide.map(List.of(), item -> item));
  }

  @Test
  void the_first_item_that_fails_is_told_and_no_other_is_left_out() {
    Set<Integer> tried = ConcurrentHashMap.newKeySet();
    UsageException thrown =
        assertThrows(
            UsageException.class,
            () ->
                SideBySide.map(
                    NUMBERS,
                    i -> {
                      tried.add(i);
                      if (i % 100 == 7) {
                        throw new UsageException("no " + i);
                      }
                      return i;
                    }));
    assertEquals("no 7", thrown.getMessage());
    assertEquals(Set.copyOf(NUMBERS), tried);
  }

  @Test
  void what_was_begun_early_answers_or_fails_when_it_is_asked_for() {
    Supplier<String> answer = SideBySide.soon(() -> "ready");
    UsageException wrong = new UsageException("wrong");
    Supplier<String> failure =
        SideBySide.soon(
            () -> {
              throw wrong;
            });
    assertEquals("ready", answer.get());
    assertEquals(wrong, assertThrows(UsageException.class, failure::get));
  }
}
