package dev.domicile.cli.lint;

import dev.domicile.cli.config.Level;
import dev.domicile.core.catalog.Attestation;
import dev.domicile.core.catalog.PartialDate;
import dev.domicile.core.policy.EffectiveDates;
import dev.domicile.core.policy.Rule;
import dev.domicile.core.policy.Waiver;
import dev.domicile.core.source.Node;
import dev.domicile.core.source.SourcePosition;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** What has ended, or ends soon. */
final class DateLints {

  private DateLints() {}

  static List<LintRule> rules() {
    return List.of(
        new LintRule(
            "rule-ends", Level.WARNING, "a rule that has ended or ends soon", DateLints::ruleEnds),
        new LintRule(
            "waiver-ends",
            Level.WARNING,
            "a waiver that has ended or ends soon",
            DateLints::waiverEnds),
        new LintRule(
            "evidence-ends",
            Level.WARNING,
            "evidence of a workload that has ended or ends soon",
            DateLints::evidenceEnds),
        new LintRule(
            "attestation-ends",
            Level.WARNING,
            "an attestation that has ended or ends soon",
            DateLints::attestationEnds),
        new LintRule(
            "dates-not-narrower",
            Level.WARNING,
            "`effective` of a rule that does not narrow that of its policy",
            DateLints::notNarrower));
  }

  private static void ruleEnds(Linted linted, Findings found) {
    for (Rule rule : linted.rules()) {
      Optional<LocalDate> until = rule.effective().until();
      if (until.isPresent() && !isFollowed(linted, rule, until.get())) {
        SourcePosition own = linted.at(rule.position(), "effective", "until");
        SourcePosition policy =
            linted.at(linted.policyOf(rule).position(), "metadata", "effective", "until");
        boolean isOwn = !own.equals(rule.position());
        ends(
            linted,
            found,
            isOwn ? own : policy,
            "the rule `" + rule.qualifiedId() + "`",
            until.get(),
            "remove it, or write the rule that follows it");
      }
    }
  }

  /** Whether the policy goes on: law that changes on a day is written as two rules. */
  private static boolean isFollowed(Linted linted, Rule rule, LocalDate until) {
    return linted.policyOf(rule).rules().stream()
        .filter(other -> other.effective().contains(until))
        .anyMatch(
            other ->
                other.effective().from().equals(Optional.of(until))
                    || (other.kinds().equals(rule.kinds())
                        && linted.scopes().isInside(rule, other)));
  }

  private static void waiverEnds(Linted linted, Findings found) {
    for (Waiver waiver : linted.waivers()) {
      ends(
          linted,
          found,
          linted.at(waiver.position(), "spec", "until"),
          "the waiver `" + waiver.id() + "`",
          waiver.until().permissionUntil(),
          "have it approved anew, or remove it: it lifts nothing from then on");
    }
  }

  private static void evidenceEnds(Linted linted, Findings found) {
    for (LintDocument document : linted.documents("Workload").toList()) {
      for (Node piece : Nodes.items(document.node(), "spec", "evidence")) {
        Optional<Node> until = Nodes.at(piece, "until");
        if (until.isPresent() && until.get() instanceof Node.Scalar date) {
          ends(
              linted,
              found,
              date.position(),
              "the evidence `"
                  + Nodes.text(piece, "kind").orElse("?")
                  + "` ("
                  + Nodes.text(piece, "reference").orElse("?")
                  + ")",
              PartialDate.parse(date.text()).permissionUntil(),
              "renew it and write the new date: it counts for nothing from then on");
        }
      }
    }
  }

  private static void attestationEnds(Linted linted, Findings found) {
    for (Attestation claim : linted.catalog().attestations()) {
      SourcePosition position = claim.provenance().position();
      if (linted.isLooked(position) && claim.until().isPresent()) {
        ends(
            linted,
            found,
            position,
            "the attestation of `" + claim.scheme() + "` by `" + claim.entity() + "`",
            claim.until().get().permissionUntil(),
            "look for the new certificate and record it");
      }
    }
  }

  private static void ends(
      Linted linted,
      Findings found,
      SourcePosition position,
      String what,
      LocalDate until,
      String help) {
    long days = ChronoUnit.DAYS.between(linted.day(), until);
    if (days <= 0) {
      found.add(position, what + " ended on " + until, help);
    } else if (!until.isAfter(linted.soon(position))) {
      found.add(
          position,
          what + " ends on " + until + ", in " + days + (days == 1 ? " day" : " days"),
          help);
    }
  }

  private static void notNarrower(Linted linted, Findings found) {
    for (Rule rule : linted.rules()) {
      SourcePosition written = linted.at(rule.position(), "effective");
      EffectiveDates policy = linted.policyOf(rule).effective();
      if (!written.equals(rule.position()) && rule.effective().equals(policy)) {
        found.add(
            written,
            "`effective` of `" + rule.id() + "` changes nothing: it is in force when its policy is",
            "leave it out, or write a later `from` or an earlier `until`",
            List.of(linted.at(linted.policyOf(rule).position(), "metadata", "effective")));
      }
    }
  }
}
