package dev.domicile.cli.input;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/**
 * What surrounds a run of the command line.
 *
 * @param in what a command reads that is asked to read standard input
 * @param out where data goes, in UTF-8
 * @param err where everything else goes
 * @param clock asked for today where no day is given
 * @param colour whether {@code out} may be coloured
 * @param width columns of a line of text
 * @param catalog the shipped catalog, over which the user's files are laid
 * @param variables variables of the process that stand for options
 */
public record Environment(
    InputStream in,
    PrintStream out,
    PrintStream err,
    Clock clock,
    boolean colour,
    int width,
    BaseCatalog catalog,
    Map<String, String> variables) {

  private static final int USUAL_WIDTH = 100;
  private static final int LEAST_WIDTH = 40;
  private static final int MOST_WIDTH = 400;

  public Environment {
    if (width < LEAST_WIDTH || width > MOST_WIDTH) {
      throw new IllegalArgumentException(
          "`width` is not in " + LEAST_WIDTH + " to " + MOST_WIDTH + ": " + width);
    }
    variables = Map.copyOf(variables);
  }

  /** Surroundings without variables and with nothing to read on standard input. */
  public Environment(
      PrintStream out,
      PrintStream err,
      Clock clock,
      boolean colour,
      int width,
      BaseCatalog catalog) {
    this(out, err, clock, colour, width, catalog, Map.of());
  }

  /** Surroundings with nothing to read on standard input. */
  public Environment(
      PrintStream out,
      PrintStream err,
      Clock clock,
      boolean colour,
      int width,
      BaseCatalog catalog,
      Map<String, String> variables) {
    this(InputStream.nullInputStream(), out, err, clock, colour, width, catalog, variables);
  }

  /** The streams, the variables and the clock of this process. */
  public static Environment ofProcess() {
    Map<String, String> variables = System.getenv();
    boolean colour = System.console() != null && variables.getOrDefault("NO_COLOR", "").isEmpty();
    return new Environment(
        new FileInputStream(FileDescriptor.in),
        utf8(FileDescriptor.out),
        utf8(FileDescriptor.err),
        Clock.systemUTC(),
        colour,
        width(variables.getOrDefault("COLUMNS", "")),
        BaseCatalog.bundled(),
        variables);
  }

  /** A variable of the process; one that is set to nothing is not set. */
  public Optional<String> variable(String name) {
    return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
  }

  /** Without the variables: they may hold secrets. */
  @Override
  public String toString() {
    return "Environment[width=" + width + ", colour=" + colour + "]";
  }

  /** Today, where the earth's day begins by agreement. */
  public LocalDate today() {
    return LocalDate.now(clock.withZone(ZoneOffset.UTC));
  }

  private static PrintStream utf8(FileDescriptor descriptor) {
    // The platform's own charset may lack the signs of outcomes, and JSON is UTF-8 everywhere.
    return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
  }

  /** The columns that a variable tells, within bounds; the usual number if it tells none. */
  static int width(String columns) {
    try {
      return Math.max(LEAST_WIDTH, Math.min(MOST_WIDTH, Integer.parseInt(columns)));
    } catch (NumberFormatException e) {
      return USUAL_WIDTH;
    }
  }
}
