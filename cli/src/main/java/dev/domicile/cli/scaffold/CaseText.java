package dev.domicile.cli.scaffold;

import dev.domicile.core.catalog.OfferingId;
import dev.domicile.core.policy.Verdict;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes cases of a test about one rule. */
final class CaseText {

  private static final String COVERED = "domicile/covered";
  private static final int MOST_OF_A_REASON = 150;

  private final String rule;
  private final String id;
  private final CaseNames names;
  private final Optional<LocalDate> at;
  private final StringBuilder cases = new StringBuilder();
  private final List<String> written = new ArrayList<>();
  private final List<String> told = new ArrayList<>();

  /**
   * Writes cases.
   *
   * @param rule {@code policy/rule}
   * @param at the day, if the test has not that day anyway
   */
  CaseText(String rule, CaseNames names, Optional<LocalDate> at) {
    this.rule = rule;
    this.id = rule.substring(rule.indexOf('/') + 1);
    this.names = names;
    this.at = at;
  }

  void passing(Shown shown) {
    String workload = workload(shown, id);
    add(shown, workload, id + " lets " + subject(shown, workload) + " through", "");
    told.add("lets through  " + told(shown, workload));
  }

  void refusing(Shown shown) {
    String workload = workload(shown, shown.workload().models().isEmpty() ? id : id + "-narrow");
    Verdict verdict = shown.verdict(rule).orElseThrow();
    boolean asks = verdict == Verdict.NEEDS_EVIDENCE;
    add(
        shown,
        workload,
        id + (asks ? " asks for evidence before " : " refuses ") + subject(shown, workload),
        shown.because());
    told.add(
        (asks ? "asks before   " : "refuses       ")
            + told(shown, workload)
            + "\n                  "
            + verdict
            + ": "
            + shown.because());
  }

  /**
   * A case that shows the scope.
   *
   * @param applies whether the rule applies there too
   */
  void scope(Shown shown, boolean applies) {
    String workload = workload(shown, applies ? id + "-other" : "outside-" + id);
    boolean uncovered = shown.rules().containsKey(COVERED);
    add(
        shown,
        workload,
        applies ? id + " concerns " + workload + " too" : id + " does not concern " + workload,
        uncovered
            ? "No rule of the policies under test concerns it, so its country is not covered."
            : "");
    told.add((applies ? "concerns too  " : "not concerned ") + told(shown, workload));
  }

  private String workload(Shown shown, String wanted) {
    boolean more = !shown.workload().evidence().isEmpty() && names.added().containsKey(id);
    return names.of(shown.workload(), more ? wanted + "-with-evidence" : wanted);
  }

  private static String subject(Shown shown, String workload) {
    return shown
        .offering()
        .map(
            offering ->
                offering.model()
                    + "@"
                    + offering.routing()
                    + " at "
                    + offering.provider()
                    + "/"
                    + offering.region())
        .orElse(workload);
  }

  private static String told(Shown shown, String workload) {
    return shown
        .offering()
        .map(offering -> offering + " for " + workload)
        .orElse(workload + " as a whole");
  }

  private void add(Shown shown, String workload, String name, String comment) {
    String free = names.ofCase(name);
    written.add(free);
    if (!comment.isEmpty()) {
      cases.append("  # ").append(cut(comment)).append('\n');
    }
    cases.append("  - name: ").append(RequirementKeys.prose(free)).append('\n');
    at.ifPresent(day -> cases.append("    at: ").append(day).append('\n'));
    cases.append("    workload: ").append(RequirementKeys.prose(workload)).append('\n');
    shown
        .offering()
        .map(OfferingId::toString)
        .ifPresent(
            offering ->
                cases
                    .append("    offering: ")
                    .append(RequirementKeys.prose(offering))
                    .append('\n'));
    cases.append("    expect: ").append(expectation(shown)).append('\n');
  }

  private static String cut(String comment) {
    String line = comment.replaceAll("\\s+", " ");
    return line.length() <= MOST_OF_A_REASON ? line : line.substring(0, MOST_OF_A_REASON) + "…";
  }

  private static String expectation(Shown shown) {
    if (shown.rules().isEmpty()) {
      return shown.outcome().toString();
    }
    return shown.rules().entrySet().stream()
        .map(entry -> entry.getKey() + ": " + entry.getValue())
        .collect(Collectors.joining(", ", "{outcome: " + shown.outcome() + ", rules: {", "}}"));
  }

  /** Entries for {@code workloads}. */
  String workloads() {
    StringBuilder text = new StringBuilder();
    names.added().forEach((name, workload) -> text.append(WorkloadText.entry(name, workload)));
    return text.toString();
  }

  /** Items for {@code cases}. */
  String cases() {
    return cases.toString();
  }

  /** The names of the cases. */
  List<String> written() {
    return written;
  }

  /** What the cases show, in a line or two each. */
  List<String> told() {
    return told;
  }
}
