package dev.domicile.cli.output;

import dev.domicile.cli.config.Level;
import dev.domicile.cli.lint.LintFinding;
import dev.domicile.core.source.SourcePosition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code lint} found.
 *
 * @param looked what was looked at, in words: {@code 63 policies}
 * @param findings what is told, by place
 * @param hidden how many findings of level {@code info} are not told
 * @param fixed how many were repaired
 */
public record LintReport(String looked, List<LintFinding> findings, long hidden, long fixed)
    implements Report {

  public LintReport {
    findings = List.copyOf(findings);
  }

  private long count(Level level) {
    return findings.stream().filter(finding -> finding.level() == level).count();
  }

  @Override
  public String text(TextStyle style) {
    Page page = new Page(style);
    for (LintFinding finding : findings) {
      page.line(
          Page.clean(
              finding.position()
                  + ": "
                  + finding.level()
                  + " "
                  + finding.rule()
                  + ": "
                  + finding.message()));
      page.line(Page.clean("  help: " + finding.help()));
      finding.others().forEach(other -> page.line(Page.clean("  see also " + other)));
    }
    if (!findings.isEmpty()) {
      page.blank();
    }
    page.line(summary(page));
    return page.text();
  }

  private String summary(Page page) {
    long errors = count(Level.ERROR);
    long warnings = count(Level.WARNING);
    long infos = count(Level.INFO);
    StringBuilder text = new StringBuilder(looked).append(": ");
    if (findings.isEmpty()) {
      text.append("nothing found");
    } else {
      text.append(counted(errors, "error")).append(", ").append(counted(warnings, "warning"));
      if (infos > 0) {
        text.append(", ").append(infos).append(" info");
      }
    }
    if (fixed > 0) {
      text.append("; ").append(fixed).append(" fixed");
    }
    long fixable = findings.stream().filter(finding -> finding.fix().isPresent()).count();
    if (fixable > 0) {
      text.append("; ").append(fixable).append(" can be repaired with --fix");
    }
    if (hidden > 0) {
      text.append("; ").append(hidden).append(" info not shown (--all)");
    }
    Page.Mark mark = errors > 0 ? Page.Mark.BAD : warnings > 0 ? Page.Mark.OPEN : Page.Mark.GOOD;
    return page.coloured(mark, text.toString());
  }

  private static String counted(long count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }

  @Override
  public String json() {
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("apiVersion", "domicile/v1");
    root.put("kind", "LintReport");
    root.put("errors", count(Level.ERROR));
    root.put("warnings", count(Level.WARNING));
    root.put("hidden", hidden);
    root.put("fixed", fixed);
    root.put("findings", findings.stream().map(LintReport::finding).toList());
    return Json.write(root);
  }

  @Override
  public Optional<String> sarif() {
    return Optional.of(LintSarif.of(findings));
  }

  /** One finding for each line of JSON. */
  public List<Report> lines() {
    return findings.stream().map(LintReport::line).toList();
  }

  private static Report line(LintFinding finding) {
    return new Report() {
      @Override
      public String text(TextStyle style) {
        return finding.message();
      }

      @Override
      public String json() {
        return Json.write(finding(finding));
      }
    };
  }

  private static Map<String, Object> finding(LintFinding finding) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("rule", finding.rule());
    map.put("level", finding.level());
    map.putAll(place(finding.position()));
    map.put("message", finding.message());
    map.put("help", finding.help());
    map.put("others", finding.others().stream().map(LintReport::place).toList());
    finding.fix().ifPresent(fix -> map.put("fix", fix.title()));
    return map;
  }

  private static Map<String, Object> place(SourcePosition position) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("file", position.file());
    map.put("line", position.line());
    map.put("column", position.column());
    return map;
  }
}
