package dev.domicile.cli.output;

import java.util.List;

/** XML of test results. */
final class JunitFormat implements Format {

  @Override
  public String write(List<? extends Report> reports, boolean list, TextStyle style) {
    if (reports.size() == 1 && reports.get(0) instanceof TestReport report) {
      return new JunitXml().write(report);
    }
    throw new IllegalArgumentException("only the results of one run of tests are written so");
  }
}
