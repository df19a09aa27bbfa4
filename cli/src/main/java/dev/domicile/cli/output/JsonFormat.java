package dev.domicile.cli.output;

import java.util.List;
import java.util.stream.Collectors;

/** One document: the report, or a list with a report on each line. */
final class JsonFormat implements Format {

  @Override
  public String write(List<? extends Report> reports, boolean list, TextStyle style) {
    if (reports.isEmpty()) {
      return "[]\n";
    }
    if (reports.size() == 1 && !list) {
      return reports.get(0).json() + "\n";
    }
    return reports.stream().map(Report::json).collect(Collectors.joining(",\n", "[", "]\n"));
  }
}
