package dev.domicile.cli.lsp;

import dev.domicile.core.source.SourcePosition;
import java.util.List;
import java.util.Optional;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;

/**
 * A text with its words. The protocol counts lines from 0 and UTF-16 units; our positions count
 * from 1 and code points. Immutable.
 */
final class Buffer {

  private final String text;
  private final int[] lineStarts;
  private final List<Token> tokens;

  private Buffer(String text) {
    this.text = text;
    this.lineStarts = starts(text);
    this.tokens = Outline.of(text);
  }

  static Buffer of(String text) {
    return new Buffer(text);
  }

  private static int[] starts(String text) {
    int[] starts = new int[(int) text.chars().filter(c -> c == '\n').count() + 1];
    int line = 1;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '\n') {
        starts[line++] = i + 1;
      }
    }
    return starts;
  }

  String text() {
    return text;
  }

  List<Token> tokens() {
    return tokens;
  }

  /** The word that touches a place. */
  Optional<Token> tokenAt(int offset) {
    return Outline.at(tokens, offset);
  }

  /** The value behind the keys of a path, in the document of a number. */
  Optional<Token> value(int document, String... path) {
    List<String> wanted = List.of(path);
    return tokens.stream()
        .filter(token -> token.document() == document && token.role() == Token.Role.VALUE)
        .filter(token -> token.path().equals(wanted))
        .findFirst();
  }

  /** The kind that a document says it is. */
  Optional<String> kind(int document) {
    return value(document, "kind").map(Token::text);
  }

  int offset(Position position) {
    int line = Math.max(0, Math.min(position.getLine(), lineStarts.length - 1));
    int start = lineStarts[line];
    int end = line + 1 < lineStarts.length ? lineStarts[line + 1] - 1 : text.length();
    return Math.max(start, Math.min(start + position.getCharacter(), end));
  }

  int offset(SourcePosition position) {
    int line = Math.min(position.line() - 1, lineStarts.length - 1);
    int at = lineStarts[line];
    for (int column = 1; column < position.column() && at < text.length(); column++) {
      if (text.charAt(at) == '\n') {
        break;
      }
      at += Character.charCount(text.codePointAt(at));
    }
    return at;
  }

  Position position(int offset) {
    int low = 0;
    int high = lineStarts.length - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (lineStarts[middle] <= offset) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return new Position(low, offset - lineStarts[low]);
  }

  Range range(Token token) {
    return new Range(position(token.start()), position(token.end()));
  }

  /** The word at one of our positions; the rest of the line if no word begins there. */
  Range range(SourcePosition at) {
    int start = offset(at);
    Optional<Token> token = tokenAt(start).filter(found -> found.start() == start);
    if (token.isPresent()) {
      return range(token.get());
    }
    int end = text.indexOf('\n', start);
    int last = end < 0 ? text.length() : end;
    return new Range(position(start), position(Math.max(start, last)));
  }
}
