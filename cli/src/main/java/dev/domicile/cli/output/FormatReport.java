package dev.domicile.cli.output;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which files were given the layout, or lack it.
 *
 * @param files how many were looked at
 * @param changed those of another layout, in the order in which they were named
 * @param checked whether they were only looked at
 */
public record FormatReport(int files, List<Change> changed, boolean checked) implements Report {

  /**
   * A file of another layout.
   *
   * @param file its name
   * @param diff what changes, as {@code diff -u} writes it
   */
  public record Change(String file, String diff) {}

  public FormatReport {
    changed = List.copyOf(changed);
  }

  @Override
  public String text(TextStyle style) {
    StringBuilder text = new StringBuilder();
    for (Change change : changed) {
      text.append(checked ? change.diff() : "formatted " + change.file() + "\n");
    }
    return text.append(summary()).append('\n').toString();
  }

  private String summary() {
    String all = files == 1 ? "1 file" : files + " files";
    if (changed.isEmpty()) {
      return all + ", nothing to format";
    }
    return all + ", " + changed.size() + (checked ? " to format" : " formatted");
  }

  @Override
  public String json() {
    List<Object> list = new ArrayList<>();
    for (Change change : changed) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("file", change.file());
      entry.put("diff", change.diff());
      list.add(entry);
    }
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("files", files);
    report.put("checkedOnly", checked);
    report.put("changed", list);
    return Json.write(report);
  }
}
