package dev.domicile.cli.policytest;

import dev.domicile.cli.policytest.PolicyTestDocument.Case;
import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.decision.PolicyDecisionPoint;
import dev.domicile.core.decision.Workload;
import dev.domicile.core.decision.WorkloadLoader;
import dev.domicile.core.source.Limits;
import dev.domicile.core.source.Loaded;
import dev.domicile.core.source.Node;
import dev.domicile.core.source.Problems;
import dev.domicile.core.source.Source;
import dev.domicile.core.source.SourceFile;
import dev.domicile.core.source.YamlReader;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One file of policy tests, loaded with the policies it is about and ready to run.
 *
 * <pre>{@code
 * PolicyTestFile test = PolicyTestFile.load(path, bench).orElseThrow();
 * List<CaseResult> results = test.run();
 * }</pre>
 */
public final class PolicyTestFile {

  static final List<String> BUILT_IN = List.of("domicile/covered", "domicile/usable");

  private final String name;
  private final TestCases cases;
  private final PolicyDecisionPoint point;
  private final List<SourceFile> policyFiles;
  private final TestBench bench;
  private final Coverage coverage = new Coverage();

  PolicyTestFile(
      String name,
      PolicyTestDocument document,
      Map<String, Workload> workloads,
      PolicyDecisionPoint point,
      TestBench bench,
      List<SourceFile> policyFiles) {
    this.name = name;
    this.cases =
        new TestCases(
            document,
            Collections.unmodifiableMap(workloads),
            bench.names(point.catalog()),
            bench.asksOutside(point.policies()));
    this.point = point;
    this.bench = bench;
    this.policyFiles = List.copyOf(policyFiles);
    coverage.expect(point.policies().rules());
  }

  /**
   * Loads a test with its policies.
   *
   * @return rejected if anything in it, its catalog or its policies is wrong
   * @throws java.io.UncheckedIOException if a file cannot be read
   */
  public static Loaded<PolicyTestFile> load(Path path, TestBench bench) {
    return load(path, bench, Unsaved.NONE);
  }

  /**
   * As {@link #load(Path, TestBench)}, with files that are at hand and not saved yet.
   *
   * @param unsaved read instead of what lies at their places, the test among them or not
   */
  public static Loaded<PolicyTestFile> load(Path path, TestBench bench, Unsaved unsaved) {
    Problems problems = new Problems();
    SourceFile file = unsaved.at(path).orElseGet(() -> Source.file(path).files().get(0));
    Optional<Node> node = YamlReader.readOne(file, Limits.POLICY, problems);
    Optional<PolicyTestDocument> document =
        node.flatMap(written -> PolicyTestShape.test().bind(written, problems));
    if (document.isEmpty()) {
      node.ifPresent(written -> checkFragments(written, file.name(), bench, problems));
      return problems.rejected();
    }
    return new PolicyTestLoading(path, file.name(), document.get(), bench, unsaved, problems)
        .load();
  }

  /** The names in a test whose form is wrong; those that its own catalog may bring are left out. */
  private static void checkFragments(
      Node document, String file, TestBench bench, Problems problems) {
    if (document instanceof Node.Mapping mapping
        && mapping.get("catalog").isEmpty()
        && mapping.get("workloads").orElse(null) instanceof Node.Mapping workloads) {
      Catalog catalog = bench.catalog(file, List.of()).orElseThrow();
      workloads
          .entries()
          .forEach(entry -> WorkloadLoader.checkFragments(entry.value(), catalog, problems));
    }
  }

  /** The displayed name of the file. */
  public String name() {
    return name;
  }

  /** The ids of the policies under test, sorted. */
  public List<String> policies() {
    return point.policies().policies().stream().map(policy -> policy.id()).toList();
  }

  /** The files of the policies under test. */
  public List<SourceFile> policyFiles() {
    return policyFiles;
  }

  /** Whether a rule under test asks somebody outside the engine. */
  public boolean asksOutside() {
    return cases.asksOutside();
  }

  /** What decides about its workloads: the catalog and the policies under test. */
  public PolicyDecisionPoint decisionPoint() {
    return point;
  }

  /** The workloads of the test by their names, in the order of writing. */
  public Map<String, Workload> workloads() {
    return cases.workloads();
  }

  /** The days of cases that name none. */
  public List<LocalDate> days() {
    return cases.document().at();
  }

  /** The names of its cases, in the order of writing. */
  public List<String> cases() {
    return cases.document().cases().stream().map(Case::name).toList();
  }

  /** Runs every case, as {@link #run(Predicate)}. */
  public List<CaseResult> run() {
    return run(name -> true);
  }

  /**
   * Runs the cases of some names, in the order of writing; one with several workloads, offerings or
   * days gives a result for each combination.
   */
  public List<CaseResult> run(Predicate<String> which) {
    return cases.run(point, coverage, which);
  }

  /**
   * The same cases, with one file of the policies as changed. Names of rules in the cases are not
   * checked again: a case that names a rule that is gone is not as expected, and that is all.
   *
   * @return empty if what the file says now are no policies
   */
  public Optional<ChangedTest> with(SourceFile changed) {
    return Substitution.of(point, bench, policyFiles, changed)
        .map(policies -> new ChangedTest(cases, point, point.withPolicies(policies)));
  }

  /** Mutants of the policies of which the author says that no case can notice them. */
  public List<EquivalentMutant> equivalentMutants() {
    return cases.document().equivalentMutants();
  }

  /** The catalog before which it decides, its own documents laid over it. */
  public Catalog catalog() {
    return point.catalog();
  }

  /** What the cases that were run reach. */
  public Coverage coverage() {
    return coverage;
  }
}
