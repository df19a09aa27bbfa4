package dev.domicile.cli.scaffold;

import dev.domicile.cli.format.Formatter;
import dev.domicile.cli.input.UsageException;
import dev.domicile.core.source.Diagnostic;
import dev.domicile.core.source.Loaded;
import dev.domicile.core.source.SourceFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** Texts in the layout of {@code policy-check fmt}. */
final class Laid {

  private static final Formatter FORMATTER = new Formatter();

  private Laid() {}

  /**
   * The text in the layout.
   *
   * @throws UsageException if it is no YAML: a value was written such that it cannot be read
   */
  static String out(String text) {
    Loaded<String> laid = FORMATTER.format(SourceFile.ofText("the new text", text));
    if (!laid.isAccepted()) {
      throw new UsageException("nothing was written: " + told(laid.diagnostics()));
    }
    return laid.orElseThrow();
  }

  /** The text in the layout if {@code before} had it; else as it is. */
  static String like(String before, String text) {
    return isIn(before) ? out(text) : text;
  }

  private static boolean isIn(String text) {
    Loaded<String> laid = FORMATTER.format(SourceFile.ofText("old.yaml", text));
    return laid.isAccepted() && laid.orElseThrow().equals(text);
  }

  /** What is wrong, without places: they would be of a text that nobody has. */
  static String told(List<Diagnostic> diagnostics) {
    return diagnostics.stream()
        .filter(Diagnostic::isError)
        .map(one -> one.message() + one.help().map(help -> " (" + help + ")").orElse(""))
        .distinct()
        .collect(Collectors.joining("; "));
  }

  static String text(SourceFile file) {
    return new String(file.content(), StandardCharsets.UTF_8);
  }

  /** The lines behind the one that reads {@code heading}, up to the next one that is not inside. */
  static String below(String text, String heading) {
    return text.lines()
        .dropWhile(line -> !line.equals(heading))
        .skip(1)
        .takeWhile(line -> line.isEmpty() || line.startsWith(" "))
        .collect(Collectors.joining("\n", "", "\n"));
  }
}
