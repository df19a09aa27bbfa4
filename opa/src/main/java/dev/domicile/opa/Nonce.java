package dev.domicile.opa;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Texts that nobody can foresee, so that an answer that repeats one belongs to its question. */
final class Nonce {

  private static final int BYTES = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  private Nonce() {}

  /** Another one each time: 32 characters of hexadecimal digits. */
  static String next() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
