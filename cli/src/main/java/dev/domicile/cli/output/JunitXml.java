package dev.domicile.cli.output;

import dev.domicile.cli.output.TestReport.FileResults;
import dev.domicile.cli.policytest.CaseResult;
import dev.domicile.cli.policytest.CaseResult.Failure;
import java.util.stream.Collectors;

/**
 * The results of tests in the XML that build servers read: a suite for each file, a test case for
 * each case. No times are told, so that equal runs give equal bytes. Not safe for several threads.
 */
final class JunitXml {

  private final StringBuilder out = new StringBuilder();

  String write(TestReport report) {
    out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites");
    attribute("name", "policy-check test");
    counts(report.cases(), report.failed());
    out.append(">\n");
    report.files().forEach(this::suite);
    out.append("</testsuites>\n");
    return out.toString();
  }

  private void suite(FileResults file) {
    out.append("  <testsuite");
    attribute("name", file.file());
    counts(file.results().size(), file.failed());
    attribute("skipped", "0");
    out.append(">\n");
    file.results().forEach(result -> testCase(file.file(), result));
    out.append("  </testsuite>\n");
  }

  private void counts(int tests, long failures) {
    attribute("tests", Integer.toString(tests));
    attribute("failures", Long.toString(failures));
    attribute("errors", "0");
  }

  private void testCase(String file, CaseResult result) {
    out.append("    <testcase");
    attribute("name", result.name());
    attribute("classname", file);
    if (result.passed()) {
      out.append("/>\n");
      return;
    }
    out.append(">\n      <failure");
    attribute("type", "expectation");
    attribute("message", message(result));
    out.append('>');
    text(result.position() + "\n");
    result.failures().forEach(this::failure);
    out.append("</failure>\n    </testcase>\n");
  }

  private static String message(CaseResult result) {
    Failure first = result.failures().get(0);
    String more = result.failures().size() > 1 ? ", and more" : "";
    return first.subject()
        + ": expected "
        + String.join(", ", first.expected())
        + "; actual "
        + String.join(", ", first.actual())
        + more;
  }

  private void failure(Failure failure) {
    text(failure.subject() + "\n");
    text("  expected: " + String.join(", ", failure.expected()) + "\n");
    text("  actual:   " + String.join(", ", failure.actual()) + "\n");
    text(
        failure.findings().stream()
            .map(f -> "  " + f.rule() + " " + f.verdict() + ": " + f.message() + "\n")
            .collect(Collectors.joining()));
    failure.help().ifPresent(help -> text("  help: " + help + "\n"));
  }

  private void attribute(String name, String value) {
    out.append(' ').append(name).append("=\"");
    escaped(value, true);
    out.append('"');
  }

  private void text(String text) {
    escaped(text, false);
  }

  /** XML has no way to write most control characters, nor half of a pair. */
  private void escaped(String text, boolean inAttribute) {
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\n', '\t' -> out.append(inAttribute ? " " : Character.toString(c));
                default -> out.append(isCharacter(c) ? Character.toString(c) : "\uFFFD");
              }
            });
  }

  private static boolean isCharacter(int c) {
    return (c >= 0x20 && c <= 0xD7FF && !(c >= 0x7F && c < 0xA0))
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }
}
