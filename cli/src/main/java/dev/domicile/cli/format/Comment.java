package dev.domicile.cli.format;

/**
 * A comment as it was written.
 *
 * @param text from its {@code #} to the end of the line
 * @param blankAbove whether an empty line stands above it
 * @param column where it begins, counted from 0
 * @param behind whether it stands on the line of what comes before
 * @param dashes how many {@code -} stand between it and the piece before
 */
record Comment(String text, boolean blankAbove, int column, boolean behind, int dashes) {

  /** The same on a line of its own, with or without an empty line above. */
  Comment withBlankAbove(boolean blank) {
    return new Comment(text, blank, column, false, dashes);
  }
}
