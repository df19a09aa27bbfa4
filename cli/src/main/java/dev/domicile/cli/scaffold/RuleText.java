package dev.domicile.cli.scaffold;

import dev.domicile.cli.input.UsageException;
import dev.domicile.core.policy.PolicyLoader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Writes a rule as YAML, and a policy around it. */
final class RuleText {

  private static final String AROUND =
      """
      apiVersion: domicile/v1
      kind: Policy
      metadata: {id: p, title: p, jurisdiction: DE, effective: {from: 2026-01-01}, enforcement: enforce}
      rules:
      """;

  /** What a finding tells and what to do, where the author says nothing else. */
  private record Usual(Optional<String> message, String remedy) {
    Usual(String message, String remedy) {
      this(Optional.of(message), remedy);
    }
  }

  private static final Map<String, Usual> USUAL =
      Map.of(
          "certification",
          new Usual(
              "{service} is not shown to have {required}",
              "Choose a service that holds it, or record the report as an attestation."),
          "offering",
          new Usual(
              "{observed}; what is asked is {required}",
              "Choose an offering of which this is known to hold."),
          "evidence",
          new Usual(
              "{required} is not declared", "Obtain it, and declare it with reference and end."),
          "portability",
          new Usual(
              "what is allowed leaves no choice: {observed}; what is asked is {required}",
              "Widen what the workload may use, until it can move."));

  private static final Map<String, Usual> RESIDENCY =
      Map.of(
          "onlyIn",
          new Usual(
              "{stage} may be in {observed}; it must stay in {required}",
              "Choose an offering that keeps {stage} there."),
          "notIn",
          new Usual(
              "{stage} may be in {observed}; it must not be in {required}",
              "Choose an offering that keeps {stage} elsewhere."),
          "copyIn",
          new Usual(
              "{stage} may be in {observed}; a copy must be in {required}",
              "Keep a copy there, and say so in the workload."));

  private static final Usual PROHIBITED =
      new Usual(Optional.empty(), "Keep out of the workload what the rule speaks of.");

  private static final Usual OTHER =
      new Usual(
          "{observed}; what is asked is {required}",
          "Choose an offering that the rule lets through.");

  private final RequirementKeys keys;
  private final LocalDate day;

  /**
   * Writes rules.
   *
   * @param loader knows the rule kinds
   * @param day stands in the example of a citation
   */
  RuleText(PolicyLoader loader, LocalDate day) {
    this.keys = new RequirementKeys(loader);
    this.day = day;
  }

  /** The rule as an item of {@code rules}, in the layout of {@code fmt}. */
  String item(NewRule rule) {
    return Laid.below(Laid.out(AROUND + lines(rule)), "rules:");
  }

  private String lines(NewRule rule) {
    if (rule.says().isEmpty()) {
      throw new UsageException(
          "say what the rule asks, as KEY=VALUE; `"
              + rule.kind()
              + "` has\n"
              + keys.help(rule.kind()));
    }
    List<String> lines = new ArrayList<>();
    lines.add("  - id: " + RequirementKeys.quoted(rule.id()));
    rule.words().title().ifPresent(title -> lines.add(text("title", title)));
    citation(rule.law(), lines);
    condition("when", rule.when(), lines);
    condition("unless", rule.unless(), lines);
    lines.add("    " + rule.kind() + ": " + keys.mapping(rule.kind(), rule.says()));
    if (!rule.orEvidence().isEmpty()) {
      String kinds = String.join(", ", rule.orEvidence());
      lines.add("    orEvidence: {anyOf: [" + kinds + "], closes: [unknown]}");
    }
    words(rule, lines);
    return String.join("\n", lines) + "\n";
  }

  private static void words(NewRule rule, List<String> lines) {
    Optional<Usual> usual = usual(rule);
    rule.words()
        .message()
        .or(() -> usual.flatMap(Usual::message))
        .ifPresent(message -> lines.add(text("message", message)));
    rule.words()
        .remedy()
        .or(() -> usual.map(Usual::remedy))
        .ifPresent(remedy -> lines.add(text("remedy", remedy)));
  }

  private static Optional<Usual> usual(NewRule rule) {
    if (rule.kind().equals("residency")) {
      List<String> verbs =
          rule.says().stream().map(Setting::key).filter(RESIDENCY::containsKey).toList();
      return Optional.of(verbs.size() == 1 ? RESIDENCY.getOrDefault(verbs.get(0), OTHER) : OTHER);
    }
    if (rule.kind().equals("statement")) {
      // Its text is what a finding tells; and where nothing is refused, nothing is to be done.
      return Optional.of(PROHIBITED)
          .filter(usual -> rule.says().stream().anyMatch(one -> one.value().equals("prohibited")));
    }
    return Optional.of(USUAL.getOrDefault(rule.kind(), OTHER));
  }

  private void condition(String key, List<Setting> settings, List<String> lines) {
    if (!settings.isEmpty()) {
      lines.add("    " + key + ": " + keys.mapping(key, settings));
    }
  }

  private void citation(LawCited law, List<String> lines) {
    law.grade()
        .ifPresent(grade -> lines.add("    grade: " + grade.name().toLowerCase(Locale.ROOT)));
    if (law.instrument().isEmpty()) {
      lines.add(
          "    # Where law asks for the rule, name it; a rule of your own needs no citation.");
      if (law.grade().isEmpty()) {
        lines.add("    # grade: secondary");
      }
      lines.add(
          "    # citations: [{instrument: THE-LAW, section: \"1\", url: \"https://…\", asOf: "
              + day
              + "}]");
      return;
    }
    List<String> parts = new ArrayList<>();
    part("instrument", law.instrument(), parts);
    part("section", law.section(), parts);
    part("url", law.url(), parts);
    part("asOf", law.asOf(), parts);
    lines.add("    citations: [{" + String.join(", ", parts) + "}]");
  }

  private static void part(String key, Optional<String> value, List<String> parts) {
    value.ifPresent(
        text ->
            parts.add(
                key
                    + ": "
                    + (text.matches("\\d{4}-\\d{2}-\\d{2}")
                        ? text
                        : RequirementKeys.quoted(text))));
  }

  private static String text(String key, String value) {
    return "    " + key + ": " + RequirementKeys.prose(value);
  }
}
