package dev.domicile.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Compares output with a file; {@code -Dgolden.update=true} writes the file instead. */
public final class GoldenFile {

  private GoldenFile() {}

  /** Whether files are to be written. */
  public static boolean isUpdating() {
    return Boolean.getBoolean("golden.update");
  }

  /** The text is what stands in the file. */
  public static void assertSame(Path file, String text) {
    try {
      if (isUpdating()) {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, text, StandardCharsets.UTF_8);
      }
      assertEquals(
          Files.readString(file, StandardCharsets.UTF_8),
          text,
          () -> file + " differs; if that is right, run with -Dgolden.update=true");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot use " + file + "; -Dgolden.update=true writes it", e);
    }
  }
}
