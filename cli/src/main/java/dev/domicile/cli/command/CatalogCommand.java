package dev.domicile.cli.command;

import dev.domicile.cli.input.Environment;
import dev.domicile.cli.input.Inputs;
import dev.domicile.cli.input.UsageException;
import dev.domicile.cli.output.CatalogListing;
import dev.domicile.cli.output.OutputFormat;
import dev.domicile.cli.output.TextStyle;
import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.catalog.Glob;
import dev.domicile.core.source.Loaded;
import dev.domicile.core.source.Spelling;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What the catalog says. */
@Command(
    name = "catalog",
    description = {
      "What the catalog says: lists the entries of a kind, or shows one with its sources.",
      "Without a kind: the names of all kinds."
    })
public final class CatalogCommand extends BaseCommand {

  private static final String ALL = "*";

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "KIND",
      description = "as in regions, models, offerings, services, attestations, schemes")
  private String kind = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "ID",
      description = "an id, or a pattern in which * stands for any text")
  private String id = ALL;

  @Option(
      names = "--filter",
      paramLabel = "KEY=VALUE",
      description = "only entries whose key has the value (a pattern); repeatable")
  private Map<String, String> filters = new LinkedHashMap<>();

  /** The command in its surroundings. */
  public CatalogCommand(Environment environment) {
    super(environment);
  }

  @Override
  ExitCode run() {
    Loaded<Catalog> loaded = loadCatalog();
    warn(Inputs.requireAll(List.of(loaded)));
    Catalog catalog = loaded.orElseThrow();
    List<String> names = CatalogListing.names(catalog);
    if (kind.isEmpty()) {
      writeText(String.join("\n", names) + "\n");
      return ExitCode.GOOD;
    }
    if (!names.contains(kind)) {
      throw new UsageException(
          "the catalog has no `"
              + kind
              + "`"
              + Spelling.nearest(kind, names)
                  .map(near -> "; did you mean `" + near + "`?")
                  .orElse("; it has " + String.join(", ", names)));
    }
    CatalogListing all = CatalogListing.of(catalog, kind);
    CatalogListing chosen = all.matching(new Glob(id), filters);
    if (chosen.rows().isEmpty() && Glob.isLiteral(id) && filters.isEmpty()) {
      throw unknown(all);
    }
    if (options().format() == OutputFormat.TEXT && !Glob.isLiteral(id)) {
      boolean colour = environment().colour() && options().output().isEmpty();
      writeText(chosen.table(new TextStyle(environment().width(), colour)));
    } else {
      write(chosen.reports(), true);
    }
    return ExitCode.GOOD;
  }

  private UsageException unknown(CatalogListing all) {
    List<String> ids = all.rows().stream().map(CatalogListing.Row::id).toList();
    return new UsageException(
        "there is no `"
            + id
            + "` among the "
            + kind
            + Spelling.nearest(id, ids).map(near -> "; nearest is `" + near + "`").orElse(""));
  }
}
