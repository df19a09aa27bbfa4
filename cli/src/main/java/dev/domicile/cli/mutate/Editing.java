package dev.domicile.cli.mutate;

import dev.domicile.cli.mutate.Written.Entry;
import java.util.List;
import java.util.stream.Collectors;

/** How pieces of one file are taken out, put in and written otherwise. */
final class Editing {

  private static final String PLAIN = "[A-Za-z0-9_./*-]+";

  private final String text;

  Editing(String text) {
    this.text = text;
  }

  /** The same value, written otherwise. */
  Edit replace(Written value, String by) {
    return new Edit(value.start(), value.end(), by);
  }

  /** Takes one entry of several out of a list or mapping. */
  Edit remove(Written group, int index) {
    Entry entry = group.entries().get(index);
    boolean last = index == group.entries().size() - 1;
    if (group.bracketed()) {
      return last
          ? new Edit(
              index == 0 ? entry.start() : group.entries().get(index - 1).end(), entry.end(), "")
          : new Edit(entry.start(), group.entries().get(index + 1).start(), "");
    }
    if (index == 0 && group.isMapping() && !last) {
      // Its first key may stand behind a dash, which stays for the next one.
      return new Edit(entry.start(), group.entries().get(1).start(), "");
    }
    return new Edit(lineStart(entry.start()), behindLine(entry.end()), "");
  }

  /** Puts a word at the end of a list, or beside the only one. */
  Edit add(Written list, String word) {
    if (!list.isList()) {
      return replace(list, "[" + flow(list) + ", " + word(word) + "]");
    }
    Entry last = list.entries().get(list.entries().size() - 1);
    if (list.bracketed()) {
      return new Edit(last.end(), last.end(), ", " + word(word));
    }
    int behind = behindLine(last.end());
    int dash = text.lastIndexOf('-', last.start() - 1);
    return new Edit(
        behind, behind, text.substring(lineStart(dash), dash) + "- " + word(word) + "\n");
  }

  /** Puts a key with a word before the first key of a mapping. */
  Edit insert(Written mapping, String key, String word) {
    int at = mapping.entries().get(0).start();
    String separator = mapping.bracketed() ? ", " : "\n" + " ".repeat(at - lineStart(at));
    return new Edit(at, at, key + ": " + word(word) + separator);
  }

  /** A word as it can stand anywhere, in quotes where it needs them. */
  static String word(String word) {
    boolean plain =
        word.matches(PLAIN) && !word.matches("(?i)y|n|yes|no|on|off|true|false|null|[0-9.]+");
    return plain ? word : "\"" + word.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  /** A value on one line. */
  String flow(Written value) {
    if (value.isScalar()) {
      String source = text.substring(value.start(), value.end());
      return source.startsWith("|") || source.startsWith(">") || source.indexOf('\n') >= 0
          ? word(value.text())
          : source;
    }
    if (value.isList()) {
      return value.items().stream().map(this::flow).collect(Collectors.joining(", ", "[", "]"));
    }
    return value.entries().stream()
        .map(entry -> entry.key().map(this::flow).orElse("") + ": " + flow(entry.value()))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  /** A list of some of these values on one line. */
  String flowList(List<Written> values) {
    return values.stream().map(this::flow).collect(Collectors.joining(", ", "[", "]"));
  }

  private int lineStart(int index) {
    return text.lastIndexOf('\n', index - 1) + 1;
  }

  private int behindLine(int index) {
    int end = text.indexOf('\n', index);
    return end < 0 ? text.length() : end + 1;
  }
}
