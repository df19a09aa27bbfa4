package dev.domicile.core.source;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/**
 * Where files to load come from. Files are read when {@link #files()} is called, each time anew.
 *
 * <p>Displayed names are relative with {@code /}: to the working directory for files below it, else
 * to the parent of what was named. Thus positions, and digests that hold them, are the same on
 * every machine.
 */
public interface Source {

  /** What to call it where no single file is meant. */
  String name();

  /**
   * The files, in an order that depends on their names only.
   *
   * @throws java.io.UncheckedIOException if one cannot be read; its message names the file
   */
  List<SourceFile> files();

  /** Text that is at hand; {@code name} is shown as if it were a file. */
  static Source text(String name, String text) {
    return of(name, List.of(SourceFile.ofText(name, text)));
  }

  /** Files that are at hand. */
  static Source of(String name, List<SourceFile> files) {
    return new FixedSource(name, List.copyOf(files));
  }

  /** One regular file. Named pipes and devices are refused, since they could block for ever. */
  static Source file(Path file) {
    return new FileSource(file);
  }

  /**
   * All files {@code *.yaml} and {@code *.yml} below {@code directory} except policy tests ({@code
   * *.test.yaml}), by name. Names that start with a dot are skipped. What would have to be read and
   * cannot be, a symbolic link too, is an error and never left out in silence.
   */
  static Source directory(Path directory) {
    return directory(directory, DirectorySource::isYamlButNoTest);
  }

  /**
   * All files below {@code directory} whose name is chosen.
   *
   * @param chosen asked with the name relative to {@code directory}, with {@code /}
   */
  static Source directory(Path directory, Predicate<String> chosen) {
    return new DirectorySource(directory, chosen);
  }

  /**
   * Resources of the class path, in the order given.
   *
   * @param anchor the class whose loader finds them, and whose package names are relative to
   * @param names as for {@link Class#getResource}; shown without a leading {@code /}
   */
  static Source resources(Class<?> anchor, List<String> names) {
    return new ResourceSource(anchor, List.copyOf(names));
  }
}
