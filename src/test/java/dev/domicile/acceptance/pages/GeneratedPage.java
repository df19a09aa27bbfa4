package dev.domicile.acceptance.pages;

import dev.domicile.acceptance.GoldenFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page of which parts are generated: what stands between {@code <!-- generated: name -->} and
 * {@code <!-- end -->}. The prose around them is written by hand.
 */
final class GeneratedPage {

  private static final String END = "<!-- end -->";
  private static final Pattern START = Pattern.compile("<!-- generated: (\\S+) -->\\n");

  private final Path file;
  private final Set<String> open = new LinkedHashSet<>();
  private String text;

  /** The page at this path below {@code docs}. */
  GeneratedPage(String name) {
    this.file = Path.of("docs").resolve(name);
    try {
      this.text = Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Matcher start = START.matcher(text);
    while (start.find()) {
      open.add(start.group(1));
    }
  }

  /**
   * Puts what the program says into a part.
   *
   * @throws AssertionError if the page has no such part
   */
  GeneratedPage part(String name, String generated) {
    String start = "<!-- generated: " + name + " -->\n";
    int from = text.indexOf(start);
    int to = text.indexOf(END, from);
    if (from < 0 || to < 0) {
      throw new AssertionError(file + " has no part " + name);
    }
    text = text.substring(0, from) + start + generated + text.substring(to);
    open.remove(name);
    return this;
  }

  /** Compares the page with what the program says, or writes it. */
  void check() {
    if (!open.isEmpty()) {
      throw new AssertionError(file + " has parts that nothing generates: " + open);
    }
    GoldenFile.assertSame(file, text);
  }
}
