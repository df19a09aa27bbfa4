package dev.domicile.cli.lsp;

import dev.domicile.cli.lint.Fix;
import dev.domicile.cli.lint.Fixer;
import dev.domicile.core.source.Diagnostic;
import java.nio.charset.StandardCharsets;
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

/**
 * Repairs: what a diagnostic names itself, as the nearest spelling or what to write instead, and
 * what lint repairs.
 */
final class Fixes {

  private static final Pattern NAMED =
      Pattern.compile("(?:did you mean|nearest is) `([^`]+)`|^write `([^`\\s]+)`$");

  /** Signs of layout that help texts show; they replace no word. */
  private static final Pattern WORD = Pattern.compile("[\\w@./+*-]+");

  private final OpenFile open;
  private final Buffer buffer;
  private final LintCheck.Said lint;
  private final List<String> kinds;

  /**
   * Repairs of a document.
   *
   * @param lint what lint said of it
   * @param kinds the kinds of actions that are wanted; all if there is none
   */
  Fixes(OpenFile open, LintCheck.Said lint, List<String> kinds) {
    this.open = open;
    this.buffer = open.buffer();
    this.lint = lint;
    this.kinds = List.copyOf(kinds);
  }

  /** The repairs of those problems that touch a range. */
  List<CodeAction> of(List<Diagnostic> problems, Range range) {
    int start = buffer.offset(range.getStart());
    int end = buffer.offset(range.getEnd());
    List<CodeAction> actions = new ArrayList<>();
    boolean touched = false;
    for (Diagnostic problem : problems) {
      Optional<Fix> offered = lint.fix(problem);
      if (offered.isEmpty()) {
        spelling(problem, start, end).ifPresent(actions::add);
      } else if (touches(problem, start, end)) {
        touched = true;
        written(List.of(offered.get()))
            .map(edit -> quick(problem, offered.get().title(), edit))
            .ifPresent(actions::add);
      }
    }
    actions.removeIf(action -> !isWanted(action.getKind()));
    // Unasked it is offered only beside a repair of its own: it is about the whole file.
    if (kinds.isEmpty() ? touched : isWanted(CodeActionKind.SourceFixAll)) {
      written(lint.fixes()).map(this::everything).ifPresent(actions::add);
    }
    return actions;
  }

  private boolean isWanted(String kind) {
    return kinds.isEmpty()
        || kinds.stream().anyMatch(asked -> kind.equals(asked) || kind.startsWith(asked + "."));
  }

  private boolean touches(Diagnostic problem, int start, int end) {
    Range place = buffer.range(problem.position());
    return buffer.offset(place.getEnd()) >= start && buffer.offset(place.getStart()) <= end;
  }

  /**
   * The edit after which the text is what {@code lint --fix} would write; empty if that is none.
   */
  private Optional<TextEdit> written(List<Fix> fixes) {
    return Fixer.apply(open.file(), fixes)
        .map(file -> difference(new String(file.content(), StandardCharsets.UTF_8)));
  }

  /** What has to be replaced so that the text becomes another, and no more. */
  private TextEdit difference(String after) {
    String before = buffer.text();
    int least = Math.min(before.length(), after.length());
    int head = 0;
    while (head < least && before.charAt(head) == after.charAt(head)) {
      head++;
    }
    int tail = 0;
    while (tail < least - head
        && before.charAt(before.length() - 1 - tail) == after.charAt(after.length() - 1 - tail)) {
      tail++;
    }
    Range place = new Range(buffer.position(head), buffer.position(before.length() - tail));
    return new TextEdit(place, after.substring(head, after.length() - tail));
  }

  private CodeAction quick(Diagnostic problem, String title, TextEdit edit) {
    CodeAction action = action(title, CodeActionKind.QuickFix, edit);
    action.setDiagnostics(List.of(Conversion.of(buffer, problem)));
    action.setIsPreferred(true);
    return action;
  }

  private CodeAction everything(TextEdit edit) {
    return action("Repair all that `lint --fix` repairs", CodeActionKind.SourceFixAll, edit);
  }

  private CodeAction action(String title, String kind, TextEdit edit) {
    CodeAction action = new CodeAction(title);
    action.setKind(kind);
    action.setEdit(new WorkspaceEdit(Map.of(open.uri(), List.of(edit))));
    return action;
  }

  private Optional<CodeAction> spelling(Diagnostic problem, int start, int end) {
    Optional<Token> token = wrongWord(problem);
    Optional<String> word = word(problem);
    if (token.isEmpty() || word.isEmpty()) {
      return Optional.empty();
    }
    if (token.get().end() < start || token.get().start() > end) {
      return Optional.empty();
    }
    TextEdit edit = new TextEdit(buffer.range(token.get()), Completions.written(word.get()));
    return Optional.of(quick(problem, "Write `" + word.get() + "`", edit));
  }

  /**
   * The word that is wrong: the one that begins there, or the one in it that the message quotes.
   */
  private Optional<Token> wrongWord(Diagnostic problem) {
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
