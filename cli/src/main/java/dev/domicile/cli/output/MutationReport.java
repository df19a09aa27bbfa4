package dev.domicile.cli.output;

import dev.domicile.cli.mutate.Mutant;
import dev.domicile.cli.mutate.MutationResult;
import dev.domicile.cli.mutate.MutationResult.Stale;
import dev.domicile.cli.mutate.MutationResult.Survivor;
import dev.domicile.cli.policytest.Difference;
import dev.domicile.cli.policytest.Difference.Answer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What tests notice of changes of their policies.
 *
 * @param cases how many cases were there to notice
 * @param least the least part of the changes, in percent, that was asked for
 */
public record MutationReport(MutationResult result, int cases, Optional<BigDecimal> least)
    implements Report {

  private static final int MOST_LINES = 12;

  /** Whether enough is noticed and nothing is listed that should not be. */
  public boolean passed() {
    return result.changes() > 0 && result.stale().isEmpty() && noticesEnough();
  }

  private boolean noticesEnough() {
    return least.map(percent -> result.share().isAtLeast(percent)).orElse(true);
  }

  @Override
  public String text(TextStyle style) {
    Page page = new Page(style);
    List<Survivor> survivors = result.unexplained();
    survivors.forEach(survivor -> survivor(survivor, page));
    questions(survivors, page);
    for (Stale stale : result.stale()) {
      page.wrapped(
          page.sign(Page.Mark.BAD) + " ",
          4,
          stale.entry().position() + " `" + stale.entry().mutant() + "`: " + stale.problem());
    }
    if (!survivors.isEmpty() || !result.stale().isEmpty()) {
      page.blank();
    }
    if (result.changes() == 0) {
      page.line(page.sign(Page.Mark.BAD) + " nothing was changed: no policy lies in a file here");
      return page.text();
    }
    int explained = result.survivors().size() - survivors.size();
    page.line(
        result.changes()
            + " changes of the policies, "
            + cases
            + " cases: "
            + result.noticed()
            + " noticed, "
            + survivors.size()
            + " not"
            + (explained > 0 ? ", " + explained + " explained as equivalent" : ""));
    Page.Mark mark = survivors.isEmpty() ? Page.Mark.GOOD : Page.Mark.OPEN;
    if (!noticesEnough()) {
      page.line(
          page.sign(Page.Mark.BAD)
              + " less than the "
              + least.map(BigDecimal::toPlainString).orElse("")
              + " % asked for");
      mark = Page.Mark.BAD;
    }
    page.line(page.coloured(mark, "Noticed " + result.share().percent() + " %"));
    return page.text();
  }

  private static void survivor(Survivor survivor, Page page) {
    Mutant mutant = survivor.mutant();
    page.line(
        page.sign(Page.Mark.BAD)
            + " "
            + Page.clean(mutant.position() + " " + mutant.change() + ", and no case notices"));
    page.line("    " + Page.clean(mutant.id()));
    List<String> lines =
        mutant.diff().lines().skip(2).filter(line -> line.matches("(?s)[-+].*")).toList();
    lines.stream().limit(MOST_LINES).forEach(line -> page.line("      " + Page.clean(line)));
    if (lines.size() > MOST_LINES) {
      page.line("      … and " + (lines.size() - MOST_LINES) + " more lines");
    }
    page.wrapped("    would notice: ", 8, mutant.hint().text());
    page.blank();
  }

  /** As cases that can be taken over, once they are known to be right. */
  private static void questions(List<Survivor> survivors, Page page) {
    Map<String, List<Survivor>> byCase = new LinkedHashMap<>();
    for (Survivor survivor : survivors) {
      survivor
          .difference()
          .ifPresent(
              difference ->
                  byCase
                      .computeIfAbsent(yaml(difference), text -> new ArrayList<>())
                      .add(survivor));
    }
    if (byCase.isEmpty()) {
      return;
    }
    page.heading("Cases that would notice, if what comes out today is right");
    byCase.forEach(
        (text, told) -> {
          told.forEach(survivor -> page.line("  # " + Page.clean(survivor.mutant().id())));
          text.lines().forEach(line -> page.line("  " + Page.clean(line)));
        });
  }

  private static String yaml(Difference difference) {
    StringBuilder text = new StringBuilder();
    text.append("- name: …\n");
    text.append("  at: ").append(difference.day()).append('\n');
    text.append("  workload: ").append(difference.workload());
    difference.with().ifPresent(with -> text.append("  # with ").append(with));
    text.append('\n');
    boolean scopes = difference.isOfScopes();
    if (!scopes) {
      text.append("  offering: ").append(difference.offering()).append('\n');
    }
    return text.append("  expect: ")
        .append(yaml(difference.before(), scopes))
        .append('\n')
        .toString();
  }

  private static String yaml(Answer answer, boolean scopes) {
    if (scopes) {
      return "{applies: [" + String.join(", ", answer.applies()) + "]}";
    }
    String rules =
        answer.rules().entrySet().stream()
            .map(entry -> entry.getKey() + ": " + entry.getValue())
            .collect(Collectors.joining(", ", "{", "}"));
    return "{outcome: "
        + answer.outcome()
        + ", rules: "
        + (rules.equals("{}") ? "[]" : rules)
        + "}";
  }

  @Override
  public String json() {
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("apiVersion", "domicile/v1");
    root.put("kind", "PolicyMutationReport");
    root.put("passed", passed());
    root.put("cases", cases);
    root.put("changes", result.changes());
    root.put("noticed", result.noticed());
    root.put("percent", result.share().percent());
    root.put("survivors", result.survivors().stream().map(MutationReport::survivor).toList());
    root.put("stale", result.stale().stream().map(MutationReport::stale).toList());
    return Json.write(root);
  }

  private static Map<String, Object> survivor(Survivor survivor) {
    Mutant mutant = survivor.mutant();
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("id", mutant.id());
    mutant.rule().ifPresent(rule -> map.put("rule", rule));
    map.put("change", mutant.change());
    map.put("file", mutant.position().file());
    map.put("line", mutant.position().line());
    map.put("column", mutant.position().column());
    map.put("diff", mutant.diff());
    map.put("hint", mutant.hint().text());
    survivor.reason().ifPresent(reason -> map.put("equivalent", reason));
    survivor.difference().ifPresent(difference -> map.put("question", question(difference)));
    return map;
  }

  private static Map<String, Object> question(Difference difference) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("workload", difference.workload());
    difference.with().ifPresent(with -> map.put("with", with));
    map.put("at", difference.day().toString());
    if (!difference.isOfScopes()) {
      map.put("offering", difference.offering().toString());
    }
    map.put("expect", answer(difference.before()));
    map.put("asChanged", answer(difference.after()));
    return map;
  }

  private static Map<String, Object> answer(Answer answer) {
    Map<String, Object> rules = new LinkedHashMap<>();
    answer.rules().forEach((rule, verdict) -> rules.put(rule, verdict.toString()));
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("outcome", answer.outcome().toString());
    map.put("rules", rules);
    map.put("applies", answer.applies());
    return map;
  }

  private static Map<String, Object> stale(Stale stale) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("mutant", stale.entry().mutant());
    map.put("file", stale.entry().position().file());
    map.put("line", stale.entry().position().line());
    map.put("says", stale.problem());
    return map;
  }
}
