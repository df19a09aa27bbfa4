package dev.domicile.cli.mutate;

import dev.domicile.cli.mutate.Written.Entry;
import dev.domicile.cli.policytest.Twist;
import dev.domicile.core.catalog.PartialDate;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** Changes of a policy and its rules that do not depend on what a rule asks. */
final class RuleChanges {

  /** Keys of a rule that are no requirement. */
  private static final Set<String> OTHER =
      Set.of(
          "id",
          "title",
          "grade",
          "when",
          "unless",
          "effective",
          "enforcement",
          "citations",
          "anyOf",
          "orEvidence",
          "message",
          "remedy",
          "obligations");

  private final Harvest harvest;
  private final ConditionChanges conditions;
  private final RequirementChanges requirements;

  RuleChanges(Harvest harvest) {
    this.harvest = harvest;
    this.conditions = new ConditionChanges(harvest);
    this.requirements = new RequirementChanges(harvest, conditions);
  }

  void policy(Written document) {
    Written metadata = document.get("metadata").orElseThrow();
    harvest.begin(metadata.textOf("id").orElseThrow());
    metadata.get("effective").ifPresent(dates -> dates("metadata.effective", dates));
    String enforcement = metadata.textOf("enforcement").orElse("");
    Written rules = document.get("rules").orElseThrow();
    for (int i = 0; i < rules.entries().size(); i++) {
      Written rule = rules.entries().get(i).value();
      harvest.beginRule(rule.textOf("id").orElseThrow());
      delete(document, rules, i);
      rule(rule, rule.textOf("enforcement").orElse(enforcement));
    }
  }

  private void delete(Written document, Written rules, int index) {
    int at = rules.entries().get(index).start();
    // A policy without a rule is none; what is left of the file then is nothing.
    Edit edit =
        rules.entries().size() == 1
            ? new Edit(document.start(), document.end(), "")
            : harvest.edit().remove(rules, index);
    harvest.add(
        "",
        "delete",
        "the rule is deleted",
        "a case that the rule refuses, or lets through alone",
        at,
        edit);
  }

  private void rule(Written rule, String enforcement) {
    if (enforcement.equals("enforce") && canRefuse(rule)) {
      Edit edit =
          rule.get("enforcement")
              .map(written -> harvest.edit().replace(written, "warn"))
              .orElseGet(() -> harvest.edit().insert(rule, "enforcement", "warn"));
      harvest.add(
          "enforcement",
          "warn",
          "the rule only warns",
          "a case that the rule refuses, with its `outcome`",
          rule.start(),
          edit);
    }
    rule.get("effective").ifPresent(dates -> dates("effective", dates));
    scope(rule, "when", "the rule applies to every workload", "a workload outside the scope");
    scope(rule, "unless", "nothing exempts from the rule", "a workload that is exempt");
    rule.get("anyOf").ifPresent(this::branches);
    asked("", rule, List.of(rule));
  }

  /** What only says that there is no rule about places refuses nothing that warning would let. */
  private static boolean canRefuse(Written rule) {
    return rule.get("statement")
        .flatMap(statement -> statement.textOf("says"))
        .map(says -> !says.equals("no-location-rule"))
        .orElse(true);
  }

  private void scope(Written rule, String key, String change, String hint) {
    rule.entry(key)
        .ifPresent(
            entry -> {
              harvest.add(
                  key,
                  "drop",
                  change,
                  hint,
                  entry.start(),
                  harvest.edit().remove(rule, rule.entries().indexOf(entry)));
              conditions.of(key, entry.value());
            });
  }

  private void branches(Written anyOf) {
    List<Entry> branches = anyOf.entries();
    List<Written> all = anyOf.items();
    for (int i = 0; i < branches.size(); i++) {
      String path = "anyOf." + (i + 1);
      if (branches.size() > 1 && !onlyAsksForContract(branches.get(i).value(), all)) {
        harvest.add(
            path,
            "drop",
            "branch " + (i + 1) + " of " + branches.size() + " is gone",
            Hint.of("a case that only this branch lets through", new Twist.Contracted()),
            branches.get(i).start(),
            harvest.edit().remove(anyOf, i));
      }
      asked(path + ".", branches.get(i).value(), all);
    }
  }

  /**
   * Whether a branch differs from another one only in that a contract is asked for. Contracts count
   * without being asked for, and of the other one evidence is asked too: the verdict is the same.
   */
  private boolean onlyAsksForContract(Written branch, List<Written> all) {
    return branch.get("orEvidence").filter(RequirementChanges::isContractAlone).isPresent()
        && all.stream()
            .filter(other -> other.start() != branch.start())
            .filter(other -> other.get("orEvidence").isPresent())
            .anyMatch(other -> requirements(other).equals(requirements(branch)));
  }

  /** Whether another branch is nothing but evidence, which is asked for in any case. */
  private static boolean anyAsks(Written branch, List<Written> all) {
    return all.stream()
        .filter(other -> other.start() != branch.start())
        .anyMatch(
            other ->
                other.entries().size() == 1 && other.entries().get(0).name().equals("evidence"));
  }

  private List<String> requirements(Written branch) {
    return branch.entries().stream()
        .filter(entry -> !OTHER.contains(entry.name()))
        .map(entry -> entry.name() + harvest.textOf(entry.value()))
        .toList();
  }

  /** Tells the pieces that other branches have word for word. */
  private void findTwins(Entry entry, List<Written> all) {
    List<Integer> offsets =
        all.stream()
            .flatMap(branch -> branch.get(entry.name()).stream())
            .filter(other -> harvest.textOf(other).equals(harvest.textOf(entry.value())))
            .map(other -> other.start() - entry.value().start())
            .toList();
    harvest.beginTwins(
        offsets.stream().filter(offset -> offset > 0).toList(),
        offsets.stream().anyMatch(offset -> offset < 0));
  }

  /**
   * The requirements of a rule without branches, or of a branch.
   *
   * @param all the branches
   */
  private void asked(String path, Written holder, List<Written> all) {
    List<Entry> asked =
        holder.entries().stream().filter(entry -> !OTHER.contains(entry.name())).toList();
    for (Entry entry : asked) {
      if (asked.size() > 1) {
        harvest.add(
            path + entry.name(),
            "drop",
            "the requirement `" + entry.name() + "` is gone",
            "a case that meets the others and not this one",
            entry.start(),
            harvest.edit().remove(holder, holder.entries().indexOf(entry)));
      }
      findTwins(entry, all);
      requirements.of(entry.name(), path + entry.name(), entry.value());
    }
    holder
        .entry("orEvidence")
        .ifPresent(
            entry -> {
              if (onlyAsksForContract(holder, all)
                  || RequirementChanges.isContractAlone(entry.value()) && anyAsks(holder, all)) {
                return;
              }
              harvest.add(
                  path + "orEvidence",
                  "drop",
                  "no evidence helps any more",
                  Hint.of("a case that passes by its evidence alone", new Twist.Contracted()),
                  entry.start(),
                  harvest.edit().remove(holder, holder.entries().indexOf(entry)));
              requirements.evidence(path + "orEvidence", entry.value());
            });
  }

  private void dates(String path, Written dates) {
    dates
        .get("from")
        .ifPresent(from -> shift(path + ".from", from, PartialDate.parse(from.text()).dutyFrom()));
    dates
        .get("until")
        .ifPresent(
            until -> shift(path + ".until", until, PartialDate.parse(until.text()).dutyUntil()));
  }

  private void shift(String path, Written date, LocalDate day) {
    shift(path, "later", date, day, day.plusDays(1));
    shift(path, "earlier", date, day.minusDays(1), day.minusDays(1));
  }

  private void shift(
      String path, String direction, Written date, LocalDate affected, LocalDate shifted) {
    harvest.add(
        path,
        direction,
        "`" + path + "` is a day " + direction,
        Hint.on(affected),
        date.start(),
        harvest.edit().replace(date, shifted.toString()));
  }
}
