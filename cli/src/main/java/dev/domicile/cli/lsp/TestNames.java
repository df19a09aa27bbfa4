package dev.domicile.cli.lsp;

import dev.domicile.core.decision.Workload;
import dev.domicile.core.decision.WorkloadShape;
import dev.domicile.core.source.Node;
import dev.domicile.core.source.Problems;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a policy test names, read from its text; nothing is run. */
final class TestNames {

  /** A workload and a day on which a test asks about it. */
  record Asked(Workload workload, LocalDate day) {}

  private TestNames() {}

  /** The rules that the cases of a test expect, each where it stands. */
  static List<Node.Scalar> rules(Node test) {
    List<Node.Scalar> found = new ArrayList<>();
    for (Node written : items(test, "cases")) {
      collect(written, found);
    }
    return found;
  }

  /** The workloads that the cases of a test name, each where it stands. */
  static List<Node.Scalar> workloadsNamed(Node test) {
    List<Node.Scalar> found = new ArrayList<>();
    for (Node written : items(test, "cases")) {
      if (written instanceof Node.Mapping mapping) {
        mapping.get("workload").ifPresent(name -> add(name, found));
      }
    }
    return found;
  }

  private static void collect(Node node, List<Node.Scalar> found) {
    if (!(node instanceof Node.Mapping mapping)) {
      return;
    }
    for (Node.Entry entry : mapping.entries()) {
      if (!entry.key().text().equals("rules")) {
        collect(entry.value(), found);
      } else if (entry.value() instanceof Node.Mapping verdicts) {
        verdicts.entries().forEach(verdict -> found.add(verdict.key()));
      } else if (entry.value() instanceof Node.Sequence list) {
        list.items().forEach(item -> add(item, found));
      }
    }
  }

  private static void add(Node item, List<Node.Scalar> found) {
    if (item instanceof Node.Scalar scalar) {
      found.add(scalar);
    }
  }

  /** What the cases of a test ask, each question once; what cannot be read is left out. */
  static Set<Asked> questions(Node test) {
    Map<String, Workload> workloads = workloads(test);
    Set<Asked> asked = new LinkedHashSet<>();
    Optional<LocalDate> usual = day(PolicyIndex.text(test, "at"));
    for (Node written : items(test, "cases")) {
      Workload workload = workloads.get(PolicyIndex.text(written, "workload"));
      Optional<LocalDate> day = day(PolicyIndex.text(written, "at")).or(() -> usual);
      if (workload != null && day.isPresent()) {
        asked.add(new Asked(workload, day.get()));
      }
    }
    return asked;
  }

  private static Map<String, Workload> workloads(Node test) {
    Map<String, Workload> workloads = new LinkedHashMap<>();
    if (test instanceof Node.Mapping mapping
        && mapping.get("workloads").orElse(null) instanceof Node.Mapping named) {
      for (Node.Entry entry : named.entries()) {
        workload(entry.key().text(), entry.value())
            .ifPresent(workload -> workloads.put(workload.name(), workload));
      }
    }
    return workloads;
  }

  private static Optional<Workload> workload(String name, Node spec) {
    try {
      return WorkloadShape.spec()
          .bind(spec, new Problems())
          .map(bound -> bound.into(Workload.named(name)).build());
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // the check of the test tells what is wrong with it
    }
  }

  private static List<Node> items(Node node, String key) {
    return node instanceof Node.Mapping mapping
            && mapping.get(key).orElse(null) instanceof Node.Sequence list
        ? list.items()
        : List.of();
  }

  private static Optional<LocalDate> day(String text) {
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
