package dev.domicile.cli.output;

import dev.domicile.cli.config.Level;
import dev.domicile.cli.lint.LintFinding;
import dev.domicile.cli.lint.LintRule;
import dev.domicile.cli.lint.LintRules;
import dev.domicile.core.source.SourcePosition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Findings as SARIF 2.1.0, which code hosts show beside the lines. */
final class LintSarif {

  private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

  private LintSarif() {}

  static String of(List<LintFinding> findings) {
    Map<String, Object> driver = new LinkedHashMap<>();
    driver.put("name", "policy-check lint");
    driver.put("rules", LintRules.all().stream().map(LintSarif::rule).toList());
    Map<String, Object> run = new LinkedHashMap<>();
    run.put("tool", Map.of("driver", driver));
    run.put("columnKind", "unicodeCodePoints");
    run.put("results", findings.stream().map(LintSarif::result).toList());
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("$schema", SCHEMA);
    root.put("version", "2.1.0");
    root.put("runs", List.of(run));
    return Json.write(root) + "\n";
  }

  private static Map<String, Object> rule(LintRule rule) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("id", rule.id());
    map.put("shortDescription", Map.of("text", rule.summary()));
    map.put("defaultConfiguration", Map.of("level", level(rule.level())));
    return map;
  }

  private static Map<String, Object> result(LintFinding finding) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("ruleId", finding.rule());
    map.put("level", level(finding.level()));
    map.put("message", Map.of("text", finding.message() + "; " + finding.help()));
    map.put("locations", List.of(location(finding.position())));
    if (!finding.others().isEmpty()) {
      map.put("relatedLocations", finding.others().stream().map(LintSarif::location).toList());
    }
    return map;
  }

  private static Map<String, Object> location(SourcePosition position) {
    Map<String, Object> region = new LinkedHashMap<>();
    region.put("startLine", position.line());
    region.put("startColumn", position.column());
    Map<String, Object> physical = new LinkedHashMap<>();
    physical.put("artifactLocation", Map.of("uri", position.file()));
    physical.put("region", region);
    return Map.of("physicalLocation", physical);
  }

  private static String level(Level level) {
    return switch (level) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case INFO -> "note";
      case IGNORE -> "none";
    };
  }
}
