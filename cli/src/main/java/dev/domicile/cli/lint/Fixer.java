package dev.domicile.cli.lint;

import dev.domicile.core.source.Limits;
import dev.domicile.core.source.Node;
import dev.domicile.core.source.Problems;
import dev.domicile.core.source.SourceFile;
import dev.domicile.core.source.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Applies fixes to the text of a file, so that layout and comments stay as they are. */
public final class Fixer {

  private static final Pattern LINE = Pattern.compile("([^\\r\\n]*)(\\R|$)");

  private Fixer() {}

  /**
   * The file with all fixes that can be made together.
   *
   * @return empty if nothing changes, or if the change would alter what the file says
   */
  public static Optional<SourceFile> apply(SourceFile file, List<Fix> fixes) {
    List<String> lines = lines(new String(file.content(), StandardCharsets.UTF_8));
    List<Fix> backwards =
        fixes.stream().distinct().sorted(Comparator.comparing(Fix::from).reversed()).toList();
    for (Fix fix : backwards) {
      int index = fix.from().line() - 1;
      lines.set(index, changed(lines.get(index), fix));
    }
    String text = String.join("", lines);
    SourceFile changed = SourceFile.ofText(file.name(), text);
    return !changed.equals(file) && says(changed).equals(says(file))
        ? Optional.of(changed)
        : Optional.empty();
  }

  /** The lines with their ends. */
  private static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    Matcher matcher = LINE.matcher(text);
    while (matcher.find() && !matcher.group().isEmpty()) {
      lines.add(matcher.group());
    }
    return lines;
  }

  private static String changed(String line, Fix fix) {
    int from = line.offsetByCodePoints(0, fix.from().column() - 1);
    int to = line.offsetByCodePoints(from, fix.length());
    String before = line.substring(0, from);
    String rest = line.substring(to);
    if (fix.text().isEmpty() && rest.isBlank()) {
      // A comment that goes takes the space before it along, or its whole line.
      return before.isBlank() ? "" : before.stripTrailing() + rest;
    }
    return before + fix.text() + rest;
  }

  private static List<Object> says(SourceFile file) {
    Problems problems = new Problems();
    List<Object> documents = new ArrayList<>();
    for (Node node : YamlReader.read(file, Limits.CATALOG, problems)) {
      documents.add(Nodes.meaning(node));
    }
    documents.add(problems.errorCount());
    return documents;
  }
}
