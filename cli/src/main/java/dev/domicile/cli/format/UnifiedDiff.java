package dev.domicile.cli.format;

import java.util.ArrayList;
import java.util.List;

/** What changes between two texts, as {@code diff -u} and {@code patch} write it. */
public final class UnifiedDiff {

  private static final int CONTEXT = 3;

  /** Longer changed regions are told as a whole: comparing them would take long. */
  private static final long MOST_CELLS = 4_000_000;

  private enum Sign {
    SAME(' '),
    GONE('-'),
    NEW('+');

    private final char sign;

    Sign(char sign) {
      this.sign = sign;
    }
  }

  private record Line(Sign sign, String text) {}

  private UnifiedDiff() {}

  /** The difference, each line ended by a line break; empty if there is none. */
  public static String of(String name, String before, String after) {
    if (before.equals(after)) {
      return "";
    }
    List<Line> lines = compare(lines(before), lines(after));
    StringBuilder text = new StringBuilder();
    text.append("--- ").append(name).append("\n+++ ").append(name).append("\n");
    int shown = 0;
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).sign() != Sign.SAME) {
        int start = Math.max(shown, i - CONTEXT);
        int end = hunkEnd(lines, i);
        hunk(lines, start, end, text);
        shown = end;
        i = end - 1;
      }
    }
    return text.toString();
  }

  /** Behind the last change that is near enough to the one before it, and its context. */
  private static int hunkEnd(List<Line> lines, int first) {
    int last = first;
    for (int i = first; i < lines.size() && i <= last + 2 * CONTEXT; i++) {
      if (lines.get(i).sign() != Sign.SAME) {
        last = i;
      }
    }
    return Math.min(lines.size(), last + 1 + CONTEXT);
  }

  private static void hunk(List<Line> lines, int start, int end, StringBuilder text) {
    List<Line> shown = lines.subList(start, end);
    text.append("@@ -").append(range(lines, start, shown, Sign.GONE));
    text.append(" +").append(range(lines, start, shown, Sign.NEW)).append(" @@\n");
    shown.forEach(line -> text.append(line.sign().sign).append(line.text()));
  }

  private static String range(List<Line> lines, int start, List<Line> shown, Sign own) {
    long before = count(lines.subList(0, start), own);
    long length = count(shown, own);
    return (length == 0 ? before : before + 1) + "," + length;
  }

  private static long count(List<Line> lines, Sign own) {
    return lines.stream().filter(l -> l.sign() == Sign.SAME || l.sign() == own).count();
  }

  private static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    for (int start = 0; start < text.length(); ) {
      int end = text.indexOf('\n', start);
      String line = end < 0 ? text.substring(start) : text.substring(start, end);
      lines.add(end < 0 ? line + "\n\\ No newline at end of file\n" : line + "\n");
      start = end < 0 ? text.length() : end + 1;
    }
    return lines;
  }

  private static List<Line> compare(List<String> before, List<String> after) {
    int start = 0;
    int most = Math.min(before.size(), after.size());
    while (start < most && before.get(start).equals(after.get(start))) {
      start++;
    }
    int same = 0;
    while (same < most - start
        && before.get(before.size() - 1 - same).equals(after.get(after.size() - 1 - same))) {
      same++;
    }
    List<Line> lines = new ArrayList<>();
    add(before.subList(0, start), Sign.SAME, lines);
    middle(
        before.subList(start, before.size() - same),
        after.subList(start, after.size() - same),
        lines);
    add(before.subList(before.size() - same, before.size()), Sign.SAME, lines);
    return lines;
  }

  private static void add(List<String> texts, Sign sign, List<Line> lines) {
    texts.forEach(text -> lines.add(new Line(sign, text)));
  }

  private static void middle(List<String> before, List<String> after, List<Line> lines) {
    if ((long) before.size() * after.size() > MOST_CELLS) {
      add(before, Sign.GONE, lines);
      add(after, Sign.NEW, lines);
      return;
    }
    int[][] common = common(before, after);
    int i = 0;
    int j = 0;
    while (i < before.size() || j < after.size()) {
      if (i < before.size() && j < after.size() && before.get(i).equals(after.get(j))) {
        lines.add(new Line(Sign.SAME, before.get(i++)));
        j++;
      } else if (j == after.size() || i < before.size() && common[i + 1][j] >= common[i][j + 1]) {
        lines.add(new Line(Sign.GONE, before.get(i++)));
      } else {
        lines.add(new Line(Sign.NEW, after.get(j++)));
      }
    }
  }

  /** How many lines the rests of both have in common, in their order. */
  private static int[][] common(List<String> before, List<String> after) {
    int[][] common = new int[before.size() + 1][after.size() + 1];
    for (int i = before.size() - 1; i >= 0; i--) {
      for (int j = after.size() - 1; j >= 0; j--) {
        common[i][j] =
            before.get(i).equals(after.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    return common;
  }
}
