package dev.domicile.catalog;

import dev.domicile.core.source.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The bundled files as they are after parsing, so that a program that starts need not parse them
 * again. Made by the build from the YAML beside it. What is in it is what was written, before
 * references are resolved, so that overlays work as they do on YAML.
 */
final class CompiledCatalog {

  /** The name of the resource. */
  static final String NAME = "catalog.bin";

  private CompiledCatalog() {}

  /**
   * One file in compiled form.
   *
   * @param size of the YAML
   * @param hash of the YAML, to know the same file when it is given again
   * @param start where its entries begin
   */
  record Part(String name, int size, byte[] hash, CompiledInput whole, int start, Codecs codecs)
      implements FileReading.Readable {

    @Override
    public boolean isSameAs(SourceFile file) {
      return file.size() == size
          && MessageDigest.isEqual(hash, Entries.sha256().digest(file.content()));
    }

    @Override
    public CatalogFile read() {
      CompiledInput in = whole.from(start);
      int count = in.number();
      List<Item<?>> items = new ArrayList<>(count);
      while (items.size() < count) {
        CatalogKind kind = CatalogKind.values()[in.number()];
        items.addAll(entries(kind.lists().get(in.number()), kind, in));
      }
      return new CatalogFile(items, List.of(), Set.of());
    }

    private <T extends Written> List<Item<T>> entries(
        EntryList<T> list, CatalogKind kind, CompiledInput in) {
      Codec<T> codec = codecs.of(list.type());
      int count = in.number();
      List<Item<T>> items = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        T value = codec.read(in);
        items.add(new Item<>(list, kind, value, in.text(), 0));
      }
      return items;
    }
  }

  /**
   * What was bundled.
   *
   * @return empty if nothing was compiled, or if the YAML beside it has changed since
   */
  static Optional<List<Part>> bundled() {
    URL place = CompiledCatalog.class.getResource(NAME);
    if (place == null) {
      return Optional.empty();
    }
    try (InputStream in = place.openStream()) {
      List<Part> parts = read(in.readAllBytes());
      // In a jar nobody edits the YAML; in a folder of classes an editor may have copied it anew.
      boolean editable = place.getProtocol().equals("file");
      return editable && isOutdated(Path.of(place.toURI()), parts)
          ? Optional.empty()
          : Optional.of(parts);
    } catch (IOException | URISyntaxException e) {
      throw new UncheckedIOException(
          "cannot read `" + NAME + "`", e instanceof IOException io ? io : new IOException(e));
    }
  }

  /** Whether a file beside the compiled one is newer than it, or has another size than it had. */
  static boolean isOutdated(Path compiled, List<Part> parts) throws IOException {
    FileTime made = Files.getLastModifiedTime(compiled);
    for (Part part : parts) {
      Path yaml = compiled.resolveSibling(part.name());
      boolean same =
          Files.exists(yaml)
              && Files.size(yaml) == part.size()
              && Files.getLastModifiedTime(yaml).compareTo(made) <= 0;
      if (!same) {
        return true;
      }
    }
    return false;
  }

  /** The files in compiled form, in the order given. None of them may have a problem. */
  static byte[] write(List<SourceFile> files) {
    Codecs codecs = new Codecs();
    CompiledOutput parts = new CompiledOutput();
    CompiledOutput texts = new CompiledOutput();
    Map<String, Integer> pool = new LinkedHashMap<>();
    parts.number(files.size());
    for (SourceFile file : files) {
      parts.text(file.name());
      parts.number(file.size());
      parts.bytes(Entries.sha256().digest(file.content()));
      CompiledOutput entries = new CompiledOutput(pool);
      write(CatalogFile.read(file, 0), codecs, entries);
      parts.bytes(entries.toBytes());
    }
    texts.number(pool.size());
    pool.keySet().forEach(texts::text);
    texts.bytes(parts.toBytes());
    return texts.toBytes();
  }

  private static void write(CatalogFile file, Codecs codecs, CompiledOutput out) {
    if (!file.diagnostics().isEmpty()) {
      throw new IllegalArgumentException(file.diagnostics().get(0).toString());
    }
    out.number(file.items().size());
    int from = 0;
    while (from < file.items().size()) {
      int to = from;
      EntryList<?> list = file.items().get(from).list();
      while (to < file.items().size() && file.items().get(to).list() == list) {
        to++;
      }
      write(list, file.items().subList(from, to), codecs, out);
      from = to;
    }
  }

  /** Entries of one list that follow each other. */
  @SuppressWarnings("unchecked") // an item holds an entry of its list
  private static <T extends Written> void write(
      EntryList<T> list, List<Item<?>> items, Codecs codecs, CompiledOutput out) {
    CatalogKind kind = items.get(0).kind();
    out.number(kind.ordinal());
    out.number(kind.lists().indexOf(list));
    out.number(items.size());
    for (Item<?> item : items) {
      codecs.of(list.type()).write((T) item.value(), out);
      out.text(item.json());
    }
  }

  /** The parts of what {@link #write} wrote. */
  static List<Part> read(byte[] bytes) {
    CompiledInput in = new CompiledInput(bytes, 0, CompiledInput.Pool.empty());
    CompiledInput.Pool pool = in.pool();
    CompiledInput parts = in.from(in.skip(), pool);
    Codecs codecs = new Codecs();
    int count = parts.number();
    List<Part> read = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      String name = parts.text();
      int size = parts.number();
      byte[] hash = parts.bytes();
      read.add(new Part(name, size, hash, parts, parts.skip(), codecs));
    }
    return read;
  }
}
