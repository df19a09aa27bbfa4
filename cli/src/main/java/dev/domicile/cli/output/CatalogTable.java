package dev.domicile.cli.output;

import dev.domicile.cli.output.CatalogListing.Row;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Entries in columns: the id, then what tells most about a list of its kind. */
final class CatalogTable {

  private static final int GAP = 2;
  private static final int NARROWEST = 6;

  /** What is left beside an id at least; a longer id stands on a line of its own. */
  private static final int BESIDE_ID = 46;

  /** Keys of entries, the most telling first; those that no entry has are left out. */
  private static final Map<String, List<String>> KEYS =
      Map.ofEntries(
          Map.entry("regions", List.of("country", "status", "partition", "name")),
          Map.entry("models", List.of("developer", "licence", "capabilities", "name")),
          Map.entry("developers", List.of("jurisdiction", "name")),
          Map.entry("notices", List.of("status", "jurisdiction", "from", "title")),
          Map.entry("offerings", List.of("status", "confidence", "runsIn")),
          Map.entry("services", List.of("provider", "endOfLife", "title")),
          Map.entry("schemes", List.of("levels", "types", "versions", "title")),
          Map.entry(
              "attestations",
              List.of("entity", "scheme", "level", "type", "status", "services", "regions")),
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
            .filter(key -> listing.rows().stream().anyMatch(row -> row.has(key)))
            .toList();
    int idWidth = idWidth();
    List<Integer> widths = widths(keys, idWidth == 0 ? page.width() : page.width() - idWidth - GAP);
    line("id", keys, idWidth, widths, true);
    for (Row row : listing.rows()) {
      line(row.id(), keys.stream().map(key -> cell(row, key)).toList(), idWidth, widths, false);
    }
    page.blank();
    int count = listing.rows().size();
    page.line(count + (count == 1 ? " entry" : " entries"));
    return page.text();
  }

  private void line(
      String id, List<String> cells, int idWidth, List<Integer> widths, boolean bold) {
    StringBuilder line = new StringBuilder();
    if (idWidth > 0 && id.length() > idWidth) {
      // An id is there to be copied, so it is never cut.
      page.line(Page.clean(id));
      line.append(" ".repeat(idWidth + GAP));
    } else if (idWidth > 0) {
      line.append(Page.cell(id, idWidth + GAP));
    }
    for (int i = 0; i < cells.size(); i++) {
      line.append(Page.cell(cells.get(i), widths.get(i))).append(" ".repeat(GAP));
    }
    String text = Page.clean(line.toString()).stripTrailing();
    page.line(bold ? page.bold(text) : text);
  }

  /** No column for ids that only repeat the others. */
  private int idWidth() {
    if (listing.list().equals("attestations")) {
      return 0;
    }
    int widest = listing.rows().stream().mapToInt(row -> row.id().length()).max().orElse(2);
    return Math.max(2, Math.min(widest, page.width() - BESIDE_ID));
  }

  /** What each column needs; if that is too much, the widest are cut first. */
  private List<Integer> widths(List<String> keys, int left) {
    List<Integer> widths = new ArrayList<>();
    for (String key : keys) {
      int widest = listing.rows().stream().mapToInt(row -> cell(row, key).length()).max().orElse(0);
      widths.add(Math.min(left, Math.max(key.length(), widest)));
    }
    int total = widths.stream().mapToInt(width -> width + GAP).sum() - GAP;
    while (total > left) {
      int widest = Collections.max(widths);
      if (widest <= NARROWEST) {
        break;
      }
      widths.set(widths.indexOf(widest), widest - 1);
      total--;
    }
    return widths;
  }

  private static String cell(Row row, String key) {
    return row.value(key).map(CatalogTable::words).orElse("-");
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
