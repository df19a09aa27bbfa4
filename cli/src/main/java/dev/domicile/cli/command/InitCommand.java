package dev.domicile.cli.command;

import dev.domicile.cli.format.DocumentSchemas;
import dev.domicile.cli.input.Environment;
import dev.domicile.cli.input.Inputs;
import dev.domicile.cli.input.UsageException;
import dev.domicile.cli.scaffold.Scaffold;
import dev.domicile.cli.scaffold.Template;
import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.source.Loaded;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a new policy repository. */
@Command(
    name = "init",
    description = {
      "A policy repository to begin with: a policy, its test, a workload, configuration and CI.",
      "What is there already is never overwritten."
    })
public final class InitCommand extends BaseCommand {

  @Option(
      names = "--template",
      required = true,
      paramLabel = "NAME",
      description = "eu-health, in-payments, gulf-public or latam-retail")
  private Template template = Template.EU_HEALTH;

  @Parameters(
      arity = "0..1",
      paramLabel = "DIR",
      description = "the folder to write into (default: this one)")
  private Path folder = Path.of("");

  /** The command in its surroundings. */
  public InitCommand(Environment environment) {
    super(environment);
  }

  @Override
  ExitCode run() {
    SortedMap<String, String> files = Scaffold.files(template, new DocumentSchemas(catalog()));
    List<String> there =
        files.keySet().stream()
            .filter(file -> Files.exists(folder.resolve(file), LinkOption.NOFOLLOW_LINKS))
            .toList();
    if (!there.isEmpty()) {
      throw new UsageException(
          "nothing was written, because there is already " + String.join(", ", there));
    }
    StringBuilder told = new StringBuilder();
    for (Map.Entry<String, String> file : files.entrySet()) {
      write(folder.resolve(file.getKey()), file.getValue());
      told.append("wrote ").append(shown(file.getKey())).append('\n');
    }
    told.append("next: policy-check test ").append(shown("policies")).append('\n');
    writeText(told.toString());
    return ExitCode.GOOD;
  }

  private Catalog catalog() {
    Loaded<Catalog> catalog = loadCatalog();
    warn(Inputs.requireAll(List.of(catalog)));
    return catalog.orElseThrow();
  }

  private String shown(String file) {
    return folder.resolve(file).toString().replace('\\', '/');
  }

  private static void write(Path file, String text) {
    try {
      Path parent = file.toAbsolutePath().getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      Files.writeString(file, text, java.nio.file.StandardOpenOption.CREATE_NEW);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write `" + file + "`", e);
    }
  }
}
