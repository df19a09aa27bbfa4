package dev.domicile.cli.output;

import dev.domicile.cli.policytest.CaseResult;
import dev.domicile.cli.policytest.CaseResult.Failure;
import dev.domicile.cli.policytest.Coverage;
import dev.domicile.core.decision.Finding;
import dev.domicile.core.source.SourceFile;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What became of policy tests.
 *
 * @param files each file with its results, in the order of names
 * @param coverage what the cases reach; empty if only some cases were run
 * @param least the least coverage in percent that was asked for
 * @param listed the policy files of which a listing was asked for
 */
public record TestReport(
    List<FileResults> files,
    Optional<Coverage> coverage,
    Optional<BigDecimal> least,
    List<SourceFile> listed)
    implements Report {

  private static final int MOST_FAILURES = 5;

  /** The results of one file, in the order of writing. */
  public record FileResults(String file, List<CaseResult> results) {

    public FileResults {
      results = List.copyOf(results);
    }

    long failed() {
      return results.stream().filter(result -> !result.passed()).count();
    }
  }

  public TestReport {
    files = List.copyOf(files);
    listed = List.copyOf(listed);
  }

  /** How many cases there are. */
  public int cases() {
    return files.stream().mapToInt(file -> file.results().size()).sum();
  }

  /** How many of them failed. */
  public long failed() {
    return files.stream().mapToLong(FileResults::failed).sum();
  }

  /** Whether everything passed and as much is covered as was asked for. */
  public boolean passed() {
    return failed() == 0 && coversEnough();
  }

  private boolean coversEnough() {
    return least
        .map(percent -> coverage.map(c -> c.share().isAtLeast(percent)).orElse(false))
        .orElse(true);
  }

  @Override
  public String text(TextStyle style) {
    Page page = new Page(style);
    for (FileResults file : files) {
      Page.Mark mark = file.failed() == 0 ? Page.Mark.GOOD : Page.Mark.BAD;
      String failed = file.failed() == 0 ? "" : ", " + file.failed() + " failed";
      page.line(
          page.sign(mark)
              + " "
              + Page.clean(file.file())
              + ": "
              + cases(file.results().size())
              + failed);
      file.results().stream().filter(r -> !r.passed()).forEach(r -> failure(r, page));
      if (file.failed() > 0) {
        page.blank();
      }
    }
    coverage.ifPresent(covered -> coverage(covered, page));
    page.blank();
    coverage.ifPresent(covered -> page.line(new CoverageText(covered).summary()));
    if (!coversEnough()) {
      page.line(
          page.sign(Page.Mark.BAD)
              + " less than the "
              + least.map(BigDecimal::toPlainString).orElse("")
              + " % asked for");
    }
    Page.Mark mark = failed() == 0 ? Page.Mark.GOOD : Page.Mark.BAD;
    page.line(
        page.coloured(
            mark,
            cases(cases())
                + " in "
                + files.size()
                + (files.size() == 1 ? " file, " : " files, ")
                + failed()
                + " failed"));
    return page.text();
  }

  private static String cases(int count) {
    return count + (count == 1 ? " case" : " cases");
  }

  private static void failure(CaseResult result, Page page) {
    page.blank();
    page.wrapped("  " + page.sign(Page.Mark.BAD) + " ", 4, result.name());
    page.line("    at " + Page.clean(result.position().toString()));
    List<Failure> failures = result.failures();
    for (Failure failure : failures.subList(0, Math.min(MOST_FAILURES, failures.size()))) {
      page.line("    " + Page.clean(failure.subject()));
      table(failure, page);
      // Offerings of one pattern mostly fail for one reason; the facts of one will do.
      if (failure == failures.get(0)) {
        findings(failure, page);
      }
      failure.help().ifPresent(help -> page.wrapped("      help: ", 12, help));
    }
    if (failures.size() > MOST_FAILURES) {
      page.line("    … and " + (failures.size() - MOST_FAILURES) + " more of " + result.checked());
    }
  }

  private static void findings(Failure failure, Page page) {
    FindingText findings = new FindingText(page);
    for (Finding finding : failure.findings()) {
      page.line("      " + finding.rule());
      findings.write(finding, 8);
    }
  }

  private static void table(Failure failure, Page page) {
    int width =
        Math.max(
            "expected".length(),
            failure.expected().stream().mapToInt(String::length).max().orElse(0));
    page.line("        " + Page.cell("expected", width) + "   actual");
    int rows = Math.max(failure.expected().size(), failure.actual().size());
    for (int i = 0; i < rows; i++) {
      String expected = i < failure.expected().size() ? failure.expected().get(i) : "";
      String actual = i < failure.actual().size() ? failure.actual().get(i) : "";
      String sign = expected.equals(actual) ? " " : "≠";
      page.line(
          "        "
              + Page.clean(Page.cell(expected, width))
              + " "
              + sign
              + " "
              + Page.clean(actual));
    }
  }

  private void coverage(Coverage covered, Page page) {
    CoverageText text = new CoverageText(covered);
    if (!listed.isEmpty()) {
      text.listing(listed, page);
    } else if (!coversEnough()) {
      text.notReached(page);
    } else {
      rules("Rules that no case refuses", covered.withoutRefusingCase(), page);
      rules("Rules that no case satisfies", covered.withoutPassingCase(), page);
    }
  }

  private static void rules(String title, List<String> rules, Page page) {
    if (!rules.isEmpty()) {
      page.heading(title);
      rules.forEach(rule -> page.line("  " + rule));
    }
  }

  @Override
  public String json() {
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("apiVersion", "domicile/v1");
    root.put("kind", "PolicyTestReport");
    root.put("cases", cases());
    root.put("failed", failed());
    root.put("files", files.stream().map(TestReport::file).toList());
    root.put("passed", passed());
    coverage.ifPresent(covered -> root.put("coverage", new CoverageText(covered).json()));
    return Json.write(root);
  }

  private static Map<String, Object> file(FileResults file) {
    List<Object> cases = new ArrayList<>();
    for (CaseResult result : file.results()) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("name", result.name());
      one.put("line", result.position().line());
      one.put("checked", result.checked());
      one.put("passed", result.passed());
      one.put("failures", result.failures().stream().map(TestReport::failure).toList());
      cases.add(one);
    }
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("file", file.file());
    map.put("cases", cases);
    return map;
  }

  private static Map<String, Object> failure(Failure failure) {
    Map<String, Object> map = new TreeMap<>();
    map.put("subject", failure.subject());
    map.put("expected", failure.expected());
    map.put("actual", failure.actual());
    failure.help().ifPresent(help -> map.put("help", help));
    return map;
  }
}
