package dev.domicile.catalog;

import java.nio.charset.StandardCharsets;

/**
 * Reads what {@link CompiledOutput} wrote. Several may read parts of the same bytes side by side.
 */
final class CompiledInput {

  private final byte[] bytes;
  private final Pool pool;
  private int at;

  /**
   * Texts that are made when first asked for. Two threads may both make one; they make the same.
   */
  static final class Pool {
    private final byte[] bytes;
    private final int[] starts;
    private final int[] lengths;
    private final String[] made;

    private Pool(byte[] bytes, int size) {
      this.bytes = bytes;
      this.starts = new int[size];
      this.lengths = new int[size];
      this.made = new String[size];
    }

    static Pool empty() {
      return new Pool(new byte[0], 0);
    }

    String get(int index) {
      String text = made[index];
      if (text == null) {
        text = new String(bytes, starts[index], lengths[index], StandardCharsets.UTF_8);
        made[index] = text;
      }
      return text;
    }
  }

  CompiledInput(byte[] bytes, int start, Pool pool) {
    this.bytes = bytes;
    this.at = start;
    this.pool = pool;
  }

  /** The same bytes and pool from {@code start}. */
  CompiledInput from(int start) {
    return from(start, pool);
  }

  /** The same bytes from {@code start}, with this pool. */
  CompiledInput from(int start, Pool texts) {
    return new CompiledInput(bytes, start, texts);
  }

  int number() {
    int number = 0;
    int shift = 0;
    int next;
    do {
      next = bytes[at++];
      number |= (next & 0x7F) << shift;
      shift += 7;
    } while (next < 0);
    return number;
  }

  String text() {
    int length = number();
    String text = new String(bytes, at, length, StandardCharsets.UTF_8);
    at += length;
    return text;
  }

  String pooled() {
    return pool.get(number());
  }

  byte[] bytes() {
    int length = number();
    byte[] content = java.util.Arrays.copyOfRange(bytes, at, at + length);
    at += length;
    return content;
  }

  /** Where bytes with a length begin; goes on after them. */
  int skip() {
    int length = number();
    int start = at;
    at += length;
    return start;
  }

  /** The texts that stand here. */
  Pool pool() {
    int size = number();
    Pool texts = new Pool(bytes, size);
    for (int i = 0; i < size; i++) {
      texts.lengths[i] = number();
      texts.starts[i] = at;
      at += texts.lengths[i];
    }
    return texts;
  }
}
