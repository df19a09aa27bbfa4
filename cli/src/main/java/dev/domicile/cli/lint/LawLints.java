package dev.domicile.cli.lint;

import dev.domicile.cli.config.Level;
import dev.domicile.cli.config.Limit;
import dev.domicile.core.catalog.PartialDate;
import dev.domicile.core.policy.Enforcement;
import dev.domicile.core.policy.Grade;
import dev.domicile.core.policy.Policy;
import dev.domicile.core.policy.Rule;
import dev.domicile.core.policy.StatementRule.Says;
import dev.domicile.core.source.Node;
import dev.domicile.core.source.SourcePosition;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How well the law behind a rule is shown. */
final class LawLints {

  private LawLints() {}

  static List<LintRule> rules() {
    return List.of(
        new LintRule(
            "citation-missing",
            Level.WARNING,
            "a rule that speaks of law and cites none",
            LawLints::missing),
        new LintRule(
            "citation-incomplete",
            Level.WARNING,
            "a citation by which the text cannot be found again, or without `asOf`",
            LawLints::incomplete),
        new LintRule(
            "citation-old", Level.INFO, "a citation that was read long ago", LawLints::old),
        new LintRule(
            "memory-enforced",
            Level.WARNING,
            "a rule that refuses by law nobody read (`grade: memory`)",
            LawLints::memory),
        new LintRule(
            "report-without-end",
            Level.INFO,
            "a rule that only reports, with no day on which that ends",
            LawLints::reports));
  }

  private static void missing(Linted linted, Findings found) {
    for (Rule rule : linted.rules()) {
      SourcePosition grade = linted.at(rule.position(), "grade");
      boolean speaksOfLaw = !grade.equals(rule.position()) || PairLints.isStatement(rule);
      if (speaksOfLaw && rule.citations().isEmpty()) {
        found.add(
            grade,
            PairLints.isStatement(rule)
                ? "`" + rule.qualifiedId() + "` states what law says and cites none"
                : "`" + rule.qualifiedId() + "` has a grade and cites no law",
            "cite it in `citations`; a company's own rule needs no `grade`");
      }
    }
  }

  private static void incomplete(Linted linted, Findings found) {
    for (LintDocument document : linted.documents("Policy").toList()) {
      Nodes.items(document.node(), "metadata", "citations").forEach(c -> incomplete(c, found));
      for (Node rule : Nodes.items(document.node(), "rules")) {
        // What nobody read has no place where it was read; `memory-enforced` speaks of that.
        if (!Nodes.text(rule, "grade").equals(Optional.of("memory"))) {
          Nodes.items(rule, "citations").forEach(c -> incomplete(c, found));
        }
      }
    }
  }

  private static void incomplete(Node citation, Findings found) {
    if (Nodes.at(citation, "url").isEmpty() && Nodes.at(citation, "title").isEmpty()) {
      found.add(
          citation.position(),
          "the place in the law cannot be found again by this citation",
          "add `url`, or at least `title`");
    }
    if (Nodes.at(citation, "asOf").isEmpty()) {
      found.add(
          citation.position(),
          "the citation does not say of which day the text is that was read",
          "add `asOf: YYYY-MM-DD`, or the month or year; `undated` if the text has no date");
    }
  }

  private static void old(Linted linted, Findings found) {
    citations(linted)
        .forEach(
            citation -> {
              Optional<PartialDate> date = date(citation);
              SourcePosition position = Nodes.at(citation, "asOf").orElse(citation).position();
              var age = linted.settings(position).period(Limit.CITATION_AGE);
              if (date.isPresent() && date.get().last().plus(age).isBefore(linted.day())) {
                found.add(
                    position,
                    "the citation was read as of "
                        + date.get()
                        + ", longer ago than "
                        + age
                        + " (`citationAge`)",
                    "read it again and write the new day");
              }
            });
  }

  private static Stream<Node> citations(Linted linted) {
    return linted
        .documents("Policy")
        .map(LintDocument::node)
        .flatMap(
            policy ->
                Stream.concat(
                    Nodes.items(policy, "metadata", "citations").stream(),
                    Nodes.items(policy, "rules").stream()
                        .flatMap(rule -> Nodes.items(rule, "citations").stream())));
  }

  private static Optional<PartialDate> date(Node citation) {
    try {
      return Nodes.text(citation, "asOf").map(PartialDate::parse);
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // words such as `Recital 12, consolidated` are no date
    }
  }

  private static void memory(Linted linted, Findings found) {
    for (Rule rule : linted.rules()) {
      if (rule.grade() == Grade.MEMORY && rule.enforcement() == Enforcement.ENFORCE) {
        found.add(
            linted.at(rule.position(), "grade"),
            "`"
                + rule.qualifiedId()
                + (PairLints.says(rule, Says.NO_LOCATION_RULE)
                    ? "` lets through by law that nobody has read"
                    : "` refuses by law that nobody has read"),
            "read it and cite it, or set `enforcement: warn` until somebody has");
      }
    }
  }

  private static void reports(Linted linted, Findings found) {
    for (Policy policy : linted.policies()) {
      List<String> ids =
          policy.rules().stream()
              .filter(rule -> rule.enforcement() != Enforcement.ENFORCE)
              .filter(rule -> rule.effective().until().isEmpty())
              .map(rule -> "`" + rule.id() + "`")
              .toList();
      if (!ids.isEmpty()) {
        found.add(
            linted.at(policy.position(), "metadata", "enforcement"),
            String.join(", ", ids)
                + (ids.size() == 1 ? " only reports" : " only report")
                + ", and nothing says until when",
            "give `effective` an `until` by which somebody decides");
      }
    }
  }
}
