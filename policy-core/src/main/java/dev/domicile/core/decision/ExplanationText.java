package dev.domicile.core.decision;

import dev.domicile.core.catalog.Stage;
import dev.domicile.core.policy.Citation;
import dev.domicile.core.policy.Need;
import dev.domicile.core.policy.Obligation;
import dev.domicile.core.policy.Rule;
import dev.domicile.core.policy.StagePlace;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An explanation on one page: first what is allowed, then what evidence would open more, then the
 * rules that refused most, the nearest candidates, and what to change.
 */
final class ExplanationText {

  private static final int WIDEST_ID = 54;
  private static final int MOST_PLACEMENTS = 6;
  private static final int MOST_EVIDENCE = 3;
  private static final int MOST_RULES = 6;
  private static final int LONGEST_MESSAGE = 150;
  private static final int MOST_OBLIGATIONS = 6;
  private static final int MOST_ANNOUNCEMENTS = 4;

  private final Explanation explanation;
  private final Decision decision;
  private final TextLayout out;
  private final Set<String> told = new LinkedHashSet<>();

  ExplanationText(Explanation explanation, TextLayout out) {
    this.explanation = explanation;
    this.decision = explanation.decision();
    this.out = out;
  }

  String text() {
    head();
    placements();
    evidence();
    workloadFindings();
    refusing();
    nearest();
    changes();
    obligations();
    announcements();
    return out.text();
  }

  private void head() {
    String name = out.fitting(decision.workload().name(), ", as of 2026-11-22".length());
    out.line(out.bold(name) + ", as of " + decision.asOf());
    out.blank();
    String word = decision.outcome().toString().toUpperCase(java.util.Locale.ROOT);
    int allowed = decision.allowed().size();
    int conditional = decision.conditional().size();
    int refused = decision.refusals().size();
    TextLayout.Mark mark = TextLayout.mark(decision.outcome());
    out.line(
        out.sign(mark)
            + " "
            + out.coloured(mark, word)
            + "   "
            + allowed
            + " allowed, "
            + conditional
            + " conditional, "
            + refused
            + " refused of "
            + (allowed + conditional + refused)
            + " candidates"
            + (decision.judged() == Decision.Judged.WORST ? " (judged by the worst)" : ""));
    if (decision.isUndecided()) {
      out.wrapped("  ", 2, "nothing was decided: an answer is missing, and only that refuses");
    }
    if (allowed + conditional + refused == 0) {
      String wish = decision.asked().wishes().emptiedBy().orElse("the catalog");
      out.wrapped("  ", 2, "no candidate is left: the last one was removed by " + wish);
    }
    Map<String, Integer> gone = decision.notCandidates();
    if (!gone.isEmpty()) {
      List<String> parts = new ArrayList<>();
      gone.forEach((reason, count) -> parts.add(count + " " + reason));
      out.wrapped("  ", 2, "not candidates: " + String.join(", ", parts));
    }
    decision.warnings().forEach(warning -> out.wrapped("  ! ", 4, warning));
  }

  private void placements() {
    list("Allowed", decision.allowed(), MOST_PLACEMENTS);
    // Beside what is allowed, what evidence would add is only a hint.
    list(
        "Conditional on evidence",
        decision.conditional(),
        decision.allowed().isEmpty() ? MOST_PLACEMENTS : 3);
  }

  private void list(String title, List<Candidate> candidates, int most) {
    if (candidates.isEmpty()) {
      return;
    }
    out.heading(title);
    List<Candidate> shown = candidates.subList(0, Math.min(most, candidates.size()));
    int column =
        shown.stream()
            .mapToInt(candidate -> candidate.offering().toString().length())
            .filter(length -> length <= WIDEST_ID)
            .max()
            .orElse(0);
    for (Candidate candidate : shown) {
      String id = candidate.offering().toString();
      String prefix = "  " + out.sign(TextLayout.mark(candidate.outcome())) + " ";
      String places =
          countries(candidate, StagePlace.text(candidate.entry().stage(Stage.INFERENCE).extent()));
      if (id.length() <= column && out.hasRoomBeside(column + 6)) {
        out.wrapped(prefix + TextLayout.column(id, column + 2), column + 6, places);
      } else {
        out.wrapped(prefix, 6, id);
        int indent = out.hasRoomBeside(column + 6) ? column + 6 : 6;
        out.wrapped(" ".repeat(indent), indent, places);
      }
    }
    if (candidates.size() > most) {
      out.line("    … and " + (candidates.size() - most) + " more (-f json lists them)");
    }
  }

  private static String countries(Candidate candidate, String otherwise) {
    var extent = candidate.entry().stage(Stage.INFERENCE).extent();
    if (extent.bounding() == dev.domicile.core.catalog.Extent.Bounding.ANYWHERE) {
      return "may run anywhere";
    }
    if (!extent.isBounded()) {
      return otherwise;
    }
    if (extent.bound().size() > 8) {
      return "runs in " + extent.bound().size() + " countries, none outside them";
    }
    return "runs in " + String.join(", ", extent.bound().codes());
  }

  private void evidence() {
    if (explanation.evidence().isEmpty()) {
      return;
    }
    out.heading("What to declare");
    List<Explanation.MissingEvidence> all = explanation.evidence();
    int shown = decision.allowed().isEmpty() ? MOST_EVIDENCE : 2;
    for (Explanation.MissingEvidence missing : all.subList(0, Math.min(shown, all.size()))) {
      int more = missing.opens().size() - 1;
      out.wrapped(
          "  " + out.sign(TextLayout.Mark.CONDITIONAL) + " ",
          4,
          "for "
              + missing.opens().get(0).offering()
              + (more > 0 ? " and " + more + " more" : "")
              + ":");
      for (Explanation.Piece piece : missing.pieces()) {
        piece(piece);
      }
    }
    if (all.size() > shown) {
      out.line(
          "    … and other evidence for "
              + all.subList(shown, all.size()).stream().mapToInt(m -> m.opens().size()).sum()
              + " placements (-f json lists it)");
    }
  }

  private void piece(Explanation.Piece piece) {
    Need need = piece.need();
    String stages =
        piece.stages().isEmpty()
            ? ""
            : " for " + String.join(", ", piece.stages().stream().map(Stage::id).toList());
    out.wrapped("      - ", 8, title(need) + stages);
    if (!told.add(need.kinds() + need.text())) {
      return; // asked above in the same words
    }
    if (!need.text().isEmpty()) {
      out.wrapped("        ", 8, need.text());
    }
    List<Rule> rules = piece.rules();
    for (Rule rule : rules.subList(0, Math.min(2, rules.size()))) {
      out.wrapped("        asked by ", 10, rule.qualifiedId() + citation(rule));
    }
  }

  private static String title(Need need) {
    if (need.kinds().isEmpty()) {
      return "a line of the workload:";
    }
    List<String> shown = need.kinds().subList(0, Math.min(4, need.kinds().size()));
    return String.join(" or ", shown)
        + (need.kinds().size() > 4 ? " or …" : "")
        + need.with().map(party -> ", with " + party).orElse("")
        + (need.covers().isEmpty() ? "" : ", covers [" + shortened(need.covers()) + "]");
  }

  /** The page has room for the point; `explain` tells the whole. */
  private static String shortened(String message) {
    if (message.length() <= LONGEST_MESSAGE) {
      return message;
    }
    int end = message.lastIndexOf(' ', LONGEST_MESSAGE);
    return message.substring(0, end < 0 ? LONGEST_MESSAGE : end) + " …";
  }

  private static String shortened(List<String> covers) {
    return covers.size() <= 12
        ? String.join(", ", covers)
        : String.join(", ", covers.subList(0, 10)) + ", … " + covers.size() + " in all";
  }

  private static String citation(Rule rule) {
    if (rule.citations().isEmpty()) {
      return "";
    }
    Citation first = rule.citations().get(0);
    return ": " + first.text() + " (read: " + rule.grade() + ")";
  }

  private void workloadFindings() {
    if (decision.findings().isEmpty()) {
      return;
    }
    out.heading("The workload as a whole");
    for (Finding finding : decision.findings()) {
      out.wrapped(
          "  " + out.sign(TextLayout.mark(finding.verdict())) + " ",
          4,
          finding.rule() + ": " + finding.message());
    }
  }

  private void refusing() {
    List<Explanation.RefusingRule> rules = explanation.refusedBy();
    if (rules.isEmpty()) {
      return;
    }
    out.heading("Rules that refused most");
    // Where something is left, why the rest is not is only background.
    int shown = Math.min(decision.placements().isEmpty() ? MOST_RULES : 3, rules.size());
    for (Explanation.RefusingRule rule : rules.subList(0, shown)) {
      TextLayout.Mark mark =
          rule.violated() > 0 ? TextLayout.Mark.REFUSED : TextLayout.Mark.UNKNOWN;
      String counts =
          rule.violated()
              + " violated"
              + (rule.unknown() > 0 ? ", " + rule.unknown() + " unknown" : "");
      out.wrapped(
          "  " + out.sign(mark) + " ", 4, rule.rule() + " (" + counts + "): " + rule.title());
      out.wrapped(
          "      e.g. ",
          11,
          rule.example().offering() + ": " + shortened(rule.finding().message()));
      rule.finding()
          .written()
          .flatMap(Rule::remedy)
          .filter(text -> decision.placements().isEmpty())
          .ifPresent(text -> out.wrapped("      remedy: ", 14, remedy(text, rule)));
    }
    if (rules.size() > shown) {
      out.line("    … and " + (rules.size() - shown) + " more rules");
    }
  }

  private static String remedy(String text, Explanation.RefusingRule rule) {
    Finding finding = rule.finding();
    return Messages.fill(
        text,
        finding.stage(),
        finding.observed(),
        finding.required(),
        java.util.Optional.of(rule.example().entry()));
  }

  private void nearest() {
    if (explanation.nearest().isEmpty() || !decision.placements().isEmpty()) {
      return;
    }
    out.heading("Nearest candidates");
    for (Explanation.Nearest near : explanation.nearest()) {
      out.wrapped("  ", 4, near.candidate().offering().toString());
      for (Finding finding : near.refusing()) {
        out.wrapped(
            "      " + out.sign(TextLayout.mark(finding.verdict())) + " ",
            8,
            finding.rule() + ": " + finding.because());
      }
    }
    if (!explanation.conflicts().isEmpty()) {
      out.heading("Rules that no candidate satisfies together");
      explanation.conflicts().forEach(rules -> out.wrapped("  ", 4, String.join(" and ", rules)));
    }
  }

  private void changes() {
    if (explanation.changes().isEmpty()) {
      return;
    }
    out.heading("What to change (each was decided again)");
    for (Explanation.Change change : explanation.changes()) {
      out.wrapped(
          "  " + out.sign(TextLayout.mark(change.outcome())) + " ",
          4,
          change.text()
              + ": then "
              + change.outcome()
              + ", "
              + change.allowed()
              + " allowed, "
              + change.conditional()
              + " conditional");
    }
  }

  private void obligations() {
    if (decision.placements().isEmpty()) {
      return;
    }
    Set<Obligation> all = new LinkedHashSet<>();
    decision.placements().stream()
        .limit(MOST_PLACEMENTS)
        .forEach(placement -> all.addAll(placement.obligations()));
    if (all.isEmpty()) {
      return;
    }
    out.heading("Obligations of these placements");
    all.stream()
        .limit(MOST_OBLIGATIONS)
        .forEach(
            obligation -> out.wrapped("  • ", 4, obligation.text() + " [" + obligation.id() + "]"));
    if (all.size() > MOST_OBLIGATIONS) {
      out.line("    … and " + (all.size() - MOST_OBLIGATIONS) + " more (-f json lists them)");
    }
  }

  private void announcements() {
    List<Announcement> all = decision.announcements();
    if (all.isEmpty()) {
      return;
    }
    out.heading("Coming into force");
    for (Announcement next : all.subList(0, Math.min(MOST_ANNOUNCEMENTS, all.size()))) {
      out.wrapped(
          "  " + next.from() + "  ", 14, next.rule().qualifiedId() + ": " + next.rule().title());
    }
    if (all.size() > MOST_ANNOUNCEMENTS) {
      out.line("    … and " + (all.size() - MOST_ANNOUNCEMENTS) + " more");
    }
  }
}
