package dev.domicile.core.source;

import java.util.Comparator;

/**
 * A place in something that somebody wrote. Ordered by file, then line, then column.
 *
 * @param file the displayed name of the file: relative, with {@code /} on every system
 * @param line from 1
 * @param column from 1, in code points (an emoji is one column)
 */
public record SourcePosition(String file, int line, int column)
    implements Comparable<SourcePosition> {

  private static final Comparator<SourcePosition> ORDER =
      Comparator.comparing(SourcePosition::file)
          .thenComparingInt(SourcePosition::line)
          .thenComparingInt(SourcePosition::column);

  public SourcePosition {
    if (file.isEmpty()) {
      throw new IllegalArgumentException("`file` is empty");
    }
    if (line < 1 || column < 1) {
      throw new IllegalArgumentException(
          "line " + line + ", column " + column + " is no position: both start at 1");
    }
  }

  @Override
  public int compareTo(SourcePosition other) {
    return ORDER.compare(this, other);
  }

  /** The form that terminals and editors open on a click: {@code file:line:column}. */
  @Override
  public String toString() {
    return file + ":" + line + ":" + column;
  }
}
