package dev.domicile.cli.output;

import java.util.List;
import java.util.stream.Collectors;

/** Pages for a terminal, with an empty line between them. */
final class TextFormat implements Format {

  @Override
  public String write(List<? extends Report> reports, boolean list, TextStyle style) {
    return reports.stream().map(report -> report.text(style)).collect(Collectors.joining("\n"));
  }
}
