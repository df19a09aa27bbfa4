package dev.domicile.cli.scaffold;

import dev.domicile.cli.input.UsageException;
import dev.domicile.core.policy.PolicyLoader;
import dev.domicile.core.source.Reference;
import dev.domicile.core.source.Spelling;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes settings as YAML, by the shape that a rule has: what takes a list gets one, what takes a
 * number gets it without quotes, and a key that does not exist is told with the nearest.
 */
final class RequirementKeys {

  /** Words without signs that mean something in YAML; a single short one may be {@code yes}. */
  private static final Pattern PROSE = Pattern.compile("\\p{L}[\\p{L}\\p{Nd} _./+,;()'@-]{5,}");

  private final Reference rule;

  RequirementKeys(PolicyLoader loader) {
    Reference rules = key(loader.shape().reference(), "rules").orElseThrow().value();
    this.rule = rules.parts().get(0);
  }

  /**
   * The mapping under a key of a rule, in braces.
   *
   * @throws UsageException if there is no such key of a rule, or a setting is none of its keys
   */
  String mapping(String name, List<Setting> settings) {
    Reference object = key(rule, name).orElseThrow().value();
    Map<String, List<Part>> entries = new LinkedHashMap<>();
    for (Setting setting : settings) {
      Place place = place(object, name, setting.key());
      List<Part> parts = entries.computeIfAbsent(place.key(), key -> new ArrayList<>());
      boolean second = !parts.isEmpty();
      parts.add(new Part(place.below(), written(setting, place.value())));
      if (second && parts.stream().anyMatch(part -> part.below().isEmpty())) {
        throw new UsageException("`" + place.key() + "` is given twice");
      }
    }
    return entries.entrySet().stream()
        .map(entry -> entry.getKey() + ": " + Part.text(entry.getValue()))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  /** A value, under a key below the setting's own if there is one. */
  private record Part(String below, String text) {
    static String text(List<Part> parts) {
      return parts.get(0).below().isEmpty()
          ? parts.get(0).text()
          : parts.stream()
              .map(part -> part.below() + ": " + part.text())
              .collect(Collectors.joining(", ", "{", "}"));
    }
  }

  /** Where a setting belongs: a key, and the one below it if the setting names one. */
  private record Place(String key, String below, Reference value) {}

  private static Place place(Reference object, String name, String written) {
    Optional<Reference.Key> whole = key(object, written);
    if (whole.isPresent() && !isLabelWithOperator(whole.get(), written)) {
      return new Place(written, "", whole.get().value());
    }
    int dot = written.lastIndexOf('.');
    if (dot > 0) {
      Optional<Reference.Key> above = key(object, written.substring(0, dot));
      Optional<Reference.Key> below =
          above.flatMap(found -> below(found.value(), written.substring(dot + 1)));
      if (below.isPresent()) {
        return new Place(
            written.substring(0, dot), written.substring(dot + 1), below.get().value());
      }
    }
    List<String> known = object.keys().stream().map(Reference.Key::name).toList();
    throw new UsageException(
        "`"
            + name
            + "` has no key `"
            + written
            + "`"
            + Spelling.nearest(written, known)
                .map(near -> "; did you mean `" + near + "`?")
                .orElse("; it has " + String.join(", ", known)));
  }

  /** {@code labels.tier.noneOf} is a comparison of the label {@code tier}, not another label. */
  private static boolean isLabelWithOperator(Reference.Key key, String written) {
    return key.name().endsWith(".")
        && below(key.value(), written.substring(written.lastIndexOf('.') + 1)).isPresent();
  }

  private static Optional<Reference.Key> below(Reference value, String name) {
    return value.keys().isEmpty()
        ? value.parts().stream().flatMap(part -> key(part, name).stream()).findFirst()
        : key(value, name);
  }

  private static Optional<Reference.Key> key(Reference object, String name) {
    return object.keys().stream()
        .filter(
            key ->
                key.name().equals(name)
                    || key.name().endsWith(".")
                        && name.startsWith(key.name())
                        && name.length() > key.name().length())
        .findFirst();
  }

  private static String written(Setting setting, Reference value) {
    String text = setting.value();
    if (text.startsWith("[") || text.startsWith("{") || text.startsWith("\"")) {
      return text;
    }
    boolean many = text.indexOf(',') >= 0 && takesList(value);
    if (many || value.kind() == Reference.Kind.LIST && !value.type().contains(" or list of ")) {
      return List.of(text.split(",")).stream()
          .map(item -> word(item.strip(), value))
          .collect(Collectors.joining(", ", "[", "]"));
    }
    return word(text, value);
  }

  private static boolean takesList(Reference value) {
    return value.kind() == Reference.Kind.LIST
        || value.kind() == Reference.Kind.CHOICE
            && value.parts().stream().anyMatch(RequirementKeys::takesList);
  }

  /** In quotes, which the layout takes away again where nothing needs them. */
  private static String word(String text, Reference value) {
    boolean bare =
        value.kind() == Reference.Kind.SCALAR
            && (value.type().contains("whole number") || value.type().contains("`true`"));
    return bare ? text : quoted(text);
  }

  /** The text in double quotes. */
  static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            c -> {
              if (c == '"' || c == '\\') {
                quoted.append('\\');
              }
              if (c < 0x20) {
                quoted.append(String.format(java.util.Locale.ROOT, "\\x%02X", c));
              } else {
                quoted.appendCodePoint(c);
              }
            });
    return quoted.append('"').toString();
  }

  /** The text as a value on a line of its own: without quotes where nobody can misread it. */
  static String prose(String text) {
    return PROSE.matcher(text).matches() ? text : quoted(text);
  }

  /** What can be said, for somebody who said nothing. */
  String help(String kind) {
    return key(rule, kind).orElseThrow().value().keys().stream()
        .filter(key -> !key.name().equals("minConfidence"))
        .map(key -> "  " + key.name() + (key.required() ? " (required)" : "") + ": " + key.doc())
        .collect(Collectors.joining("\n"));
  }
}
