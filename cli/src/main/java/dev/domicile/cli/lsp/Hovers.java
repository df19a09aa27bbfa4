package dev.domicile.cli.lsp;

import dev.domicile.core.catalog.Attribute;
import dev.domicile.core.catalog.WordList;
import dev.domicile.core.source.Reference;
import java.util.List;
import java.util.Optional;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;

/** What is told of the word under the pointer. */
final class Hovers {

  private final Session session;

  Hovers(Session session) {
    this.session = session;
  }

  Optional<Hover> at(OpenFile open, int offset) {
    Buffer buffer = open.buffer();
    return buffer
        .tokenAt(offset)
        .flatMap(
            token ->
                text(buffer, token)
                    .map(
                        text ->
                            new Hover(
                                new MarkupContent(MarkupKind.MARKDOWN, text),
                                buffer.range(token))));
  }

  private Optional<String> text(Buffer buffer, Token token) {
    Optional<String> rule = rule(buffer, token);
    if (rule.isPresent()) {
      return rule;
    }
    return session
        .walk(buffer, token.document())
        .flatMap(walk -> token.role() == Token.Role.KEY ? key(walk, token) : value(walk, token));
  }

  private Optional<String> rule(Buffer buffer, Token token) {
    if (!Names.isRule(buffer, token)) {
      return Optional.empty();
    }
    return Optional.ofNullable(session.index().rules().get(token.text()))
        .map(
            place ->
                "**" + place.id() + "** – " + place.title() + "\n\nWritten at " + place.at() + ".");
  }

  private static Optional<String> key(Walk walk, Token token) {
    Optional<Reference.Key> key = walk.key(token.path(), token.text());
    Optional<Attribute> attribute = Attribute.find(token.text());
    boolean inCondition =
        attribute.isPresent()
            && walk.at(token.path()).stream().anyMatch(r -> r.type().endsWith("Condition"));
    if (inCondition) {
      return attribute.map(Hovers::attribute);
    }
    return key.map(
        found ->
            "**"
                + found.name()
                + "** – "
                + found.doc()
                + "\n\nTakes "
                + found.value().type()
                + "."
                + (found.required() ? " Required." : "")
                + found.absence().map(says -> " If left out: " + says + ".").orElse("")
                + found
                    .example()
                    .or(found.value()::example)
                    .map(e -> " As in `" + e + "`.")
                    .orElse(""));
  }

  private static String attribute(Attribute attribute) {
    return "**"
        + attribute.id()
        + "** – "
        + attribute.description()
        + "\n\nNot stated: "
        + attribute.absence()
        + "."
        + (attribute.isMany() ? " Can have several values." : "");
  }

  private Optional<String> value(Walk walk, Token token) {
    WordText words = new WordText(session.catalog(), session.today());
    for (Reference reference : walk.scalarsAt(token.path())) {
      Optional<String> told =
          reference.words().flatMap(WordList::find).flatMap(list -> words.of(list, token.text()));
      if (told.isPresent()) {
        return told;
      }
    }
    return keyOf(walk, token);
  }

  /** Of a plain value, what its key says. */
  private static Optional<String> keyOf(Walk walk, Token token) {
    List<String> path = token.path();
    if (path.isEmpty() || path.get(path.size() - 1).equals(Token.ITEM)) {
      return Optional.empty();
    }
    return walk.key(path.subList(0, path.size() - 1), path.get(path.size() - 1))
        .map(key -> "**" + key.name() + "** – " + key.doc());
  }
}
