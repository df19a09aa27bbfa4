package dev.domicile.opa;

import dev.domicile.core.source.Loaded;
import dev.domicile.core.source.Problems;
import dev.domicile.core.source.SourcePosition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a private key from a PEM file, and says what to do about one that will not do. */
final class PrivateKeyFile {

  private static final String CODE = "OPA-KEY";
  private static final int LARGEST = 64 * 1024;
  private static final int LEAST_RSA_BITS = 2048;
  private static final int P256_BITS = 256;

  private static final Pattern PEM =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \\1-----");

  private static final String CONVERT =
      "`openssl pkcs8 -topk8 -nocrypt -in KEY.pem -out PKCS8.pem` writes it in the right form";

  private PrivateKeyFile() {}

  static Loaded<PrivateKey> load(Path file, SigningAlgorithm algorithm) {
    Problems problems = new Problems();
    SourcePosition place = new SourcePosition(file.toString().replace('\\', '/'), 1, 1);
    Matcher pem = PEM.matcher(read(file));
    if (!pem.find()) {
      problems.error(place, CODE, "there is no key in PEM form in this file", CONVERT);
      return problems.rejected();
    }
    String label = pem.group(1);
    if (!label.equals("PRIVATE KEY")) {
      problems.error(place, CODE, wrongLabel(label), CONVERT);
      return problems.rejected();
    }
    return parsed(pem.group(2), algorithm, place, problems);
  }

  private static String read(Path file) {
    try {
      if (Files.size(file) > LARGEST) {
        return "";
      }
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the key `" + file + "`", e);
    }
  }

  private static String wrongLabel(String label) {
    return switch (label) {
      case "ENCRYPTED PRIVATE KEY" -> "the key is encrypted; an unencrypted one is needed";
      case "RSA PRIVATE KEY", "EC PRIVATE KEY" -> "the key is not in PKCS#8 form";
      case "PUBLIC KEY", "CERTIFICATE" ->
          "this is what verifies, not what signs; the private key is needed";
      default -> "a private key in PKCS#8 form is needed, not `" + label + "`";
    };
  }

  private static Loaded<PrivateKey> parsed(
      String base64, SigningAlgorithm algorithm, SourcePosition place, Problems problems) {
    byte[] encoded;
    try {
      encoded = Base64.getMimeDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      problems.error(place, CODE, "the key is damaged: it is not Base64");
      return problems.rejected();
    }
    PKCS8EncodedKeySpec spec = new PKCS8EncodedKeySpec(encoded);
    for (SigningAlgorithm candidate : SigningAlgorithm.values()) {
      try {
        PrivateKey key = KeyFactory.getInstance(candidate.keyType()).generatePrivate(spec);
        check(key, candidate, algorithm, place, problems);
        return problems.hasErrors() ? problems.rejected() : new Loaded.Accepted<>(key, List.of());
      } catch (GeneralSecurityException e) {
        continue; // a key of another type, or none at all, which is told below
      }
    }
    problems.error(place, CODE, "this is neither an RSA nor an EC key, or it is damaged", CONVERT);
    return problems.rejected();
  }

  private static void check(
      PrivateKey key,
      SigningAlgorithm found,
      SigningAlgorithm asked,
      SourcePosition place,
      Problems problems) {
    if (found != asked) {
      problems.error(
          place,
          CODE,
          "the key is of type "
              + found.keyType()
              + ", and "
              + asked
              + " signs with "
              + asked.keyType(),
          "sign with " + found + ", or take another key");
    } else if (key instanceof RSAPrivateKey rsa && rsa.getModulus().bitLength() < LEAST_RSA_BITS) {
      problems.error(
          place,
          CODE,
          "an RSA key of " + rsa.getModulus().bitLength() + " bits is too weak",
          "take one of at least " + LEAST_RSA_BITS + " bits");
    } else if (key instanceof ECPrivateKey ec
        && ec.getParams().getOrder().bitLength() != P256_BITS) {
      problems.error(
          place,
          CODE,
          "the EC key is not on the curve P-256",
          "`openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256` makes one that is");
    }
  }
}
