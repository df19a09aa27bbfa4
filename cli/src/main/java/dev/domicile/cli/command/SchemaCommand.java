package dev.domicile.cli.command;

import dev.domicile.cli.format.DocumentSchemas;
import dev.domicile.cli.input.Environment;
import dev.domicile.cli.input.Inputs;
import dev.domicile.cli.input.UsageException;
import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.source.Loaded;
import dev.domicile.core.source.Spelling;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** How a kind of document is written, for editors. */
@Command(
    name = "schema",
    description = {
      "The JSON Schema (draft-07) of a kind of document, by which editors complete and check.",
      "It lists the words of the catalog: countries, sets, schemes, sectors, regimes and more.",
      "Without a kind: the names of all kinds."
    })
public final class SchemaCommand extends BaseCommand {

  @Parameters(arity = "0..1", paramLabel = "KIND", description = "as in Policy or Workload")
  private String kind = "";

  @Option(
      names = "--all",
      description = "write the schema of every kind as KIND.schema.json to the folder of -o")
  private boolean all;

  /** The command in its surroundings. */
  public SchemaCommand(Environment environment) {
    super(environment);
  }

  @Override
  ExitCode run() {
    Optional<Path> folder = options().output();
    if (all && (folder.isEmpty() || !kind.isEmpty())) {
      throw new UsageException(
          "`--all` writes every kind to a folder: `policy-check schema --all -o schemas`");
    }
    SortedSet<String> kinds = DocumentSchemas.kinds();
    if (!all && kind.isEmpty()) {
      writeText(String.join("\n", kinds) + "\n");
      return ExitCode.GOOD;
    }
    if (!all && !kinds.contains(kind)) {
      throw new UsageException(unknown(kinds));
    }
    Loaded<Catalog> catalog = loadCatalog();
    warn(Inputs.requireAll(List.of(catalog)));
    DocumentSchemas schemas = new DocumentSchemas(catalog.orElseThrow());
    if (all) {
      folder.ifPresent(into -> kinds.forEach(each -> write(into, each, schemas.of(each))));
    } else {
      writeText(schemas.of(kind));
    }
    return ExitCode.GOOD;
  }

  @Override
  void checkOutput(Path file) {
    if (!all) {
      super.checkOutput(file);
    } else if (Files.exists(file) && !Files.isDirectory(file)) {
      throw new UsageException("cannot write to `" + file + "`: it is not a folder");
    }
  }

  private String unknown(SortedSet<String> kinds) {
    return "there is no kind `"
        + kind
        + "`"
        + Spelling.nearest(kind, kinds)
            .map(near -> "; did you mean `" + near + "`?")
            .orElse("; the kinds are " + String.join(", ", kinds));
  }

  private static void write(Path folder, String kind, String schema) {
    Path file = folder.resolve(kind + ".schema.json");
    try {
      Files.createDirectories(folder);
      Files.writeString(file, schema, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write `" + file + "`: " + e.getMessage(), e);
    }
  }
}
