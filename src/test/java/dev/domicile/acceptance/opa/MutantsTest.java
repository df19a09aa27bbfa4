package dev.domicile.acceptance.opa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.domicile.acceptance.properties.Worlds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The comparison can fail: semantics that are wrong in one place are found out by the same
 * generated cases that show the right ones to be equal.
 */
class MutantsTest {

  private static final int WORLDS = 120;
  private static final int WORKLOADS = 10;
  private static final int SERVERS = 2;

  @TempDir private Path folder;

  @Test
  void every_mutant_changes_the_semantics_in_one_place() {
    List<Mutant> stale = Mutant.ALL.stream().filter(mutant -> mutant.places() != 1).toList();
    assertEquals(List.of(), stale, "what they change does not stand in the Rego just once");
  }

  @Test
  void every_wrong_version_of_the_semantics_is_noticed() {
    Queue<Mutant> mutants = new ConcurrentLinkedQueue<>(Mutant.ALL);
    Map<String, Integer> noticedAfter = new ConcurrentSkipListMap<>();
    Parallel.times(
        SERVERS,
        () -> {
          for (Mutant one = mutants.poll(); one != null; one = mutants.poll()) {
            noticedAfter.put(one.says(), casesUntilNoticed(one));
          }
        });
    System.out.println("wrong semantics are noticed after so many worlds: " + noticedAfter);
    List<String> unnoticed =
        noticedAfter.entrySet().stream()
            .filter(entry -> entry.getValue() < 0)
            .map(Map.Entry::getKey)
            .toList();
    assertEquals(List.of(), unnoticed);
    assertNotEquals(0, noticedAfter.size());
  }

  /** How many worlds it took; -1 if none of them showed it. */
  private int casesUntilNoticed(Mutant mutant) {
    try (Semantics wrong = new Semantics(mutant.writtenTo(newFolder()))) {
      for (int i = 0; i < WORLDS; i++) {
        GeneratedCase asked = new GeneratedCase(Worlds.random(new SplittableRandom(i), WORKLOADS));
        if (!asked.disagreements(wrong, (question, decision) -> {}).isEmpty()) {
          return i + 1;
        }
      }
      return -1;
    }
  }

  private Path newFolder() {
    try {
      return Files.createTempDirectory(folder, "rego");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
