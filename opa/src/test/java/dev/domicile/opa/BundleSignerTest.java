package dev.domicile.opa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.domicile.core.source.Diagnostic;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of a key that cannot sign. */
class BundleSignerTest {

  @TempDir private Path folder;

  private String refusal(String text, SigningAlgorithm algorithm) throws Exception {
    Path file = Files.writeString(folder.resolve("key.pem"), text);
    List<Diagnostic> told = BundleSigner.load(file, algorithm, "default").diagnostics();
    assertEquals(1, told.size());
    assertEquals("OPA-KEY", told.get(0).code());
    assertTrue(told.get(0).position().file().endsWith("key.pem"));
    return told.get(0).message();
  }

  private String refusal(String text) throws Exception {
    return refusal(text, SigningAlgorithm.RS256);
  }

  @Test
  void a_file_without_a_key_is_refused() throws Exception {
    assertEquals("there is no key in PEM form in this file", refusal("hello"));
  }

  @Test
  void an_encrypted_key_is_refused() throws Exception {
    assertEquals(
        "the key is encrypted; an unencrypted one is needed",
        refusal(Keys.pem("ENCRYPTED PRIVATE KEY", new byte[64])));
  }

  @Test
  void a_key_in_an_older_form_is_refused() throws Exception {
    assertEquals(
        "the key is not in PKCS#8 form", refusal(Keys.pem("RSA PRIVATE KEY", new byte[64])));
  }

  @Test
  void a_public_key_is_refused() throws Exception {
    String text = Keys.pem("PUBLIC KEY", Keys.make("RSA", 2048).pair().getPublic().getEncoded());
    assertEquals("this is what verifies, not what signs; the private key is needed", refusal(text));
  }

  @Test
  void a_damaged_key_is_refused() throws Exception {
    assertEquals(
        "this is neither an RSA nor an EC key, or it is damaged",
        refusal(Keys.pem("PRIVATE KEY", new byte[64])));
  }

  @Test
  void a_weak_key_is_refused() throws Exception {
    String text = Keys.pem("PRIVATE KEY", Keys.make("RSA", 1024).pair().getPrivate().getEncoded());
    assertEquals("an RSA key of 1024 bits is too weak", refusal(text));
  }

  @Test
  void a_key_of_another_type_than_the_algorithm_is_refused() throws Exception {
    String rsa = Keys.pem("PRIVATE KEY", Keys.make("RSA", 2048).pair().getPrivate().getEncoded());
    String ec = Keys.pem("PRIVATE KEY", Keys.make("EC", 256).pair().getPrivate().getEncoded());
    assertEquals(
        "the key is of type RSA, and ES256 signs with EC", refusal(rsa, SigningAlgorithm.ES256));
    assertEquals(
        "the key is of type EC, and RS256 signs with RSA", refusal(ec, SigningAlgorithm.RS256));
  }

  @Test
  void a_key_on_another_curve_is_refused() throws Exception {
    String text = Keys.pem("PRIVATE KEY", Keys.make("EC", 384).pair().getPrivate().getEncoded());
    assertEquals("the EC key is not on the curve P-256", refusal(text, SigningAlgorithm.ES256));
  }

  @Test
  void a_file_that_is_not_there_is_no_key() {
    assertThrows(
        UncheckedIOException.class,
        () -> BundleSigner.load(folder.resolve("none.pem"), SigningAlgorithm.RS256, "default"));
  }
}
