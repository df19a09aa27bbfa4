package dev.domicile.cli.policytest;

import dev.domicile.cli.input.Inputs;
import dev.domicile.cli.input.UsageException;
import dev.domicile.cli.policytest.PolicyTestDocument.Case;
import dev.domicile.cli.policytest.PolicyTestDocument.Cell;
import dev.domicile.cli.policytest.PolicyTestDocument.Expectation;
import dev.domicile.cli.policytest.PolicyTestDocument.ExpectedRule;
import dev.domicile.cli.policytest.PolicyTestDocument.WrittenWorkload;
import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.decision.PolicyDecisionPoint;
import dev.domicile.core.decision.Workload;
import dev.domicile.core.decision.WorkloadLoader;
import dev.domicile.core.policy.PolicySet;
import dev.domicile.core.policy.Rule;
import dev.domicile.core.source.Loaded;
import dev.domicile.core.source.Located;
import dev.domicile.core.source.Node;
import dev.domicile.core.source.Problems;
import dev.domicile.core.source.Source;
import dev.domicile.core.source.SourceFile;
import dev.domicile.core.source.SourcePosition;
import dev.domicile.core.source.Spelling;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Loads what a policy test names, and checks its names. */
final class PolicyTestLoading {

  private static final String SUFFIX = ".test.yaml";

  private final Path path;
  private final String name;
  private final PolicyTestDocument document;
  private final TestBench bench;
  private final Unsaved unsaved;
  private final Problems problems;

  PolicyTestLoading(
      Path path,
      String name,
      PolicyTestDocument document,
      TestBench bench,
      Unsaved unsaved,
      Problems problems) {
    this.path = path;
    this.name = name;
    this.document = document;
    this.bench = bench;
    this.unsaved = unsaved;
    this.problems = problems;
  }

  Loaded<PolicyTestFile> load() {
    checkCases();
    checkOfferings();
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
    List<SourceFile> files =
        sources.stream().flatMap(source -> source.files().stream()).distinct().toList();
    return problems.loaded(new PolicyTestFile(name, document, workloads, point, bench, files));
  }

  private void checkCases() {
    Map<String, SourcePosition> seen = new HashMap<>();
    for (Case written : document.cases()) {
      if (document.days(written).isEmpty()) {
        problems.error(
            written.position(),
            "TEST-DATE",
            "the case has no day",
            "write `at` in the case, or once for the whole test");
      }
      written.cells().stream().map(Cell::workload).distinct().forEach(this::checkWorkload);
      written.cells().stream()
          .flatMap(cell -> cell.offering().stream())
          .distinct()
          .forEach(this::checkOffering);
      SourcePosition other = seen.putIfAbsent(written.name(), written.position());
      if (other != null) {
        problems.error(
            written.position(), "TEST-DUPLICATE", "a case of the same name stands at " + other);
      }
    }
  }

  private void checkWorkload(Located<String> workload) {
    Set<String> known = document.workloads().keySet();
    if (!known.contains(workload.value())) {
      problems.error(
          workload.position(),
          "TEST-WORKLOAD",
          "this test has no workload `" + workload.value() + "`",
          nearest(workload.value(), known, "its workloads are " + String.join(", ", known)));
    }
  }

  private void checkOffering(Located<String> offering) {
    Set<String> known = document.offerings().keySet();
    String text = offering.value();
    if (!PolicyTestDocument.isPattern(text) && !known.contains(text)) {
      problems.error(
          offering.position(),
          "TEST-OFFERING",
          "this test has no offering `" + text + "`",
          nearest(
              text,
              known,
              "write an id as `provider/region/service/model@routing`, a pattern with `*`, or a"
                  + " name under `offerings`"));
    }
  }

  private static String nearest(String text, Set<String> known, String otherwise) {
    return Spelling.nearest(text, known)
        .map(near -> "did you mean `" + near + "`?")
        .orElse(otherwise);
  }

  /** A name must not look like an id, nor an id like a name. */
  private void checkOfferings() {
    document
        .offerings()
        .forEach(
            (offering, meant) -> {
              for (Located<String> one : meant) {
                if (PolicyTestDocument.isPattern(offering)) {
                  problems.error(
                      one.position(),
                      "TEST-OFFERING",
                      "`" + offering + "` is a pattern or an id, not a name",
                      "name it in a word, as in `frankfurt: " + offering + "`");
                } else if (!PolicyTestDocument.isPattern(one.value())) {
                  problems.error(
                      one.position(),
                      "TEST-OFFERING",
                      "`" + one.value() + "` is neither an id nor a pattern",
                      "an id is written `provider/region/service/model@routing`, a pattern holds"
                          + " `*`");
                }
              }
            });
  }

  private List<Source> policySources() {
    Path folder = path.toAbsolutePath().getParent() == null ? path : parent();
    List<Source> sources = new ArrayList<>();
    for (Located<String> written : document.policies()) {
      try {
        sources.add(policies(written.value(), folder));
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
      if (unsaved.at(beside).isPresent() || Files.exists(beside) && !beside.equals(path)) {
        sources.add(unsaved.at(beside).map(PolicyTestLoading::alone).orElse(Source.file(beside)));
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

  private Source policies(String name, Path folder) {
    if (name.startsWith(Inputs.BUNDLED)) {
      return Inputs.policies(name, folder);
    }
    return unsaved
        .at(folder.resolve(name))
        .map(PolicyTestLoading::alone)
        .orElseGet(() -> unsaved.in(Inputs.policies(name, folder)));
  }

  private static Source alone(SourceFile file) {
    return Source.of(file.name(), List.of(file));
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
        Workload workload = entry.getValue().spec().build(entry.getKey());
        WorkloadLoader.check(workload, node, catalog, problems);
        workloads.put(entry.getKey(), workload);
      } catch (IllegalArgumentException e) {
        problems.error(node.position(), "TEST-WORKLOAD", String.valueOf(e.getMessage()));
      }
    }
    return workloads;
  }

  private void checkRules(PolicySet policies) {
    List<String> known = new ArrayList<>(policies.rules().stream().map(Rule::qualifiedId).toList());
    known.addAll(PolicyTestFile.BUILT_IN);
    document.cases().stream()
        .flatMap(written -> written.cells().stream())
        .map(Cell::expectation)
        .distinct()
        .flatMap(PolicyTestLoading::named)
        .forEach(rule -> checkRule(rule, known));
  }

  private static Stream<Located<String>> named(Expectation expectation) {
    return Stream.concat(
        expectation.rules().stream().flatMap(List::stream).map(ExpectedRule::id),
        expectation.applies().stream().flatMap(List::stream));
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
}
