package dev.domicile.acceptance.properties;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A run of choices, taken one after the other from a list of numbers that jqwik generates and
 * shrinks. Zero is the simplest choice everywhere, and what lies behind the end of the list is
 * zero: shorter lists of smaller numbers make simpler things. Not thread-safe.
 */
final class Choices {

  private final List<Integer> numbers;
  private int next;

  Choices(List<Integer> numbers) {
    this.numbers = numbers;
  }

  /** A number from 0 to {@code bound - 1}. */
  int below(int bound) {
    return next < numbers.size() ? numbers.get(next++) % bound : 0;
  }

  /** True once in {@code n} times; false is simplest. */
  boolean oneIn(int n) {
    return below(n) == n - 1;
  }

  boolean coin() {
    return oneIn(2);
  }

  /** One of {@code options}; the first is simplest. */
  <T> T pick(List<T> options) {
    return options.get(below(options.size()));
  }

  @SafeVarargs
  final <T> T pick(T... options) {
    return options[below(options.length)];
  }

  /** Some of {@code options} in their order, perhaps none. */
  <T> List<T> some(List<T> options) {
    List<T> chosen = new ArrayList<>();
    for (T option : options) {
      if (coin()) {
        chosen.add(option);
      }
    }
    return chosen;
  }

  /** One or a few of {@code options}. */
  <T> List<T> few(List<T> options) {
    List<T> chosen = new ArrayList<>(List.of(pick(options)));
    while (chosen.size() < options.size() && oneIn(3)) {
      T other = pick(options);
      if (!chosen.contains(other)) {
        chosen.add(other);
      }
    }
    return chosen;
  }

  /** Nothing, or what {@code value} gives; nothing is simplest. */
  <T> Optional<T> perhaps(Supplier<T> value) {
    return coin() ? Optional.of(value.get()) : Optional.empty();
  }

  /** What {@code value} gives, seldom nothing. */
  <T> Optional<T> mostly(Supplier<T> value) {
    return oneIn(4) ? Optional.empty() : Optional.of(value.get());
  }

  /** {@code items} in some order. */
  <T> List<T> shuffled(List<T> items) {
    List<T> result = new ArrayList<>(items);
    for (int i = result.size() - 1; i > 0; i--) {
      Collections.swap(result, i, below(i + 1));
    }
    return result;
  }
}
