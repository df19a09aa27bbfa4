package dev.domicile.cli.output;

import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.catalog.Extent;
import dev.domicile.core.catalog.Glob;
import dev.domicile.core.catalog.Offering;
import dev.domicile.core.catalog.SourceRef;
import dev.domicile.core.catalog.Stage;
import dev.domicile.core.source.SourcePosition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The entries of one list of a catalog, under the ids by which they are named. One entry may stand
 * for several offerings.
 *
 * @param list the name of the list: {@code regions}
 * @param rows sorted by id
 */
public record CatalogListing(String list, List<Row> rows) {

  private static final String OFFERINGS = "offerings";

  /**
   * One id of a list.
   *
   * @param id what it is listed under
   * @param parts what the id says beside the entry
   * @param entry what is written, with sources resolved
   * @param position where
   */
  public record Row(
      String id, Map<String, String> parts, Map<String, Object> entry, SourcePosition position) {

    /** What the id says of a key, or the entry. */
    Optional<Object> value(String key) {
      return Optional.<Object>ofNullable(parts.get(key))
          .or(() -> Optional.ofNullable(entry.get(key)));
    }

    boolean has(String key) {
      return value(key).isPresent();
    }

    /** Whether the value of a key (of nested ones, with dots between) matches the pattern. */
    boolean holds(String key, Glob value) {
      if (parts.containsKey(key)) {
        return value.matches(String.valueOf(parts.get(key)));
      }
      return holds(entry, key.split("\\."), 0, value);
    }

    private static boolean holds(Object tree, String[] path, int depth, Glob value) {
      if (tree instanceof List<?> items) {
        return items.stream().anyMatch(item -> holds(item, path, depth, value));
      }
      if (depth == path.length) {
        return !(tree instanceof Map<?, ?>) && value.matches(String.valueOf(tree));
      }
      if (tree instanceof Map<?, ?> map) {
        Object next = map.get(path[depth]);
        return next != null && holds(next, path, depth + 1, value);
      }
      return false;
    }
  }

  public CatalogListing {
    rows = List.copyOf(rows);
  }

  /** The names under which a catalog's entries can be listed, sorted. */
  public static List<String> names(Catalog catalog) {
    TreeSet<String> names = new TreeSet<>();
    catalog.entries().forEach(entry -> names.add(name(entry.list())));
    return List.copyOf(names);
  }

  /** All entries of the list with this name; empty if there is none. */
  public static CatalogListing of(Catalog catalog, String name) {
    Map<SourcePosition, List<Offering>> offerings = new HashMap<>();
    if (name.equals(OFFERINGS)) {
      for (Offering offering : catalog.offerings()) {
        offerings
            .computeIfAbsent(offering.provenance().position(), key -> new ArrayList<>())
            .add(offering);
      }
    }
    List<Row> rows = new ArrayList<>();
    for (Catalog.Entry entry : catalog.entries()) {
      if (name(entry.list()).equals(name)) {
        Map<String, Object> tree = resolved(entry.json(), catalog);
        List<Offering> sold = offerings.getOrDefault(entry.position(), List.of());
        sold.forEach(o -> rows.add(new Row(o.id().toString(), parts(o), tree, entry.position())));
        if (sold.isEmpty()) {
          rows.add(new Row(entry.id(), Map.of(), tree, entry.position()));
        }
      }
    }
    rows.sort(Comparator.comparing(Row::id).thenComparing(Row::position));
    return new CatalogListing(name, rows);
  }

  private static Map<String, String> parts(Offering offering) {
    Map<String, String> parts = new HashMap<>();
    parts.put("provider", offering.id().provider());
    parts.put("region", offering.id().region());
    parts.put("country", offering.region().country().map(Object::toString).orElse("unknown"));
    parts.put("developer", offering.model().developer().id());
    parts.put("variant", offering.id().variant().orElse(""));
    parts.put("runsIn", countries(offering.stage(Stage.INFERENCE).extent()));
    return parts;
  }

  /** Where it can run, by country. */
  private static String countries(Extent extent) {
    return switch (extent.bounding()) {
      case NONE -> "nowhere";
      case BOUNDED -> String.join(", ", extent.bound().codes());
      case ANYWHERE -> "anywhere";
      case UNKNOWN, CUSTOMER_CHOSEN -> "unknown";
    };
  }

  /** The rows whose id matches and that hold every filter. */
  public CatalogListing matching(Glob id, Map<String, String> filters) {
    return new CatalogListing(
        list,
        rows.stream()
            .filter(row -> id.matches(row.id()) || id.matches(withoutVariant(row.id())))
            .filter(
                row ->
                    filters.entrySet().stream()
                        .allMatch(f -> row.holds(f.getKey(), new Glob(f.getValue()))))
            .toList());
  }

  /** A pattern without a variant speaks of all variants. */
  private String withoutVariant(String id) {
    int plus = id.indexOf('+');
    return list.equals(OFFERINGS) && plus > 0 ? id.substring(0, plus) : id;
  }

  /** Each entry once, as reports. */
  public List<Report> reports() {
    Map<SourcePosition, Report> reports = new LinkedHashMap<>();
    rows.forEach(row -> reports.putIfAbsent(row.position(), new EntryReport(row)));
    return List.copyOf(reports.values());
  }

  /** One line for each id, in columns. */
  public String table(TextStyle style) {
    return new CatalogTable(this, style).text();
  }

  /** How the command line names a list. */
  private static String name(String list) {
    if (list.equals("sets")) {
      return "jurisdictions";
    }
    StringBuilder name = new StringBuilder();
    list.chars()
        .forEach(
            c -> {
              if (Character.isUpperCase(c)) {
                name.append('-');
              }
              name.append((char) c);
            });
    return name.toString().toLowerCase(Locale.ROOT);
  }

  @SuppressWarnings("unchecked") // an entry is a mapping with text keys
  private static Map<String, Object> resolved(String json, Catalog catalog) {
    return (Map<String, Object>) resolve(Json.parse(json), "", catalog);
  }

  /** The tree with ids of sources replaced by what they stand for. */
  private static Object resolve(Object tree, String key, Catalog catalog) {
    if (tree instanceof Map<?, ?> map) {
      Map<String, Object> result = new LinkedHashMap<>();
      map.forEach(
          (name, value) ->
              result.put(
                  String.valueOf(name),
                  resolve(value == null ? "" : value, String.valueOf(name), catalog)));
      return result;
    }
    if (tree instanceof List<?> list) {
      List<Object> result = new ArrayList<>();
      list.forEach(item -> result.add(resolve(item == null ? "" : item, key, catalog)));
      return result;
    }
    SourceRef source = catalog.sources().get(String.valueOf(tree));
    return key.equals("sources") && source != null ? described(source) : tree;
  }

  private static Map<String, Object> described(SourceRef source) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("id", source.id());
    source.title().ifPresent(title -> result.put("title", title));
    source.url().ifPresent(url -> result.put("url", url));
    source.asOf().ifPresent(day -> result.put("asOf", day));
    return result;
  }
}
