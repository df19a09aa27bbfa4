package dev.domicile.core.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** One file of the file system. */
record FileSource(Path file) implements Source {

  @Override
  public String name() {
    return shownName(file);
  }

  @Override
  public List<SourceFile> files() {
    return List.of(read(file, name()));
  }

  /**
   * Reads a regular file, but no more of it than any {@link Limits} can allow.
   *
   * @throws UncheckedIOException if it cannot be read or is not regular
   */
  static SourceFile read(Path file, String shown) {
    try {
      // Opening a named pipe would wait for a writer, so look before.
      if (Files.exists(file) && !Files.isRegularFile(file)) {
        throw new IOException("not a regular file");
      }
      try (InputStream in = Files.newInputStream(file)) {
        return new SourceFile(shown, in.readNBytes(Limits.MOST_BYTES + 1), Optional.of(file));
      }
    } catch (IOException e) {
      throw failure(file, e);
    }
  }

  /** An exception whose message names the file and, in words, the cause. */
  static UncheckedIOException failure(Path file, IOException cause) {
    String reason;
    if (cause instanceof NoSuchFileException) {
      reason = "no such file or directory";
    } else if (cause instanceof AccessDeniedException) {
      reason = "permission denied";
    } else {
      reason = String.valueOf(cause.getMessage());
    }
    return new UncheckedIOException("cannot read `" + slashes(file) + "`: " + reason, cause);
  }

  /** The name to show for a path that a user named. */
  static String shownName(Path path) {
    Path here = Path.of("").toAbsolutePath();
    Path absolute = path.toAbsolutePath().normalize();
    if (!path.isAbsolute()) {
      return nonEmpty(path.normalize());
    }
    if (absolute.startsWith(here)) {
      return nonEmpty(here.relativize(absolute));
    }
    Path last = absolute.getFileName();
    return last == null ? "." : slashes(last);
  }

  static String slashes(Path path) {
    return path.toString().replace(path.getFileSystem().getSeparator(), "/");
  }

  private static String nonEmpty(Path path) {
    String shown = slashes(path);
    return shown.isEmpty() ? "." : shown;
  }
}
