package dev.domicile.core.source;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * The bytes of one file and the name to show for it. Immutable; equal if name and bytes are.
 *
 * <p>The bytes are read once and then passed on, so that what is hashed is what is parsed.
 */
public final class SourceFile {

  private final String name;
  private final byte[] content;
  private final Optional<Path> path;

  /**
   * A file.
   *
   * @param name what positions show: relative, with {@code /}
   * @param content copied
   * @throws IllegalArgumentException if the name is empty
   */
  public SourceFile(String name, byte[] content) {
    this(name, content, Optional.empty());
  }

  /** A file that was read from {@code path}. */
  SourceFile(String name, byte[] content, Optional<Path> path) {
    if (name.isEmpty()) {
      throw new IllegalArgumentException("`name` is empty");
    }
    this.name = name;
    this.content = content.clone();
    this.path = path;
  }

  /**
   * A file of UTF-8 text. Half of a surrogate pair, which no UTF-8 can hold, is encoded such that
   * reading the file refuses it at its place.
   */
  public static SourceFile ofText(String name, String text) {
    return new SourceFile(name, encode(text));
  }

  /** The same file, under the same name and path, with another text: one that is being edited. */
  public SourceFile withText(String text) {
    return new SourceFile(name, encode(text), path);
  }

  /** What positions show. */
  public String name() {
    return name;
  }

  /** Where it was read, if it lies in the file system; no part of what makes files equal. */
  public Optional<Path> path() {
    return path;
  }

  /** A copy of the bytes. */
  public byte[] content() {
    return content.clone();
  }

  /** How many bytes there are. */
  public int size() {
    return content.length;
  }

  /** The bytes themselves, for readers in this package that do not write to them. */
  byte[] bytes() {
    return content;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SourceFile file
        && file.name.equals(name)
        && Arrays.equals(file.content, content);
  }

  @Override
  public int hashCode() {
    // Files of one name and size differ seldom, and going through the bytes takes its time.
    return 31 * name.hashCode() + content.length;
  }

  /** The name and the size; never the content. */
  @Override
  public String toString() {
    return name + " (" + content.length + " bytes)";
  }

  private static byte[] encode(String text) {
    if (StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length() + 16);
    text.codePoints()
        .forEach(
            c -> {
              if (c >= 0xD800 && c <= 0xDFFF) {
                // String.getBytes would write a question mark here and change what was written.
                bytes.write(0xE0 | c >> 12);
                bytes.write(0x80 | c >> 6 & 0x3F);
                bytes.write(0x80 | c & 0x3F);
              } else {
                bytes.writeBytes(Character.toString(c).getBytes(StandardCharsets.UTF_8));
              }
            });
    return bytes.toByteArray();
  }
}
