package dev.domicile.cli.scaffold;

import dev.domicile.cli.input.UsageException;
import dev.domicile.cli.policytest.CaseResult;
import dev.domicile.cli.policytest.CoveragePoint;
import dev.domicile.cli.policytest.PolicyTestFile;
import dev.domicile.cli.policytest.TestBench;
import dev.domicile.cli.policytest.Unsaved;
import dev.domicile.core.decision.PolicyDecisionPoint;
import dev.domicile.core.decision.Workload;
import dev.domicile.core.source.Limits;
import dev.domicile.core.source.Problems;
import dev.domicile.core.source.Source;
import dev.domicile.core.source.SourceFile;
import dev.domicile.core.source.YamlReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The test beside a policy, to which cases about a new rule are added. */
final class TestDraft {

  private final PolicyDraft policy;
  private final TestBench bench;
  private final Path path;
  private final Optional<PolicyTestFile> there;
  private final Workshop workshop;

  TestDraft(PolicyDraft policy, Workshop workshop) {
    this.policy = policy;
    this.workshop = workshop;
    this.bench = workshop.bench();
    this.path = beside(policy.path());
    if (Files.exists(path) && policy.before().isEmpty()) {
      throw new UsageException("nothing was written, because there is already " + shown());
    }
    this.there =
        Files.exists(path)
            ? Optional.of(load(Map.of(policy.path(), policy.after())))
            : Optional.empty();
    if (there.isPresent() && !there.get().policies().contains(policy.policy().id())) {
      throw new UsageException(
          "nothing was written: "
              + shown()
              + " lies beside the policy and tests others; name the policy in its `policies`");
    }
  }

  private static Path beside(Path policy) {
    String name = String.valueOf(policy.getFileName()).replaceFirst("\\.ya?ml$", "");
    return policy.resolveSibling(name + ".test.yaml");
  }

  private PolicyTestFile load(Map<Path, SourceFile> unsaved) {
    return PolicyTestFile.load(path, bench, new Unsaved(unsaved)).orElseThrow();
  }

  Path path() {
    return path;
  }

  private String shown() {
    return path.toString().replace('\\', '/');
  }

  /** What decides about the cases. */
  PolicyDecisionPoint point() {
    return there
        .map(PolicyTestFile::decisionPoint)
        .orElseGet(() -> PolicyDecisionPoint.of(workshop.catalog(), policy.set()));
  }

  /** The workloads that are there. */
  Map<String, Workload> workloads() {
    return there.map(PolicyTestFile::workloads).orElse(Map.of());
  }

  /** The day of new cases: what the author says, else what the test says. */
  LocalDate day() {
    List<LocalDate> days = there.map(PolicyTestFile::days).orElse(List.of());
    return workshop.asked().orElse(days.isEmpty() ? workshop.today() : days.get(days.size() - 1));
  }

  CaseText cases() {
    boolean said = there.map(PolicyTestFile::days).orElse(List.of(day())).equals(List.of(day()));
    return new CaseText(
        policy.rule().qualifiedId(),
        new CaseNames(workloads(), there.map(test -> Set.copyOf(test.cases())).orElse(Set.of())),
        said ? Optional.empty() : Optional.of(day()));
  }

  /** The file with the cases. */
  SourceFile with(CaseText cases) {
    String laid = Laid.out(whole(cases));
    if (there.isEmpty()) {
      return SourceFile.ofText(shown(), Modeline.of("PolicyTest", path) + laid);
    }
    SourceFile before = Source.file(path).files().get(0);
    String text = Laid.text(before);
    String longer = text;
    if (!cases.workloads().isEmpty()) {
      longer = append(before, longer, "workloads", Laid.below(laid, "workloads:"));
    }
    longer = append(before, longer, "cases", Laid.below(laid, "cases:"));
    return before.withText(Laid.like(text, longer));
  }

  private static String append(SourceFile before, String text, String key, String entry) {
    var document =
        YamlReader.readOne(before.withText(text), Limits.POLICY, new Problems()).orElseThrow();
    return Appending.to(text, document, key, entry, false);
  }

  private String whole(CaseText cases) {
    String file = String.valueOf(policy.path().getFileName());
    return "apiVersion: domicile/v1\nkind: PolicyTest\nat: "
        + day()
        + "\n"
        + (file.endsWith(".yaml") ? "" : "policies: [" + RequirementKeys.quoted(file) + "]\n")
        + (cases.workloads().isEmpty() ? "" : "workloads:\n" + cases.workloads())
        + "cases:\n"
        + cases.cases();
  }

  /**
   * What running the test with its new cases came to.
   *
   * @param red cases that were green before there was the rule
   * @param missing what no case shows of the rule
   */
  record Ran(List<String> red, List<String> missing) {}

  /**
   * Runs the test as if everything were written.
   *
   * @throws UsageException if a new case does not pass
   */
  Ran run(SourceFile test, CaseText cases) {
    Map<Path, SourceFile> unsaved = new HashMap<>();
    unsaved.put(policy.path(), policy.after());
    unsaved.put(path, test);
    PolicyTestFile loaded = load(unsaved);
    Set<String> redBefore = there.isPresent() ? new HashSet<>(red(load(Map.of()))) : Set.of();
    List<String> red = red(loaded);
    for (String name : cases.written()) {
      if (red.contains(name)) {
        throw new UsageException(
            "nothing was written: the case `" + name + "` would not pass; please report this");
      }
    }
    return new Ran(
        red.stream().filter(name -> !redBefore.contains(name)).toList(),
        loaded.coverage().points().stream()
            .filter(point -> point.rule().equals(policy.rule().qualifiedId()) && !point.reached())
            .map(CoveragePoint::missing)
            .toList());
  }

  private static List<String> red(PolicyTestFile test) {
    return test.run().stream().filter(result -> !result.passed()).map(CaseResult::name).toList();
  }
}
