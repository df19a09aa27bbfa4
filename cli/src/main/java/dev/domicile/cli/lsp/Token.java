package dev.domicile.cli.lsp;

import java.util.List;

/**
 * A word of a document, with the way that leads to it.
 *
 * @param role what it is
 * @param path keys from the top, {@link #ITEM} for an item of a list; of a key the way to its
 *     mapping
 * @param text as it means, without quotes
 * @param start offset of its first character, quotes included
 * @param end offset behind its last character
 * @param siblings the keys of the mapping in which a key stands
 * @param document which document of the file, from 0
 */
record Token(
    Role role,
    List<String> path,
    String text,
    int start,
    int end,
    List<String> siblings,
    int document) {

  /** An item of a list in a path; no key is empty. */
  static final String ITEM = "";

  /** What a word is. */
  enum Role {
    KEY,
    VALUE,
    /** A word where nothing tells yet whether it becomes a value or the first key of a mapping. */
    EITHER
  }

  Token {
    path = List.copyOf(path);
    // `siblings` grows until the mapping ends; it is read when the outline is complete.
  }

  /** Whether the word touches this place. */
  boolean touches(int offset) {
    return start <= offset && offset <= end;
  }
}
