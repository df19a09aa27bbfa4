package dev.domicile.cli.format;

import java.util.ArrayList;
import java.util.List;

/** A list or mapping. Changed in place while a file is put in order. */
final class Group implements Part {

  private final boolean list;
  private final List<Entry> entries = new ArrayList<>();
  private final List<Comment> below = new ArrayList<>();
  private boolean brackets;

  Group(boolean list, boolean brackets) {
    this.list = list;
    this.brackets = brackets;
  }

  /** Whether it is a list; otherwise it is a mapping. */
  boolean isList() {
    return list;
  }

  List<Entry> entries() {
    return entries;
  }

  /** Comments behind the last entry, on lines of their own. */
  List<Comment> below() {
    return below;
  }

  /** Whether it can stand on one line: in brackets, and no comment is inside. */
  boolean isOneLine() {
    return entries.isEmpty() || brackets;
  }

  /** Takes the brackets away, so that each entry stands on a line of its own. */
  void spread() {
    brackets = false;
  }
}
