package dev.domicile.core.source;

/**
 * How much is read of a file that nobody vouches for. Size and line length are checked before
 * anything is parsed: the YAML scanner's time grows with the square of a line's length.
 *
 * @param maxBytes the largest file, in bytes
 * @param maxLineLength the longest line, in code points
 * @param maxDepth how many lists and mappings may stand inside each other
 */
public record Limits(int maxBytes, int maxLineLength, int maxDepth) {

  /** No limit can be set above this, so a {@link Source} never needs to read more of a file. */
  static final int MOST_BYTES = 64 << 20;

  private static final int MOST_DEPTH = 256;

  /** For policies, workloads and waivers: 1 MiB, lines of 8 KiB, depth 32. */
  public static final Limits POLICY = new Limits(1 << 20, 8 << 10, 32);

  /** For catalogs: 16 MiB, lines of 8 KiB, depth 32. */
  public static final Limits CATALOG = new Limits(16 << 20, 8 << 10, 32);

  public Limits {
    if (maxBytes < 1 || maxBytes > MOST_BYTES) {
      throw new IllegalArgumentException("`maxBytes` is not in 1 to " + MOST_BYTES);
    }
    if (maxLineLength < 1) {
      throw new IllegalArgumentException("`maxLineLength` is not positive");
    }
    if (maxDepth < 1 || maxDepth > MOST_DEPTH) {
      throw new IllegalArgumentException("`maxDepth` is not in 1 to " + MOST_DEPTH);
    }
  }
}
