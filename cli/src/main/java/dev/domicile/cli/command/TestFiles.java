package dev.domicile.cli.command;

import dev.domicile.cli.input.Inputs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/** Finds tests and the folders they lie in; names that start with a dot are skipped. */
final class TestFiles {

  static final String SUFFIX = ".test.yaml";

  private TestFiles() {}

  /** The tests below a folder, or the file itself. */
  static List<Path> find(Path start) {
    Inputs.requireExisting(start);
    if (!Files.isDirectory(start)) {
      return List.of(start);
    }
    List<Path> found = new ArrayList<>();
    walk(
        start,
        new Visitor(start) {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes ignored) {
            if (!isHidden(file) && String.valueOf(file.getFileName()).endsWith(SUFFIX)) {
              found.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return found;
  }

  /** A folder with all below it, or the folder of a file; what is not there has none. */
  static List<Path> folders(Path start) {
    if (!Files.isDirectory(start)) {
      Path parent = start.getParent();
      return parent != null && Files.isDirectory(parent) ? List.of(parent) : List.of();
    }
    List<Path> found = new ArrayList<>();
    walk(
        start,
        new Visitor(start) {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            FileVisitResult result = super.preVisitDirectory(folder, attributes);
            if (result == FileVisitResult.CONTINUE) {
              found.add(folder);
            }
            return result;
          }
        });
    return found;
  }

  private static class Visitor extends SimpleFileVisitor<Path> {
    private final Path start;

    Visitor(Path start) {
      this.start = start;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes ignored) {
      return !folder.equals(start) && isHidden(folder)
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }
  }

  private static void walk(Path start, Visitor visitor) {
    try {
      Files.walkFileTree(start, visitor);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read `" + start + "`: " + e.getMessage(), e);
    }
  }

  private static boolean isHidden(Path path) {
    return String.valueOf(path.getFileName()).startsWith(".");
  }
}
