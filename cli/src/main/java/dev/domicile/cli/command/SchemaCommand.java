package dev.domicile.cli.command;

import dev.domicile.cli.format.DocumentKinds;
import dev.domicile.cli.input.Environment;
import dev.domicile.cli.input.UsageException;
import dev.domicile.core.decision.Decision;
import dev.domicile.core.source.Spelling;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** How a kind of document is written, for editors. */
@Command(
    name = "schema",
    description = {
      "The JSON Schema (draft-07) of a kind of document, by which editors complete and check.",
      "Without a kind: the names of all kinds."
    })
public final class SchemaCommand extends BaseCommand {

  @Parameters(arity = "0..1", paramLabel = "KIND", description = "as in Policy or Workload")
  private String kind = "";

  /** The command in its surroundings. */
  public SchemaCommand(Environment environment) {
    super(environment);
  }

  @Override
  ExitCode run() {
    Map<String, Supplier<String>> schemas = schemas();
    if (kind.isEmpty()) {
      writeText(String.join("\n", schemas.keySet()) + "\n");
      return ExitCode.GOOD;
    }
    Supplier<String> schema = schemas.get(kind);
    if (schema == null) {
      throw new UsageException(
          "there is no kind `"
              + kind
              + "`"
              + Spelling.nearest(kind, schemas.keySet())
                  .map(near -> "; did you mean `" + near + "`?")
                  .orElse("; the kinds are " + String.join(", ", schemas.keySet())));
    }
    writeText(schema.get());
    return ExitCode.GOOD;
  }

  /**
   * Every kind that has a schema: the documents that are read, and the decision that is written.
   */
  private static Map<String, Supplier<String>> schemas() {
    Map<String, Supplier<String>> schemas = new TreeMap<>();
    DocumentKinds.shapes()
        .forEach((kind, shape) -> schemas.put(kind, () -> shape.jsonSchema("domicile/v1 " + kind)));
    schemas.put("Decision", Decision::jsonSchema);
    return schemas;
  }
}
