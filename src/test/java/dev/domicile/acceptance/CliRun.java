package dev.domicile.acceptance;

import dev.domicile.catalog.CatalogLoader;
import dev.domicile.cli.Main;
import dev.domicile.cli.input.BaseCatalog;
import dev.domicile.cli.input.Environment;
import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.source.Loaded;
import dev.domicile.core.source.Source;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What one run of the command line told. It runs in this process, on 2026-11-25.
 *
 * @param exit the exit code
 * @param out what went to standard output
 * @param err what went to standard error
 */
public record CliRun(int exit, String out, String err) {

  /** Files for tests of the command line. */
  static final String FILES = "src/test/resources/cli/";

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-25T10:00:00Z"), ZoneOffset.UTC);

  /** Runs with a catalog of a few entries. */
  static CliRun small(String... arguments) {
    return run(smallCatalog(), List.of(arguments));
  }

  /** Runs with what ships. */
  public static CliRun shipped(String... arguments) {
    return run(BaseCatalog.bundled(), List.of(arguments));
  }

  /** As {@link #shipped}; the catalog without files of its own is loaded once for all tests. */
  static CliRun shippedOnce(String... arguments) {
    return run(
        overlays -> overlays.isEmpty() ? Once.SHIPPED : BaseCatalog.bundled().load(overlays),
        List.of(arguments));
  }

  /** What ships, loaded once for all tests. */
  static Loaded<Catalog> shippedCatalog() {
    return Once.SHIPPED;
  }

  private static final class Once {
    static final Loaded<Catalog> SHIPPED = BaseCatalog.bundled().load(List.of());
  }

  /** Runs with a catalog that fails in a way that nobody foresaw. */
  static CliRun crashing(String... arguments) {
    return run(
        overlays -> {
          throw new IllegalStateException("made up for a test");
        },
        List.of(arguments));
  }

  /** A catalog of a few entries, that does not change with the shipped facts. */
  static BaseCatalog smallCatalog() {
    return overlays -> {
      List<Source> sources = new ArrayList<>();
      sources.add(Source.directory(Path.of(FILES + "catalog")));
      sources.addAll(overlays);
      return CatalogLoader.load(sources);
    };
  }

  /** Runs with a catalog of a few entries, where these variables are set. */
  static CliRun small(Map<String, String> variables, String... arguments) {
    return run(smallCatalog(), List.of(arguments), variables);
  }

  private static CliRun run(BaseCatalog catalog, List<String> arguments) {
    return run(catalog, arguments, Map.of());
  }

  private static CliRun run(
      BaseCatalog catalog, List<String> arguments, Map<String, String> variables) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Environment environment =
        new Environment(stream(out), stream(err), CLOCK, false, 100, catalog, variables);
    int exit = Main.run(arguments, environment);
    return new CliRun(
        exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }
}
