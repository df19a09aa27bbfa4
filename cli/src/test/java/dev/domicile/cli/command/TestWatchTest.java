package dev.domicile.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.domicile.cli.input.BaseCatalog;
import dev.domicile.cli.input.Environment;
import dev.domicile.opa.RegoRules;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class TestWatchTest {

  private static final String POLICY =
      """
      apiVersion: domicile/v1
      kind: Policy
      metadata: {id: NAME, title: Inside, jurisdiction: DE, effective: {from: 2026-01-01}, enforcement: enforce}
      rules:
        - id: inside
          residency: {stages: [inference], onlyIn: [PLACE]}
      """;

  private static final String TEST =
      """
      apiVersion: domicile/v1
      kind: PolicyTest
      at: 2026-11-25
      workloads:
        shop: {data: {subjects: [DE], categories: []}, requester: {country: DE, regimes: []}, stages: [inference]}
      cases:
        - name: Frankfurt
          workload: shop
          offering: aws/eu-central-1/bedrock/claude-sonnet-4-6@geo
          expect: allowed
      """;

  @TempDir private Path folder = Path.of("");

  private final ByteArrayOutputStream told = new ByteArrayOutputStream();
  private final Environment environment =
      new Environment(
          new PrintStream(told, true, StandardCharsets.UTF_8),
          new PrintStream(told, true, StandardCharsets.UTF_8),
          Clock.systemUTC(),
          false,
          100,
          BaseCatalog.bundled());
  private final List<Collection<TestSession.Done>> rounds = new ArrayList<>();

  @Test
  void a_change_of_a_policy_runs_its_test_again_and_no_other() {
    write("one", "EEA");
    write("two", "EEA");

    ExitCode end = watch(() -> write("one", "FR"));

    assertEquals(ExitCode.FOUND, end);
    assertEquals(List.of(true, true), passed(0));
    assertEquals(List.of(false, true), passed(1));
    List<TestSession.Done> first = List.copyOf(rounds.get(0));
    List<TestSession.Done> second = List.copyOf(rounds.get(1));
    assertTrue(first.get(0) != second.get(0));
    assertTrue(first.get(1) == second.get(1));
  }

  @Test
  void a_mistake_in_a_file_is_told_and_waited_out() {
    write("one", "EEA");

    ExitCode end = watch(() -> write("one", "EEEA"), () -> write("one", "EEA"));

    assertEquals(ExitCode.GOOD, end);
    assertEquals(2, rounds.size());
    assertTrue(told.toString(StandardCharsets.UTF_8).contains("one.yaml:6:"), told::toString);
  }

  @Test
  @Timeout(60)
  void the_system_tells_what_changed() {
    write("one", "EEA");
    Path policy = folder.resolve("one.yaml").toAbsolutePath().normalize();
    try (FolderChanges changes = new FolderChanges()) {
      Thread writer = new Thread(() -> writeSoon("one"));
      writer.start();

      Optional<Set<Path>> changed = changes.next(Set.of(policy.resolveSibling("")));

      assertTrue(changed.orElseThrow().contains(policy), changed::toString);
      writer.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void writeSoon(String name) {
    try {
      Thread.sleep(500);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    write(name, "FR");
  }

  /** Every round after the first follows one of these changes of the file {@code one.yaml}. */
  private ExitCode watch(Runnable... edits) {
    Deque<Runnable> left = new ArrayDeque<>(List.of(edits));
    Path changed = folder.resolve("one.yaml").toAbsolutePath().normalize();
    TestSession session =
        new TestSession(
            environment,
            new SharedOptions(),
            List.of(folder),
            new TestFilter(Optional.empty()),
            new RegoRules(),
            false);
    TestWatch watch =
        new TestWatch(
            environment,
            session,
            () -> {
              Collection<TestSession.Done> results = session.run();
              rounds.add(List.copyOf(results));
              return results.stream().allMatch(TestWatchTest::isGreen)
                  ? ExitCode.GOOD
                  : ExitCode.FOUND;
            });
    return watch.run(
        folders -> {
          assertTrue(folders.contains(changed.getParent()), folders::toString);
          if (left.isEmpty()) {
            return Optional.empty();
          }
          left.removeFirst().run();
          return Optional.of(Set.of(changed));
        });
  }

  private List<Boolean> passed(int round) {
    return rounds.get(round).stream().map(TestWatchTest::isGreen).toList();
  }

  private static boolean isGreen(TestSession.Done one) {
    return one.results().results().stream().allMatch(result -> result.passed());
  }

  private void write(String name, String place) {
    try {
      Files.writeString(
          folder.resolve(name + ".yaml"), POLICY.replace("NAME", name).replace("PLACE", place));
      Files.writeString(folder.resolve(name + ".test.yaml"), TEST);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
