package dev.domicile.cli.output;

import java.util.Optional;

/** Something to tell, in words or as data. */
public interface Report {

  /** Lines for a reader, each ended by a line break. */
  String text(TextStyle style);

  /** One JSON document on one line, without a line break at its end. */
  String json();

  /** A SARIF document, where what is told has places in files. */
  default Optional<String> sarif() {
    return Optional.empty();
  }
}
