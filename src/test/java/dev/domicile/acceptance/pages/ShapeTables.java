package dev.domicile.acceptance.pages;

import dev.domicile.core.catalog.Attribute;
import dev.domicile.core.catalog.WordList;
import dev.domicile.core.source.Reference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Tables of keys, one for each mapping. A mapping that is told on another page, or was told further
 * up on this one, is linked to.
 */
final class ShapeTables {

  private static final List<String> HEADINGS =
      List.of("key", "takes", "if left out", "says", "example");
  private static final int LONG = 60;

  private final Map<String, String> elsewhere;
  private final String attributes;
  private final Map<String, Reference> told = new LinkedHashMap<>();

  /**
   * Tables of one page.
   *
   * @param elsewhere where mappings are told that this page does not tell, by their names
   * @param attributes where the attributes are told
   */
  ShapeTables(Map<String, String> elsewhere, String attributes) {
    this.elsewhere = Map.copyOf(elsewhere);
    this.attributes = attributes;
  }

  /** The tables of everything in a document that is not told yet. */
  String of(Reference document) {
    List<Reference> fresh = new ArrayList<>();
    collect(document, fresh);
    return fresh.stream().map(this::section).collect(Collectors.joining("\n"));
  }

  /** The same; the first table stands without a heading of its own. */
  String under(Reference requirement) {
    List<Reference> fresh = new ArrayList<>();
    collect(requirement, fresh);
    return table(fresh.get(0))
        + fresh.stream().skip(1).map(part -> "\n" + section(part)).collect(Collectors.joining());
  }

  private void collect(Reference reference, List<Reference> fresh) {
    if (elsewhere.containsKey(reference.type())) {
      return;
    }
    if (!reference.keys().isEmpty()) {
      Reference known = told.putIfAbsent(reference.type(), reference);
      if (known != null) {
        if (!names(known).equals(names(reference))) {
          throw new AssertionError("two mappings are called " + reference.type());
        }
        return;
      }
      fresh.add(reference);
    }
    reference.keys().stream()
        .filter(key -> !isAttribute(key))
        .forEach(key -> collect(key.value(), fresh));
    reference.parts().forEach(part -> collect(part, fresh));
  }

  private static List<String> names(Reference mapping) {
    return mapping.keys().stream().map(Reference.Key::name).toList();
  }

  private String section(Reference mapping) {
    return "### " + mapping.type() + "\n\n" + capital(mapping.doc()) + ".\n\n" + table(mapping);
  }

  private String table(Reference mapping) {
    List<List<String>> rows = new ArrayList<>();
    boolean read = false;
    for (Reference.Key key : mapping.keys()) {
      if (!isAttribute(key)) {
        rows.add(row(mapping, key));
      } else if (!read) {
        rows.add(
            List.of(
                "an " + Markdown.link("attribute", attributes),
                "value, list or comparison",
                "it is not asked",
                "what it must be",
                "`model.licence: open-weights`"));
        read = true;
      }
    }
    return Markdown.table(HEADINGS, rows);
  }

  private static boolean isAttribute(Reference.Key key) {
    return Attribute.find(key.name()).filter(a -> a.side() == Attribute.Side.OFFERING).isPresent()
        && key.value().type().equals("value, list or comparison");
  }

  private List<String> row(Reference mapping, Reference.Key key) {
    String name = key.name().isEmpty() ? "*a name*" : Markdown.code(key.name());
    boolean requirement = key.value().type().endsWith("Requirement");
    String says = requirement ? key.value().doc() : key.doc();
    String absence =
        key.required() ? "**required**" : requirement ? "another kind is asked" : absence(key);
    String example = requirement ? "" : example(key).map(Markdown::code).orElse("");
    String type = type(key.value());
    if (says.isBlank() || absence.isBlank() || (example.isEmpty() && !type.contains("]("))) {
      throw new AssertionError(mapping.type() + ": `" + key.name() + "` is not told of: " + key);
    }
    return List.of(name, type, absence, says, example);
  }

  private static String absence(Reference.Key key) {
    return key.name().isEmpty() ? "nothing of it" : key.absence().orElse("");
  }

  /** What may stand there; a mapping as a link to where it is told. */
  private String type(Reference value) {
    return switch (value.kind()) {
      case SCALAR -> word(value);
      case OBJECT -> mapping(value);
      case LIST -> list(value);
      case MAP -> "mapping of names to " + grouped(type(value.parts().get(0)));
      case CHOICE ->
          value.parts().isEmpty() || value.type().equals("anything")
              ? value.type()
              : value.type().startsWith("nothing or ")
                  ? "nothing, or " + type(value.parts().get(0))
                  : value.parts().stream()
                      .map(this::type)
                      .distinct()
                      .collect(Collectors.joining(", or "));
    };
  }

  private static String word(Reference value) {
    if (!value.values().isEmpty()) {
      return value.values().stream().map(Markdown::code).collect(Collectors.joining(" "));
    }
    return value.words().flatMap(WordList::find).map(ShapeTables::choice).orElse(value.type());
  }

  private static String choice(WordList words) {
    return switch (words) {
      case PLACE -> "country or named set";
      case POLICY_PLACE -> "country, named set, `\"@subjects\"` or `\"@requester\"`";
      case OPENED_PLACE -> "country or `anywhere`";
      case OWN_PLACE -> "country or `provider/region`";
      case EVIDENCE_KIND -> "kind of evidence";
      case EVIDENCE_PARTY -> "entity or `any`";
      case OFFERING_PATTERN -> "id or pattern of offerings";
      case MODEL_PATTERN -> "model or pattern";
      case POLICY_STAGE -> "stage or `all`";
      case REGION_CODE -> "the provider's code";
      case CUSTODY -> "option of key custody";
      default -> words.id().replace('-', ' ');
    };
  }

  private String mapping(Reference value) {
    String name = value.type().replaceAll("(Requirement|Condition)$", "");
    return Optional.ofNullable(elsewhere.get(value.type()))
        .map(target -> Markdown.link(target.contains("rules/") ? kind(name) : "conditions", target))
        .orElseGet(() -> Markdown.link(value.type(), "#" + Markdown.anchor(value.type())));
  }

  private static String kind(String name) {
    return Markdown.code(
        name.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + name.substring(1));
  }

  private String list(Reference value) {
    String item = type(value.parts().get(0));
    return value.type().contains(" or list of ")
        ? item + ", or a list"
        : "list of " + grouped(item);
  }

  private static String grouped(String alternatives) {
    return alternatives.contains(", or ") ? "(" + alternatives + ")" : alternatives;
  }

  /** A value, made of those of its parts where nothing whole is shown. */
  private static Optional<String> example(Reference.Key key) {
    return key.example().or(() -> example(key.value())).filter(text -> text.length() <= LONG * 2);
  }

  private static Optional<String> example(Reference value) {
    return switch (value.kind()) {
      case SCALAR -> value.example().or(() -> value.values().stream().findFirst());
      case LIST ->
          example(value.parts().get(0))
              .map(item -> value.type().contains(" or list of ") ? item : "[" + item + "]");
      case OBJECT -> ofKeys(value.keys()).filter(text -> text.length() <= LONG);
      case MAP -> Optional.empty();
      case CHOICE ->
          value.parts().stream().map(ShapeTables::example).flatMap(Optional::stream).findFirst();
    };
  }

  /** Of a mapping its required keys. */
  private static Optional<String> ofKeys(List<Reference.Key> keys) {
    List<String> parts = new ArrayList<>();
    for (Reference.Key key : keys) {
      if (key.required()) {
        Optional<String> value = example(key);
        if (value.isEmpty()) {
          return Optional.empty();
        }
        parts.add(key.name() + ": " + value.get());
      }
    }
    return parts.isEmpty() ? Optional.empty() : Optional.of("{" + String.join(", ", parts) + "}");
  }

  private static String capital(String text) {
    return text.isEmpty()
        ? ""
        : text.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + text.substring(1);
  }
}
