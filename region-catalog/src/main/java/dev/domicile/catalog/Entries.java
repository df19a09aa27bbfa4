package dev.domicile.catalog;

import dev.domicile.core.catalog.Catalog;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/** Lists the entries as they were written, and works out the digest over them. */
final class Entries {

  private static final Comparator<Catalog.Entry> ORDER =
      Comparator.comparing(Catalog.Entry::kind)
          .thenComparing(Catalog.Entry::list)
          .thenComparing(Catalog.Entry::json);

  private Entries() {}

  /** The entries of these items, in no order. */
  static List<Catalog.Entry> of(List<Item<?>> items) {
    List<Catalog.Entry> entries = new ArrayList<>(items.size());
    for (Item<?> item : items) {
      entries.add(
          new Catalog.Entry(
              item.kind().word(), item.list().name(), item.id(), item.json(), item.position()));
    }
    return entries;
  }

  /**
   * Entries no two of which say the same, by kind, list and text. The digest is over kinds, lists
   * and texts.
   */
  static Catalog.AsWritten written(List<Catalog.Entry> unsorted) {
    List<Catalog.Entry> entries = new ArrayList<>(unsorted);
    entries.sort(ORDER);
    MessageDigest digest = sha256();
    for (Catalog.Entry entry : entries) {
      update(digest, entry.kind());
      update(digest, entry.list());
      update(digest, entry.json());
    }
    return new Catalog.AsWritten("sha256:" + HexFormat.of().formatHex(digest.digest()), entries);
  }

  /** No canonical text holds a line break, so the parts cannot run into each other. */
  private static void update(MessageDigest digest, String text) {
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) '\n');
  }

  /** A fresh SHA-256. */
  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
