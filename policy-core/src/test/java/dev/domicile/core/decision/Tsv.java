package dev.domicile.core.decision;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Tables that a test reads: a first line with names after {@code #}, then a case a line. */
public final class Tsv {

  private Tsv() {}

  /** One line. {@code -} stands for nothing. */
  public record Row(Map<String, String> cells) {

    /** What stands in a column. */
    public String get(String column) {
      return Optional.ofNullable(cells.get(column)).orElseThrow();
    }

    /** The words of a column. */
    public List<String> words(String column) {
      String text = get(column);
      return text.equals("-") ? List.of() : List.of(text.split(" "));
    }

    /** Whether a column says yes. */
    public boolean isYes(String column) {
      return get(column).equals("yes");
    }

    @Override
    public String toString() {
      return String.join(" | ", cells.values());
    }
  }

  /** The rows of a table among the resources of policy-core. */
  public static Stream<Row> read(String name) {
    try {
      List<String> lines =
          Files.readAllLines(Path.of("src/test/resources/dev/domicile/core", name));
      String[] columns = lines.get(0).substring(1).strip().split("\t");
      List<Row> rows = new ArrayList<>();
      for (String line : lines.subList(1, lines.size())) {
        String[] cells = line.split("\t", -1);
        if (cells.length != columns.length) {
          throw new IllegalArgumentException(name + ": another number of cells in: " + line);
        }
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < cells.length; i++) {
          row.put(columns[i], cells[i]);
        }
        rows.add(new Row(row));
      }
      return rows.stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
