package dev.domicile.acceptance.pages;

import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.catalog.Vocabulary;
import dev.domicile.core.policy.Branch;
import dev.domicile.core.policy.Condition;
import dev.domicile.core.policy.EvidenceRule;
import dev.domicile.core.policy.PlaceList;
import dev.domicile.core.policy.Requirement;
import dev.domicile.core.policy.Rule;
import dev.domicile.core.policy.StatementRule;
import dev.domicile.residency.ResidencyRequirement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the rules of a policy leave to people: what a workload has to state for them to bind, what
 * has to be declared, what the law only says, and what has to be done besides.
 */
final class LeftToPeople {

  private final Catalog catalog;
  private final SortedSet<String> stated = new TreeSet<>();
  private final SortedSet<String> evidence = new TreeSet<>();
  private final Map<String, String> statements = new LinkedHashMap<>();
  private final List<String> duties = new ArrayList<>();

  LeftToPeople(Collection<Rule> rules, Catalog catalog) {
    this.catalog = catalog;
    for (Rule rule : rules) {
      rule.when().ifPresent(this::collect);
      rule.unless().ifPresent(this::collect);
      rule.branches().forEach(branch -> collect(rule, branch));
      rule.obligations().forEach(duty -> duties.add(sentence(duty.text())));
    }
  }

  private void collect(Condition condition) {
    if (condition instanceof Condition.All all) {
      all.conditions().forEach(this::collect);
    } else if (condition instanceof Condition.Any any) {
      any.conditions().forEach(this::collect);
    } else if (condition instanceof Condition.Not not) {
      collect(not.condition());
    } else if (condition instanceof Condition.Compare compare) {
      collect(compare);
    } else {
      throw new AssertionError(condition);
    }
  }

  private void collect(Condition.Compare compare) {
    switch (compare.attribute()) {
      case SECTOR -> compare.operands().forEach(id -> stated.add("sector `" + id + "`"));
      case REQUESTER_REGIMES -> compare.operands().forEach(id -> stated.add(regime(id)));
      case CLASSIFICATION ->
          compare.operands().forEach(value -> stated.add("classification `" + ladder(value) + "`"));
      case LABEL -> stated.add("label `" + compare.name().replace("labels.", "") + "`");
      default -> {
        // Countries, categories and stages are plain facts of a workload.
      }
    }
  }

  private String regime(String id) {
    return "regime `"
        + id
        + "`"
        + Optional.ofNullable(catalog.vocabulary().regimes().get(id))
            .flatMap(Vocabulary.Regime::title)
            .map(title -> " (" + title + ")")
            .orElse("");
  }

  private static String ladder(String value) {
    int slash = value.indexOf('/');
    return slash < 0 ? "general" : value.substring(0, slash);
  }

  private void collect(Rule rule, Branch branch) {
    branch.orEvidence().ifPresent(or -> evidence.addAll(or.demand().kinds()));
    for (Requirement<?> requirement : branch.requirements()) {
      if (requirement.body() instanceof EvidenceRule.Body asks) {
        evidence.addAll(asks.demand().kinds());
      } else if (requirement.body() instanceof StatementRule.Body says
          && says.says() == StatementRule.Says.NO_LOCATION_RULE) {
        statements.put(rule.id(), sentence(says.text()));
      } else if (requirement.body() instanceof ResidencyRequirement asks) {
        Stream.of(asks.onlyIn(), asks.notIn(), asks.copyIn())
            .flatMap(Optional::stream)
            .map((PlaceList places) -> places.scopedKinds(catalog))
            .forEach(evidence::addAll);
      }
    }
  }

  private static String sentence(String text) {
    String stripped = text.strip();
    return stripped.endsWith(".") ? stripped : stripped + ".";
  }

  /** In a few words. */
  String counts() {
    List<String> parts = new ArrayList<>();
    add(parts, evidence.size(), "declaration");
    add(parts, statements.size(), "statement");
    add(parts, duties.size(), "duty");
    return parts.isEmpty() ? "nothing but who is bound" : String.join(", ", parts);
  }

  private static void add(List<String> parts, int count, String what) {
    if (count > 0) {
      String many = what.endsWith("y") ? what.substring(0, what.length() - 1) + "ies" : what + "s";
      parts.add(count + " " + (count == 1 ? what : many));
    }
  }

  /** All of it, as a list. */
  String list() {
    List<String> items = new ArrayList<>();
    if (!stated.isEmpty()) {
      items.add(
          "Who and what is concerned, as the workload states it: "
              + String.join(", ", stated)
              + ".");
    }
    evidence.forEach(
        kind -> items.add("To be declared, " + Markdown.code(kind) + ": " + question(kind)));
    statements.forEach(
        (rule, text) -> items.add("Only said (" + Markdown.code(rule) + "): " + text));
    duties.forEach(text -> items.add("To be done besides: " + text));
    return items.isEmpty()
        ? ""
        : "\nNot decided by machine:\n\n"
            + items.stream().map(item -> "- " + item + "\n").collect(Collectors.joining());
  }

  private String question(String kind) {
    return Optional.ofNullable(catalog.vocabulary().evidenceKinds().get(kind))
        .flatMap(known -> known.question().or(known::title))
        .orElseThrow(() -> new AssertionError("nothing is asked by evidence kind " + kind));
  }
}
