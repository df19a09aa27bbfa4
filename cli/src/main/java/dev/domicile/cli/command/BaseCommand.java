package dev.domicile.cli.command;

import dev.domicile.cli.input.Environment;
import dev.domicile.cli.input.Inputs;
import dev.domicile.cli.input.UsageException;
import dev.domicile.cli.output.OutputFormat;
import dev.domicile.cli.output.Report;
import dev.domicile.cli.output.TextStyle;
import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.source.Diagnostic;
import dev.domicile.core.source.Loaded;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/** What every subcommand does: it has the shared options, and writes what it found. */
abstract class BaseCommand implements Callable<Integer> {

  private final Environment environment;

  @Mixin private SharedOptions options = new SharedOptions();

  BaseCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public final Integer call() {
    // Before anything is decided: a long run should not end for a mistyped path.
    options.output().ifPresent(this::checkOutput);
    if (!writes(options.format())) {
      throw new UsageException(
          "`" + options.format() + "` is no format of this command; see --help");
    }
    return run().number();
  }

  /** Whether it can write its answer in this format. */
  boolean writes(OutputFormat format) {
    return format != OutputFormat.JUNIT;
  }

  /** Does it. What is wrong with the input is thrown. */
  abstract ExitCode run();

  final Environment environment() {
    return environment;
  }

  final SharedOptions options() {
    return options;
  }

  /** The shipped catalog with the user's own files. */
  final Loaded<Catalog> loadCatalog() {
    return Inputs.catalog(environment.catalog(), Inputs.overlays(options.catalogs()));
  }

  /** Tells warnings on standard error. */
  final void warn(List<Diagnostic> warnings) {
    warnings.forEach(warning -> environment.err().println(warning));
  }

  /**
   * Writes the reports where the options say.
   *
   * @param list whether JSON is a list even if there is one report
   */
  final void write(List<? extends Report> reports, boolean list) {
    writeText(options.format().write(reports, list, style(options.output().isEmpty())));
  }

  /**
   * How text looks.
   *
   * @param toOutput whether it goes to standard output, which may be a terminal
   */
  final TextStyle style(boolean toOutput) {
    return new TextStyle(environment.width(), environment.colour() && toOutput);
  }

  /** Writes text as it is where the options say. */
  final void writeText(String text) {
    if (options.output().isPresent()) {
      writeFile(options.output().get(), text);
      return;
    }
    environment.out().print(text);
    if (environment.out().checkError()) {
      // A full disk behind a redirection must not end as if everything had been told.
      throw new UncheckedIOException("cannot write to standard output", new IOException());
    }
  }

  /** Whether what {@code -o} names can be written to; other commands write folders. */
  void checkOutput(Path file) {
    Path parent = file.toAbsolutePath().getParent();
    if (Files.isDirectory(file) || parent == null || !Files.isDirectory(parent)) {
      throw new UsageException("cannot write to `" + file + "`: it is not a file in a folder");
    }
  }

  private static void writeFile(Path file, String text) {
    try {
      Files.writeString(file, text, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write `" + file + "`: " + e.getMessage(), e);
    }
  }
}
