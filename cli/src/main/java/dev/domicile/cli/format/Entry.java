package dev.domicile.cli.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An item of a list, a key with its value, or what a document holds, with the comments to it. */
final class Entry {

  private final Optional<Text> key;
  private final List<Comment> above = new ArrayList<>();
  private boolean blankAbove;
  private Part value = Text.of("", "");
  private Optional<Comment> behindKey = Optional.empty();
  private Optional<Comment> behind = Optional.empty();

  Entry(Optional<Text> key) {
    this.key = key;
  }

  /** Empty for an item of a list. */
  Optional<Text> key() {
    return key;
  }

  /** Whether the key is this word. */
  boolean hasKey(String word) {
    return key.filter(text -> text.value().equals(word)).isPresent();
  }

  /** Comments on lines of their own before it. */
  List<Comment> above() {
    return above;
  }

  /** Whether an empty line stands directly above it, below its comments. */
  boolean blankAbove() {
    return blankAbove;
  }

  void setBlankAbove(boolean blank) {
    blankAbove = blank;
  }

  /** Takes away empty lines above, which cannot stand at the beginning of a list or mapping. */
  void beginGroup() {
    if (above.isEmpty()) {
      blankAbove = false;
    } else {
      above.set(0, above.get(0).withBlankAbove(false));
    }
  }

  /** Puts an empty line between this and what comes before. */
  void separate() {
    if (above.isEmpty()) {
      blankAbove = true;
    } else {
      above.set(0, above.get(0).withBlankAbove(true));
    }
  }

  Part value() {
    return value;
  }

  void setValue(Part part) {
    value = part;
  }

  /** The value, if it is a list or mapping. */
  Optional<Group> group() {
    return value instanceof Group group ? Optional.of(group) : Optional.empty();
  }

  /** The comment behind a key whose value begins on the next line. */
  Optional<Comment> behindKey() {
    return behindKey;
  }

  void setBehindKey(Optional<Comment> comment) {
    behindKey = comment;
  }

  /** The comment behind the value. */
  Optional<Comment> behind() {
    return behind;
  }

  void setBehind(Optional<Comment> comment) {
    behind = comment;
  }
}
