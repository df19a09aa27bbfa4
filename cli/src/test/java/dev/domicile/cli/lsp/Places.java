package dev.domicile.cli.lsp;

import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.TextEdit;

/** Places in a text as an editor counts them. */
final class Places {

  private Places() {}

  static Position position(String text, int offset) {
    String before = text.substring(0, offset);
    int line = (int) before.chars().filter(c -> c == '\n').count();
    return new Position(line, offset - (before.lastIndexOf('\n') + 1));
  }

  static int offset(String text, Position position) {
    int start = 0;
    for (int line = 0; line < position.getLine(); line++) {
      start = text.indexOf('\n', start) + 1;
    }
    return start + position.getCharacter();
  }

  /** The text after an edit. */
  static String apply(String text, TextEdit edit) {
    return text.substring(0, offset(text, edit.getRange().getStart()))
        + edit.getNewText()
        + text.substring(offset(text, edit.getRange().getEnd()));
  }
}
