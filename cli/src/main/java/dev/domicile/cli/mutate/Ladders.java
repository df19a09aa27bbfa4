package dev.domicile.cli.mutate;

import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.catalog.Confidence;
import dev.domicile.core.catalog.Scheme;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands above and below a word. */
final class Ladders {

  private static final Pattern AMOUNT = Pattern.compile("(\\d{1,6})([a-z]*)");

  private Ladders() {}

  /** The values among which a value of an attribute stands, lowest first; empty if not known. */
  static List<String> of(Catalog catalog, String attribute, String value) {
    int slash = value.indexOf('/');
    if (slash > 0) {
      String id = value.substring(0, slash);
      return Optional.ofNullable(catalog.vocabulary().ladders().get(id))
          .map(ladder -> ladder.values().stream().map(one -> id + "/" + one).toList())
          .orElse(List.of());
    }
    List<String> confidences =
        Arrays.stream(Confidence.values())
            .map(confidence -> confidence.name().toLowerCase(Locale.ROOT))
            .toList();
    if (confidences.contains(value) && attribute.endsWith("onfidence")) {
      return confidences;
    }
    Matcher amount = AMOUNT.matcher(value);
    if (amount.matches()) {
      int number = Integer.parseInt(amount.group(1));
      String unit = amount.group(2);
      return number > 0
          ? List.of(number - 1 + unit, value, number + 1 + unit)
          : List.of(value, number + 1 + unit);
    }
    return List.of();
  }

  /** The levels or versions of a scheme, lowest first. */
  static List<String> of(Catalog catalog, Optional<String> scheme, String key) {
    Optional<Scheme> found = scheme.map(catalog.schemes()::get);
    return found.map(s -> key.equals("level") ? s.levels() : s.versions()).orElse(List.of());
  }
}
