package dev.domicile.core.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A page of {@code docs/} of which parts are printed from the code: what stands between {@code <!--
 * printed: name -->} and {@code <!-- end -->}. {@code -Dgolden.update=true} writes them anew.
 */
public final class Page {

  private static final String END = "<!-- end -->";

  private final Path file;
  private final String written;
  private String printed;

  private Page(Path file, String written) {
    this.file = file;
    this.written = written;
    this.printed = written;
  }

  /** The page with this name. */
  public static Page of(String name) {
    Path file = Path.of("../docs").resolve(name);
    try {
      return new Page(file, Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Puts what the code says into a part. */
  public Page replace(String part, String text) {
    String start = "<!-- printed: " + part + " -->\n";
    int from = printed.indexOf(start);
    int to = printed.indexOf(END, from);
    if (from < 0 || to < 0) {
      throw new IllegalStateException(file + " has no part " + part);
    }
    printed = printed.substring(0, from) + start + text + printed.substring(to);
    return this;
  }

  /** Compares the page with what the code says. */
  public void check() {
    try {
      if (Boolean.getBoolean("golden.update")) {
        Files.writeString(file, printed);
      } else {
        assertEquals(printed, written);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
