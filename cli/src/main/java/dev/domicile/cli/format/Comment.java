package dev.domicile.cli.format;

/**
 * A comment as it was written.
 *
 * @param text from its {@code #} to the end of the line
 * @param blankAbove whether an empty line stands above it
 * @param column where it begins, counted from 0
 * @param behind whether it stands on the line of what comes before
 * @param afterDash whether the {@code -} of the item that follows stands before it
 */
record Comment(String text, boolean blankAbove, int column, boolean behind, boolean afterDash) {

  /** The same on a line of its own, with or without an empty line above. */
  Comment withBlankAbove(boolean blank) {
    return new Comment(text, blank, column, false, afterDash);
  }
}
