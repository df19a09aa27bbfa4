package dev.domicile.opa;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;

/** A pair of keys made for a test. */
record Keys(KeyPair pair) {

  static Keys make(String type, int bits) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(type);
    generator.initialize(bits);
    return new Keys(generator.generateKeyPair());
  }

  Path privateIn(Path file) throws IOException {
    return Files.writeString(file, pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
  }

  Path publicIn(Path file) throws IOException {
    return Files.writeString(file, pem("PUBLIC KEY", pair.getPublic().getEncoded()));
  }

  static String pem(String label, byte[] encoded) {
    return "-----BEGIN "
        + label
        + "-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded)
        + "\n-----END "
        + label
        + "-----\n";
  }
}
