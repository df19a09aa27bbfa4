package dev.domicile.cli.policytest;

import dev.domicile.cli.input.Inputs;
import dev.domicile.cli.input.UsageException;
import dev.domicile.cli.policytest.PolicyTestDocument.Case;
import dev.domicile.cli.policytest.PolicyTestDocument.Expectation;
import dev.domicile.cli.policytest.PolicyTestDocument.WrittenWorkload;
import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.decision.PolicyDecisionPoint;
import dev.domicile.core.decision.Workload;
import dev.domicile.core.decision.WorkloadLoader;
import dev.domicile.core.policy.PolicySet;
import dev.domicile.core.policy.Rule;
import dev.domicile.core.source.Limits;
import dev.domicile.core.source.Loaded;
import dev.domicile.core.source.Located;
import dev.domicile.core.source.Node;
import dev.domicile.core.source.Problems;
import dev.domicile.core.source.Source;
import dev.domicile.core.source.SourceFile;
import dev.domicile.core.source.SourcePosition;
import dev.domicile.core.source.Spelling;
import dev.domicile.core.source.YamlReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One file of policy tests, loaded with the policies it is about and ready to run.
 *
 * <pre>{@code
 * PolicyTestFile test = PolicyTestFile.load(path, bench).orElseThrow();
 * List<CaseResult> results = test.run();
 * }</pre>
 */
public final class PolicyTestFile {

  private static final List<String> BUILT_IN = List.of("domicile/covered", "domicile/usable");
  private static final String SUFFIX = ".test.yaml";

  private final String name;
  private final PolicyTestDocument document;
  private final Map<String, Workload> workloads;
  private final PolicyDecisionPoint point;
  private final Coverage coverage = new Coverage();

  private PolicyTestFile(
      String name,
      PolicyTestDocument document,
      Map<String, Workload> workloads,
      PolicyDecisionPoint point) {
    this.name = name;
    this.document = document;
    this.workloads = workloads;
    this.point = point;
    coverage.expect(point.policies().rules());
  }

  /**
   * Loads a test with its policies.
   *
   * @return rejected if anything in it, its catalog or its policies is wrong
   * @throws java.io.UncheckedIOException if a file cannot be read
   */
  public static Loaded<PolicyTestFile> load(Path path, TestBench bench) {
    Problems problems = new Problems();
    SourceFile file = Source.file(path).files().get(0);
    Optional<Node> node = YamlReader.readOne(file, Limits.POLICY, problems);
    Optional<PolicyTestDocument> document =
        node.flatMap(written -> PolicyTestShape.test().bind(written, problems));
    if (document.isEmpty()) {
      node.ifPresent(written -> checkFragments(written, file.name(), bench, problems));
      return problems.rejected();
    }
    return new Loader(path, file.name(), document.get(), bench, problems).load();
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

  /** Runs every case, in the order of writing; a matrix gives a result for each pattern. */
  public List<CaseResult> run() {
    List<CaseResult> results = new ArrayList<>();
    for (Case written : document.cases()) {
      Workload workload = workloads.get(written.workload().value());
      Optional<LocalDate> day = written.at().or(document::at);
      if (workload == null || day.isEmpty()) {
        throw new IllegalStateException("loading has checked " + written.position());
      }
      results.addAll(new CaseRun(point, workload, day.get(), coverage).run(written));
    }
    return List.copyOf(results);
  }

  /** Which rules the cases that were run exercise. */
  public Coverage coverage() {
    return coverage;
  }

  /** Loads what a document names. */
  private static final class Loader {
    private final Path path;
    private final String name;
    private final PolicyTestDocument document;
    private final TestBench bench;
    private final Problems problems;

    Loader(
        Path path, String name, PolicyTestDocument document, TestBench bench, Problems problems) {
      this.path = path;
      this.name = name;
      this.document = document;
      this.bench = bench;
      this.problems = problems;
    }

    Loaded<PolicyTestFile> load() {
      checkDaysAndNames();
      List<Source> sources = policySources();
      Loaded<Catalog> catalog = bench.catalog(name, document.catalog());
      if (!catalog.isAccepted()) {
        problems.addAll(catalog.diagnostics());
        return problems.rejected();
      }
      Map<String, Workload> workloads = workloads(catalog.orElseThrow());
      if (sources.isEmpty()) {
        return problems.rejected();
      }
      Loaded<PolicySet> policies = bench.policies(catalog.orElseThrow()).load(sources);
      problems.addAll(policies.diagnostics());
      if (!policies.isAccepted()) {
        return problems.rejected();
      }
      checkRules(policies.orElseThrow());
      if (problems.hasErrors()) {
        return problems.rejected();
      }
      PolicyDecisionPoint point = bench.point(catalog.orElseThrow(), policies.orElseThrow());
      return problems.loaded(new PolicyTestFile(name, document, workloads, point));
    }

    private void checkDaysAndNames() {
      Map<String, SourcePosition> seen = new HashMap<>();
      for (Case written : document.cases()) {
        if (written.at().isEmpty() && document.at().isEmpty()) {
          problems.error(
              written.position(),
              "TEST-DATE",
              "the case has no day",
              "write `at` in the case, or once for the whole test");
        }
        if (!document.workloads().containsKey(written.workload().value())) {
          problems.error(
              written.workload().position(),
              "TEST-WORKLOAD",
              "this test has no workload `" + written.workload().value() + "`",
              "its workloads are " + String.join(", ", document.workloads().keySet()));
        }
        SourcePosition other = seen.putIfAbsent(written.name(), written.position());
        if (other != null) {
          problems.error(
              written.position(), "TEST-DUPLICATE", "a case of the same name stands at " + other);
        }
      }
    }

    private List<Source> policySources() {
      Path folder = path.toAbsolutePath().getParent() == null ? path : parent();
      List<Source> sources = new ArrayList<>();
      for (Located<String> written : document.policies()) {
        try {
          sources.add(Inputs.policies(written.value(), folder));
        } catch (UsageException e) {
          problems.error(written.position(), "TEST-POLICIES", String.valueOf(e.getMessage()));
        }
      }
      if (document.policies().isEmpty()) {
        String file = String.valueOf(path.getFileName());
        Path beside =
            folder.resolve(
                (file.endsWith(SUFFIX) ? file.substring(0, file.length() - SUFFIX.length()) : file)
                    + ".yaml");
        if (Files.exists(beside) && !beside.equals(path)) {
          sources.add(Source.file(beside));
        } else {
          problems.error(
              new SourcePosition(name, 1, 1),
              "TEST-POLICIES",
              "there is no policy `" + beside.getFileName() + "` beside the test",
              "name the files in `policies`");
        }
      }
      return sources;
    }

    /** Relative if the path is, since that is how positions are shown. */
    private Path parent() {
      Path parent = path.getParent();
      return parent == null ? Path.of("") : parent;
    }

    private Map<String, Workload> workloads(Catalog catalog) {
      Map<String, Workload> workloads = new LinkedHashMap<>();
      for (Map.Entry<String, WrittenWorkload> entry : document.workloads().entrySet()) {
        Node node = entry.getValue().node();
        try {
          Workload workload = entry.getValue().spec().into(Workload.named(entry.getKey())).build();
          WorkloadLoader.check(workload, node, catalog, problems);
          workloads.put(entry.getKey(), workload);
        } catch (IllegalArgumentException e) {
          problems.error(node.position(), "TEST-WORKLOAD", String.valueOf(e.getMessage()));
        }
      }
      return workloads;
    }

    private void checkRule(Located<String> rule, List<String> known) {
      if (!known.contains(rule.value())) {
        problems.error(
            rule.position(),
            "TEST-RULE",
            "the policies under test have no rule `" + rule.value() + "`",
            Spelling.nearest(rule.value(), known)
                .map(near -> "did you mean `" + near + "`?")
                .orElse("a rule is named `policy/rule`"));
      }
    }

    private void checkRules(PolicySet policies) {
      List<String> known =
          new ArrayList<>(policies.rules().stream().map(Rule::qualifiedId).toList());
      known.addAll(BUILT_IN);
      for (Case written : document.cases()) {
        List<Expectation> expectations = new ArrayList<>(written.expect().matrix().values());
        written.expect().direct().ifPresent(expectations::add);
        for (Expectation expectation : expectations) {
          expectation.rules().orElse(List.of()).forEach(rule -> checkRule(rule.id(), known));
        }
      }
    }
  }
}
