package dev.domicile.cli.output;

import java.util.List;
import java.util.Locale;

/** The formats that {@code --format} names. */
public enum OutputFormat {
  /** For readers. */
  TEXT,
  /** One JSON document; a list if there is more than one report. */
  JSON,
  /** One JSON document for each report, each on a line of its own. */
  JSONL,
  /** SARIF 2.1.0, where the report has it. */
  SARIF,
  /** XML of test results, as build servers read it; of tests only. */
  JUNIT;

  /**
   * The reports in this format.
   *
   * @param list whether JSON is a list even if there is one report
   */
  public String write(List<? extends Report> reports, boolean list, TextStyle style) {
    Format format =
        switch (this) {
          case TEXT -> new TextFormat();
          case JSON -> new JsonFormat();
          case JSONL -> new JsonLinesFormat();
          case SARIF -> new SarifFormat();
          case JUNIT -> new JunitFormat();
        };
    return format.write(reports, list, style);
  }

  /** As written on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
