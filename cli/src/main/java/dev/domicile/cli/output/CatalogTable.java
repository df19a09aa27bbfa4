package dev.domicile.cli.output;

import dev.domicile.cli.output.CatalogListing.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Entries in columns: the id, then what tells most about a list of its kind. */
final class CatalogTable {

  private static final int WIDEST_ID = 64;
  private static final int GAP = 2;

  /** Keys of entries, the most telling first; those that no entry has are left out. */
  private static final Map<String, List<String>> KEYS =
      Map.ofEntries(
          Map.entry("regions", List.of("country", "status", "partition", "name")),
          Map.entry("models", List.of("developer", "licence", "capabilities", "name")),
          Map.entry("developers", List.of("jurisdiction", "name")),
          Map.entry("notices", List.of("status", "jurisdiction", "from", "title")),
          Map.entry("offerings", List.of("status", "confidence", "endOfLife", "processing")),
          Map.entry("services", List.of("provider", "endOfLife", "title")),
          Map.entry("schemes", List.of("levels", "types", "versions", "title")),
          Map.entry(
              "attestations",
              List.of("scheme", "level", "type", "status", "services", "regions", "until")),
          Map.entry("jurisdictions", List.of("includes", "members", "title")),
          Map.entry("entities", List.of("jurisdiction", "parents", "name")),
          Map.entry("providers", List.of("operator", "name")),
          Map.entry("partitions", List.of("provider", "name", "regions")),
          Map.entry("geographies", List.of("provider", "countries", "within", "name")),
          Map.entry("regimes", List.of("country", "general", "title")),
          Map.entry("sectors", List.of("parent", "title")),
          Map.entry("categories", List.of("implies", "title")),
          Map.entry("ladders", List.of("country", "values", "title")));

  private static final List<String> USUAL_KEYS = List.of("title", "name", "question", "url");

  private final CatalogListing listing;
  private final Page page;

  CatalogTable(CatalogListing listing, TextStyle style) {
    this.listing = listing;
    this.page = new Page(style);
  }

  String text() {
    List<String> keys =
        KEYS.getOrDefault(listing.list(), USUAL_KEYS).stream()
            .filter(key -> listing.rows().stream().anyMatch(row -> row.entry().containsKey(key)))
            .toList();
    List<Integer> widths = widths(keys);
    line("id", keys, widths, true);
    for (Row row : listing.rows()) {
      line(row.id(), keys.stream().map(key -> cell(row, key)).toList(), widths, false);
    }
    page.blank();
    int count = listing.rows().size();
    page.line(count + (count == 1 ? " entry" : " entries"));
    return page.text();
  }

  private void line(String id, List<String> cells, List<Integer> widths, boolean bold) {
    StringBuilder line = new StringBuilder();
    int idWidth = widths.get(0);
    if (id.length() > idWidth && !cells.isEmpty()) {
      // An id is there to be copied, so it is never cut.
      page.line(Page.clean(id));
      line.append(" ".repeat(idWidth));
    } else {
      line.append(Page.cell(id, idWidth));
    }
    for (int i = 0; i < cells.size(); i++) {
      line.append(" ".repeat(GAP)).append(Page.cell(cells.get(i), widths.get(i + 1)));
    }
    String text = Page.clean(line.toString()).stripTrailing();
    page.line(bold ? page.bold(text) : text);
  }

  /** The width of each column; the last takes what is left of the line. */
  private List<Integer> widths(List<String> keys) {
    List<Integer> widths = new ArrayList<>();
    int id = listing.rows().stream().mapToInt(row -> row.id().length()).max().orElse(2);
    widths.add(Math.max(2, Math.min(WIDEST_ID, id)));
    int left = page.width() - widths.get(0);
    for (int i = 0; i < keys.size(); i++) {
      String key = keys.get(i);
      int wanted =
          Math.max(
              key.length(),
              listing.rows().stream().mapToInt(row -> cell(row, key).length()).max().orElse(0));
      int share = Math.max(4, (left - GAP * (keys.size() - i)) / (keys.size() - i));
      int width = i == keys.size() - 1 ? Math.max(4, left - GAP) : Math.min(wanted, share);
      widths.add(width);
      left -= width + GAP;
    }
    return widths;
  }

  private static String cell(Row row, String key) {
    Object value = row.entry().get(key);
    return value == null ? "-" : words(value);
  }

  private static String words(Object value) {
    if (value instanceof List<?> list) {
      return String.join(", ", list.stream().map(CatalogTable::words).toList());
    }
    if (value instanceof Map<?, ?> map) {
      if (map.containsKey("country")) {
        return String.valueOf(map.get("country"));
      }
      List<String> parts = new ArrayList<>();
      map.forEach((key, inner) -> parts.add(key + " " + words(inner == null ? "" : inner)));
      return String.join("; ", parts);
    }
    return String.valueOf(value);
  }
}
