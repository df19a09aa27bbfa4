package dev.domicile.cli.lint;

import dev.domicile.cli.config.Level;
import dev.domicile.core.source.SourcePosition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects what one rule finds. Not safe for several threads. */
final class Findings {

  private final LintRule rule;
  private final List<LintFinding> list = new ArrayList<>();

  Findings(LintRule rule) {
    this.rule = rule;
  }

  void add(SourcePosition position, String message, String help) {
    add(position, message, help, List.of(), Optional.empty());
  }

  void add(SourcePosition position, String message, String help, List<SourcePosition> others) {
    add(position, message, help, others, Optional.empty());
  }

  void add(SourcePosition position, String message, String help, Fix fix) {
    add(position, message, help, List.of(), Optional.of(fix));
  }

  private void add(
      SourcePosition position,
      String message,
      String help,
      List<SourcePosition> others,
      Optional<Fix> fix) {
    Level level = rule.level();
    list.add(new LintFinding(rule.id(), level, position, message, help, others, fix));
  }

  List<LintFinding> list() {
    return list;
  }
}
