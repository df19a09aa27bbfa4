package dev.domicile.cli.lsp;

import dev.domicile.catalog.CatalogSchemas;
import dev.domicile.cli.config.ConfigFile;
import dev.domicile.cli.lint.LintRules;
import dev.domicile.cli.policytest.PolicyTestFile;
import dev.domicile.cli.policytest.PolicyTestShape;
import dev.domicile.cli.policytest.TestBench;
import dev.domicile.core.catalog.Confidence;
import dev.domicile.core.decision.PolicyDecisionPoint.Uncovered;
import dev.domicile.core.decision.WorkloadLoader;
import dev.domicile.core.policy.PolicyLoader;
import dev.domicile.core.source.Diagnostic;
import dev.domicile.core.source.Limits;
import dev.domicile.core.source.Node;
import dev.domicile.core.source.Problems;
import dev.domicile.core.source.Shape;
import dev.domicile.core.source.Source;
import dev.domicile.core.source.SourceFile;
import dev.domicile.core.source.SourcePosition;
import dev.domicile.core.source.Spelling;
import dev.domicile.core.source.YamlReader;
import dev.domicile.opa.RegoRules;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What is wrong with an open document, by the loaders that the commands use. Not safe for several
 * threads.
 */
final class Checks {

  private final Session session;
  private final Map<String, Shape<?>> catalogKinds = CatalogSchemas.byKind();
  private final TestBench bench;

  Checks(Session session) {
    this.session = session;
    this.bench =
        new TestBench(
            session.base().with(session.overlays()),
            session.catalog(),
            Uncovered.REFUSE,
            Confidence.LOW,
            new RegoRules());
  }

  /** Everything that is wrong, by position. Documents of other tools are not looked at. */
  List<Diagnostic> check(OpenFile open) {
    SourceFile file = open.file();
    if (!open.buffer().text().contains("domicile/v")) {
      return List.of();
    }
    Problems problems = new Problems();
    List<Node> documents = YamlReader.read(file, Limits.CATALOG, problems);
    if (problems.hasErrors()) {
      return problems.sorted();
    }
    List<Diagnostic> found =
        documents.isEmpty() ? List.of() : ofKind(kind(documents.get(0)), open, documents);
    return found.stream().filter(problem -> isOf(file, problem)).toList();
  }

  private static boolean isOf(SourceFile file, Diagnostic diagnostic) {
    return diagnostic.position().file().equals(file.name());
  }

  private static String kind(Node document) {
    return PolicyIndex.text(document, "kind");
  }

  private List<Diagnostic> ofKind(String kind, OpenFile open, List<Node> documents) {
    if (catalogKinds.containsKey(kind)) {
      return catalog(open, documents);
    }
    return switch (kind) {
      case "Workload" -> WorkloadLoader.against(session.catalog()).load(source(open)).diagnostics();
      case "PolicyTest" -> test(open, documents.get(0));
      case "Config" -> config(open.file());
      default -> policy(open, documents);
    };
  }

  private static List<Diagnostic> config(SourceFile file) {
    Problems problems = new Problems();
    ConfigFile.read(file, LintRules.levels().keySet(), problems);
    return problems.sorted();
  }

  private static Source source(OpenFile open) {
    return Source.of(open.file().name(), List.of(open.file()));
  }

  private List<Diagnostic> policy(OpenFile open, List<Node> documents) {
    List<Source> sources = new ArrayList<>(List.of(source(open)));
    if (documents.stream().anyMatch(document -> kind(document).equals("Waiver"))) {
      // A waiver names rules of other files.
      Set<String> own = new HashSet<>();
      documents.forEach(document -> own.add(PolicyIndex.text(document, "metadata", "id")));
      sources.add(Source.of("others", session.index().othersThan(open.file(), own)));
    }
    return PolicyLoader.against(session.catalog())
        .using(new RegoRules())
        .load(sources)
        .diagnostics();
  }

  private List<Diagnostic> catalog(OpenFile open, List<Node> documents) {
    Problems problems = new Problems();
    for (Node document : documents) {
      Shape<?> shape = catalogKinds.get(kind(document));
      if (shape != null) {
        shape.bind(document, problems);
      }
    }
    // The files that ship are in the catalog already: laid over it they would stand there twice.
    boolean ships =
        open.path().filter(path -> path.toString().contains("dev/domicile/catalog/")).isPresent();
    if (problems.hasErrors() || ships) {
      return problems.sorted();
    }
    List<Source> all = new ArrayList<>(session.overlaysWithout(open));
    all.add(source(open));
    return session.base().load(all).diagnostics();
  }

  private List<Diagnostic> test(OpenFile open, Node document) {
    Optional<Path> path = open.path();
    boolean allSaved = session.open().stream().allMatch(OpenFile::saved);
    if (path.isPresent() && open.saved() && allSaved) {
      List<Diagnostic> found = PolicyTestFile.load(path.get(), bench).diagnostics();
      List<Diagnostic> own = found.stream().filter(d -> isOf(open.file(), d)).toList();
      Optional<Diagnostic> elsewhere =
          found.stream().filter(d -> d.isError() && !isOf(open.file(), d)).findFirst();
      if (own.stream().noneMatch(Diagnostic::isError) && elsewhere.isPresent()) {
        List<Diagnostic> both = new ArrayList<>(own);
        both.add(elsewhereIn(open, elsewhere.get()));
        return both;
      }
      return own;
    }
    return unsavedTest(document);
  }

  private static Diagnostic elsewhereIn(OpenFile open, Diagnostic other) {
    return Diagnostic.error(
        new SourcePosition(open.file().name(), 1, 1),
        other.code(),
        "what this test needs does not load: " + other.position() + ": " + other.message());
  }

  /** The runner reads tests from disk; of what is not saved, form and names are told. */
  private List<Diagnostic> unsavedTest(Node document) {
    Problems problems = new Problems();
    PolicyTestShape.DOCUMENT.bind(document, problems);
    Node.Mapping test = document instanceof Node.Mapping mapping ? mapping : null;
    if (test == null || problems.hasErrors()) {
      return problems.sorted();
    }
    if (test.get("catalog").isEmpty()
        && test.get("workloads").orElse(null) instanceof Node.Mapping workloads) {
      workloads
          .entries()
          .forEach(
              entry -> WorkloadLoader.checkFragments(entry.value(), session.catalog(), problems));
    }
    checkWorkloads(test, problems);
    Set<String> rules = session.index().rules().keySet();
    TestNames.rules(test).stream()
        .filter(rule -> !rules.contains(rule.text()) && !rule.text().startsWith("domicile/"))
        .forEach(
            rule ->
                problems.error(
                    rule.position(),
                    "TEST-RULE",
                    "there is no rule `" + rule.text() + "`",
                    Spelling.nearest(rule.text(), rules)
                        .map(near -> "did you mean `" + near + "`?")
                        .orElse("a rule is named `policy/rule`")));
    return problems.sorted();
  }

  private static void checkWorkloads(Node.Mapping test, Problems problems) {
    Set<String> workloads =
        test.get("workloads").orElse(null) instanceof Node.Mapping named
            ? named.entries().stream().map(entry -> entry.key().text()).collect(Collectors.toSet())
            : Set.of();
    TestNames.workloadsNamed(test).stream()
        .filter(name -> !workloads.contains(name.text()))
        .forEach(
            name ->
                problems.error(
                    name.position(),
                    "TEST-WORKLOAD",
                    "this test has no workload `" + name.text() + "`",
                    Spelling.nearest(name.text(), workloads)
                        .map(near -> "did you mean `" + near + "`?")
                        .orElse(
                            "its workloads are " + String.join(", ", new TreeSet<>(workloads)))));
  }
}
