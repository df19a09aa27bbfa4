package dev.domicile.opa;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a real OPA says of bundles that we signed, and of those that somebody has changed since. */
class BundleSigningTest {

  private static final String DATA =
      DataText.of(
          Map.of(
              "allowed",
              false,
              "text",
              "é \u2028 \u2029 \u007f \u001f \n \t \" \\ / <&> 😀",
              "number",
              12));

  @TempDir private static Path folder;

  private static Path rsaPublic;
  private static Path ecPublic;
  private static BundleSigner rsa;
  private static BundleSigner ec;

  @BeforeAll
  static void makeKeys() throws Exception {
    Keys rsaKeys = Keys.make("RSA", 2048);
    Keys ecKeys = Keys.make("EC", 256);
    rsaPublic = rsaKeys.publicIn(folder.resolve("rsa.pub"));
    ecPublic = ecKeys.publicIn(folder.resolve("ec.pub"));
    rsa =
        BundleSigner.load(
                rsaKeys.privateIn(folder.resolve("rsa.pem")), SigningAlgorithm.RS256, "default")
            .orElseThrow();
    ec =
        BundleSigner.load(
                ecKeys.privateIn(folder.resolve("ec.pem")), SigningAlgorithm.ES256, "default")
            .orElseThrow();
  }

  private static OpaBundle bundle() {
    return OpaBundle.of(
        new TreeMap<>(
            Map.of(
                "data.json", utf8("{\"catalog\":" + DATA + "}"),
                "domicile/a.rego", utf8("package domicile\n\nallowed := data.catalog.allowed\n"))));
  }

  @Test
  void opa_accepts_what_was_signed_with_rs256_and_serves_it() throws IOException {
    Path file = folder.resolve("rs256.tar.gz");
    bundle().signedBy(rsa).writeTo(file);
    try (RealOpa opa =
        RealOpa.serve("--bundle", file.toString(), "--verification-key", rsaPublic.toString())) {
      String answer = opa.post("/v1/data/domicile/allowed", "{\"input\":{}}").body();
      assertEquals("{\"result\":false}", answer.strip());
    }
  }

  @Test
  void opa_accepts_what_was_signed_with_es256_and_serves_it() throws IOException {
    Path file = folder.resolve("es256.tar.gz");
    bundle().signedBy(ec).writeTo(file);
    try (RealOpa opa =
        RealOpa.serve(
            "--bundle",
            file.toString(),
            "--verification-key",
            ecPublic.toString(),
            "--signing-alg",
            "ES256")) {
      String answer = opa.post("/v1/data/domicile/allowed", "{\"input\":{}}").body();
      assertEquals("{\"result\":false}", answer.strip());
    }
  }

  @Test
  void rs256_gives_the_same_bytes_each_time() {
    assertEquals(
        Base64.getEncoder().encodeToString(bundle().signedBy(rsa).tar()),
        Base64.getEncoder().encodeToString(bundle().signedBy(rsa).tar()));
  }

  @Test
  void a_signature_does_not_change_the_revision() {
    assertEquals(bundle().revision(), bundle().signedBy(rsa).revision());
  }

  @Test
  void other_data_is_another_revision() {
    TreeMap<String, byte[]> other = bundle().files();
    other.put("data.json", utf8("{\"catalog\":{}}"));
    other.remove(".manifest");
    assertNotEquals(bundle().revision(), OpaBundle.of(other).revision());
  }

  /** What somebody does to a signed bundle. */
  record Tampering(String name, UnaryOperator<SortedMap<String, byte[]>> change) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Tampering> tamperings() {
    return Stream.of(
        changed("the signature is taken away", files -> files.remove(".signatures.json")),
        changed(
            "there is no signature in the file",
            files -> files.put(".signatures.json", utf8("{\"signatures\":[]}"))),
        changed(
            "the file of signatures is empty", files -> files.put(".signatures.json", utf8("{}"))),
        changed("a value is another", replaced("data.json", "false", "true")),
        changed("the revision is another", replaced(".manifest", "sha256:", "sha256:0")),
        changed(
            "a file is added",
            files -> files.put("domicile/b.rego", utf8("package domicile\n\nb := 1\n"))),
        changed("a file is missing", files -> files.remove("domicile/a.rego")),
        changed("a space is added to Rego", replaced("domicile/a.rego", ":=", ":= ")),
        changed("a bit of the signature is flipped", BundleSigningTest::flipLastBit),
        changed("the algorithm is none", files -> resign(files, "none", "")),
        changed(
            "it is signed with the public key as a secret",
            files -> resign(files, "HS256", read(rsaPublic))),
        changed("it is signed with another key", BundleSigningTest::signWithAnotherKey),
        changed("there are two signatures", BundleSigningTest::doubleSignature),
        changed(
            "there is a second file of signatures",
            files -> files.put("domicile/.signatures.json", utf8("{\"signatures\":[]}"))),
        changed("a name leads out of the bundle", BundleSigningTest::addOutside));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tamperings")
  void opa_refuses_a_bundle_that_was_changed(Tampering tampering) throws IOException {
    Path file = folder.resolve("changed.tar.gz");
    write(file, tampering.change().apply(bundle().signedBy(rsa).files()));

    RealOpa.Run run =
        RealOpa.run(
            "build",
            "--bundle",
            file.toString(),
            "--verification-key",
            rsaPublic.toString(),
            "--output",
            folder.resolve("built.tar.gz").toString());

    assertEquals(1, run.exit(), run.text());
    assertTrue(!run.text().isBlank(), "it says why");
  }

  @Test
  void the_same_check_lets_an_unchanged_bundle_pass() throws IOException {
    Path file = folder.resolve("unchanged.tar.gz");
    write(file, bundle().signedBy(rsa).files());

    RealOpa.Run run =
        RealOpa.run(
            "build",
            "--bundle",
            file.toString(),
            "--verification-key",
            rsaPublic.toString(),
            "--output",
            folder.resolve("built.tar.gz").toString());

    assertEquals(0, run.exit(), run.text());
  }

  // Which configurations of OPA let an unsigned bundle pass: ours always names the key.

  @Test
  void a_configuration_without_signing_serves_an_unsigned_bundle_although_it_has_keys()
      throws IOException {
    assertTrue(served("", "{\"result\":false}"));
    assertTrue(served(",\"signing\":null", "{\"result\":false}"));
  }

  @Test
  void a_configuration_that_names_the_key_refuses_an_unsigned_bundle() throws IOException {
    assertTrue(served(",\"signing\":{\"keyid\":\"k\"}", "{}"));
    assertTrue(served(",\"signing\":{}", "{}"));
  }

  /** Whether an OPA with this piece of configuration comes to give this answer. */
  private static boolean served(String signing, String answer) throws IOException {
    Path file = folder.resolve("unsigned.tar.gz");
    bundle().writeTo(file);
    Path configuration =
        Files.writeString(
            folder.resolve("configuration.json"),
            "{\"bundles\":{\"domicile\":{\"resource\":\"file://"
                + file.toAbsolutePath()
                + "\""
                + signing
                + "}},\"keys\":{\"k\":{\"algorithm\":\"RS256\",\"key\":"
                + DataText.of(read(rsaPublic))
                + "}}}");
    try (RealOpa opa = RealOpa.serve("--config-file", configuration.toString())) {
      long end = System.nanoTime() + 3_000_000_000L;
      String told = "";
      // A bundle is activated after the start; one that is refused never is.
      boolean expectsNothing = answer.equals("{}");
      do {
        told = opa.post("/v1/data/domicile/allowed", "{\"input\":{}}").body().strip();
        if (!expectsNothing && told.equals(answer)) {
          return true;
        }
      } while (System.nanoTime() < end && !(expectsNothing && opa.log().contains("signature")));
      return told.equals(answer);
    }
  }

  @Test
  void opa_test_is_green_without_any_test_unless_it_is_told_to_fail() throws IOException {
    Path empty = Files.createDirectories(folder.resolve("empty"));
    Files.writeString(empty.resolve("a.rego"), "package a\n\nb := 1\n");
    assertEquals(0, RealOpa.run("test", empty.toString()).exit());
    assertEquals(1, RealOpa.run("test", "--fail-on-empty", empty.toString()).exit());
  }

  // Changes.

  /** A change in place. */
  private interface Change {
    void apply(SortedMap<String, byte[]> files);
  }

  private static Tampering changed(String name, Change change) {
    return new Tampering(
        name,
        files -> {
          change.apply(files);
          return files;
        });
  }

  private static Change replaced(String file, String from, String to) {
    return files -> {
      String text = new String(content(files, file), UTF_8);
      assertTrue(text.contains(from), text);
      files.put(file, utf8(text.replace(from, to)));
    };
  }

  private static void flipLastBit(SortedMap<String, byte[]> files) {
    byte[] text = content(files, ".signatures.json");
    // The last character of the signature stands before the closing quote, bracket and brace.
    int last = text.length - 10;
    text[last] = text[last] == 'A' ? (byte) 'B' : (byte) 'A';
    files.put(".signatures.json", text);
  }

  private static void signWithAnotherKey(SortedMap<String, byte[]> files) {
    try {
      Path other = Keys.make("RSA", 2048).privateIn(folder.resolve("other.pem"));
      BundleSigner signer =
          BundleSigner.load(other, SigningAlgorithm.RS256, "default").orElseThrow();
      files.put(".signatures.json", content(bundle().signedBy(signer).files(), ".signatures.json"));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static void doubleSignature(SortedMap<String, byte[]> files) {
    String token = token(files);
    files.put(".signatures.json", utf8("{\"signatures\":[\"" + token + "\",\"" + token + "\"]}"));
  }

  private static void addOutside(SortedMap<String, byte[]> files) {
    files.put("../outside.rego", utf8("package domicile\n\nc := 1\n"));
  }

  private static String token(SortedMap<String, byte[]> files) {
    String text = new String(content(files, ".signatures.json"), UTF_8);
    return text.substring(text.indexOf("[\"") + 2, text.indexOf("\"]"));
  }

  private static void resign(SortedMap<String, byte[]> files, String algorithm, String secret) {
    String payload = token(files).split("\\.")[1];
    String header =
        base64(utf8("{\"alg\":\"" + algorithm + "\",\"kid\":\"default\",\"typ\":\"JWT\"}"));
    String signed = header + "." + payload;
    String signature = "";
    if (!secret.isEmpty()) {
      try {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(utf8(secret), "HmacSHA256"));
        signature = base64(mac.doFinal(utf8(signed)));
      } catch (java.security.GeneralSecurityException e) {
        throw new AssertionError(e);
      }
    }
    files.put(".signatures.json", utf8("{\"signatures\":[\"" + signed + "." + signature + "\"]}"));
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static byte[] content(SortedMap<String, byte[]> files, String name) {
    byte[] content = files.get(name);
    if (content == null) {
      throw new AssertionError("no " + name);
    }
    return content.clone();
  }

  private static void write(Path file, SortedMap<String, byte[]> files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(TarWriter.write(files));
    }
    Files.write(file, bytes.toByteArray());
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(UTF_8);
  }
}
