package dev.domicile.cli.lsp;

import dev.domicile.core.catalog.WordList;
import dev.domicile.core.source.Reference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionItemKind;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/** What can be written at a place: keys of the shape, words of the catalog, names around. */
final class Completions {

  /** Stands for what is being typed; no document holds it. */
  private static final char CURSOR = '\uE000';

  private static final String SIGNS = "@*&!%`{}[]#|>";

  private final Session session;

  Completions(Session session) {
    this.session = session;
  }

  /** The words for a place of a text, which need not be right. */
  List<CompletionItem> at(OpenFile open, int offset) {
    String text = open.buffer().text();
    Buffer typed = Buffer.of(text.substring(0, offset) + CURSOR + text.substring(offset));
    Optional<Token> found =
        typed.tokens().stream().filter(token -> token.text().indexOf(CURSOR) >= 0).findFirst();
    return found.map(token -> new Place(open, typed, token, offset).items()).orElse(List.of());
  }

  /** One place that is being typed at. */
  private final class Place {
    private final Buffer typed;
    private final Token token;
    private final Range range;
    private final boolean quoted;
    private final boolean colonFollows;
    private final Map<String, CompletionItem> items = new LinkedHashMap<>();

    Place(OpenFile open, Buffer typed, Token token, int offset) {
      this.typed = typed;
      this.token = token;
      char first = typed.text().charAt(token.start());
      this.quoted = first == '"' || first == '\'';
      int start = quoted ? token.start() + 1 : token.start();
      // Behind an open quote the word is taken to end at the cursor.
      int end = quoted ? offset : token.end() - 1;
      Buffer buffer = open.buffer();
      this.range = new Range(buffer.position(start), buffer.position(end));
      String rest = typed.text().substring(token.end()).stripLeading();
      this.colonFollows = rest.startsWith(":");
    }

    List<CompletionItem> items() {
      Optional<Walk> walk = session.walk(typed, token.document());
      if (token.role() != Token.Role.KEY) {
        values(walk);
      }
      if (token.role() != Token.Role.VALUE) {
        keys(walk);
      }
      return List.copyOf(items.values());
    }

    private void values(Optional<Walk> walk) {
      if (token.path().equals(List.of("kind"))) {
        session.kinds().forEach(kind -> value(kind, "", CompletionItemKind.Class));
      } else if (token.path().equals(List.of("apiVersion"))) {
        value("domicile/v1", "the format", CompletionItemKind.Constant);
      }
      names();
      walk.ifPresent(shapes -> shapes.scalarsAt(token.path()).forEach(this::values));
    }

    private void values(Reference reference) {
      reference
          .words()
          .flatMap(WordList::find)
          .ifPresent(
              list ->
                  list.words(session.catalog())
                      .forEach((word, says) -> value(word, says, CompletionItemKind.Value)));
      reference.values().forEach(word -> value(word, "", CompletionItemKind.EnumMember));
      if (reference.type().equals("`true` or `false`")) {
        value("true", "", CompletionItemKind.Constant);
        value("false", "", CompletionItemKind.Constant);
      }
      if (items.isEmpty() && reference.type().equals("date")) {
        value(session.today().toString(), "today", CompletionItemKind.Value);
      }
    }

    /** Words that other documents, or other parts of this one, define. */
    private void names() {
      if (Names.isRule(typed, token)) {
        session
            .index()
            .rules()
            .values()
            .forEach(rule -> value(rule.id(), rule.title(), CompletionItemKind.Reference));
      } else if (Names.isWorkload(typed, token)) {
        Names.workloads(typed, token.document())
            .forEach(name -> value(name.text(), "of this test", CompletionItemKind.Variable));
      }
    }

    private void keys(Optional<Walk> walk) {
      if (walk.isEmpty()) {
        if (token.path().isEmpty()) {
          key("apiVersion", "the format", "`domicile/v1`", true);
          key("kind", "the kind of document", "kind", true);
        }
        return;
      }
      if (Names.isRule(typed, token)) {
        names();
      }
      for (Reference.Key key : walk.get().keysAt(token.path())) {
        if (!key.name().isEmpty() && !token.siblings().contains(key.name())) {
          key(key.name(), key.doc(), key.value().type(), key.required());
        }
      }
    }

    private void key(String name, String doc, String type, boolean required) {
      CompletionItem item = new CompletionItem(name);
      item.setKind(CompletionItemKind.Property);
      item.setDetail(required ? type + " (required)" : type);
      item.setDocumentation(doc);
      item.setSortText((required ? "0" : "1") + name);
      String ending = colonFollows || name.endsWith(".") ? "" : ": ";
      item.setTextEdit(Either.forLeft(new TextEdit(range, name + ending)));
      items.putIfAbsent("key " + name, item);
    }

    private void value(String word, String says, CompletionItemKind kind) {
      CompletionItem item = new CompletionItem(word);
      item.setKind(kind);
      if (!says.isEmpty()) {
        item.setDetail(says);
      }
      item.setFilterText(word);
      item.setTextEdit(Either.forLeft(new TextEdit(range, quoted ? word : written(word))));
      items.putIfAbsent(word, item);
    }
  }

  /** The word as YAML takes it for text. */
  static String written(String word) {
    return !word.isEmpty() && SIGNS.indexOf(word.charAt(0)) >= 0 ? "\"" + word + "\"" : word;
  }
}
