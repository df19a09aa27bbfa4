package dev.domicile.opa;

/**
 * How a bundle is signed: the algorithms that OPA takes on its command line and in its
 * configuration.
 */
public enum SigningAlgorithm {
  /** RSA with SHA-256; the same bytes each time. OPA's own default. */
  RS256("RSA", "SHA256withRSA"),
  /** ECDSA on P-256 with SHA-256; other bytes each time. */
  ES256("EC", "SHA256withECDSAinP1363Format");

  private final String keyType;
  private final String javaName;

  SigningAlgorithm(String keyType, String javaName) {
    this.keyType = keyType;
    this.javaName = javaName;
  }

  String keyType() {
    return keyType;
  }

  String javaName() {
    return javaName;
  }
}
