package dev.domicile.cli.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Writes YAML in every style that we read, with comments wherever one may stand. */
final class AnyYaml {

  private static final List<String> VALUES =
      List.of(
          "plain",
          "two words",
          "\"NO\"",
          "'it''s'",
          "\"a # b\"",
          "\"\"",
          "~",
          "2026-01",
          "\"2026-01\"",
          "https://example.org/a#b",
          "\"quoted word\"",
          "'once'",
          "\"tab\\tand \\\"quote\\\"\"",
          "é-ü",
          "\"@subjects\"",
          "\"a: b\"",
          "-x",
          "'\\'",
          "\"𝄞 clef\"",
          "a-very-long-word-that-makes-lines-longer-than-they-should-be");

  private final Random random;
  private final StringBuilder text = new StringBuilder();
  private final List<String> comments = new ArrayList<>();
  private int keys;

  AnyYaml(long seed) {
    this.random = new Random(seed);
  }

  /** The comments of the text, in their order. */
  List<String> comments() {
    return comments;
  }

  String write() {
    int documents = 1 + random.nextInt(3);
    ownLines(0);
    for (int i = 0; i < documents; i++) {
      if (i > 0 || oneIn(4)) {
        text.append(oneIn(5) && i > 0 ? "...\n---" : "---");
        endLine();
      }
      root();
    }
    ownLines(0);
    return oneIn(4) ? text.toString().replace("\n", "\r\n") : text.toString();
  }

  private void root() {
    switch (random.nextInt(8)) {
      case 0 -> {
        ownLines(0);
        list(0, 3);
      }
      case 1 -> {
        brackets(1, 3);
        endLine();
      }
      case 2 -> {
        text.append("alone");
        endLine();
      }
      default -> mapping(0, 3);
    }
  }

  private boolean oneIn(int n) {
    return random.nextInt(n) == 0;
  }

  private String comment() {
    String comment = "# c" + comments.size() + (oneIn(3) ? " it's: \"odd\" [" : "");
    comments.add(comment);
    return comment;
  }

  private void endLine() {
    if (oneIn(4)) {
      text.append(" ".repeat(1 + random.nextInt(6))).append(comment());
    } else if (oneIn(6)) {
      text.append("  ");
    }
    text.append('\n');
  }

  private void ownLines(int indent) {
    while (oneIn(4)) {
      if (oneIn(2)) {
        text.append(" ".repeat(Math.max(0, indent + random.nextInt(5) - 2))).append(comment());
      }
      text.append('\n');
    }
  }

  private String key() {
    String key = "k" + keys++;
    return oneIn(6) ? "\"" + key + "\"" : oneIn(10) ? "'" + key + " x'" : key;
  }

  private void mapping(int indent, int depth) {
    int count = 1 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      ownLines(indent);
      text.append(" ".repeat(indent));
      if (oneIn(12)) {
        text.append("? ").append(key());
        endLine();
        ownLines(indent);
        text.append(" ".repeat(indent)).append(':');
      } else {
        text.append(key()).append(':');
      }
      value(indent, depth);
    }
  }

  private void list(int indent, int depth) {
    int count = 1 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      ownLines(indent);
      text.append(" ".repeat(indent)).append('-');
      if (depth > 0 && oneIn(3)) {
        int spaces = 1 + random.nextInt(3);
        text.append(" ".repeat(spaces)).append(key()).append(':');
        value(indent + 1 + spaces, depth - 1);
        if (oneIn(2)) {
          mapping(indent + 1 + spaces, depth - 1);
        }
      } else if (depth > 0 && oneIn(4)) {
        text.append(" -");
        value(indent + 2, depth - 1);
      } else {
        value(indent, depth);
      }
    }
  }

  /** What stands behind a colon or dash, to the end of its last line. */
  private void value(int indent, int depth) {
    int step = 1 + random.nextInt(4);
    int choice = random.nextInt(depth > 0 ? 10 : 6);
    switch (choice) {
      case 0 -> endLine();
      case 1 -> block(indent, step);
      case 2 -> severalLines(indent + step);
      case 3, 4 -> {
        text.append(' ').append(VALUES.get(random.nextInt(VALUES.size())));
        endLine();
      }
      case 5, 6 -> {
        text.append(' ');
        brackets(indent + step, 2);
        endLine();
      }
      case 7, 8 -> {
        endLine();
        ownLines(indent + step);
        mapping(indent + step, depth - 1);
      }
      default -> {
        endLine();
        ownLines(indent + step);
        list(indent + step, depth - 1);
      }
    }
  }

  private void block(int parent, int step) {
    boolean ledBySpace = oneIn(4);
    text.append(' ').append(oneIn(2) ? '|' : '>');
    text.append(ledBySpace ? String.valueOf(step) : "");
    text.append(List.of("", "-", "+").get(random.nextInt(3)));
    if (oneIn(4)) {
      text.append("  ").append(comment());
    }
    text.append('\n');
    int count = 1 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      int more = ledBySpace && i == 0 || oneIn(4) && i > 0 ? 2 : 0;
      text.append(" ".repeat(parent + step + more)).append("line # no comment").append(i);
      text.append(oneIn(5) ? " \n" : "\n").append(oneIn(4) ? "\n" : "");
      text.append(oneIn(8) ? " ".repeat(parent + step + 3) + "\n" : "");
    }
  }

  private void severalLines(int indent) {
    String quote = List.of("", "\"", "'").get(random.nextInt(3));
    text.append(' ').append(quote).append("first line");
    int count = 1 + random.nextInt(2);
    for (int i = 0; i < count; i++) {
      text.append(oneIn(4) ? "\n\n" : "\n").append(" ".repeat(indent + 1)).append("and more");
    }
    text.append(quote);
    endLine();
  }

  private void brackets(int indent, int depth) {
    boolean list = oneIn(2);
    text.append(list ? '[' : '{');
    int count = random.nextInt(5);
    for (int i = 0; i < count; i++) {
      breakLine(indent);
      if (!list) {
        text.append(key());
        if (!oneIn(6)) {
          text.append(": ");
          inner(indent, depth);
        }
      } else if (oneIn(8)) {
        text.append(key()).append(": ");
        inner(indent, depth);
      } else {
        inner(indent, depth);
      }
      if (oneIn(6)) {
        breakLine(indent);
      }
      text.append(i + 1 < count || oneIn(6) ? "," : "");
      text.append(' ');
    }
    breakLine(indent);
    text.append(list ? ']' : '}');
  }

  private void inner(int indent, int depth) {
    if (depth > 0 && oneIn(3)) {
      brackets(indent, depth - 1);
    } else {
      text.append(VALUES.get(random.nextInt(VALUES.size())));
    }
  }

  private void breakLine(int indent) {
    if (oneIn(6)) {
      text.append(' ');
      endLine();
      ownLines(indent);
      text.append(" ".repeat(indent));
    }
  }
}
