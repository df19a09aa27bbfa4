package dev.domicile.core.source;

import java.util.List;
import java.util.Optional;

/**
 * Reads the strict part of YAML that is used here: no anchors, aliases, tags, directives, merge
 * keys, repeated keys or keys that are not text. Whatever the bytes are, the answer is nodes or
 * diagnostics with positions; nothing is thrown, and no class is loaded by name.
 */
public final class YamlReader {

  private YamlReader() {}

  /**
   * Every document of the file, in order. A document in which an error was found is left out, and
   * {@code problems} has the error; so nothing may be used before {@code problems} was asked.
   *
   * @return empty for a file that is empty or only holds comments
   */
  public static List<Node> read(SourceFile file, Limits limits, Problems problems) {
    return SourceText.of(file, limits, problems)
        .map(text -> YamlEvents.read(file.name(), text, limits, problems))
        .orElse(List.of());
  }

  /**
   * The file with the pieces that it consists of, for tools that change it.
   *
   * @return empty if there was a problem
   */
  public static Optional<YamlText> readText(SourceFile file, Limits limits, Problems problems) {
    int before = problems.errorCount();
    Optional<YamlText> text =
        SourceText.of(file, limits, problems)
            .map(SourceText::withPlainLineEnds)
            .map(source -> YamlEvents.readText(file.name(), source, limits, problems));
    return problems.errorCount() > before ? Optional.empty() : text;
  }

  /**
   * The only document of the file. None, or more than one, is a problem.
   *
   * @return empty if there was a problem
   */
  public static Optional<Node> readOne(SourceFile file, Limits limits, Problems problems) {
    int before = problems.errorCount();
    List<Node> documents = read(file, limits, problems);
    if (problems.errorCount() > before) {
      return Optional.empty();
    }
    if (documents.isEmpty()) {
      problems.error(
          new SourcePosition(file.name(), 1, 1), YamlCodes.EMPTY, "the file holds no document");
      return Optional.empty();
    }
    if (documents.size() > 1) {
      problems.error(
          documents.get(1).position(),
          YamlCodes.TYPE,
          "a second document stands where the file may hold one",
          "move it to a file of its own");
      return Optional.empty();
    }
    return Optional.of(documents.get(0));
  }
}
