package dev.domicile.cli.output;

import dev.domicile.cli.output.CatalogListing.Row;
import java.util.List;
import java.util.Map;

/** One entry of a catalog as it is written, with its sources. */
record EntryReport(Row row) implements Report {

  @Override
  public String json() {
    return Json.write(row.entry());
  }

  @Override
  public String text(TextStyle style) {
    Page page = new Page(style);
    page.line(page.bold(Page.clean(row.id())));
    page.line("written at " + Page.clean(row.position().toString()));
    page.blank();
    mapping(row.entry(), 0, page);
    return page.text();
  }

  private static void mapping(Map<?, ?> map, int indent, Page page) {
    map.forEach((key, value) -> entry(" ".repeat(indent) + key + ":", value, indent, page));
  }

  private static void entry(String head, Object value, int indent, Page page) {
    if (value instanceof Map<?, ?> map) {
      page.line(Page.clean(head));
      mapping(map, indent + 2, page);
    } else if (value instanceof List<?> list && list.stream().allMatch(EntryReport::isShort)) {
      List<String> words = list.stream().map(String::valueOf).toList();
      page.wrapped(Page.clean(head) + " ", indent + 2, "[" + String.join(", ", words) + "]");
    } else if (value instanceof List<?> list) {
      page.line(Page.clean(head));
      list.forEach(item -> item(item, indent + 2, page));
    } else {
      page.wrapped(Page.clean(head) + " ", indent + 2, String.valueOf(value));
    }
  }

  private static void item(Object item, int indent, Page page) {
    String dash = " ".repeat(indent) + "- ";
    if (item instanceof Map<?, ?> map) {
      boolean first = true;
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        String head = (first ? dash : " ".repeat(indent + 2)) + entry.getKey() + ":";
        entry(head, entry.getValue(), indent + 2, page);
        first = false;
      }
    } else {
      page.wrapped(dash, indent + 2, String.valueOf(item));
    }
  }

  /** Whether it is a word that may stand in a row with others. */
  private static boolean isShort(Object value) {
    return !(value instanceof Map<?, ?>)
        && !(value instanceof List<?>)
        && String.valueOf(value).length() <= 40;
  }
}
