package dev.domicile.cli.format;

import dev.domicile.cli.format.Pieces.Gap;
import dev.domicile.core.source.YamlText;
import dev.domicile.core.source.YamlToken;
import dev.domicile.core.source.YamlToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads pages and decides to what each comment belongs: one behind something to that, one on a line
 * of its own to what follows, unless it is indented like a list or mapping that ends there.
 */
final class PageReader {

  private final Pieces pieces;

  private PageReader(YamlText file) {
    this.pieces = new Pieces(file);
  }

  static List<Page> read(YamlText file) {
    PageReader reader = new PageReader(file);
    List<Page> pages = new ArrayList<>();
    while (!reader.pieces.isAtEnd()) {
      pages.add(reader.page());
    }
    return pages;
  }

  /** The comments of a file that holds no document. */
  static List<Comment> comments(YamlText file) {
    return new Pieces(file).gap().takeAll();
  }

  private Page page() {
    Page page = new Page();
    if (pieces.isNextWritten()) {
      page.above().addAll(pieces.gap().takeAll());
      page.setMarked();
      pieces.take();
      page.setBehindMark(takeBehind());
    } else {
      pieces.take();
    }
    item(page.root(), -1);
    page.below().addAll(pieces.gap().takeAll());
    pieces.take();
    return page;
  }

  /** Reads an item of a list, or what a document holds. */
  private void item(Entry entry, int parentColumn) {
    Gap gap = pieces.gap();
    if (pieces.beginsWithNothing()) {
      while (gap.isBeforeDash()) {
        entry.above().add(gap.comments().remove());
      }
      if (parentColumn >= 0) {
        gap.passDash();
      }
    } else {
      entry.above().addAll(gap.takeAll());
      entry.setBlankAbove(gap.takeBlank());
    }
    value(entry, parentColumn, false);
  }

  private void keyed(Group mapping, int column, boolean inBrackets) {
    Gap gap = pieces.gap();
    Entry entry = new Entry(Optional.of(Quotes.onOneLine(pieces.text(), pieces.take())));
    entry.above().addAll(gap.takeAll());
    entry.setBlankAbove(gap.takeBlank());
    mapping.entries().add(entry);
    value(entry, column, inBrackets);
  }

  private void value(Entry entry, int parentColumn, boolean inBrackets) {
    YamlToken token = pieces.peek();
    if (token.kind() == Kind.SCALAR) {
      scalar(entry, inBrackets);
    } else if (pieces.isNextWritten()) {
      // Comments between the key and the bracket have no better place than above the key.
      entry.above().addAll(pieces.gap().takeAll());
      pieces.take();
      entry.setValue(inBrackets(entry, token.kind() == Kind.LIST_START));
    } else {
      if (entry.key().isPresent()) {
        entry.setBehindKey(takeBehind());
      }
      entry.setValue(inLines(parentColumn, inBrackets));
    }
    if (entry.behind().isEmpty()) {
      entry.setBehind(takeBehind());
    }
    settle(entry);
  }

  private void scalar(Entry entry, boolean inBrackets) {
    if (isNothing()) {
      pieces.take();
      return;
    }
    entry.above().addAll(pieces.gap().takeAll());
    YamlToken token = pieces.take();
    if (BlockText.isBlock(pieces.text(), token)) {
      Text block = BlockText.of(pieces.text(), token).text();
      entry.setValue(block);
      if (block.isOneLine()) {
        entry.setBehind(block.headComment());
      } else {
        entry.setBehindKey(block.headComment());
      }
    } else if (inBrackets) {
      entry.setValue(Quotes.onOneLine(pieces.text(), token));
    } else {
      entry.setValue(Quotes.inBlock(pieces.text(), token));
    }
  }

  private Group inBrackets(Entry owner, boolean list) {
    Group group = new Group(list, true);
    Optional<Comment> opening = takeBehind();
    while (!isEnd()) {
      if (list) {
        Entry item = new Entry(Optional.empty());
        group.entries().add(item);
        item.above().addAll(pieces.gap().takeAll());
        value(item, -1, true);
      } else {
        keyed(group, -1, true);
      }
    }
    group.below().addAll(pieces.gap().takeAll());
    pieces.take();
    group.entries().stream().findFirst().ifPresent(Entry::beginGroup);
    opening.ifPresent(comment -> placeOpening(comment, owner, group));
    return group;
  }

  private static void placeOpening(Comment comment, Entry owner, Group group) {
    if (owner.key().isPresent() && !group.entries().isEmpty()) {
      owner.setBehindKey(Optional.of(comment));
    } else {
      owner.above().add(comment.withBlankAbove(false));
    }
  }

  private Group inLines(int parentColumn, boolean inBrackets) {
    YamlToken start = pieces.take();
    boolean list = start.kind() == Kind.LIST_START;
    // Only `[key: value]` opens a mapping in brackets without brackets of its own.
    Group group = new Group(list, inBrackets);
    int column = pieces.column(start.start());
    while (!isEnd()) {
      if (list) {
        Entry item = new Entry(Optional.empty());
        group.entries().add(item);
        item(item, column);
      } else {
        keyed(group, column, inBrackets);
      }
    }
    pieces.take();
    group.entries().get(0).beginGroup();
    // A list may stand in the column of its key; what follows there belongs to the mapping.
    takeBelow(group, list && column == parentColumn ? column + 1 : column);
    return group;
  }

  private void takeBelow(Group group, int column) {
    Gap gap = pieces.gap();
    while (gap.isBeforeDash()) {
      Comment comment = gap.comments().element();
      if (comment.behind() || comment.column() < column) {
        return;
      }
      group.below().add(gap.comments().remove());
    }
  }

  private Optional<Comment> takeBehind() {
    Gap gap = pieces.gap();
    return gap.comments().isEmpty() || !gap.comments().element().behind()
        ? Optional.empty()
        : Optional.of(gap.comments().remove());
  }

  /** A list or mapping in brackets that holds comments cannot stand on one line. */
  private static void settle(Entry entry) {
    entry.group().ifPresent(group -> settle(entry, group));
  }

  private static void settle(Entry entry, Group group) {
    if (group.entries().isEmpty()) {
      group.below().forEach(comment -> entry.above().add(comment.withBlankAbove(false)));
      group.below().clear();
      return;
    }
    if (group.isOneLine() && (entry.behindKey().isPresent() || holdsComments(group))) {
      group.spread();
      entry
          .behind()
          .ifPresent(
              comment -> {
                group.below().add(comment.withBlankAbove(false));
                entry.setBehind(Optional.empty());
              });
    }
  }

  private static boolean holdsComments(Group group) {
    return !group.below().isEmpty()
        || group.entries().stream()
            .anyMatch(
                entry ->
                    !entry.above().isEmpty()
                        || entry.behind().isPresent()
                        || entry.behindKey().isPresent()
                        || entry.group().filter(inner -> !inner.isOneLine()).isPresent());
  }

  private boolean isEnd() {
    Kind kind = pieces.peek().kind();
    return kind == Kind.LIST_END || kind == Kind.MAPPING_END;
  }

  private boolean isNothing() {
    return pieces.peek().kind() == Kind.SCALAR && !pieces.isNextWritten();
  }
}
