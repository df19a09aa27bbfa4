package dev.domicile.cli.output;

import dev.domicile.core.decision.Consultation;
import dev.domicile.core.decision.ExplainedCandidate;
import dev.domicile.core.decision.ExplainedCandidate.ExplainedRule;
import dev.domicile.core.policy.Citation;
import dev.domicile.core.policy.Rule;
import dev.domicile.core.policy.Verdict;
import java.util.List;
import java.util.Locale;

/** One candidate before every rule, satisfied or not. */
public record ExplainReport(ExplainedCandidate explained) implements Report {

  @Override
  public String json() {
    return explained.toJson();
  }

  @Override
  public String text(TextStyle style) {
    Page page = new Page(style);
    FindingText findings = new FindingText(page);
    head(page);
    builtIn(page, findings);
    List<ExplainedRule> applying =
        explained.rules().stream().filter(rule -> rule.scope().applies()).toList();
    page.heading("Rules that apply (" + applying.size() + ")");
    applying.forEach(rule -> applying(rule, page, findings));
    notApplying(page);
    consultations(page);
    notes(page);
    findings.sources();
    return page.text();
  }

  private void head(Page page) {
    page.line(page.bold(Page.clean(explained.workload().name())) + ", as of " + explained.asOf());
    page.line(explained.candidate().offering().toString());
    page.blank();
    Page.Mark mark = Page.Mark.of(explained.candidate().outcome());
    String word = explained.candidate().outcome().toString().toUpperCase(Locale.ROOT);
    page.line(page.sign(mark) + " " + page.coloured(mark, word));
    if (explained.candidate().isUndecided()) {
      page.wrapped("  ", 2, "nothing was decided: an answer is missing, and only that refuses");
    }
  }

  private void builtIn(Page page, FindingText findings) {
    page.heading("Built in");
    if (explained.usable() == Verdict.SATISFIED) {
      page.line("  " + page.sign(Page.Mark.GOOD) + " domicile/usable");
    }
    explained
        .builtIn()
        .forEach(
            finding -> {
              page.line("  " + finding.rule());
              findings.write(finding, 4);
            });
  }

  private static void applying(ExplainedRule explained, Page page, FindingText findings) {
    Rule rule = explained.scope().rule();
    Verdict verdict = explained.verdict().orElse(Verdict.UNKNOWN);
    page.wrapped(
        "  " + page.sign(Page.Mark.of(verdict)) + " ", 4, rule.qualifiedId() + ": " + rule.title());
    explained.findings().forEach(finding -> findings.write(finding, 6));
    page.wrapped("      applies: ", 8, explained.scope().because());
    for (Citation citation : rule.citations()) {
      String url = citation.url().map(address -> ", " + address).orElse("");
      String read = " (read: " + rule.grade() + ")";
      page.wrapped("      law: ", 8, citation.text() + url + read);
    }
    page.line("      at: " + Page.clean(rule.position().toString()));
  }

  private void notApplying(Page page) {
    List<ExplainedRule> others =
        explained.rules().stream().filter(rule -> !rule.scope().applies()).toList();
    if (others.isEmpty()) {
      return;
    }
    page.heading("Rules that do not apply (" + others.size() + ")");
    for (ExplainedRule other : others) {
      page.wrapped("  - ", 4, other.scope().rule().qualifiedId() + ": " + other.scope().because());
    }
  }

  private void consultations(Page page) {
    if (explained.consultations().isEmpty()) {
      return;
    }
    page.heading("Asked outside");
    for (Consultation one : explained.consultations()) {
      boolean answered = one.answer().failure().isEmpty();
      page.wrapped(
          "  " + page.sign(answered ? Page.Mark.GOOD : Page.Mark.of(Verdict.UNKNOWN)) + " ",
          4,
          one.rule().qualifiedId());
      String offerings = one.offerings() == 1 ? "this offering" : one.offerings() + " offerings";
      page.wrapped("      asked: ", 8, one.answer().asked() + ", about " + offerings);
      String took =
          one.answer().transcript().took().map(t -> ", after " + t.toMillis() + " ms").orElse("");
      String answer =
          one.answer()
              .failure()
              .map(failure -> "none (" + failure.code() + ": " + failure.because() + ")")
              .orElse("complete");
      page.wrapped("      answer: ", 8, answer + took);
    }
    page.wrapped("  ", 2, "-f json has the words of both sides");
  }

  private void notes(Page page) {
    List<String> warnings = explained.candidate().warnings();
    if (!warnings.isEmpty()) {
      page.heading("Warnings");
      warnings.forEach(warning -> page.wrapped("  ! ", 4, warning));
    }
  }
}
