package dev.domicile.opa;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;

/**
 * Files as a tar archive whose bytes depend on nothing but their names and contents: plain ustar,
 * no times, no owners, in the order of names.
 */
final class TarWriter {

  private static final int BLOCK = 512;
  private static final int LONGEST_NAME = 100;
  private static final int CHECKSUM = 148;

  private TarWriter() {}

  static byte[] write(SortedMap<String, byte[]> files) {
    ByteArrayOutputStream tar = new ByteArrayOutputStream();
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      byte[] content = file.getValue();
      tar.writeBytes(header(file.getKey(), content.length));
      tar.writeBytes(content);
      tar.writeBytes(new byte[(BLOCK - content.length % BLOCK) % BLOCK]);
    }
    tar.writeBytes(new byte[2 * BLOCK]);
    return tar.toByteArray();
  }

  private static byte[] header(String name, int size) {
    byte[] header = new byte[BLOCK];
    byte[] path = name.getBytes(StandardCharsets.UTF_8);
    if (path.length > LONGEST_NAME) {
      throw new IllegalArgumentException("`" + name + "` is too long a name for the archive");
    }
    System.arraycopy(path, 0, header, 0, path.length);
    octal(header, 100, 7, 0644);
    octal(header, 108, 7, 0);
    octal(header, 116, 7, 0);
    octal(header, 124, 11, size);
    octal(header, 136, 11, 0);
    header[156] = '0';
    text(header, 257, "ustar\0" + "00");
    // The checksum counts itself as spaces.
    text(header, CHECKSUM, "        ");
    int sum = 0;
    for (byte b : header) {
      sum += b & 0xFF;
    }
    octal(header, CHECKSUM, 6, sum);
    header[CHECKSUM + 6] = 0;
    return header;
  }

  private static void octal(byte[] header, int at, int digits, int value) {
    text(header, at, String.format("%0" + digits + "o", value));
  }

  private static void text(byte[] header, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, header, at, bytes.length);
  }
}
