package dev.domicile.cli.output;

import java.util.List;
import java.util.stream.Collectors;

/** Documents on lines of their own, for streams and logs. */
final class JsonLinesFormat implements Format {

  @Override
  public String write(List<? extends Report> reports, boolean list, TextStyle style) {
    return reports.stream().map(report -> report.json() + "\n").collect(Collectors.joining());
  }
}
