package dev.domicile.cli.scaffold;

import dev.domicile.core.decision.Workload;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Names for what is added to a test, beside those that are there. Not safe for several threads. */
final class CaseNames {

  private final Map<String, String> byContent = new HashMap<>();
  private final Set<String> workloads = new HashSet<>();
  private final Set<String> cases;
  private final Map<String, Workload> added = new LinkedHashMap<>();

  /**
   * Names that are there.
   *
   * @param given the workloads of the test
   * @param cases the names of its cases
   */
  CaseNames(Map<String, Workload> given, Set<String> cases) {
    given.forEach((name, workload) -> byContent.putIfAbsent(workload.toJson(), name));
    workloads.addAll(given.keySet());
    this.cases = new HashSet<>(cases);
  }

  /** The name of a workload; one that the test does not have is added as {@code wanted}. */
  String of(Workload workload, String wanted) {
    return byContent.computeIfAbsent(
        workload.toJson(),
        content -> {
          String name = free(wanted, workloads);
          added.put(name, workload);
          return name;
        });
  }

  /** A name for a case. */
  String ofCase(String wanted) {
    return free(wanted, cases);
  }

  private static String free(String wanted, Set<String> taken) {
    String name = wanted;
    for (int i = 2; !taken.add(name); i++) {
      name = wanted + "-" + i;
    }
    return name;
  }

  /** The workloads that were added, in that order. */
  Map<String, Workload> added() {
    return added;
  }
}
