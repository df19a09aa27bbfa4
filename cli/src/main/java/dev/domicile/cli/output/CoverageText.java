package dev.domicile.cli.output;

import dev.domicile.cli.policytest.Coverage;
import dev.domicile.cli.policytest.CoveragePoint;
import dev.domicile.cli.policytest.CoveragePoint.Kind;
import dev.domicile.core.source.SourceFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What tests reach, in words and as data. */
final class CoverageText {

  private static final String CONTINUED = "        ";

  private final Coverage coverage;

  CoverageText(Coverage coverage) {
    this.coverage = coverage;
  }

  /** One line. */
  String summary() {
    List<String> parts = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      if (coverage.share(kind).whole() > 0) {
        parts.add(words(kind) + " " + coverage.share(kind));
      }
    }
    return "Coverage " + coverage.share().percent() + " %: " + String.join(", ", parts);
  }

  private static String words(Kind kind) {
    return switch (kind) {
      case RULE -> "rules that refuse and pass";
      case CLAUSE -> "clauses true and false";
      case BRANCH -> "branches";
    };
  }

  /** What no case reaches, by rule. */
  void notReached(Page page) {
    Map<String, List<CoveragePoint>> byRule =
        coverage.points().stream()
            .filter(point -> !point.reached())
            .collect(
                Collectors.groupingBy(
                    CoveragePoint::rule, LinkedHashMap::new, Collectors.toList()));
    if (!byRule.isEmpty()) {
      page.heading("What no case reaches");
    }
    byRule.forEach(
        (rule, points) -> {
          page.line("  " + rule);
          points.forEach(
              point ->
                  page.wrapped(
                      "    " + Page.clean(point.position().toString()) + " ", 6, point.missing()));
        });
  }

  /**
   * The files with a mark before each line that holds something to reach: whether all of it is
   * reached, and below what is not. Files without a gap are only counted.
   */
  void listing(List<SourceFile> files, Page page) {
    Map<String, Map<Integer, List<CoveragePoint>>> byLine = new TreeMap<>();
    for (CoveragePoint point : coverage.points()) {
      byLine
          .computeIfAbsent(point.position().file(), name -> new TreeMap<>())
          .computeIfAbsent(point.position().line(), line -> new ArrayList<>())
          .add(point);
    }
    int whole = 0;
    for (SourceFile file : files) {
      Map<Integer, List<CoveragePoint>> lines = byLine.getOrDefault(file.name(), Map.of());
      if (lines.values().stream().flatMap(List::stream).allMatch(CoveragePoint::reached)) {
        whole += lines.isEmpty() ? 0 : 1;
      } else {
        page.heading(file.name());
        listing(new String(file.content(), StandardCharsets.UTF_8), lines, page);
      }
    }
    if (whole > 0) {
      page.blank();
      page.line(whole + (whole == 1 ? " policy file is" : " policy files are") + " reached whole");
    }
  }

  private static void listing(String text, Map<Integer, List<CoveragePoint>> points, Page page) {
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      List<CoveragePoint> here = points.getOrDefault(number, List.of());
      boolean reached = here.stream().allMatch(CoveragePoint::reached);
      String mark = here.isEmpty() ? " " : page.sign(reached ? Page.Mark.GOOD : Page.Mark.BAD);
      page.line(mark + String.format("%5d  ", number) + Page.clean(line));
      here.stream()
          .filter(point -> !point.reached())
          .map(CoveragePoint::missing)
          .distinct()
          .forEach(missing -> page.wrapped(CONTINUED + "^ ", 10, missing));
    }
  }

  /** As data. */
  Map<String, Object> json() {
    Map<String, Object> covered = new LinkedHashMap<>();
    covered.put("rules", coverage.rules().size());
    covered.put("withoutRefusingCase", coverage.withoutRefusingCase());
    covered.put("withoutPassingCase", coverage.withoutPassingCase());
    covered.put("percent", coverage.share().percent());
    covered.put("points", coverage.share().whole());
    covered.put("reached", coverage.share().part());
    for (Kind kind : Kind.values()) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("points", coverage.share(kind).whole());
      one.put("reached", coverage.share(kind).part());
      covered.put(kind.toString(), one);
    }
    covered.put(
        "notReached",
        coverage.points().stream()
            .filter(point -> !point.reached())
            .map(CoverageText::json)
            .toList());
    Map<String, Object> verdicts = new LinkedHashMap<>();
    coverage
        .verdicts()
        .forEach((rule, seen) -> verdicts.put(rule, seen.stream().map(Object::toString).toList()));
    covered.put("verdicts", verdicts);
    return covered;
  }

  private static Map<String, Object> json(CoveragePoint point) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("rule", point.rule());
    map.put("kind", point.kind().toString());
    map.put("file", point.position().file());
    map.put("line", point.position().line());
    map.put("column", point.position().column());
    map.put("says", point.missing());
    return map;
  }
}
