package dev.domicile.cli.lsp;

import dev.domicile.cli.lint.Fix;
import dev.domicile.core.source.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;

/** Repairs that a diagnostic names itself: the nearest spelling, or what to write instead. */
final class Fixes {

  private static final Pattern NAMED =
      Pattern.compile("(?:did you mean|nearest is) `([^`]+)`|^write `([^`\\s]+)`$");

  /** Signs of layout that help texts show; they replace no word. */
  private static final Pattern WORD = Pattern.compile("[\\w@./+*-]+");

  private Fixes() {}

  /**
   * The repairs of those problems that touch a range.
   *
   * @param repairs what lint offers for some of them
   */
  static List<CodeAction> of(
      OpenFile open, List<Diagnostic> problems, Map<Diagnostic, Fix> repairs, Range range) {
    int start = open.buffer().offset(range.getStart());
    int end = open.buffer().offset(range.getEnd());
    List<CodeAction> actions = new ArrayList<>();
    for (Diagnostic problem : problems) {
      Fix offered = repairs.get(problem);
      if (offered == null) {
        spelling(open, problem, start, end).ifPresent(actions::add);
      } else if (touches(open.buffer(), problem, start, end)) {
        actions.add(action(open, problem, offered.title(), edit(open.buffer(), offered)));
      }
    }
    return actions;
  }

  private static boolean touches(Buffer buffer, Diagnostic problem, int start, int end) {
    Range place = buffer.range(problem.position());
    return buffer.offset(place.getEnd()) >= start && buffer.offset(place.getStart()) <= end;
  }

  private static TextEdit edit(Buffer buffer, Fix fix) {
    int from = buffer.offset(fix.from());
    int to = buffer.text().offsetByCodePoints(from, fix.length());
    return new TextEdit(new Range(buffer.position(from), buffer.position(to)), fix.text());
  }

  private static CodeAction action(
      OpenFile open, Diagnostic problem, String title, TextEdit edit) {
    CodeAction action = new CodeAction(title);
    action.setKind(CodeActionKind.QuickFix);
    action.setDiagnostics(List.of(Conversion.of(open.buffer(), problem)));
    action.setIsPreferred(true);
    action.setEdit(new WorkspaceEdit(Map.of(open.uri(), List.of(edit))));
    return action;
  }

  private static Optional<CodeAction> spelling(
      OpenFile open, Diagnostic problem, int start, int end) {
    Buffer buffer = open.buffer();
    Optional<Token> token = wrongWord(buffer, problem);
    Optional<String> word = word(problem);
    if (token.isEmpty() || word.isEmpty()) {
      return Optional.empty();
    }
    if (token.get().end() < start || token.get().start() > end) {
      return Optional.empty();
    }
    TextEdit edit = new TextEdit(buffer.range(token.get()), Completions.written(word.get()));
    return Optional.of(action(open, problem, "Write `" + word.get() + "`", edit));
  }

  /**
   * The word that is wrong: the one that begins there, or the one in it that the message quotes.
   */
  private static Optional<Token> wrongWord(Buffer buffer, Diagnostic problem) {
    int at = buffer.offset(problem.position());
    Matcher quoted = Pattern.compile("`([^`]+)`").matcher(problem.message());
    while (quoted.find()) {
      String wrong = quoted.group(1);
      Optional<Token> found =
          buffer.tokens().stream()
              .filter(token -> token.start() >= at && token.text().equals(wrong))
              .findFirst();
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> word(Diagnostic problem) {
    return named(problem.help().orElse("")).or(() -> named(problem.message()));
  }

  private static Optional<String> named(String text) {
    Matcher matcher = NAMED.matcher(text);
    if (!matcher.find()) {
      return Optional.empty();
    }
    String word = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
    return Optional.of(word).filter(found -> WORD.matcher(found).matches());
  }
}
