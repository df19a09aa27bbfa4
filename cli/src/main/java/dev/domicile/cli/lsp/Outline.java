package dev.domicile.cli.lsp;

import dev.domicile.cli.lsp.Token.Role;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The words of a YAML text that need not be right: by indentation and brackets alone, so that a
 * line which somebody is just typing does not hide the others.
 */
final class Outline extends Scan {

  private final List<Token> tokens = new ArrayList<>();
  private final Deque<Frame> frames = new ArrayDeque<>();
  private int document;

  /** A mapping or list that is open. */
  private static final class Frame {
    final boolean list;
    final boolean flow;
    final int indent;
    final List<String> keys = new ArrayList<>();
    @Nullable String key;

    Frame(boolean list, boolean flow, int indent) {
      this.list = list;
      this.flow = flow;
      this.indent = indent;
    }
  }

  private Outline(String text) {
    super(text);
  }

  /** The words in the order of the text. */
  static List<Token> of(String text) {
    Outline outline = new Outline(text);
    outline.read();
    return List.copyOf(outline.tokens);
  }

  /** The word that touches a place; of two the one that begins there. */
  static Optional<Token> at(List<Token> tokens, int offset) {
    return tokens.stream()
        .filter(token -> token.touches(offset))
        .reduce((first, second) -> second.start() == offset ? second : first);
  }

  private void read() {
    while (at < text.length()) {
      int indent = 0;
      while (at < text.length() && text.charAt(at) == ' ') {
        at++;
        indent++;
      }
      if (isEndOfLine() || current() == '#') {
        toNextLine();
      } else if (indent == 0 && (text.startsWith("---", at) || text.startsWith("...", at))) {
        frames.clear();
        document += text.startsWith("---", at) && !tokens.isEmpty() ? 1 : 0;
        toNextLine();
      } else {
        line(indent);
        toNextLine();
      }
    }
  }

  /** One line of block style from its first character on; what it opens is read to its end. */
  private void line(int indent) {
    int column = indent;
    closeDeeperThan(column);
    while (isDash()) {
      dash(column);
      at++;
      column++;
      while (at < text.length() && text.charAt(at) == ' ') {
        at++;
        column++;
      }
      if (isEndOfLine()) {
        return;
      }
    }
    Frame top = frames.peek();
    if (top != null && top.list && top.indent == column && !top.flow) {
      frames.pop(); // a list at the indentation of its key has ended
    }
    node(column);
  }

  private void dash(int column) {
    closeDeeperThan(column);
    Frame top = frames.peek();
    if (top != null && !top.list && top.indent == column && top.key == null) {
      frames.pop();
      top = frames.peek();
    }
    if (top == null || !top.list || top.indent != column) {
      frames.push(new Frame(true, false, column));
    }
  }

  private void closeDeeperThan(int column) {
    while (!frames.isEmpty() && frames.element().indent > column) {
      frames.pop();
    }
  }

  private void node(int column) {
    if (current() == '{' || current() == '[') {
      flow(column);
      return;
    }
    int start = at;
    String word = word(false);
    int end = at;
    skipSpaces();
    if (isColon()) {
      key(column, word, start, end);
      at++;
      value();
    } else {
      bare(column, word, start, end);
    }
  }

  private void key(int column, String word, int start, int end) {
    Frame top = frames.peek();
    if (top == null || top.list || top.indent != column) {
      top = new Frame(false, false, column);
      frames.push(top);
    }
    add(Role.KEY, parentPath(), word, start, end, top.keys);
    top.keys.add(word);
    top.key = word;
  }

  /** A word without a colon: a value, or a key that is just being typed. */
  private void bare(int column, String word, int start, int end) {
    Frame top = frames.peek();
    if (top != null && !top.list && top.indent == column) {
      add(Role.KEY, parentPath(), word, start, end, top.keys);
      top.key = null;
    } else {
      add(top == null ? Role.KEY : Role.EITHER, path(), word, start, end, List.of());
    }
  }

  /** What stands behind a colon on the same line. */
  private void value() {
    skipSpaces();
    if (isEndOfLine() || current() == '#') {
      return;
    }
    int indent = frames.element().indent;
    switch (current()) {
      case '{', '[' -> flow(indent + 1);
      case '|', '>' -> block(indent);
      default -> {
        int start = at;
        String word = word(false);
        add(Role.VALUE, path(), word, start, at, List.of());
      }
    }
  }

  private void block(int indent) {
    toNextLine();
    while (at < text.length()) {
      int spaces = 0;
      while (at + spaces < text.length() && text.charAt(at + spaces) == ' ') {
        spaces++;
      }
      boolean blank = at + spaces >= text.length() || text.charAt(at + spaces) == '\n';
      if (!blank && spaces <= indent) {
        at--; // the caller goes to the next line
        return;
      }
      toNextLine();
    }
  }

  /** Brackets and what is in them, over several lines; a line that cannot belong ends them. */
  private void flow(int indent) {
    int depth = frames.size();
    do {
      skipSpaces();
      if (at >= text.length() || (current() == '\n' && leavesFlow())) {
        break;
      }
      switch (current()) {
        case '\n', '\r', ',' -> {
          if (current() == ',' && !frames.isEmpty() && frames.size() > depth) {
            frames.element().key = null;
          }
          at++;
        }
        case '#' -> toEndOfLine();
        case '{', '[' -> {
          frames.push(new Frame(current() == '[', true, indent));
          at++;
        }
        case '}', ']' -> {
          frames.pop();
          at++;
        }
        default -> flowWord();
      }
    } while (frames.size() > depth);
    while (frames.size() > depth) {
      frames.pop();
    }
  }

  /** Whether the next line begins a key or an item of block style: somebody forgot a bracket. */
  private boolean leavesFlow() {
    int next = at + 1;
    while (next < text.length() && text.charAt(next) == ' ') {
      next++;
    }
    int indent = next - at - 1;
    Frame block = null;
    for (Iterator<Frame> all = frames.iterator(); all.hasNext() && block == null; ) {
      Frame frame = all.next();
      block = frame.flow ? null : frame;
    }
    return next < text.length()
        && text.charAt(next) != '\n'
        && text.charAt(next) != '}'
        && text.charAt(next) != ']'
        && indent <= (block == null ? 0 : block.indent);
  }

  private void flowWord() {
    int start = at;
    String word = word(true);
    int end = at;
    if (end == start) {
      at++; // a sign that means nothing here
      return;
    }
    skipSpaces();
    Frame top = frames.element();
    if (at < text.length() && current() == ':') {
      at++;
      add(Role.KEY, parentPath(), word, start, end, top.keys);
      top.keys.add(word);
      top.key = word;
    } else if (!top.list && top.key == null) {
      add(Role.KEY, parentPath(), word, start, end, top.keys);
    } else {
      add(top.list ? Role.EITHER : Role.VALUE, path(), word, start, end, List.of());
    }
  }

  private void add(
      Role role, List<String> path, String word, int start, int end, List<String> siblings) {
    tokens.add(new Token(role, path, word, start, end, siblings, document));
  }

  /** The way to the value that would stand here. */
  private List<String> path() {
    List<String> path = new ArrayList<>();
    for (Iterator<Frame> all = frames.descendingIterator(); all.hasNext(); ) {
      Frame frame = all.next();
      if (frame.list) {
        path.add(Token.ITEM);
      } else if (frame.key != null) {
        path.add(frame.key);
      }
    }
    return path;
  }

  /** The way to the mapping on top. */
  private List<String> parentPath() {
    Frame top = frames.pop();
    List<String> path = path();
    frames.push(top);
    return path;
  }
}
