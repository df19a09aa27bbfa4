package dev.domicile.opa;

import dev.domicile.core.source.Loaded;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Signs bundles with a private key, with the cryptography of the JDK alone. The signature is the
 * file {@code .signatures.json} of the bundle, as OPA documents it. Immutable and thread-safe.
 */
public final class BundleSigner {

  /** The key id that OPA looks for unless it is told another. */
  public static final String DEFAULT_KEY_ID = "default";

  private final PrivateKey key;
  private final SigningAlgorithm algorithm;
  private final String keyId;

  private BundleSigner(PrivateKey key, SigningAlgorithm algorithm, String keyId) {
    this.key = key;
    this.algorithm = algorithm;
    this.keyId = keyId;
  }

  /**
   * A signer with the key of a PEM file.
   *
   * @param file a private key in PKCS#8, not encrypted: RSA of at least 2048 bits, or EC on P-256
   * @param keyId under which whoever verifies knows the key
   * @return rejected if the file holds no such key; the diagnostics never quote it
   * @throws java.io.UncheckedIOException if the file cannot be read
   */
  public static Loaded<BundleSigner> load(Path file, SigningAlgorithm algorithm, String keyId) {
    return PrivateKeyFile.load(file, algorithm).map(key -> new BundleSigner(key, algorithm, keyId));
  }

  /** The algorithm that it signs with. */
  public SigningAlgorithm algorithm() {
    return algorithm;
  }

  /** The id under which whoever verifies knows the key. */
  public String keyId() {
    return keyId;
  }

  /** The text of {@code .signatures.json} for files with these hashes. */
  String signatures(SortedMap<String, String> hashes) {
    String header = DataText.of(Map.of("alg", algorithm.name(), "kid", keyId, "typ", "JWT"));
    List<Object> files = new ArrayList<>();
    hashes.forEach(
        (name, hash) -> files.add(Map.of("algorithm", "SHA-256", "hash", hash, "name", name)));
    String signed = encoded(header) + "." + encoded(DataText.of(Map.of("files", files)));
    return DataText.of(Map.of("signatures", List.of(signed + "." + signature(signed))));
  }

  private String signature(String text) {
    try {
      Signature signature = Signature.getInstance(algorithm.javaName());
      signature.initSign(key);
      signature.update(text.getBytes(StandardCharsets.US_ASCII));
      return encoded(signature.sign());
    } catch (GeneralSecurityException e) {
      // Every JDK from 17 up has the algorithms, and the key was checked when it was read.
      throw new IllegalStateException("cannot sign with " + algorithm, e);
    }
  }

  private static String encoded(String text) {
    return encoded(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
