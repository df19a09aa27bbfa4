package dev.domicile.core.source;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The chosen files below a directory. */
record DirectorySource(Path directory, Predicate<String> chosen) implements Source {

  private static final int MOST_FILES = 10_000;
  private static final long MOST_BYTES = 256L << 20;

  static boolean isYamlButNoTest(String name) {
    boolean yaml = name.endsWith(".yaml") || name.endsWith(".yml");
    return yaml && !name.endsWith(".test.yaml") && !name.endsWith(".test.yml");
  }

  @Override
  public String name() {
    return FileSource.shownName(directory);
  }

  @Override
  public List<SourceFile> files() {
    String shown = name().equals(".") ? "" : name() + "/";
    List<SourceFile> files = new ArrayList<>();
    long bytes = 0;
    for (Map.Entry<String, Path> entry : find().entrySet()) {
      SourceFile file = FileSource.read(entry.getValue(), shown + entry.getKey());
      bytes += file.size();
      if (bytes > MOST_BYTES) {
        throw FileSource.failure(
            directory, new IOException("more than " + MOST_BYTES + " bytes of files"));
      }
      files.add(file);
    }
    return List.copyOf(files);
  }

  /** The chosen files by their name relative to the directory. */
  private Map<String, Path> find() {
    Map<String, Path> found = new TreeMap<>();
    try {
      if (!Files.exists(directory)) {
        throw new NoSuchFileException(directory.toString());
      }
      if (!Files.isDirectory(directory)) {
        throw new NotDirectoryException("not a directory");
      }
      // The user may name a link; what lies below may not be one.
      Path root = directory.toRealPath();
      Files.walkFileTree(root, new Finder(root, found));
    } catch (IOException e) {
      throw FileSource.failure(directory, e);
    }
    return found;
  }

  private final class Finder extends SimpleFileVisitor<Path> {
    private final Path root;
    private final Map<String, Path> found;

    Finder(Path root, Map<String, Path> found) {
      this.root = root;
      this.found = found;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
      return isSkipped(dir) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (isSkipped(file)) {
        return FileVisitResult.CONTINUE;
      }
      String name = FileSource.slashes(root.relativize(file));
      if (attributes.isSymbolicLink()) {
        if (chosen.test(name) || Files.isDirectory(file)) {
          throw FileSource.failure(
              directory.resolve(root.relativize(file)),
              new IOException("symbolic links are not followed"));
        }
        return FileVisitResult.CONTINUE;
      }
      if (chosen.test(name)) {
        found.put(name, file);
        if (found.size() > MOST_FILES) {
          throw FileSource.failure(
              directory, new IOException("more than " + MOST_FILES + " files"));
        }
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException cause) {
      if (isSkipped(file)) {
        return FileVisitResult.CONTINUE;
      }
      throw FileSource.failure(directory.resolve(root.relativize(file)), cause);
    }

    private boolean isSkipped(Path path) {
      Path last = path.getFileName();
      return !path.equals(root) && last != null && last.toString().startsWith(".");
    }
  }
}
