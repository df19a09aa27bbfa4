package dev.domicile.cli.command;

import dev.domicile.cli.input.Environment;
import dev.domicile.cli.input.Inputs;
import dev.domicile.cli.input.UsageException;
import dev.domicile.cli.output.TestReport;
import dev.domicile.cli.output.TestReport.FileResults;
import dev.domicile.cli.policytest.Coverage;
import dev.domicile.cli.policytest.PolicyTestFile;
import dev.domicile.cli.policytest.TestBench;
import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.source.Loaded;
import dev.domicile.core.source.Source;
import dev.domicile.opa.RegoRules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Runs the tests of policies. */
@Command(
    name = "test",
    description = {
      "Policy unit tests: every *.test.yaml of the folders, or the files named.",
      "A test names its own policies and days."
    })
public final class TestCommand extends BaseCommand {

  private static final String SUFFIX = ".test.yaml";

  @Parameters(arity = "1..*", paramLabel = "DIR", description = "folders or files with tests")
  private List<Path> paths = new ArrayList<>();

  @Mixin private OpaOptions opa = new OpaOptions();

  /** The command in its surroundings. */
  public TestCommand(Environment environment) {
    super(environment);
  }

  @Override
  ExitCode run() {
    if (options().at().isPresent() || !options().policies().isEmpty()) {
      throw new UsageException("a test names its own days and policies; leave the option out");
    }
    TreeSet<Path> files = new TreeSet<>();
    paths.forEach(path -> files.addAll(find(path)));
    if (files.isEmpty()) {
      throw new UsageException("there is no test here; tests are files named *" + SUFFIX);
    }
    try (RegoRules rego = opa.rules(environment())) {
      return run(load(files, rego));
    }
  }

  private ExitCode run(List<PolicyTestFile> tests) {
    Coverage coverage = new Coverage();
    List<FileResults> results = new ArrayList<>();
    for (PolicyTestFile test : tests) {
      results.add(new FileResults(test.name(), test.run()));
      coverage.add(test.coverage());
    }
    TestReport report = new TestReport(results, coverage);
    write(List.of(report), false);
    return report.failed() > 0 ? ExitCode.FOUND : ExitCode.GOOD;
  }

  private List<PolicyTestFile> load(TreeSet<Path> files, RegoRules rego) {
    List<Source> overlays = Inputs.overlays(options().catalogs());
    Loaded<Catalog> catalog = Inputs.catalog(environment().catalog(), overlays);
    warn(Inputs.requireAll(List.of(catalog)));
    TestBench bench =
        new TestBench(
            environment().catalog().with(overlays),
            catalog.orElseThrow(),
            options().uncovered(),
            options().minConfidence(),
            rego);
    List<Loaded<PolicyTestFile>> tests = new ArrayList<>();
    for (Path file : files) {
      tests.add(PolicyTestFile.load(file, bench));
    }
    warn(Inputs.requireAll(tests));
    return tests.stream().map(Loaded::orElseThrow).toList();
  }

  /** The tests below a folder, by path; names that start with a dot are skipped. */
  private static List<Path> find(Path start) {
    Inputs.requireExisting(start);
    if (!Files.isDirectory(start)) {
      return List.of(start);
    }
    List<Path> found = new ArrayList<>();
    try {
      Files.walkFileTree(
          start,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes ignored) {
              return !folder.equals(start) && isHidden(folder)
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes ignored) {
              if (!isHidden(file) && String.valueOf(file.getFileName()).endsWith(SUFFIX)) {
                found.add(file);
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read `" + start + "`: " + e.getMessage(), e);
    }
    return found;
  }

  private static boolean isHidden(Path path) {
    return String.valueOf(path.getFileName()).startsWith(".");
  }
}
