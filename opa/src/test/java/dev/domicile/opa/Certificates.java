package dev.domicile.opa;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.concurrent.TimeUnit;

/** A certificate for the loopback address that signs itself, made with the JDK's own keytool. */
final class Certificates {

  private static final String PASSWORD = "changeit";

  private Certificates() {}

  /** Writes {@code cert.pem} and {@code key.pem}; answers the certificate. */
  static Path selfSigned(Path folder) throws IOException, GeneralSecurityException {
    Path store = folder.resolve("keys.p12");
    run(
        Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
        "-genkeypair",
        "-keystore",
        store.toString(),
        "-storetype",
        "PKCS12",
        "-storepass",
        PASSWORD,
        "-alias",
        "opa",
        "-keyalg",
        "EC",
        "-dname",
        "CN=127.0.0.1",
        "-ext",
        "san=ip:127.0.0.1",
        "-validity",
        "2");
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (var in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    Certificate certificate = keys.getCertificate("opa");
    Files.writeString(
        folder.resolve("key.pem"),
        Keys.pem("PRIVATE KEY", keys.getKey("opa", PASSWORD.toCharArray()).getEncoded()));
    return Files.writeString(
        folder.resolve("cert.pem"), Keys.pem("CERTIFICATE", certificate.getEncoded()));
  }

  private static void run(String... command) throws IOException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (OutputStream nothing = process.getOutputStream()) {
      nothing.flush();
    }
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new IOException("keytool failed");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
