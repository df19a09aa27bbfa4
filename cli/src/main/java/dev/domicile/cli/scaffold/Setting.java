package dev.domicile.cli.scaffold;

/**
 * One key of a rule and its value, as somebody wrote them on a command line.
 *
 * @param key a key of the requirement or an attribute, with a part below it if there is one: {@code
 *     onlyIn}, {@code data.classification.atLeast}
 * @param value a word, words with commas between them, or YAML as it stands in a file
 */
public record Setting(String key, String value) {

  /**
   * What {@code text} says.
   *
   * @throws IllegalArgumentException if it is not {@code KEY=VALUE}
   */
  public static Setting parse(String text) {
    int equals = text.indexOf('=');
    if (equals < 1 || text.substring(equals + 1).isBlank()) {
      throw new IllegalArgumentException(
          "`" + text + "` is not `KEY=VALUE`, as in `onlyIn=EEA` or `sector=[banking, insurance]`");
    }
    return new Setting(text.substring(0, equals).strip(), text.substring(equals + 1).strip());
  }
}
