package dev.domicile.acceptance.reference;

import dev.domicile.core.catalog.OfferingId;
import dev.domicile.core.catalog.Routing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * The bundled catalog as plain maps, read with SnakeYAML's own loader and without ours: which
 * offerings can be used on a day, and where inference on them may run.
 */
final class RawCatalog {

  private final Map<String, Map<String, Object>> sets = new HashMap<>();
  private final Map<String, Map<String, Object>> geographies = new HashMap<>();
  private final Map<String, Map<String, Object>> regions = new HashMap<>();
  private final Map<String, Map<String, Object>> services = new HashMap<>();
  private final Map<String, Map<String, Object>> models = new HashMap<>();
  private final List<Map<String, Object>> offerings = new ArrayList<>();

  /** Everything below {@code folder}. */
  static RawCatalog read(Path folder) {
    RawCatalog catalog = new RawCatalog();
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> yaml = files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
      for (Path file : yaml) {
        for (Object document : parser().loadAll(Files.readString(file))) {
          catalog.add(map(document));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return catalog;
  }

  /** Every scalar is text, as it is written. */
  private static Yaml parser() {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(64 * 1024 * 1024);
    return new Yaml(
        new SafeConstructor(options),
        new Representer(new DumperOptions()),
        new DumperOptions(),
        options,
        new Resolver() {
          @Override
          protected void addImplicitResolvers() {
            // `NO` is a country and `2026-11` is no number
          }
        });
  }

  private void add(Map<String, Object> document) {
    entries(document, "sets").forEach(entry -> sets.put(text(entry, "id"), entry));
    entries(document, "geographies").forEach(entry -> geographies.put(text(entry, "id"), entry));
    entries(document, "services").forEach(entry -> services.put(text(entry, "id"), entry));
    entries(document, "models").forEach(entry -> models.put(text(entry, "id"), entry));
    offerings.addAll(entries(document, "offerings"));
    for (Map<String, Object> region : entries(document, "regions")) {
      List<String> codes = new ArrayList<>(texts(region, "aliases"));
      codes.add(text(region, "code"));
      codes.forEach(code -> regions.put(text(region, "provider") + " " + code, region));
    }
  }

  /** Ids of offerings that anybody can use on {@code day} and that cannot leave {@code set}. */
  SortedSet<String> usableInside(String set, LocalDate day) {
    SortedSet<String> members = members(set).orElseThrow();
    SortedSet<String> ids = new TreeSet<>();
    for (Map<String, Object> offering : offerings) {
      for (String code : texts(offering, "regions")) {
        Map<String, Object> region = region(text(offering, "provider"), code);
        Optional<SortedSet<String>> places = places(offering, region);
        if (isUsable(offering, region, day)
            && places.isPresent()
            && !places.get().isEmpty()
            && members.containsAll(places.get())) {
          ids.add(id(offering, region));
        }
      }
    }
    return ids;
  }

  private static String id(Map<String, Object> offering, Map<String, Object> region) {
    String model = text(offering, "model");
    return new OfferingId(
            text(offering, "provider"),
            text(region, "code"),
            text(offering, "service"),
            model.substring(model.indexOf('/') + 1),
            Routing.parse(text(offering, "routing")),
            Optional.of(text(offering, "variant")).filter(variant -> !variant.isEmpty()))
        .toString();
  }

  // Usability.

  private boolean isUsable(
      Map<String, Object> offering, Map<String, Object> region, LocalDate day) {
    List<String> ends = ends(offering);
    boolean over =
        ends.stream().anyMatch(end -> end.equals("unknown") || !day.isBefore(first(end)));
    String from = text(offering, "availableFrom");
    boolean begun =
        from.isEmpty()
            ? !text(region, "status").equals("announced")
                && !text(offering, "status").equals("announced")
            : !day.isBefore(last(from));
    boolean listed =
        switch (text(offering, "status")) {
          case "available", "listed-but-region-impaired", "preview", "deprecated", "announced" ->
              true;
          case "retired" -> !ends.isEmpty();
          default -> false;
        };
    return listed
        && begun
        && !over
        && !text(region, "access").equals("not-available")
        && !isImpaired(region, day);
  }

  private static boolean isImpaired(Map<String, Object> region, LocalDate day) {
    Object advisory = region.get("advisory");
    if (advisory == null) {
      return false;
    }
    String since = text(map(advisory), "since");
    String until = text(map(advisory), "until");
    boolean begun = since.isEmpty() || !day.isBefore(first(since));
    boolean ended = !until.isEmpty() && day.isAfter(last(until));
    return begun && !ended;
  }

  /** Every end of the offering, of its service, and of its model in this service. */
  private List<String> ends(Map<String, Object> offering) {
    List<String> ends = new ArrayList<>(List.of(text(offering, "endOfLife")));
    Map<String, Object> service =
        Optional.ofNullable(services.get(text(offering, "service"))).orElseThrow();
    ends.add(text(service, "endOfLife"));
    String model = text(offering, "model");
    for (Map<String, Object> cycle : entries(service, "lifecycle")) {
      if (text(cycle, "model").equals(model)) {
        ends.add(text(cycle, "endOfLife"));
      }
    }
    Map<String, Object> entry =
        Optional.ofNullable(models.get(model.substring(model.indexOf('/') + 1))).orElseThrow();
    for (Map<String, Object> end : entries(entry, "endsOn")) {
      if (text(end, "service").equals(text(offering, "service"))) {
        ends.add(text(end, "date"));
      }
    }
    ends.removeIf(String::isEmpty);
    return ends;
  }

  private static LocalDate first(String date) {
    return LocalDate.parse((date + "-01-01").substring(0, 10));
  }

  private static LocalDate last(String date) {
    LocalDate first = first(date);
    return switch (date.length()) {
      case 4 -> first.plusYears(1).minusDays(1);
      case 7 -> first.plusMonths(1).minusDays(1);
      default -> first;
    };
  }

  // Places.

  /** Every country in which inference may run; empty if nobody bounds it. */
  private Optional<SortedSet<String>> places(
      Map<String, Object> offering, Map<String, Object> called) {
    Object processing = offering.get("processing");
    if (processing == null
        || map(offering.getOrDefault("stages", Map.of())).containsKey("inference")) {
      return Optional.empty(); // the typed reading of these rows is that nobody knows
    }
    Map<String, Object> place = map(processing);
    boolean open = text(place, "openEnded").equals("true") && !place.containsKey("within");
    if (place.containsKey("anywhere") || place.containsKey("unknown") || open) {
      return Optional.empty();
    }
    SortedSet<String> all = new TreeSet<>(texts(place, "countries"));
    for (String code : texts(place, "regions")) {
      Map<String, Object> region =
          code.equals("called-region") ? called : region(text(offering, "provider"), code);
      Optional<SortedSet<String>> countries = countries(region);
      if (countries.isEmpty()) {
        return Optional.empty();
      }
      all.addAll(countries.get());
    }
    for (String name : texts(place, "within")) {
      String set = name.equals("called-geography") ? text(called, "geography") : name;
      Optional<SortedSet<String>> members = members(set);
      if (members.isEmpty()) {
        return Optional.empty();
      }
      all.addAll(members.get());
    }
    return Optional.of(all);
  }

  private Optional<SortedSet<String>> countries(Map<String, Object> region) {
    if (region.containsKey("country")) {
      return Optional.of(new TreeSet<>(Set.of(text(region, "country"))));
    }
    SortedSet<String> all = new TreeSet<>();
    for (String name : texts(region, "within")) {
      Optional<SortedSet<String>> members = members(name);
      if (members.isEmpty()) {
        return Optional.empty();
      }
      all.addAll(members.get());
    }
    return all.isEmpty() ? Optional.empty() : Optional.of(all);
  }

  /** The members of a set, of a provider's geography, or a country itself. */
  private Optional<SortedSet<String>> members(String name) {
    SortedSet<String> all = new TreeSet<>();
    Map<String, Object> geography = geographies.get(name);
    if (geography != null) {
      boolean bounded = geography.containsKey("within") || text(geography, "closed").equals("true");
      all.addAll(texts(geography, "countries"));
      for (String inner : texts(geography, "within")) {
        all.addAll(members(inner).orElseThrow());
      }
      return bounded ? Optional.of(all) : Optional.empty();
    }
    Map<String, Object> set = sets.get(name);
    if (set == null) {
      return name.matches("[A-Z]{2}") ? Optional.of(new TreeSet<>(Set.of(name))) : Optional.empty();
    }
    for (Object member : (List<?>) set.getOrDefault("members", List.of())) {
      all.add(member instanceof String code ? code : text(map(member), "country"));
    }
    for (String inner : texts(set, "includes")) {
      all.addAll(members(inner).orElseThrow());
    }
    return Optional.of(all);
  }

  private Map<String, Object> region(String provider, String code) {
    String key =
        code.contains("/") && regions.containsKey(code.replaceFirst("/", " "))
            ? code.replaceFirst("/", " ")
            : provider + " " + code;
    return Optional.ofNullable(regions.get(key)).orElseThrow(() -> new IllegalStateException(key));
  }

  // Plain maps.

  @SuppressWarnings("unchecked") // YAML of ours: every key is text
  private static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }

  private static List<Map<String, Object>> entries(Map<String, Object> entry, String key) {
    List<Map<String, Object>> found = new ArrayList<>();
    for (Object item : (List<?>) entry.getOrDefault(key, List.of())) {
      found.add(map(item));
    }
    return found;
  }

  private static String text(Map<String, Object> entry, String key) {
    return String.valueOf(entry.getOrDefault(key, ""));
  }

  private static List<String> texts(Map<String, Object> entry, String key) {
    Object value = entry.getOrDefault(key, List.of());
    return value instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of(String.valueOf(value));
  }
}
