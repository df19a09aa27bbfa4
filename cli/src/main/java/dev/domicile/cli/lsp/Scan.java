package dev.domicile.cli.lsp;

/** Goes through a text of YAML by characters and words, whatever the text is. */
abstract class Scan {

  final String text;
  int at;

  Scan(String text) {
    this.text = text;
  }

  /** A word to its end, without quotes. */
  final String word(boolean inFlow) {
    char first = current();
    return first == '"' || first == '\'' ? quoted(first) : plain(inFlow);
  }

  private String quoted(char quote) {
    StringBuilder word = new StringBuilder();
    at++;
    while (at < text.length() && current() != '\n') {
      char c = text.charAt(at++);
      if (c == quote) {
        return word.toString();
      }
      if (c == '\\' && quote == '"' && at < text.length() && current() != '\n') {
        c = text.charAt(at++);
      }
      word.append(c);
    }
    return word.toString();
  }

  private String plain(boolean inFlow) {
    int start = at;
    int end = at;
    while (at < text.length() && current() != '\n' && current() != '\r') {
      char c = current();
      boolean spaceAfter = at + 1 >= text.length() || " \n\r".indexOf(text.charAt(at + 1)) >= 0;
      boolean ends =
          (c == ':' && (spaceAfter || (inFlow && ",]}[{".indexOf(text.charAt(at + 1)) >= 0)))
              || (c == '#' && at > start && text.charAt(at - 1) == ' ')
              || (inFlow && ",[]{}".indexOf(c) >= 0);
      if (ends) {
        break;
      }
      at++;
      if (c != ' ') {
        end = at;
      }
    }
    at = end;
    return text.substring(start, end);
  }

  final char current() {
    return text.charAt(at);
  }

  final boolean isDash() {
    return at < text.length()
        && current() == '-'
        && (at + 1 >= text.length() || " \n\r".indexOf(text.charAt(at + 1)) >= 0);
  }

  final boolean isColon() {
    return at < text.length()
        && current() == ':'
        && (at + 1 >= text.length() || " \n\r".indexOf(text.charAt(at + 1)) >= 0);
  }

  final boolean isEndOfLine() {
    return at >= text.length() || current() == '\n' || current() == '\r';
  }

  final void skipSpaces() {
    while (at < text.length() && (current() == ' ' || current() == '\t')) {
      at++;
    }
  }

  final void toEndOfLine() {
    while (at < text.length() && current() != '\n') {
      at++;
    }
  }

  final void toNextLine() {
    toEndOfLine();
    at = Math.min(text.length(), at + 1);
  }
}
