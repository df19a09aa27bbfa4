package dev.domicile.cli.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes pages, line by line. */
final class Printer {

  /** How long a line may be before lists and mappings in brackets are spread over several. */
  static final int WIDTH = 120;

  private static final int STEP = 2;

  private final Lines lines = new Lines();

  private Printer() {}

  static String print(List<Page> pages) {
    Printer printer = new Printer();
    boolean first = true;
    for (Page page : pages) {
      printer.page(page, !first);
      first = false;
    }
    return printer.lines.text();
  }

  static String printComments(List<Comment> comments) {
    Printer printer = new Printer();
    printer.comments(comments, 0);
    return printer.lines.text();
  }

  private void page(Page page, boolean another) {
    comments(page.above(), 0);
    if (page.marked() || another) {
      lines.add("---", page.behindMark());
      page.root().beginGroup();
    }
    Entry root = page.root();
    comments(root.above(), 0);
    if (root.blankAbove()) {
      lines.blank();
    }
    root.group().ifPresent(Group::spread);
    value("", root, 0);
    comments(page.below(), 0);
  }

  private void comments(List<Comment> comments, int indent) {
    for (Comment comment : comments) {
      if (comment.blankAbove()) {
        lines.blank();
      }
      lines.add(" ".repeat(indent) + comment.text(), Optional.empty());
    }
  }

  /**
   * Writes the entries, each on lines of its own.
   *
   * @param lead what stands before the first entry in place of its indentation
   */
  private void group(Group group, int indent, String lead) {
    String before = lead;
    for (Entry entry : group.entries()) {
      comments(entry.above(), indent);
      if (entry.blankAbove()) {
        lines.blank();
      }
      if (entry.key().isPresent()) {
        value(before + entry.key().get().head() + ":", entry, indent + STEP);
      } else {
        value(before + "-", entry, indent + STEP);
      }
      before = " ".repeat(indent);
    }
    comments(group.below(), indent);
  }

  /**
   * Writes the value of an entry.
   *
   * @param head what stands before it on its first line
   * @param indent of its further lines
   */
  private void value(String head, Entry entry, int indent) {
    String start = head.isEmpty() ? "" : head + " ";
    if (entry.value() instanceof Text text) {
      text(text.isNothing() ? head : start + text.head(), text, entry, indent);
      return;
    }
    Group group = (Group) entry.value();
    Optional<String> line = onOneLine(group);
    if (line.isPresent() && (group.entries().isEmpty() || fits(start + line.get()))) {
      lines.add(start + line.get(), entry.behind());
    } else if (entry.key().isPresent()) {
      lines.add(head, entry.behindKey().or(entry::behind));
      group(group, indent, " ".repeat(indent));
    } else {
      // The comment behind the bracket that goes away; the dash begins a line of the group.
      int outer = head.length() - head.stripLeading().length();
      entry.behind().ifPresent(c -> lines.add(" ".repeat(outer) + c.text(), Optional.empty()));
      group(group, indent, start);
    }
  }

  private void text(String first, Text text, Entry entry, int indent) {
    if (text.isOneLine()) {
      lines.add(first, entry.behind());
      return;
    }
    lines.add(first, entry.behindKey());
    int last = text.rest().size() - 1;
    for (int i = 0; i <= last; i++) {
      String line = text.rest().get(i);
      String written = line.isEmpty() ? "" : " ".repeat(indent) + line;
      lines.add(written, i == last ? entry.behind() : Optional.empty());
    }
    if (text.keepsEnd()) {
      lines.noBlank();
    }
  }

  private static boolean fits(String line) {
    return line.codePointCount(0, line.length()) <= WIDTH;
  }

  /** The group in brackets; empty if it cannot stand in them. */
  private static Optional<String> onOneLine(Group group) {
    if (!group.isOneLine()) {
      return Optional.empty();
    }
    return Optional.of(
        group.isList()
            ? group.entries().stream()
                .map(entry -> onOneLine(entry.value()))
                .collect(Collectors.joining(", ", "[", "]"))
            : group.entries().stream()
                .map(Printer::pair)
                .collect(Collectors.joining(", ", "{", "}")));
  }

  private static String pair(Entry entry) {
    String key = entry.key().map(Text::head).orElse("");
    String value = onOneLine(entry.value());
    return value.isEmpty() ? key : key + ": " + value;
  }

  private static String onOneLine(Part part) {
    return part instanceof Text text ? text.head() : onOneLine((Group) part).orElseThrow();
  }

  /** The lines of a file, with the comments behind them. */
  private static final class Lines {

    private record Line(String text, Optional<Comment> comment) {
      int width() {
        return text.codePointCount(0, text.length());
      }
    }

    private final List<Line> lines = new ArrayList<>();
    private boolean mayBlank;

    void add(String text, Optional<Comment> comment) {
      lines.add(new Line(text, comment));
      mayBlank = true;
    }

    /** Adds an empty line, unless there is one or it would change a text. */
    void blank() {
      if (mayBlank) {
        lines.add(new Line("", Optional.empty()));
        mayBlank = false;
      }
    }

    void noBlank() {
      mayBlank = false;
    }

    /** Comments behind lines that follow each other stand in one column. */
    String text() {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < lines.size(); ) {
        int end = i;
        while (end < lines.size() && lines.get(end).comment().isPresent()) {
          end++;
        }
        if (end == i) {
          text.append(lines.get(i++).text()).append('\n');
        } else {
          write(lines.subList(i, end), text);
          i = end;
        }
      }
      return text.toString();
    }

    private static void write(List<Line> run, StringBuilder text) {
      int widest = run.stream().mapToInt(Line::width).max().orElse(0);
      boolean align =
          run.stream().allMatch(line -> widest + 2 + line.comment().get().text().length() <= WIDTH);
      for (Line line : run) {
        int spaces = 2 + (align ? widest - line.width() : 0);
        text.append(line.text()).append(" ".repeat(spaces));
        text.append(line.comment().get().text()).append('\n');
      }
    }
  }
}
