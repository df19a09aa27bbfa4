package dev.domicile.cli.command;

import dev.domicile.cli.input.Environment;
import dev.domicile.cli.input.Inputs;
import dev.domicile.cli.input.SideBySide;
import dev.domicile.cli.input.UsageException;
import dev.domicile.cli.output.TestReport.FileResults;
import dev.domicile.cli.policytest.Coverage;
import dev.domicile.cli.policytest.PolicyTestFile;
import dev.domicile.cli.policytest.TestBench;
import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.source.Diagnostic;
import dev.domicile.core.source.Loaded;
import dev.domicile.core.source.Source;
import dev.domicile.core.source.SourceFile;
import dev.domicile.opa.RegoRules;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * The tests below some paths with their results, which are kept until a file that they depend on
 * changes. Not safe for several threads.
 */
final class TestSession {

  private final Environment environment;
  private final SharedOptions options;
  private final List<Path> paths;
  private final TestFilter filter;
  private final RegoRules rego;
  private final boolean keeps;
  private final Map<Path, Done> done = new TreeMap<>();
  private Optional<TestBench> bench = Optional.empty();

  /**
   * What became of one file of tests.
   *
   * @param dependsOn the files read for it, absolute
   * @param test kept if somebody wants it: one with a catalog of its own holds much memory
   */
  record Done(
      FileResults results,
      Coverage coverage,
      List<SourceFile> policies,
      Set<Path> dependsOn,
      Optional<Kept> test) {}

  /** A test and the file in which it is written. */
  record Kept(Path file, PolicyTestFile test) {}

  /**
   * A session.
   *
   * @param keeps whether tests are kept with their results
   */
  TestSession(
      Environment environment,
      SharedOptions options,
      List<Path> paths,
      TestFilter filter,
      RegoRules rego,
      boolean keeps) {
    this.environment = environment;
    this.options = options;
    this.paths = List.copyOf(paths);
    this.filter = filter;
    this.rego = rego;
    this.keeps = keeps;
  }

  /**
   * Runs the tests of which no result is known.
   *
   * @return the results of all, by path; those of which the filter leaves no case are left out
   * @throws UsageException if there is no test, or none that the filter leaves
   * @throws dev.domicile.core.source.InvalidSourceException if anything is wrong with a file; what
   *     could be run is kept
   */
  Collection<Done> run() {
    TreeSet<Path> files = new TreeSet<>();
    paths.forEach(path -> files.addAll(TestFiles.find(path)));
    if (files.isEmpty()) {
      throw new UsageException("there is no test here; tests are files named *" + TestFiles.SUFFIX);
    }
    done.keySet().retainAll(files);
    TestBench ready = bench();
    List<Path> unknown = files.stream().filter(file -> !done.containsKey(file)).toList();
    List<Ran> ran = SideBySide.map(unknown, file -> run(file, ready));
    for (int i = 0; i < ran.size(); i++) {
      Path file = unknown.get(i);
      ran.get(i).done().or(ran.get(i)::late).ifPresent(one -> done.put(file, one));
    }
    tell(Inputs.requireAll(ran.stream().map(Ran::loaded).toList()));
    List<Done> left = done.values().stream().filter(this::isLeft).toList();
    if (left.isEmpty()) {
      throw new UsageException(
          "no file, policy or case matches `"
              + filter.text()
              + "`; without `*` it may stand"
              + " anywhere in the name");
    }
    return left;
  }

  /**
   * What became of a file that was loaded. A test with a catalog of its own holds much memory, so
   * it is run and let go at once.
   *
   * @param loaded what there is to tell of loading it
   * @param done empty if it is wrong, or is still to be run
   * @param waiting the test if it asks somebody outside, who is asked by one after the other
   */
  private record Ran(Loaded<Path> loaded, Optional<Done> done, Optional<Supplier<Done>> waiting) {

    Optional<Done> late() {
      return waiting.map(Supplier::get);
    }
  }

  private Ran run(Path file, TestBench ready) {
    Loaded<PolicyTestFile> loaded = PolicyTestFile.load(file, ready);
    Loaded<Path> told = loaded.map(test -> file);
    if (!loaded.isAccepted()) {
      return new Ran(told, Optional.empty(), Optional.empty());
    }
    PolicyTestFile test = loaded.orElseThrow();
    return test.asksOutside()
        ? new Ran(told, Optional.empty(), Optional.of(() -> run(file, test)))
        : new Ran(told, Optional.of(run(file, test)), Optional.empty());
  }

  private boolean isLeft(Done one) {
    return filter.takesAll() || !one.results().results().isEmpty();
  }

  private Done run(Path file, PolicyTestFile test) {
    boolean whole =
        filter.matches(test.name()) || test.policies().stream().anyMatch(filter::matches);
    Set<Path> dependsOn = new HashSet<>();
    dependsOn.add(absolute(file));
    test.policyFiles()
        .forEach(policy -> policy.path().map(TestSession::absolute).ifPresent(dependsOn::add));
    return new Done(
        new FileResults(test.name(), test.run(name -> whole || filter.matches(name))),
        test.coverage(),
        test.policyFiles(),
        dependsOn,
        keeps ? Optional.of(new Kept(file, test)) : Optional.empty());
  }

  private TestBench bench() {
    if (bench.isEmpty()) {
      List<Source> overlays = Inputs.overlays(options.catalogs());
      Loaded<Catalog> catalog = Inputs.catalog(environment.catalog(), overlays);
      tell(Inputs.requireAll(List.of(catalog)));
      bench =
          Optional.of(
              new TestBench(
                  environment.catalog().with(overlays),
                  catalog.orElseThrow(),
                  options.uncovered(),
                  options.minConfidence(),
                  rego));
    }
    return bench.orElseThrow();
  }

  /** Forgets the results that a change of these files can alter. */
  void forget(Set<Path> changed) {
    if (options.catalogs().stream()
        .map(TestSession::absolute)
        .anyMatch(catalog -> changed.stream().anyMatch(path -> path.startsWith(catalog)))) {
      bench = Optional.empty();
      done.clear();
      return;
    }
    for (Path path : changed) {
      boolean known = done.values().stream().anyMatch(one -> one.dependsOn().contains(path));
      // A file that nobody read can be a new policy of a folder, or what a policy refers to.
      done.values()
          .removeIf(
              one ->
                  known
                      ? one.dependsOn().contains(path)
                      : one.dependsOn().stream()
                          .anyMatch(
                              file -> file.resolveSibling("").equals(path.resolveSibling(""))));
    }
  }

  /** The folders in which a change matters: of tests, policies and catalog files. */
  Set<Path> folders() {
    Set<Path> folders = new TreeSet<>();
    paths.forEach(path -> folders.addAll(TestFiles.folders(absolute(path))));
    options.catalogs().forEach(path -> folders.addAll(TestFiles.folders(absolute(path))));
    done.values().stream()
        .flatMap(one -> one.dependsOn().stream())
        .forEach(file -> folders.addAll(TestFiles.folders(file)));
    return folders;
  }

  private void tell(List<Diagnostic> warnings) {
    warnings.forEach(warning -> environment.err().println(warning));
  }

  private static Path absolute(Path path) {
    return path.toAbsolutePath().normalize();
  }

  /** The policy files of these results, each once, by name. */
  static List<SourceFile> policies(Collection<Done> results) {
    Map<String, SourceFile> files = new TreeMap<>();
    List<Done> all = new ArrayList<>(results);
    all.forEach(one -> one.policies().forEach(file -> files.putIfAbsent(file.name(), file)));
    return List.copyOf(files.values());
  }
}
