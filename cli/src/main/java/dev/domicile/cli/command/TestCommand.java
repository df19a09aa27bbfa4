package dev.domicile.cli.command;

import dev.domicile.cli.input.Environment;
import dev.domicile.cli.input.UsageException;
import dev.domicile.cli.mutate.MutationRun;
import dev.domicile.cli.output.MutationReport;
import dev.domicile.cli.output.OutputFormat;
import dev.domicile.cli.output.TestReport;
import dev.domicile.cli.policytest.Coverage;
import dev.domicile.cli.policytest.PolicyTestFile;
import dev.domicile.core.source.SourceFile;
import dev.domicile.opa.RegoRules;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs the tests of policies. */
@Command(
    name = "test",
    description = {
      "Policy unit tests: every *.test.yaml of the folders, or the files named.",
      "A test names its own policies and days."
    })
public final class TestCommand extends BaseCommand {

  private static final BigDecimal ALL = BigDecimal.valueOf(100);

  @Parameters(arity = "1..*", paramLabel = "DIR", description = "folders or files with tests")
  private List<Path> paths = new ArrayList<>();

  @Option(
      names = "--filter",
      paramLabel = "TEXT",
      description = {
        "only tests with this in the name of the file, a policy or the case;",
        "with * a pattern for the whole name"
      })
  private Optional<String> filter = Optional.empty();

  @Option(
      names = "--min-coverage",
      paramLabel = "PERCENT",
      description = "end with 1 if the cases reach less than this; 99.96 is not 100")
  private Optional<BigDecimal> least = Optional.empty();

  @Option(
      names = "--coverage-listing",
      description = "print the policies with marks at what no case reaches")
  private boolean listing;

  @Option(
      names = "--watch",
      description = "stay, and run again what a change of a file concerns; Ctrl-C ends it")
  private boolean watch;

  @Option(
      names = "--mutate",
      description = {
        "change the policies, one change at a time, and tell which changes",
        "no case notices"
      })
  private boolean mutate;

  @Option(
      names = "--min-killed",
      paramLabel = "PERCENT",
      description = "with --mutate: end with 1 if the cases notice less than this")
  private Optional<BigDecimal> leastKilled = Optional.empty();

  @Mixin private OpaOptions opa = new OpaOptions();

  /** The command in its surroundings. */
  public TestCommand(Environment environment) {
    super(environment);
  }

  @Override
  boolean writes(OutputFormat format) {
    return !mutate || format != OutputFormat.JUNIT;
  }

  @Override
  ExitCode run() {
    checkOptions();
    try (RegoRules rego = opa.rules(environment())) {
      TestSession session =
          new TestSession(environment(), options(), paths, new TestFilter(filter), rego, mutate);
      if (watch) {
        try (FolderChanges changes = new FolderChanges()) {
          return new TestWatch(environment(), session, () -> test(session)).run(changes);
        }
      }
      return test(session);
    }
  }

  private void checkOptions() {
    if (options().at().isPresent() || !options().policies().isEmpty()) {
      throw new UsageException("a test names its own days and policies; leave the option out");
    }
    least.ifPresent(percent -> checkPercentage("--min-coverage", percent));
    leastKilled.ifPresent(percent -> checkPercentage("--min-killed", percent));
    if (leastKilled.isPresent() && !mutate) {
      throw new UsageException("`--min-killed` is about changes of the policies; add `--mutate`");
    }
    if (mutate && (filter.isPresent() || least.isPresent() || listing || watch)) {
      throw new UsageException(
          "`--mutate` asks all cases, once; leave `--filter`, `--watch` and the options about"
              + " coverage out");
    }
    if (filter.isPresent() && (least.isPresent() || listing)) {
      throw new UsageException(
          "coverage is that of all cases; leave `--filter` out, or the option about coverage");
    }
    if (watch && options().output().isPresent()) {
      throw new UsageException("`--watch` writes to the terminal; leave `--output` out");
    }
  }

  private static void checkPercentage(String option, BigDecimal percent) {
    if (percent.signum() < 0 || percent.compareTo(ALL) > 0) {
      throw new UsageException("`" + option + "` is a percentage from 0 to 100");
    }
  }

  private ExitCode test(TestSession session) {
    Collection<TestSession.Done> results = session.run();
    List<SourceFile> listed = listing ? TestSession.policies(results) : List.of();
    TestReport report =
        new TestReport(
            results.stream().map(TestSession.Done::results).toList(),
            filter.isPresent() ? Optional.empty() : Optional.of(coverage(results)),
            least,
            listed);
    if (mutate && report.passed()) {
      return mutate(results, report.cases());
    }
    write(List.of(report), false);
    if (mutate) {
      environment()
          .err()
          .println("the policies were not changed: that tells nothing while cases fail");
    }
    return report.passed() ? ExitCode.GOOD : ExitCode.FOUND;
  }

  private ExitCode mutate(Collection<TestSession.Done> results, int cases) {
    Map<Path, PolicyTestFile> tests = new TreeMap<>();
    results.stream()
        .flatMap(one -> one.test().stream())
        .forEach(kept -> tests.put(kept.file(), kept.test()));
    MutationRun run = new MutationRun(tests);
    MutationReport report = new MutationReport(run.run(), cases, leastKilled);
    write(List.of(report), false);
    return report.passed() ? ExitCode.GOOD : ExitCode.FOUND;
  }

  private static Coverage coverage(Collection<TestSession.Done> results) {
    Coverage coverage = new Coverage();
    results.forEach(one -> coverage.add(one.coverage()));
    return coverage;
  }
}
