package dev.domicile.catalog;

import dev.domicile.core.catalog.Catalog;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/**
 * The entries as they were written, and the digest over them.
 *
 * @param list by kind, list and text
 * @param digest {@code sha256:…} over kinds, lists and texts; the same for the same entries
 */
record Entries(List<Catalog.Entry> list, String digest) {

  private static final Comparator<Catalog.Entry> ORDER =
      Comparator.comparing(Catalog.Entry::kind)
          .thenComparing(Catalog.Entry::list)
          .thenComparing(Catalog.Entry::json);

  /** The entries of these items, no two of which say the same. */
  static Entries of(List<Item<?>> items) {
    List<Catalog.Entry> entries = new ArrayList<>(items.size());
    for (Item<?> item : items) {
      entries.add(
          new Catalog.Entry(
              item.kind().word(), item.list().name(), item.id(), item.json(), item.position()));
    }
    entries.sort(ORDER);
    MessageDigest digest = sha256();
    for (Catalog.Entry entry : entries) {
      update(digest, entry.kind());
      update(digest, entry.list());
      update(digest, entry.json());
    }
    return new Entries(entries, "sha256:" + HexFormat.of().formatHex(digest.digest()));
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
