package dev.domicile.cli.lint;

import dev.domicile.cli.config.Level;
import dev.domicile.core.source.SourceFile;
import dev.domicile.core.source.SourcePosition;
import dev.domicile.core.source.Spelling;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Comments that allow a finding: {@code # lint: allow rule-id - reason}, behind what is meant or on
 * the line above it.
 */
final class Suppressions {

  private static final String WITHOUT_REASON = "suppression-without-reason";
  private static final String UNKNOWN = "suppression-unknown";
  private static final String UNUSED = "suppression-unused";

  private static final Pattern COMMENT = Pattern.compile("(?:^|\\s)(#\\s*lint:(.*))$");
  private static final Pattern ALLOW =
      Pattern.compile("\\s*allow\\s+([a-z0-9-]+(?:\\s*,\\s*[a-z0-9-]+)*)(?:\\s+-\\s*(.*))?");

  private Suppressions() {}

  static List<LintRule> rules() {
    // What these find comes to light while findings are sorted out, not by looking at documents.
    LintRule.Check byTheLinter = (linted, found) -> {};
    return List.of(
        new LintRule(
            WITHOUT_REASON,
            Level.ERROR,
            "a comment that allows a finding and gives no reason",
            byTheLinter),
        new LintRule(
            UNKNOWN, Level.ERROR, "a comment for `lint` that it does not understand", byTheLinter),
        new LintRule(
            UNUSED,
            Level.WARNING,
            "a comment that allows a finding which is not there",
            byTheLinter));
  }

  /**
   * One comment.
   *
   * @param line the line that it speaks of
   * @param rules the rules whose findings it allows; empty if it allows nothing
   * @param wrong what is wrong with it
   */
  private record Comment(
      SourcePosition position,
      int length,
      int line,
      List<String> rules,
      Optional<LintFinding> wrong) {}

  /** The findings that no comment allows, and what is wrong with comments. */
  static List<LintFinding> sortOut(List<LintFinding> found, List<SourceFile> files) {
    List<LintFinding> result = new ArrayList<>();
    Set<LintFinding> allowed = new HashSet<>();
    for (SourceFile file : files) {
      List<LintFinding> here =
          found.stream().filter(f -> f.position().file().equals(file.name())).toList();
      for (Comment comment : comments(file)) {
        comment.wrong().ifPresent(result::add);
        for (String rule : comment.rules()) {
          List<LintFinding> meant =
              here.stream()
                  .filter(f -> f.position().line() == comment.line() && f.rule().equals(rule))
                  .toList();
          allowed.addAll(meant);
          if (meant.isEmpty()) {
            result.add(unused(comment, rule));
          }
        }
      }
    }
    found.stream().filter(finding -> !allowed.contains(finding)).forEach(result::add);
    return result;
  }

  private static LintFinding unused(Comment comment, String rule) {
    Optional<Fix> fix =
        comment.rules().size() == 1
            ? Optional.of(new Fix("Remove the comment", comment.position(), comment.length(), ""))
            : Optional.empty();
    return new LintFinding(
        UNUSED,
        Level.WARNING,
        comment.position(),
        "the comment allows `" + rule + "`, which is not found here",
        "remove it",
        List.of(),
        fix);
  }

  private static List<Comment> comments(SourceFile file) {
    List<String> lines =
        Arrays.asList(new String(file.content(), StandardCharsets.UTF_8).split("\\R", -1));
    List<Comment> comments = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Matcher matcher = COMMENT.matcher(lines.get(i));
      if (matcher.find()) {
        String before = lines.get(i).substring(0, matcher.start(1));
        int column = before.codePointCount(0, before.length()) + 1;
        SourcePosition position = new SourcePosition(file.name(), i + 1, column);
        int line = before.isBlank() ? nextWritten(lines, i) : i;
        comments.add(comment(position, matcher.group(1), matcher.group(2), line + 1));
      }
    }
    return comments;
  }

  /** The line below that says something: several comments may stand above it. */
  private static int nextWritten(List<String> lines, int from) {
    for (int i = from + 1; i < lines.size(); i++) {
      if (!lines.get(i).isBlank() && !lines.get(i).strip().startsWith("#")) {
        return i;
      }
    }
    return from;
  }

  private static Comment comment(SourcePosition at, String whole, String text, int line) {
    int length = whole.codePointCount(0, whole.length());
    Matcher matcher = ALLOW.matcher(text);
    if (!matcher.matches()) {
      return wrong(
          at,
          length,
          line,
          UNKNOWN,
          "`" + whole + "` is not understood",
          "write `# lint: allow rule-id - reason`");
    }
    Map<String, Level> levels = LintRules.levels();
    List<String> rules = List.of(matcher.group(1).split("\\s*,\\s*"));
    Optional<String> unknown = rules.stream().filter(rule -> !levels.containsKey(rule)).findFirst();
    if (unknown.isPresent()) {
      return wrong(
          at,
          length,
          line,
          UNKNOWN,
          "there is no lint rule `" + unknown.get() + "`",
          Spelling.nearest(unknown.get(), levels.keySet())
              .map(near -> "did you mean `" + near + "`?")
              .orElse("`policy-check lint --rules` lists them"));
    }
    if (matcher.group(2) == null || matcher.group(2).isBlank()) {
      return wrong(
          at,
          length,
          line,
          WITHOUT_REASON,
          "the comment gives no reason, so it allows nothing",
          "write it behind a hyphen: `# lint: allow " + rules.get(0) + " - reason`");
    }
    return new Comment(at, length, line, rules, Optional.empty());
  }

  private static Comment wrong(
      SourcePosition at, int length, int line, String rule, String message, String help) {
    LintFinding finding =
        new LintFinding(rule, Level.ERROR, at, message, help, List.of(), Optional.empty());
    return new Comment(at, length, line, List.of(), Optional.of(finding));
  }
}
