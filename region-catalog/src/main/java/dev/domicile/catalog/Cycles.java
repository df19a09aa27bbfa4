package dev.domicile.catalog;

import dev.domicile.core.source.Located;
import dev.domicile.core.source.Problems;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** Finds entries that contain each other in a circle. */
final class Cycles {

  private final SortedMap<String, List<Located<String>>> edges;
  private final String verb;
  private final Problems problems;
  private final Set<String> done = new HashSet<>();
  private final Set<String> inCycle = new HashSet<>();

  private Cycles(SortedMap<String, List<Located<String>>> edges, String verb, Problems problems) {
    this.edges = edges;
    this.verb = verb;
    this.problems = problems;
  }

  /**
   * Reports each circle once, with the place of every step.
   *
   * @param edges what each id points to
   * @param verb what pointing means, as in {@code includes}
   * @return the ids that lie on a circle
   */
  static Set<String> find(
      SortedMap<String, List<Located<String>>> edges, String verb, Problems problems) {
    Cycles cycles = new Cycles(edges, verb, problems);
    for (String id : edges.keySet()) {
      cycles.visit(id, new ArrayList<>(), new ArrayList<>());
    }
    return cycles.inCycle;
  }

  private void visit(String id, List<String> path, List<Located<String>> steps) {
    int start = path.indexOf(id);
    if (start >= 0) {
      report(steps.subList(start, steps.size()));
      inCycle.addAll(path.subList(start, path.size()));
      return;
    }
    if (!done.add(id)) {
      return;
    }
    path.add(id);
    for (Located<String> next : edges.getOrDefault(id, List.of())) {
      steps.add(next);
      visit(next.value(), path, steps);
      steps.remove(steps.size() - 1);
    }
    path.remove(path.size() - 1);
  }

  private void report(List<Located<String>> steps) {
    Located<String> last = steps.get(steps.size() - 1);
    String way =
        steps.stream()
            .map(step -> "`" + step.value() + "` at " + step.position())
            .collect(Collectors.joining(", "));
    problems.error(
        steps.get(0).position(),
        CatalogCodes.CYCLE,
        "`" + last.value() + "` " + verb + " itself: " + way,
        "remove one of the steps");
  }
}
