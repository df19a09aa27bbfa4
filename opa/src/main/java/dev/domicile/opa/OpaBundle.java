package dev.domicile.opa;

import com.google.common.hash.Hashing;
import com.google.common.io.Resources;
import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.policy.PolicySet;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;

/**
 * Catalog, policies and the semantics in Rego as an OPA bundle. A server that runs it answers
 * {@code POST /v1/data/domicile/decision} for {@code {"input": {"workload": …, "asOf":
 * "2026-11-22"}}} with the decision that {@code PolicyDecisionPoint.decide} gives.
 *
 * <pre>{@code
 * OpaBundle.of(catalog, policies).writeTo(Path.of("domicile.tar.gz"));
 * }</pre>
 *
 * <p>Immutable. The same catalog and policies give the same {@link #revision} and the same {@link
 * #tar} bytes; the compressed file depends on the release of Java that writes it.
 */
public final class OpaBundle {

  /**
   * Every part of the data document that the bundle owns; a server refuses others to write them.
   */
  static final List<String> ROOTS = List.of("catalog", "domicile", "policies");

  private static final String MANIFEST = ".manifest";
  private static final String SIGNATURES = ".signatures.json";
  private static final String DATA = "data.json";

  private final String revision;
  private final SortedMap<String, byte[]> files;

  private OpaBundle(String revision, SortedMap<String, byte[]> files) {
    this.revision = revision;
    this.files = files;
  }

  /**
   * The bundle of a catalog and of policies that were loaded against it.
   *
   * @throws UntranslatableRuleException if a rule is of a kind that has no twin in Rego
   */
  public static OpaBundle of(Catalog catalog, PolicySet policies) {
    TreeMap<String, byte[]> files = new TreeMap<>();
    String data =
        "{\"catalog\":"
            + OpaData.catalog(catalog)
            + ",\"policies\":"
            + OpaData.policies(policies)
            + "}";
    files.put(DATA, utf8(data));
    semantics().forEach((name, text) -> files.put("domicile/" + name, utf8(text)));
    return of(files);
  }

  /** A bundle of these files, to which the manifest is added. */
  static OpaBundle of(SortedMap<String, byte[]> contents) {
    TreeMap<String, byte[]> files = new TreeMap<>(contents);
    String revision = revisionOf(files);
    files.put(MANIFEST, utf8(manifest(revision)));
    return new OpaBundle(revision, files);
  }

  /** Contents by name; the caller's own copy. */
  TreeMap<String, byte[]> files() {
    return new TreeMap<>(files);
  }

  private static String manifest(String revision) {
    return DataText.of(Map.of("revision", revision, "rego_version", 1, "roots", ROOTS));
  }

  private static String revisionOf(SortedMap<String, byte[]> files) {
    StringBuilder all = new StringBuilder();
    files.forEach(
        (name, content) -> all.append(sha256(content)).append(' ').append(name).append('\n'));
    return "sha256:" + sha256(utf8(all.toString()));
  }

  /** The semantics in Rego, by file name. */
  static SortedMap<String, String> semantics() {
    SortedMap<String, String> texts = new TreeMap<>();
    for (String name : text("files.txt").lines().toList()) {
      texts.put(name, text(name));
    }
    return texts;
  }

  private static String text(String name) {
    try {
      return Resources.toString(
          Resources.getResource(OpaBundle.class, "rego/" + name), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read `" + name + "` of the class path", e);
    }
  }

  /** The same with a signature over every file, in place of any that it had. */
  public OpaBundle signedBy(BundleSigner signer) {
    TreeMap<String, byte[]> signed = new TreeMap<>(files);
    signed.remove(SIGNATURES);
    TreeMap<String, String> hashes = new TreeMap<>();
    signed.forEach((name, content) -> hashes.put(name, sha256(content)));
    signed.put(SIGNATURES, utf8(signer.signatures(hashes)));
    return new OpaBundle(revision, signed);
  }

  /** {@code sha256:…} over data and semantics; a signature does not change it. */
  public String revision() {
    return revision;
  }

  /** The archive before compression. */
  public byte[] tar() {
    return TarWriter.write(files);
  }

  /** The names of the files in it, in their order. */
  public List<String> names() {
    return List.copyOf(files.keySet());
  }

  /**
   * Writes the compressed archive; whoever reads the file sees the old one or the new one whole. A
   * pipe or a device is written to, and never replaced by a file.
   *
   * @throws UncheckedIOException if it cannot be written
   */
  public void writeTo(Path file) {
    Path target = file.toAbsolutePath();
    try {
      if (Files.exists(target) && !Files.isRegularFile(target)) {
        compressTo(target);
        return;
      }
      Path unfinished = Files.createTempFile(target.getParent(), ".bundle", ".tmp");
      try {
        compressTo(unfinished);
        publish(unfinished, target);
      } finally {
        Files.deleteIfExists(unfinished);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write `" + file + "`: " + e.getMessage(), e);
    }
  }

  private void compressTo(Path file) throws IOException {
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(tar());
    }
  }

  private static void publish(Path unfinished, Path target) throws IOException {
    // A temporary file is the owner's alone; a bundle is read by the server's user too.
    if (unfinished.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(
          unfinished, java.nio.file.attribute.PosixFilePermissions.fromString("rw-r--r--"));
    }
    Files.move(
        unfinished, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String sha256(byte[] content) {
    return Hashing.sha256().hashBytes(content).toString();
  }
}
