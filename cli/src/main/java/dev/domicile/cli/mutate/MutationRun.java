package dev.domicile.cli.mutate;

import dev.domicile.cli.mutate.MutationResult.Stale;
import dev.domicile.cli.mutate.MutationResult.Survivor;
import dev.domicile.cli.policytest.CaseResult;
import dev.domicile.cli.policytest.ChangedTest;
import dev.domicile.cli.policytest.Difference;
import dev.domicile.cli.policytest.EquivalentMutant;
import dev.domicile.cli.policytest.PolicyChange;
import dev.domicile.cli.policytest.PolicyTestFile;
import dev.domicile.core.source.SourceFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Changes the policies of some tests, one change at a time, and looks which changes turn a case
 * red. The tests must pass before. Uses every processor.
 */
public final class MutationRun {

  private final Map<String, Subject> subjects = new TreeMap<>();
  private final List<PolicyTestFile> tests;

  /** A policy file and the tests that load it, those with the fewest policies first. */
  private record Subject(SourceFile file, List<PolicyTestFile> tests) {}

  /** What became of one mutant. */
  private record Tried(Mutant mutant, Fate fate, Optional<Difference> difference) {}

  private enum Fate {
    NOTICED,
    SURVIVED,
    NO_POLICY
  }

  /**
   * Over the policies of these tests that lie in files. What only lends a hand stays as it is: a
   * policy of the class path, and one with a test of its own that is not among these.
   *
   * @param tests by the files in which they are written
   */
  public MutationRun(Map<Path, PolicyTestFile> tests) {
    this.tests = List.copyOf(new TreeMap<>(tests).values());
    Set<Path> files =
        tests.keySet().stream().map(MutationRun::absolute).collect(Collectors.toSet());
    for (PolicyTestFile test : this.tests) {
      for (SourceFile file : test.policyFiles()) {
        if (file.path().filter(path -> isSubject(path, files)).isPresent()) {
          subjects
              .computeIfAbsent(file.name(), name -> new Subject(file, new ArrayList<>()))
              .tests()
              .add(test);
        }
      }
    }
    subjects
        .values()
        .forEach(
            subject ->
                subject
                    .tests()
                    .sort(
                        Comparator.<PolicyTestFile>comparingInt(test -> test.policyFiles().size())
                            .thenComparing(PolicyTestFile::name)));
  }

  private static boolean isSubject(Path policy, Set<Path> tests) {
    String name = String.valueOf(policy.getFileName());
    Path own = absolute(policy).resolveSibling(name.replaceFirst("\\.ya?ml$", "") + ".test.yaml");
    return tests.contains(own) || !Files.exists(own);
  }

  private static Path absolute(Path path) {
    return path.toAbsolutePath().normalize();
  }

  /** Tries every mutant. */
  public MutationResult run() {
    Map<String, EquivalentMutant> declared = new LinkedHashMap<>();
    tests.forEach(test -> test.equivalentMutants().forEach(one -> declared.put(one.mutant(), one)));
    List<Work> work = new ArrayList<>();
    for (Subject subject : subjects.values()) {
      Mutants.of(subject.file(), subject.tests().get(0).catalog())
          .forEach(mutant -> work.add(new Work(subject, mutant)));
    }
    List<Tried> tried =
        work.parallelStream()
            .map(one -> attempt(one, declared.containsKey(one.mutant().id())))
            .toList();
    return result(tried, declared);
  }

  private record Work(Subject subject, Mutant mutant) {}

  private static Tried attempt(Work work, boolean isDeclared) {
    Mutant mutant = work.mutant();
    SourceFile changed = mutant.file().withText(mutant.text());
    List<ChangedTest> asChanged = new ArrayList<>();
    for (PolicyTestFile test : work.subject().tests()) {
      Optional<ChangedTest> other = test.with(changed);
      if (other.isEmpty()) {
        return new Tried(mutant, Fate.NO_POLICY, Optional.empty());
      }
      Optional<CaseResult> failure = other.get().firstFailure(mutant.rule());
      if (failure.isPresent()) {
        return new Tried(mutant, Fate.NOTICED, Optional.empty());
      }
      asChanged.add(other.get());
    }
    return new Tried(
        mutant, Fate.SURVIVED, isDeclared ? Optional.empty() : difference(mutant, asChanged));
  }

  /** The first question of the tests, nearest first, that tells the change. */
  private static Optional<Difference> difference(Mutant mutant, List<ChangedTest> asChanged) {
    PolicyChange change =
        new PolicyChange(
            mutant.rule(), mutant.ofScope(), mutant.hint().day(), mutant.hint().twists());
    return asChanged.stream().flatMap(test -> test.difference(change).stream()).findFirst();
  }

  private static MutationResult result(List<Tried> tried, Map<String, EquivalentMutant> declared) {
    Map<String, Fate> fates = new HashMap<>();
    tried.forEach(one -> fates.put(one.mutant().id(), one.fate()));
    List<Survivor> survivors =
        tried.stream()
            .filter(one -> one.fate() == Fate.SURVIVED)
            .map(
                one ->
                    new Survivor(
                        one.mutant(),
                        Optional.ofNullable(declared.get(one.mutant().id()))
                            .map(EquivalentMutant::reason),
                        one.difference()))
            .toList();
    List<Stale> stale = new ArrayList<>();
    declared.forEach(
        (id, one) -> {
          Fate fate = fates.get(id);
          if (fate != Fate.SURVIVED) {
            stale.add(
                new Stale(
                    one,
                    fate == Fate.NOTICED
                        ? "a case notices it; take it out of the list"
                        : "there is no such mutant; take it out of the list"));
          }
        });
    return new MutationResult(
        (int) tried.stream().filter(one -> one.fate() == Fate.NOTICED).count(), survivors, stale);
  }
}
