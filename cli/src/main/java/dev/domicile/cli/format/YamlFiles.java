package dev.domicile.cli.format;

import dev.domicile.core.source.Source;
import dev.domicile.core.source.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The files that are to be formatted. */
public final class YamlFiles {

  /** Other tools have YAML of their own beside ours. */
  private static final Pattern OURS = Pattern.compile("apiVersion[\"']?\\s*:\\s*[\"']?domicile/");

  private YamlFiles() {}

  /**
   * The files that are named, and those of our documents that lie below the folders, by their
   * place.
   *
   * @throws UncheckedIOException if one cannot be read
   */
  public static Map<Path, SourceFile> find(Collection<Path> paths) {
    Map<Path, SourceFile> found = new LinkedHashMap<>();
    for (Path path : paths) {
      if (!Files.isDirectory(path)) {
        found.putIfAbsent(path.normalize(), Source.file(path).files().get(0));
        continue;
      }
      Source folder = Source.directory(path, YamlFiles::isYaml);
      int shown = folder.name().equals(".") ? 0 : folder.name().length() + 1;
      for (SourceFile file : folder.files()) {
        if (OURS.matcher(new String(file.content(), StandardCharsets.UTF_8)).find()) {
          found.putIfAbsent(path.resolve(file.name().substring(shown)).normalize(), file);
        }
      }
    }
    return found;
  }

  private static boolean isYaml(String name) {
    return List.of(".yaml", ".yml").stream().anyMatch(name::endsWith);
  }

  /**
   * Replaces a file at once: who reads it sees the old text or the new one. A link stays a link,
   * permissions stay.
   *
   * @throws UncheckedIOException if that fails; then the file is as it was
   */
  public static void replace(Path file, String text) {
    try {
      Path real = file.toRealPath();
      Path folder = real.toAbsolutePath().getParent();
      Path written = Files.createTempFile(folder, ".fmt", ".tmp");
      try {
        Files.writeString(written, text, StandardCharsets.UTF_8);
        copyPermissions(real, written);
        move(written, real);
      } finally {
        Files.deleteIfExists(written);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write `" + file + "`: " + e.getMessage(), e);
    }
  }

  private static void copyPermissions(Path from, Path to) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(from, PosixFileAttributeView.class);
    if (view != null) {
      Files.setPosixFilePermissions(to, view.readAttributes().permissions());
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
