package dev.domicile.certification;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A table of verdicts: tab-separated, one heading, {@code #} begins a remark. */
final class Table {

  /** A line of the table by heading; prints as its first cell. */
  record Row(Map<String, String> cells) {
    /** The cell, empty if the table has no such column. */
    String get(String heading) {
      return cells.getOrDefault(heading, "");
    }

    /** The words of a cell between {@code separator}. */
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

  static Stream<Row> read(String name) {
    List<String> lines;
    try (InputStream in = Table.class.getResourceAsStream(name)) {
      lines =
          new String(in.readAllBytes(), UTF_8)
              .lines()
              .filter(line -> !line.isBlank() && !line.startsWith("#"))
              .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
    String[] headings = lines.get(0).split("\t", -1);
    List<Row> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] values = line.split("\t", -1);
      if (values.length != headings.length) {
        throw new IllegalStateException(
            name + ": " + values.length + " cells, not " + headings.length + ": " + line);
      }
      Map<String, String> cells = new LinkedHashMap<>();
      for (int i = 0; i < headings.length; i++) {
        cells.put(headings[i].strip(), values[i].strip());
      }
      rows.add(new Row(cells));
    }
    return rows.stream();
  }
}
