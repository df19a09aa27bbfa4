package dev.domicile.cli.lint;

import dev.domicile.cli.config.Level;
import dev.domicile.core.source.Node;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Text that other tools read as something else. */
final class YamlLints {

  /** The booleans of YAML 1.1 other than `true` and `false`, which are booleans here too. */
  private static final Set<String> BOOLEANS =
      Set.of(
          "y", "Y", "yes", "Yes", "YES", "n", "N", "no", "No", "NO", "on", "On", "ON", "off", "Off",
          "OFF", "True", "TRUE", "False", "FALSE");

  private static final Pattern FLOAT =
      Pattern.compile("[-+]?(?:[0-9][0-9_]*)\\.[0-9_]*(?:[eE][-+]?[0-9]+)?|[-+]?\\.[0-9]+");
  private static final Pattern EXPONENT = Pattern.compile("[-+]?[0-9]+[eE][-+]?[0-9]+");
  private static final Pattern OCTAL = Pattern.compile("[-+]?0[0-7_]+");
  private static final Pattern HEXADECIMAL = Pattern.compile("[-+]?0(?:x[0-9a-fA-F_]+|b[01_]+)");
  private static final Pattern GROUPED = Pattern.compile("[-+]?[1-9][0-9]*_[0-9_]+");
  private static final Pattern SEXAGESIMAL =
      Pattern.compile("[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\\.[0-9_]*)?");
  private static final Pattern SPECIAL =
      Pattern.compile("[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN)|=");

  private YamlLints() {}

  static List<LintRule> rules() {
    return List.of(
        new LintRule(
            "yaml-misread",
            Level.WARNING,
            "unquoted text that YAML 1.1 tools read as something else",
            YamlLints::misread));
  }

  private static void misread(Linted linted, Findings found) {
    for (LintDocument document : linted.documents()) {
      Nodes.walk(
          document.node(),
          node -> {
            if (node instanceof Node.Scalar scalar) {
              look(scalar, found);
            } else if (node instanceof Node.Mapping mapping) {
              mapping.entries().forEach(entry -> look(entry.key(), found));
            }
          });
    }
  }

  private static void look(Node.Scalar scalar, Findings found) {
    if (scalar.quoted()) {
      return;
    }
    reading(scalar.text())
        .ifPresent(
            reading ->
                found.add(
                    scalar.position(),
                    "`"
                        + scalar.text()
                        + "` is text here, and "
                        + reading
                        + " to tools that read"
                        + " YAML 1.1",
                    "write it in quotes: \"" + scalar.text() + "\"",
                    new Fix(
                        "Quote " + scalar.text(),
                        scalar.position(),
                        scalar.text().length(),
                        "\"" + scalar.text() + "\"")));
  }

  /** What a reader of YAML 1.1 takes it for. */
  private static Optional<String> reading(String text) {
    if (BOOLEANS.contains(text)) {
      boolean yes =
          Set.of("y", "o", "t").contains(text.substring(0, 1).toLowerCase(java.util.Locale.ROOT))
              && !text.equalsIgnoreCase("off");
      return Optional.of(yes ? "true" : "false");
    }
    if (FLOAT.matcher(text).matches() || EXPONENT.matcher(text).matches()) {
      return Optional.of("a number");
    }
    if (OCTAL.matcher(text).matches()) {
      return Optional.of("an octal number");
    }
    if (HEXADECIMAL.matcher(text).matches() || GROUPED.matcher(text).matches()) {
      return Optional.of("a number");
    }
    if (SEXAGESIMAL.matcher(text).matches()) {
      return Optional.of("a number to the base of 60");
    }
    return SPECIAL.matcher(text).matches() ? Optional.of("no text") : Optional.empty();
  }
}
