package dev.domicile.cli.input;

import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.source.Diagnostic;
import dev.domicile.core.source.InvalidSourceException;
import dev.domicile.core.source.Loaded;
import dev.domicile.core.source.Source;
import dev.domicile.core.source.SourceFile;
import dev.domicile.policies.BundledPolicies;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Turns what the command line names into sources. */
public final class Inputs {

  /** How the command line names the policies that ship. */
  public static final String BUNDLED = "bundled";

  private static final String PACK = BUNDLED + ":";

  private Inputs() {}

  /**
   * A file, or every YAML file of a folder except tests.
   *
   * @throws UsageException if the path does not exist
   */
  public static Source path(Path path) {
    requireExisting(path);
    return Files.isDirectory(path) ? Source.directory(path) : Source.file(path);
  }

  /**
   * As {@link #path}, but a folder without any YAML file is refused: a path that was mistyped must
   * not switch anything off.
   *
   * @throws UsageException if the path does not exist or holds nothing
   */
  static Source filled(Path path, String what) {
    Source source = path(path);
    if (Files.isDirectory(path)) {
      List<SourceFile> files = source.files();
      if (files.isEmpty()) {
        throw new UsageException(
            "there is no " + what + " in `" + source.name() + "`: the folder holds no YAML file");
      }
      return Source.of(source.name(), files);
    }
    return source;
  }

  /**
   * Checks that a path exists.
   *
   * @throws UsageException if it does not
   */
  public static void requireExisting(Path path) {
    if (Files.notExists(path)) {
      throw new UsageException("there is no file or folder `" + slashes(path) + "`");
    }
  }

  /**
   * The source of one {@code --policies}.
   *
   * @param name {@code bundled}, {@code bundled:PACK} or a path
   * @param base the folder from which relative paths start
   * @throws UsageException if there is no such pack or path
   */
  public static Source policies(String name, Path base) {
    if (name.equals(BUNDLED)) {
      return BundledPolicies.all();
    }
    if (name.startsWith(PACK)) {
      try {
        return BundledPolicies.pack(name.substring(PACK.length()));
      } catch (IllegalArgumentException e) {
        throw new UsageException(String.valueOf(e.getMessage()));
      }
    }
    return filled(base.resolve(name), "policy");
  }

  /** The sources of {@code --policies}; what ships if none is named. */
  public static List<Source> policies(List<String> names) {
    List<String> wanted = names.isEmpty() ? List.of(BUNDLED) : names;
    return wanted.stream().map(name -> policies(name, Path.of(""))).toList();
  }

  /**
   * The files of all paths as one source, each once.
   *
   * @throws UsageException if a path does not exist
   */
  public static Source files(List<Path> paths) {
    Set<SourceFile> files = new LinkedHashSet<>();
    List<String> names = new ArrayList<>();
    for (Path path : paths) {
      Source source = path(path);
      names.add(source.name());
      files.addAll(source.files());
    }
    return Source.of(String.join(", ", names), List.copyOf(files));
  }

  /**
   * The sources of {@code --catalog}, read.
   *
   * @throws UsageException if a path does not exist or holds nothing
   */
  public static List<Source> overlays(List<Path> paths) {
    List<Source> overlays = new ArrayList<>();
    for (Path path : paths) {
      Source source = filled(path, "catalog");
      overlays.add(Source.of(source.name(), source.files()));
    }
    return List.copyOf(overlays);
  }

  /**
   * The shipped catalog with {@code overlays} laid over it. Of its warnings those are kept that are
   * about the user's own files.
   */
  public static Loaded<Catalog> catalog(BaseCatalog shipped, List<Source> overlays) {
    Set<String> own = new HashSet<>();
    overlays.forEach(source -> source.files().forEach(file -> own.add(file.name())));
    Loaded<Catalog> loaded = shipped.load(overlays);
    if (!loaded.isAccepted()) {
      return loaded;
    }
    List<Diagnostic> warnings =
        loaded.diagnostics().stream().filter(d -> own.contains(d.position().file())).toList();
    return new Loaded.Accepted<>(loaded.orElseThrow(), warnings);
  }

  /**
   * Ends with everything that is wrong in any of the loads, if anything is.
   *
   * @return the warnings of all of them
   * @throws InvalidSourceException with all diagnostics in the order of positions
   */
  public static List<Diagnostic> requireAll(List<? extends Loaded<?>> loads) {
    List<Diagnostic> found =
        loads.stream()
            .flatMap(load -> load.diagnostics().stream())
            .sorted(java.util.Comparator.comparing(Diagnostic::position))
            .distinct()
            .toList();
    if (loads.stream().allMatch(Loaded::isAccepted)) {
      return found;
    }
    throw new InvalidSourceException(found);
  }

  private static String slashes(Path path) {
    return path.toString().replace(path.getFileSystem().getSeparator(), "/");
  }
}
