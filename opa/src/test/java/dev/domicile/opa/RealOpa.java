package dev.domicile.opa;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * A real {@code opa} for tests: the one that {@code tools/install-opa} built, or one of the right
 * version on the PATH. Where there is none, tests fail in continuous integration and are skipped
 * elsewhere. A server listens on the loopback address and ends with {@link #close()}.
 */
public final class RealOpa implements AutoCloseable {

  /** The version against which everything was verified. */
  public static final String VERSION = "1.22.2";

  private static final Duration START = Duration.ofSeconds(20);
  private static final Duration RUN = Duration.ofSeconds(120);

  private static final Optional<Path> FOUND = find();

  private final Process process;
  private final URI address;
  private final Path log;

  private RealOpa(Process process, URI address, Path log) {
    this.process = process;
    this.address = address;
    this.log = log;
  }

  /** What one run of the program told. */
  public record Run(int exit, String out, String err) {
    /** Everything that it told. */
    public String text() {
      return out + err;
    }
  }

  /** The program; without one the test fails in continuous integration and is skipped elsewhere. */
  public static Path program() {
    if (FOUND.isEmpty()) {
      String advice = "no opa " + VERSION + ": run tools/install-opa, or put it on the PATH";
      if (System.getenv("CI") != null) {
        Assertions.fail(advice);
      }
      Assumptions.abort(advice);
    }
    return FOUND.orElseThrow();
  }

  /** Runs {@code opa} in the working directory of the tests. */
  public static Run run(String... arguments) {
    return runIn(Path.of("").toAbsolutePath(), arguments);
  }

  /** Runs {@code opa} in {@code folder}. */
  public static Run runIn(Path folder, String... arguments) {
    List<String> command = new ArrayList<>(List.of(program().toString()));
    command.addAll(List.of(arguments));
    try {
      Path out = Files.createTempFile("opa", ".out");
      Path err = Files.createTempFile("opa", ".err");
      try {
        Process started =
            new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        started.getOutputStream().close();
        if (!started.waitFor(RUN.toSeconds(), TimeUnit.SECONDS)) {
          started.destroyForcibly().waitFor();
          throw new AssertionError("did not end: " + command);
        }
        return new Run(started.exitValue(), Files.readString(out), Files.readString(err));
      } finally {
        Files.deleteIfExists(out);
        Files.deleteIfExists(err);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  /**
   * A server on a free port of the loopback address, as {@code opa run -s} with these arguments.
   * Returns when it answers.
   */
  public static RealOpa serve(String... arguments) {
    return serve("http", arguments);
  }

  /** As {@link #serve(String...)}, over TLS; the arguments name certificate and key. */
  public static RealOpa serveTls(String... arguments) {
    return serve("https", arguments);
  }

  private static RealOpa serve(String scheme, String... arguments) {
    int port = freePort();
    List<String> command = new ArrayList<>(List.of(program().toString(), "run", "--server"));
    command.addAll(List.of("--addr", "127.0.0.1:" + port, "--skip-version-check"));
    command.addAll(List.of("--log-level", "error"));
    command.addAll(List.of(arguments));
    try {
      Path log = Files.createTempFile("opa-server", ".log");
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      RealOpa opa = new RealOpa(process, URI.create(scheme + "://127.0.0.1:" + port), log);
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
      opa.awaitReady(port);
      return opa;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void awaitReady(int port) {
    long end = System.nanoTime() + START.toNanos();
    while (process.isAlive() && System.nanoTime() < end) {
      try (var probe = new java.net.Socket(InetAddress.getLoopbackAddress(), port)) {
        if (probe.isConnected()) {
          return;
        }
      } catch (IOException e) {
        pause();
      }
    }
    String told = log();
    close();
    throw new AssertionError("opa did not start: " + told);
  }

  private static void pause() {
    try {
      Thread.sleep(10);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  /**
   * A port that is free now. Not one that the system hands out: until the server has compiled and
   * binds it, a client of another test could get it.
   */
  private static int freePort() {
    for (int attempt = 0; attempt < 100; attempt++) {
      int port = ThreadLocalRandom.current().nextInt(10_240, 32_000);
      try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      } catch (BindException e) {
        continue; // taken: try another
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    throw new AssertionError("no free port");
  }

  /** Where it listens: {@code http://127.0.0.1:PORT}. */
  public URI address() {
    return address;
  }

  /** What it wrote so far. */
  public String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Posts JSON to a path such as {@code /v1/data/domicile/decision}. */
  public HttpResponse<String> post(String path, String json) {
    HttpRequest request =
        HttpRequest.newBuilder(address.resolve(path))
            .header("Content-Type", "application/json")
            .timeout(RUN)
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build();
    try {
      return Client.HTTP.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  /** Made when a test first posts. */
  private static final class Client {
    static final HttpClient HTTP =
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  }

  /** Ends the server at once, as a crash would. */
  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.waitFor(10, TimeUnit.SECONDS);
      Files.deleteIfExists(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Optional<Path> find() {
    Stream.Builder<Path> places = Stream.builder();
    for (Path up = Path.of("").toAbsolutePath(); up != null; up = up.getParent()) {
      places.add(up.resolve("tools/bin/opa"));
    }
    for (String folder : System.getenv().getOrDefault("PATH", "").split(":")) {
      places.add(Path.of(folder, "opa"));
    }
    return places.build().filter(Files::isExecutable).filter(RealOpa::isRight).findFirst();
  }

  private static boolean isRight(Path program) {
    try {
      Process process = new ProcessBuilder(program.toString(), "version").start();
      String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.waitFor() == 0 && told.contains("Version: " + VERSION + "\n");
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
