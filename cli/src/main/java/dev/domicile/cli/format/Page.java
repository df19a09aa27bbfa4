package dev.domicile.cli.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One document of a file with its comments. */
final class Page {

  private final List<Comment> above = new ArrayList<>();
  private final List<Comment> below = new ArrayList<>();
  private final Entry root = new Entry(Optional.empty());
  private boolean marked;
  private Optional<Comment> behindMark = Optional.empty();

  /** Comments before the {@code ---}. */
  List<Comment> above() {
    return above;
  }

  /** Comments behind everything else. */
  List<Comment> below() {
    return below;
  }

  /** What the document holds. */
  Entry root() {
    return root;
  }

  /** Whether {@code ---} opens it. */
  boolean marked() {
    return marked;
  }

  void setMarked() {
    marked = true;
  }

  /** The comment behind the {@code ---}. */
  Optional<Comment> behindMark() {
    return behindMark;
  }

  void setBehindMark(Optional<Comment> comment) {
    behindMark = comment;
  }
}
