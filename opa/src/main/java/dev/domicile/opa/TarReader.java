package dev.domicile.opa;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** Reads the plain files of a tar archive in memory. */
final class TarReader {

  private static final int BLOCK = 512;

  private TarReader() {}

  /**
   * The files by their name without a leading {@code /} or {@code ./}.
   *
   * @throws IllegalArgumentException if the archive is cut or broken, holds a file twice or
   *     anything but files and folders
   */
  static Map<String, byte[]> read(byte[] tar) {
    Map<String, byte[]> files = new TreeMap<>();
    int at = 0;
    while (true) {
      if (at > tar.length - BLOCK) {
        throw new IllegalArgumentException("the archive is cut");
      }
      if (isZero(tar, at)) {
        return files;
      }
      checkSum(tar, at);
      String name = name(tar, at);
      int type = tar[at + 156];
      int size = Math.toIntExact(octal(tar, at + 124, 12));
      at += BLOCK;
      if (size > tar.length - at) {
        throw new IllegalArgumentException("the archive is cut");
      }
      switch (type) {
        case 0, '0' -> {
          if (files.put(name, Arrays.copyOfRange(tar, at, at + size)) != null) {
            throw new IllegalArgumentException("`" + name + "` is in it twice");
          }
        }
        case '5' -> {} // a folder
        default ->
            // Long names and links could say that another file is meant than the one that we read.
            throw new IllegalArgumentException("`" + name + "` is neither a file nor a folder");
      }
      at += (size + BLOCK - 1) / BLOCK * BLOCK;
    }
  }

  private static String name(byte[] tar, int at) {
    String name = text(tar, at, 100);
    // POSIX archives split long names; other makers keep something else in these bytes.
    boolean posix = tar[at + 262] == 0 && text(tar, at + 257, 5).equals("ustar");
    String prefix = posix ? text(tar, at + 345, 155) : "";
    String whole = prefix.isEmpty() ? name : prefix + "/" + name;
    while (whole.startsWith("/") || whole.startsWith("./")) {
      whole = whole.substring(whole.indexOf('/') + 1);
    }
    return whole;
  }

  private static String text(byte[] tar, int from, int length) {
    int end = from;
    while (end < from + length && tar[end] != 0) {
      end++;
    }
    return new String(tar, from, end - from, StandardCharsets.UTF_8);
  }

  private static long octal(byte[] tar, int from, int length) {
    String digits = text(tar, from, length).strip();
    if (!digits.matches("[0-7]{1,11}")) {
      throw new IllegalArgumentException("the archive has a broken header");
    }
    long value = Long.parseLong(digits, 8);
    if (value > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("the archive is cut");
    }
    return value;
  }

  private static void checkSum(byte[] tar, int at) {
    long sum = 0;
    for (int i = 0; i < BLOCK; i++) {
      sum += i >= 148 && i < 156 ? ' ' : tar[at + i] & 0xff;
    }
    if (sum != octal(tar, at + 148, 8)) {
      throw new IllegalArgumentException("the archive has a broken header");
    }
  }

  private static boolean isZero(byte[] tar, int at) {
    for (int i = 0; i < BLOCK; i++) {
      if (tar[at + i] != 0) {
        return false;
      }
    }
    return true;
  }
}
