package dev.domicile.cli.command;

import dev.domicile.cli.input.Environment;
import dev.domicile.cli.input.Inputs;
import dev.domicile.cli.lsp.LspServer;
import dev.domicile.core.source.Source;
import java.io.PrintStream;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Serves an editor. */
@Command(
    name = "lsp",
    description = {
      "Serves an editor by the Language Server Protocol, over standard input and output:",
      "problems as you type, what words mean, completion, definitions, repairs, and over",
      "each rule what it refuses. Your editor starts it; docs/authoring/editor.md tells how."
    })
public final class LspCommand extends BaseCommand {

  @Option(names = "--stdio", description = "the default; many editors say it")
  private boolean stdio = true;

  /** The command in its surroundings. */
  public LspCommand(Environment environment) {
    super(environment);
  }

  @Override
  ExitCode run() {
    List<Source> overlays = Inputs.overlays(options().catalogs());
    LspServer server =
        new LspServer(
            environment().catalog(),
            overlays,
            () -> options().at().orElseGet(environment()::today));
    PrintStream usual = System.out;
    // A word that some library prints in between would break the protocol.
    System.setOut(System.err);
    try {
      boolean orderly = server.serve(environment().in(), environment().out());
      return orderly ? ExitCode.GOOD : ExitCode.FOUND;
    } finally {
      System.setOut(usual);
    }
  }
}
