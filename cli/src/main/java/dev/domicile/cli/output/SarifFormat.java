package dev.domicile.cli.output;

import dev.domicile.cli.input.UsageException;
import java.util.List;

/** The one report as SARIF. */
final class SarifFormat implements Format {

  @Override
  public String write(List<? extends Report> reports, boolean list, TextStyle style) {
    return reports.stream()
        .flatMap(report -> report.sarif().stream())
        .findFirst()
        .orElseThrow(
            () -> new UsageException("this command writes text, json and jsonl; `lint` has sarif"));
  }
}
