package dev.domicile.core.source;

/**
 * One piece of a YAML file with the place of its characters, for tools that change a file and keep
 * what they do not understand. What lies between two pieces is white space, the signs {@code - ? :
 * ,} and comments.
 *
 * @param kind what it is
 * @param value of a scalar: without quotes, escapes resolved, line folding done; else empty
 * @param start where it begins, as an index into the text
 * @param end behind its last character; not to be relied upon for block scalars, whose end the
 *     scanner tells only after looking further. Collections without brackets and what is not
 *     written have none
 */
public record YamlToken(Kind kind, String value, int start, int end) {

  /** What a piece is. */
  public enum Kind {
    DOCUMENT_START,
    DOCUMENT_END,
    LIST_START,
    LIST_END,
    MAPPING_START,
    MAPPING_END,
    SCALAR
  }
}
