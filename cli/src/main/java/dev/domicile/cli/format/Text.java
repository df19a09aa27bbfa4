package dev.domicile.cli.format;

import java.util.List;
import java.util.Optional;

/**
 * A word or text, as it is to be written.
 *
 * @param value what it means
 * @param head its first or only line; of a block the sign that opens it
 * @param rest further lines without their indentation
 * @param headComment the comment behind the sign that opens a block
 * @param keepsEnd whether empty lines that follow are part of it
 */
record Text(
    String value, String head, List<String> rest, Optional<Comment> headComment, boolean keepsEnd)
    implements Part {

  /** Text on one line. */
  static Text of(String value, String written) {
    return new Text(value, written, List.of(), Optional.empty(), false);
  }

  boolean isOneLine() {
    return rest.isEmpty();
  }

  /** Whether nothing is written. */
  boolean isNothing() {
    return head.isEmpty();
  }
}
