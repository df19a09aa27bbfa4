package dev.domicile.acceptance.reference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The verdict tables of the modules: tab-separated, one heading, {@code #} begins a remark. */
final class Table {

  /** A line by heading; prints as its first cell. */
  record Row(Map<String, String> cells) {
    /** The cell; empty if the table has no such column. */
    String get(String heading) {
      return cells.getOrDefault(heading, "");
    }

    String get(String heading, String absent) {
      return get(heading).isEmpty() ? absent : get(heading);
    }

    List<String> list(String heading, String separator) {
      return Arrays.stream(get(heading).split(separator))
          .map(String::strip)
          .filter(word -> !word.isEmpty())
          .toList();
    }

    @Override
    public String toString() {
      return cells.values().iterator().next();
    }
  }

  private Table() {}

  static Stream<Row> read(Path file) {
    try {
      List<String> lines =
          Files.readAllLines(file).stream()
              .filter(line -> !line.isBlank() && !line.startsWith("#"))
              .toList();
      String[] headings = lines.get(0).split("\t", -1);
      List<Row> rows = new ArrayList<>();
      for (String line : lines.subList(1, lines.size())) {
        String[] values = line.split("\t", -1);
        Map<String, String> cells = new LinkedHashMap<>();
        for (int i = 0; i < headings.length; i++) {
          cells.put(headings[i].strip(), values[i].strip());
        }
        rows.add(new Row(cells));
      }
      return rows.stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
