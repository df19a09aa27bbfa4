package dev.domicile.core.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.domicile.core.source.Diagnostic;
import dev.domicile.core.source.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Wrong files of one package, each beside the diagnostics that it must give. */
public final class Corpus {

  private static final Path MAIN = Path.of("src/main/java/dev/domicile/core");

  private final Path folder;

  /** The corpus of this package of policy-core. */
  public Corpus(String name) {
    folder = Path.of("src/test/resources/dev/domicile/core", name, "invalid");
  }

  /** The names of the files, sorted. */
  public Stream<String> names() {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".yaml"))
          .sorted()
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One file, shown by its name alone. */
  public List<SourceFile> files(String name) {
    try {
      return List.of(new SourceFile(name, Files.readAllBytes(folder.resolve(name))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Compares what was found with what is expected, or writes the expectation anew. */
  public void compare(String name, List<Diagnostic> found) {
    StringBuilder text = new StringBuilder();
    found.forEach(diagnostic -> text.append(diagnostic).append('\n'));
    Path expected = folder.resolve(name.replace(".yaml", ".expected"));
    try {
      if (Boolean.getBoolean("golden.update")) {
        Files.writeString(expected, text);
      }
      assertEquals(Files.readString(expected), text.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every code with this prefix that a source file of the module writes. */
  public static TreeSet<String> codesInSource(String prefix) {
    Pattern code = Pattern.compile("\"(" + prefix + "-[A-Z-]+)\"");
    TreeSet<String> codes = new TreeSet<>();
    try (Stream<Path> files = Files.walk(MAIN)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        Matcher matcher = code.matcher(Files.readString(file));
        while (matcher.find()) {
          codes.add(matcher.group(1));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return codes;
  }

  /** Those of {@code codes} that have no row in the documentation. */
  public static TreeSet<String> undocumented(Collection<String> codes) {
    TreeSet<String> missing = new TreeSet<>(codes);
    try {
      String documentation = Files.readString(Path.of("../docs/diagnostics.md"));
      missing.removeIf(code -> documentation.contains("| `" + code + "` |"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return missing;
  }
}
