package dev.domicile.cli.lint;

import dev.domicile.cli.config.Level;
import dev.domicile.core.policy.Branch;
import dev.domicile.core.policy.EvidenceDemand;
import dev.domicile.core.policy.EvidenceRule;
import dev.domicile.core.policy.OrEvidence;
import dev.domicile.core.policy.Requirement;
import dev.domicile.core.policy.Rule;
import dev.domicile.core.policy.StagePlace;
import dev.domicile.core.policy.StatementRule.Says;
import dev.domicile.core.policy.Verdict;
import dev.domicile.core.source.Node;
import dev.domicile.core.source.SourcePosition;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a rule tells its readers, and parts of it that do nothing. */
final class WordLints {

  private static final Set<String> OF_OFFERING = Set.of("provider", "region", "model", "service");

  private WordLints() {}

  static List<LintRule> rules() {
    return List.of(
        new LintRule(
            "message-missing",
            Level.WARNING,
            "a rule that can refuse and has no `message`",
            WordLints::messages),
        new LintRule(
            "remedy-missing",
            Level.WARNING,
            "a rule that can refuse and has no `remedy`",
            WordLints::remedies),
        new LintRule(
            "placeholder-never-filled",
            Level.WARNING,
            "a placeholder that this kind of rule has nothing for",
            WordLints::placeholders),
        new LintRule("single-branch", Level.WARNING, "`anyOf` with one branch", WordLints::single),
        new LintRule(
            "closes-nothing",
            Level.WARNING,
            "`closes` with a verdict that the requirement never gives",
            WordLints::closes),
        new LintRule(
            "evidence-serves-nothing",
            Level.WARNING,
            "a kind of evidence that cannot serve where it is asked for",
            WordLints::evidence));
  }

  private static void messages(Linted linted, Findings found) {
    lacks(linted, "message", "`{stage}` and `{observed}` tell what was found", found);
  }

  private static void remedies(Linted linted, Findings found) {
    lacks(linted, "remedy", "say in a sentence what to choose, turn off or declare", found);
  }

  private static void lacks(Linted linted, String key, String help, Findings found) {
    for (Rule rule : linted.rules()) {
      boolean said = key.equals("message") ? rule.message().isPresent() : rule.remedy().isPresent();
      if (!said && !PairLints.says(rule, Says.NO_LOCATION_RULE)) {
        // A prohibition says in its text what is wrong.
        if (key.equals("message") && PairLints.isStatement(rule)) {
          continue;
        }
        found.add(
            rule.position(),
            "`" + rule.qualifiedId() + "` has no `" + key + "`",
            "add one: " + help);
      }
    }
  }

  private static void placeholders(Linted linted, Findings found) {
    for (Rule rule : linted.rules()) {
      Set<String> kinds = new TreeSet<>(List.of(rule.kinds().split("\\+")));
      boolean stages =
          kinds.contains("residency") || kinds.contains("certification") || kinds.contains("rego");
      boolean workload = kinds.equals(Set.of("portability"));
      for (String key : List.of("message", "remedy")) {
        Optional<Node> text = Nodes.at(linted.written(rule.position()), key);
        if (text.isPresent() && text.get() instanceof Node.Scalar scalar) {
          if (!stages && scalar.text().contains("{stage}")) {
            unfilled(scalar.position(), "stage", rule, found);
          }
          for (String word : new TreeSet<>(OF_OFFERING)) {
            if (workload && scalar.text().contains("{" + word + "}")) {
              unfilled(scalar.position(), word, rule, found);
            }
          }
        }
      }
    }
  }

  private static void unfilled(SourcePosition position, String word, Rule rule, Findings found) {
    found.add(
        position,
        "a rule of kind `" + rule.kinds() + "` has no " + word + " for `{" + word + "}`",
        "write it in words");
  }

  private static void single(Linted linted, Findings found) {
    for (Rule rule : linted.rules()) {
      Optional<Node> anyOf = Nodes.at(linted.written(rule.position()), "anyOf");
      if (anyOf.isPresent()
          && anyOf.get() instanceof Node.Sequence list
          && list.items().size() == 1
          && rule.branches().get(0).requirements().size() == 1) {
        found.add(
            list.position(),
            "`anyOf` of `" + rule.id() + "` has one branch, so there is nothing to choose",
            "write the requirement in the rule itself, or add the other branch");
      }
    }
  }

  private static void closes(Linted linted, Findings found) {
    for (Rule rule : linted.rules()) {
      for (Branch branch : rule.branches()) {
        Optional<Set<Verdict>> closes = branch.orEvidence().flatMap(OrEvidence::closes);
        Set<Verdict> given = given(branch);
        closes.ifPresent(
            verdicts -> {
              Set<Verdict> never = new TreeSet<>(verdicts);
              never.removeAll(given);
              if (!never.isEmpty()) {
                found.add(
                    closesAt(linted, rule),
                    "`closes` names "
                        + never.stream().map(v -> "`" + v + "`").collect(Collectors.joining(", "))
                        + ", which evidence never has to close here",
                    "it can close "
                        + given.stream().map(v -> "`" + v + "`").collect(Collectors.joining(", ")));
              }
            });
      }
    }
  }

  private static SourcePosition closesAt(Linted linted, Rule rule) {
    return linted.at(rule.position(), "orEvidence", "closes");
  }

  /** Verdicts that the requirements of a branch can give and evidence can close. */
  private static Set<Verdict> given(Branch branch) {
    Set<Verdict> given = new TreeSet<>();
    for (Requirement<?> requirement : branch.requirements()) {
      switch (requirement.kind().key()) {
        case "evidence" -> given.add(Verdict.NEEDS_EVIDENCE);
        case "statement" -> given.add(Verdict.VIOLATED);
        case "residency" ->
            given.addAll(Set.of(Verdict.VIOLATED, Verdict.UNKNOWN, Verdict.NEEDS_EVIDENCE));
        default -> given.addAll(Set.of(Verdict.VIOLATED, Verdict.UNKNOWN));
      }
    }
    return given;
  }

  private static void evidence(Linted linted, Findings found) {
    for (Rule rule : linted.rules()) {
      for (Branch branch : rule.branches()) {
        branch.orEvidence().ifPresent(or -> orEvidence(or, branch, rule, found));
        for (Requirement<?> requirement : branch.requirements()) {
          if (requirement.body() instanceof EvidenceRule.Body body) {
            availability(body.demand(), rule, found);
          }
        }
      }
    }
  }

  private static void orEvidence(OrEvidence or, Branch branch, Rule rule, Findings found) {
    availability(or.demand(), rule, found);
    boolean contract = or.demand().kinds().contains(StagePlace.CONTRACT);
    boolean places =
        branch.requirements().stream()
            .anyMatch(r -> Set.of("residency", "offering", "rego").contains(r.kind().key()));
    if (contract && !places) {
      found.add(
          position(or.demand(), StagePlace.CONTRACT, rule),
          "`contract` says where a stage happens, and this requirement asks for no place",
          "name evidence that answers the requirement");
    }
  }

  private static void availability(EvidenceDemand demand, Rule rule, Findings found) {
    if (demand.kinds().contains("availability")) {
      found.add(
          position(demand, "availability", rule),
          "`availability` shows that an offering can be bought and serves no rule",
          "name another kind of evidence; `approval` is somebody's consent");
    }
  }

  private static SourcePosition position(EvidenceDemand demand, String kind, Rule rule) {
    return demand.positions().getOrDefault(kind, rule.position());
  }
}
