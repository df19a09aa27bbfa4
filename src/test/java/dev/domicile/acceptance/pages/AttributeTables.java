package dev.domicile.acceptance.pages;

import dev.domicile.core.catalog.Attribute;
import dev.domicile.core.catalog.Confidence;
import dev.domicile.core.catalog.Offering;
import dev.domicile.core.catalog.Routing;
import dev.domicile.core.catalog.Stage;
import dev.domicile.core.policy.Condition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What conditions can read and how they compare. */
final class AttributeTables {

  private AttributeTables() {}

  static String attributes(Attribute.Side side) {
    List<List<String>> rows = new ArrayList<>();
    for (Attribute attribute : Attribute.values()) {
      if (attribute.side() == side) {
        rows.add(
            List.of(
                Markdown.code(attribute.id()),
                attribute.description(),
                (attribute.isMany() ? "many: " : "one: ") + values(attribute),
                attribute.absence(),
                attribute.writtenAt().stream()
                    .map(AttributeTables::place)
                    .collect(Collectors.joining(", "))));
      }
    }
    return Markdown.table(
        List.of("attribute", "what it is", "values", "where it is not recorded", "known from"),
        rows);
  }

  /** {@code Regions.regions.keys} as kind and keys. */
  private static String place(String path) {
    int dot = path.indexOf('.');
    return path.substring(0, dot) + " " + Markdown.code(path.substring(dot + 1));
  }

  private static String values(Attribute attribute) {
    return switch (attribute.type()) {
      case TEXT -> text(attribute);
      case SECTOR -> "sectors of the vocabulary (`policy-check catalog sectors`)";
      case COUNTRY -> "country codes and named sets (`policy-check catalog jurisdictions`)";
      case CATEGORY -> "categories of the vocabulary (`policy-check catalog categories`)";
      case LADDER -> "`ladder/value` (`policy-check catalog ladders`)";
      case REGIME -> "regimes of the vocabulary (`policy-check catalog regimes`)";
      case STAGE -> words(Stage.ids());
      case ROUTING -> words(Routing.ids());
      case PERSONNEL -> "`yes` `partial` `no`";
      case DURATION -> "ISO durations, as in `P30D`";
      case NOTICE -> "ids of notices (`policy-check catalog notices`)";
      case STATUS -> words(Offering.Status.values());
      case CONFIDENCE -> words(Confidence.values());
      case DATE -> "dates, as in `2027` or `2027-06-30`";
    };
  }

  private static String text(Attribute attribute) {
    return switch (attribute) {
      case PROVIDER -> listed("providers");
      case REGION -> listed("regions");
      case SERVICE -> listed("services");
      case MODEL, MODEL_FAMILY -> listed("models");
      case OPERATOR -> listed("entities");
      case MODEL_DEVELOPER -> listed("developers");
      case PARTITION -> listed("partitions");
      case ACCELERATORS -> listed("accelerators");
      case KEYS_CUSTODY, SOVEREIGN_OFFER -> "text, as regions record it";
      case MODEL_MODALITY -> "`in:` or `out:` with a modality";
      default -> "text";
    };
  }

  private static String listed(String kind) {
    return "those of `policy-check catalog " + kind + "`";
  }

  private static String words(Enum<?>[] constants) {
    return words(
        Stream.of(constants)
            .map(word -> word.name().toLowerCase(Locale.ROOT).replace('_', '-'))
            .toList());
  }

  private static String words(Collection<String> words) {
    return words.stream().map(Markdown::code).collect(Collectors.joining(" "));
  }

  static String operators() {
    List<List<String>> rows = new ArrayList<>();
    for (Condition.Operator operator : Condition.Operator.values()) {
      rows.add(List.of(Markdown.code(operator.key()), operator.description(), takes(operator)));
    }
    return Markdown.table(List.of("operator", "holds for", "takes"), rows);
  }

  private static String takes(Condition.Operator operator) {
    return switch (operator) {
      case ANY_OF, ALL_OF, NONE_OF, ALL_IN -> "a value or a list; not dates and durations";
      case AT_LEAST, AT_MOST -> "one value of a ladder, a duration or a confidence";
      case BEFORE, AFTER -> "one date";
    };
  }
}
