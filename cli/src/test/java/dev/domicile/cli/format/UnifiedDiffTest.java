package dev.domicile.cli.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class UnifiedDiffTest {

  private static final Pattern HUNK = Pattern.compile("@@ -(\\d+),(\\d+) \\+(\\d+),(\\d+) @@");

  @Test
  void equal_texts_have_no_difference() {
    assertEquals("", UnifiedDiff.of("a.yaml", "a\n", "a\n"));
  }

  @Test
  void a_change_is_shown_with_three_lines_around_it() {
    assertEquals(
        "--- a.yaml\n+++ a.yaml\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n",
        UnifiedDiff.of("a.yaml", "1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n"));
  }

  @Test
  void a_missing_line_end_is_told() {
    assertEquals(
        "--- a.yaml\n+++ a.yaml\n@@ -1,1 +1,1 @@\n-a\n\\ No newline at end of file\n+a\n",
        UnifiedDiff.of("a.yaml", "a", "a\n"));
  }

  @Property
  void whoever_applies_it_gets_the_new_text(
      @ForAll @Size(max = 60) List<@IntRange(max = 4) Integer> before,
      @ForAll @Size(max = 60) List<@IntRange(max = 4) Integer> after) {
    List<String> old = before.stream().map(String::valueOf).toList();
    List<String> expected = after.stream().map(String::valueOf).toList();

    assertEquals(expected, patched(old, UnifiedDiff.of("a.yaml", text(old), text(expected))));
  }

  private static String text(List<String> lines) {
    return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
  }

  private static List<String> patched(List<String> old, String diff) {
    List<String> result = new ArrayList<>();
    int at = 0;
    for (String line : diff.lines().skip(2).toList()) {
      Matcher hunk = HUNK.matcher(line);
      if (hunk.matches()) {
        int start = Integer.parseInt(hunk.group(1)) - (hunk.group(2).equals("0") ? 0 : 1);
        result.addAll(old.subList(at, start));
        at = start;
        int place = Integer.parseInt(hunk.group(3)) - (hunk.group(4).equals("0") ? 0 : 1);
        assertEquals(place, result.size(), diff);
      } else if (line.startsWith("+")) {
        result.add(line.substring(1));
      } else {
        assertEquals(old.get(at++), line.substring(1), diff);
        if (line.startsWith(" ")) {
          result.add(line.substring(1));
        }
      }
    }
    result.addAll(old.subList(at, old.size()));
    return result;
  }
}
