package dev.domicile.catalog;

import dev.domicile.core.catalog.Catalog;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/** The entries as they were written, and the digest over them. */
final class Entries {

  private static final Comparator<Catalog.Entry> ORDER =
      Comparator.comparing(Catalog.Entry::kind)
          .thenComparing(Catalog.Entry::list)
          .thenComparing(Catalog.Entry::json);

  private Entries() {}

  /** Every entry that stands, by kind, list and text. */
  static List<Catalog.Entry> of(Tables tables) {
    List<Catalog.Entry> entries = new ArrayList<>();
    for (CatalogKind kind : CatalogKind.values()) {
      for (EntryList<?> list : kind.lists()) {
        for (Item<?> item : tables.items(list)) {
          entries.add(
              new Catalog.Entry(kind.word(), list.name(), item.id(), item.json(), item.position()));
        }
      }
    }
    entries.sort(ORDER);
    return entries;
  }

  /** {@code sha256:…} over the texts of the entries, which are sorted and distinct. */
  static String digest(List<Catalog.Entry> entries) {
    MessageDigest digest = sha256();
    for (Catalog.Entry entry : entries) {
      update(digest, entry.kind());
      update(digest, entry.list());
      update(digest, entry.json());
    }
    return "sha256:" + HexFormat.of().formatHex(digest.digest());
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
