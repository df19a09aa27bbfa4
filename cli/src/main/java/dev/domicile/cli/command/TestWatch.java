package dev.domicile.cli.command;

import dev.domicile.cli.input.Environment;
import dev.domicile.cli.input.UsageException;
import dev.domicile.core.source.InvalidSourceException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Runs tests again and again, each time that files change. */
final class TestWatch {

  private static final String CLEAR = "\u001b[H\u001b[2J\u001b[3J";

  private final Environment environment;
  private final TestSession session;
  private final Supplier<ExitCode> test;

  /** Tells what changed. */
  @FunctionalInterface
  interface Changes {

    /**
     * Waits until files below the folders change.
     *
     * @return what changed, absolute; empty if there is nothing more to wait for
     */
    Optional<Set<Path>> next(Set<Path> folders);
  }

  TestWatch(Environment environment, TestSession session, Supplier<ExitCode> test) {
    this.environment = environment;
    this.session = session;
    this.test = test;
  }

  /** Runs until there is nothing more to wait for; the exit code is that of the last round. */
  ExitCode run(Changes changes) {
    ExitCode last = round();
    Optional<Set<Path>> changed = changes.next(session.folders());
    while (changed.isPresent()) {
      session.forget(changed.get());
      if (environment.colour()) {
        environment.out().print(CLEAR);
      }
      last = round();
      changed = changes.next(session.folders());
    }
    return last;
  }

  /** A mistake in a file is told, and then somebody corrects it. */
  private ExitCode round() {
    ExitCode result;
    try {
      result = test.get();
    } catch (InvalidSourceException e) {
      e.diagnostics().forEach(environment.err()::println);
      result = ExitCode.WRONG_INPUT;
    } catch (UsageException | UncheckedIOException e) {
      environment.err().println(e.getMessage());
      result = ExitCode.WRONG_INPUT;
    }
    environment.err().println("waiting for changes; Ctrl-C ends");
    environment.out().flush();
    environment.err().flush();
    return result;
  }
}
