package dev.domicile.cli.command;

import dev.domicile.cli.format.Formatter;
import dev.domicile.cli.format.UnifiedDiff;
import dev.domicile.cli.format.YamlFiles;
import dev.domicile.cli.input.Environment;
import dev.domicile.cli.input.Inputs;
import dev.domicile.cli.input.UsageException;
import dev.domicile.cli.output.FormatReport;
import dev.domicile.cli.output.FormatReport.Change;
import dev.domicile.core.source.Loaded;
import dev.domicile.core.source.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Gives YAML files their layout. */
@Command(
    name = "fmt",
    description = {
      "Writes YAML files in the one layout; comments and meaning stay.",
      "Of folders: the files with our documents (apiVersion: domicile/…), tests too."
    })
public final class FmtCommand extends BaseCommand {

  private static final Path STANDARD_INPUT = Path.of("-");

  @Parameters(
      arity = "0..*",
      paramLabel = "PATH",
      description = "files or folders; - reads standard input and writes standard output")
  private List<Path> paths = new ArrayList<>();

  @Option(names = "--stdin", description = "the same as the path -")
  private boolean stdin;

  @Option(
      names = "--check",
      description = "change nothing; print what would change, and end with 1 if anything would")
  private boolean check;

  /** The command in its surroundings. */
  public FmtCommand(Environment environment) {
    super(environment);
  }

  @Override
  ExitCode run() {
    if (stdin || paths.contains(STANDARD_INPUT)) {
      if (paths.stream().anyMatch(path -> !path.equals(STANDARD_INPUT))) {
        throw new UsageException("name either standard input or files, not both");
      }
      return formatInput();
    }
    if (paths.isEmpty()) {
      throw new UsageException("name a file or folder to format, or - for standard input");
    }
    return formatFiles();
  }

  private ExitCode formatInput() {
    SourceFile file = new SourceFile("stdin", readInput());
    String text = format(new Formatter(), List.of(file)).get(0);
    if (check) {
      return report(1, changes(List.of(file), List.of(text)));
    }
    writeText(text);
    return ExitCode.GOOD;
  }

  private byte[] readInput() {
    try {
      return environment().in().readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read standard input", e);
    }
  }

  private ExitCode formatFiles() {
    paths.forEach(Inputs::requireExisting);
    Map<Path, SourceFile> found = YamlFiles.find(paths);
    if (found.isEmpty()) {
      throw new UsageException("there is no document of ours here (apiVersion: domicile/…)");
    }
    List<SourceFile> files = List.copyOf(found.values());
    List<String> texts = format(new Formatter(), files);
    List<Change> changes = changes(files, texts);
    if (!check) {
      replace(List.copyOf(found.keySet()), files, texts);
    }
    return report(files.size(), changes);
  }

  /** All of them, or none: a file that cannot be read should not leave the others half done. */
  private static List<String> format(Formatter formatter, List<SourceFile> files) {
    List<Loaded<String>> texts = files.stream().map(formatter::format).toList();
    Inputs.requireAll(texts);
    return texts.stream().map(Loaded::orElseThrow).toList();
  }

  private static void replace(List<Path> paths, List<SourceFile> files, List<String> texts) {
    for (int i = 0; i < files.size(); i++) {
      if (isChanged(files.get(i), texts.get(i))) {
        YamlFiles.replace(paths.get(i), texts.get(i));
      }
    }
  }

  private static List<Change> changes(List<SourceFile> files, List<String> texts) {
    List<Change> changes = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      SourceFile file = files.get(i);
      if (isChanged(file, texts.get(i))) {
        String before = new String(file.content(), StandardCharsets.UTF_8);
        String diff = UnifiedDiff.of(file.name(), before, texts.get(i));
        changes.add(new Change(file.name(), diff));
      }
    }
    return changes;
  }

  private static boolean isChanged(SourceFile file, String text) {
    return !SourceFile.ofText(file.name(), text).equals(file);
  }

  private ExitCode report(int files, List<Change> changes) {
    write(List.of(new FormatReport(files, changes, check)), false);
    return check && !changes.isEmpty() ? ExitCode.FOUND : ExitCode.GOOD;
  }
}
