package dev.domicile.cli.output;

import java.util.List;

/** One way to write reports. */
interface Format {

  /**
   * Everything that is to be written.
   *
   * @param list whether a single report is to be told as a list too
   */
  String write(List<? extends Report> reports, boolean list, TextStyle style);
}
