package dev.domicile.catalog;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes numbers and texts of a compiled catalog. A text that stands in a pool is a number. */
final class CompiledOutput {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final Map<String, Integer> pool;

  /** An output that numbers the texts of {@code pool}, which it adds to. */
  CompiledOutput(Map<String, Integer> pool) {
    this.pool = pool;
  }

  /** An output with a pool of its own. */
  CompiledOutput() {
    this(new LinkedHashMap<>());
  }

  /** A number from 0 in as few bytes as it needs. */
  void number(int number) {
    int rest = number;
    while ((rest & ~0x7F) != 0) {
      bytes.write((rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    bytes.write(rest);
  }

  /** A text that is likely to stand once. */
  void text(String text) {
    bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  /** A text that is likely to stand many times. */
  void pooled(String text) {
    Integer known = pool.get(text);
    int index = known == null ? pool.size() : known;
    pool.putIfAbsent(text, index);
    number(index);
  }

  /** Bytes, after how many there are. */
  void bytes(byte[] content) {
    number(content.length);
    bytes.writeBytes(content);
  }

  byte[] toBytes() {
    return bytes.toByteArray();
  }
}
