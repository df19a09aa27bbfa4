package dev.domicile.cli.format;

import dev.domicile.core.source.YamlText;
import dev.domicile.core.source.YamlToken;
import dev.domicile.core.source.YamlToken.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * The pieces of a file one after the other, with the comments between them. Comments are found in
 * the text between two pieces, where nothing else can begin with {@code #}.
 */
final class Pieces {

  /** What stands between two pieces. */
  static final class Gap {
    private final Deque<Comment> comments = new ArrayDeque<>();
    private boolean blank;
    private int passed;

    /** The comments that nobody has taken yet. */
    Deque<Comment> comments() {
      return comments;
    }

    /**
     * Whether an empty line stands before the piece that follows, below all comments; told once.
     */
    boolean takeBlank() {
      boolean was = blank;
      blank = false;
      return was;
    }

    /** Whether the next comment stands before the next dash. */
    boolean isBeforeDash() {
      return !comments.isEmpty() && comments.element().dashes() <= passed;
    }

    /** Passes a dash behind which nothing is written. */
    void passDash() {
      passed++;
    }

    List<Comment> takeAll() {
      List<Comment> all = new ArrayList<>(comments);
      comments.clear();
      return all;
    }
  }

  private final String text;
  private final List<YamlToken> tokens;
  private final boolean[] written;
  private final List<Gap> gaps = new ArrayList<>();
  private int next;

  Pieces(YamlText file) {
    this.text = file.text();
    this.tokens = file.tokens();
    this.written = new boolean[tokens.size()];
    findWritten();
    findGaps();
  }

  /** The texts of all comments, in the order of letters. */
  static List<String> comments(YamlText file) {
    Pieces pieces = new Pieces(file);
    List<String> found = new ArrayList<>();
    for (Gap gap : new LinkedHashSet<>(pieces.gaps)) {
      gap.comments.forEach(comment -> found.add(comment.text()));
    }
    for (YamlToken token : file.tokens()) {
      if (token.kind() == Kind.SCALAR && BlockText.isBlock(file.text(), token)) {
        BlockText.of(file.text(), token)
            .text()
            .headComment()
            .ifPresent(comment -> found.add(comment.text()));
      }
    }
    found.sort(Comparator.naturalOrder());
    return found;
  }

  boolean isAtEnd() {
    return next == tokens.size();
  }

  YamlToken peek() {
    return tokens.get(next);
  }

  /** Whether the next piece has characters of its own. */
  boolean isNextWritten() {
    return written[next];
  }

  /** Whether only dashes are written of what comes next, as in {@code - -}. */
  boolean beginsWithNothing() {
    int first = next;
    while (tokens.get(first).kind() == Kind.LIST_START && !written[first]) {
      first++;
    }
    return tokens.get(first).kind() == Kind.SCALAR && !written[first];
  }

  YamlToken take() {
    return tokens.get(next++);
  }

  /** What stands before the next piece that has characters, or before the end of the file. */
  Gap gap() {
    return gaps.get(next);
  }

  String text() {
    return text;
  }

  /** In which column of its line, counted from 0, something stands. */
  int column(int index) {
    return index - (text.lastIndexOf('\n', index - 1) + 1);
  }

  private void findWritten() {
    Deque<Boolean> open = new ArrayDeque<>();
    for (int i = 0; i < tokens.size(); i++) {
      YamlToken token = tokens.get(i);
      written[i] =
          switch (token.kind()) {
            case LIST_START -> opened(open, token, '[');
            case MAPPING_START -> opened(open, token, '{');
            case LIST_END, MAPPING_END -> open.pop();
            case SCALAR, DOCUMENT_START, DOCUMENT_END -> token.end() > token.start();
          };
    }
  }

  private boolean opened(Deque<Boolean> open, YamlToken token, char bracket) {
    // A mapping without brackets has the mark of its first key, which is never a mapping.
    open.push(token.start() < text.length() && text.charAt(token.start()) == bracket);
    return open.element();
  }

  private void findGaps() {
    int from = 0;
    int filled = 0;
    for (int i = 0; i < tokens.size(); i++) {
      if (written[i]) {
        Gap gap = read(from, tokens.get(i).start());
        for (; filled <= i; filled++) {
          gaps.add(gap);
        }
        YamlToken token = tokens.get(i);
        from = token.kind() == Kind.SCALAR ? Scalars.end(text, token) : token.end();
      }
    }
    Gap last = read(from, text.length());
    for (; filled <= tokens.size(); filled++) {
      gaps.add(last);
    }
  }

  private Gap read(int from, int to) {
    Gap gap = new Gap();
    int lineBreaks = 0;
    boolean blank = false;
    boolean sameLine = from > 0;
    int dashes = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c == '\n') {
        lineBreaks++;
        sameLine = false;
      } else if (c == '#') {
        int end = text.indexOf('\n', i);
        end = end < 0 ? text.length() : end;
        String comment = text.substring(i, end).stripTrailing();
        boolean blankAbove = blank || lineBreaks > 1;
        gap.comments.add(
            new Comment(comment, blankAbove, column(i), sameLine && dashes == 0, dashes));
        blank = false;
        lineBreaks = 0;
        i = end - 1;
      } else if (c != ' ' && c != '\t') {
        dashes += c == '-' || c == '?' ? 1 : 0;
        blank |= lineBreaks > 1;
        lineBreaks = 0;
      }
    }
    gap.blank = blank || lineBreaks > 1;
    return gap;
  }
}
