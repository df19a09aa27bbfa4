package dev.domicile.cli.lsp;

import dev.domicile.cli.format.DocumentKinds;
import dev.domicile.cli.input.BaseCatalog;
import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.source.Diagnostic;
import dev.domicile.core.source.Loaded;
import dev.domicile.core.source.Source;
import dev.domicile.core.source.SourceFile;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * What the answers rest on: the catalog, loaded once, the open documents and the policies around
 * them. Thread-safe.
 */
final class Session {

  private final BaseCatalog base;
  private final List<Source> overlays;
  private final Supplier<LocalDate> today;
  private final Catalog catalog;
  private final Optional<String> trouble;
  private final SortedMap<String, Walk> walks = new TreeMap<>();
  private final Map<String, OpenFile> open = new ConcurrentHashMap<>();
  private final PolicyIndex index = new PolicyIndex();

  Session(BaseCatalog base, List<Source> overlays, Supplier<LocalDate> today) {
    this.base = base;
    this.overlays = List.copyOf(overlays);
    this.today = today;
    Loaded<Catalog> loaded = base.load(this.overlays);
    // An editor in which a mistake in the catalog switches everything off could not repair it.
    this.catalog = loaded.isAccepted() ? loaded.orElseThrow() : base.load(List.of()).orElseThrow();
    this.trouble =
        loaded.diagnostics().stream().filter(Diagnostic::isError).findFirst().map(d -> d + "");
    DocumentKinds.shapes().forEach((kind, shape) -> walks.put(kind, new Walk(shape.reference())));
  }

  BaseCatalog base() {
    return base;
  }

  List<Source> overlays() {
    return overlays;
  }

  /** The user's catalog but for a file that is open: that one counts as it is in the editor. */
  List<Source> overlaysWithout(OpenFile file) {
    return overlays.stream()
        .map(
            overlay ->
                Source.of(
                    overlay.name(),
                    overlay.files().stream().filter(one -> !isSame(one, file)).toList()))
        .filter(overlay -> !overlay.files().isEmpty())
        .toList();
  }

  /** Names tell how somebody came to a file, so that one file can have two. */
  private static boolean isSame(SourceFile one, OpenFile open) {
    Optional<Path> path = one.path().map(found -> found.toAbsolutePath().normalize());
    return one.name().equals(open.file().name()) || (path.isPresent() && path.equals(open.path()));
  }

  Catalog catalog() {
    return catalog;
  }

  /** Why the user's own catalog is left out, if it is. */
  Optional<String> trouble() {
    return trouble;
  }

  PolicyIndex index() {
    return index;
  }

  LocalDate today() {
    return today.get();
  }

  /** Every kind of document, sorted. */
  Collection<String> kinds() {
    return walks.keySet();
  }

  /** The shape of a document of a text; empty while nobody can tell its kind. */
  Optional<Walk> walk(Buffer buffer, int document) {
    return buffer.kind(document).map(walks::get);
  }

  Optional<OpenFile> find(String uri) {
    return Optional.ofNullable(open.get(uri));
  }

  Collection<OpenFile> open() {
    return open.values();
  }

  OpenFile put(String uri, int version, String text) {
    Optional<Path> path = path(uri);
    SourceFile file = file(uri, path, text);
    boolean saved = path.filter(p -> isSame(p, text)).isPresent();
    OpenFile opened = new OpenFile(uri, path, file, Buffer.of(text), version, saved);
    open.put(uri, opened);
    index.put(opened);
    return opened;
  }

  void close(String uri) {
    OpenFile closed = open.remove(uri);
    if (closed != null) {
      closed.path().ifPresent(index::refresh);
    }
  }

  /** The text of a file as the editor shows it, or as it is on disk; empty if there is none. */
  Optional<SourceFile> text(Path path) {
    Path wanted = path.toAbsolutePath().normalize();
    for (OpenFile file : open.values()) {
      if (file.path().filter(wanted::equals).isPresent()) {
        return Optional.of(file.file());
      }
    }
    return Files.isRegularFile(path)
        ? Optional.of(Source.file(path).files().get(0))
        : Optional.empty();
  }

  private static SourceFile file(String uri, Optional<Path> path, String text) {
    if (path.filter(Files::isRegularFile).isPresent()) {
      return Source.file(path.get()).files().get(0).withText(text);
    }
    String name = uri.substring(uri.lastIndexOf('/') + 1);
    return SourceFile.ofText(name.isEmpty() ? "untitled" : name, text);
  }

  private static boolean isSame(Path path, String text) {
    return Files.isRegularFile(path)
        && new String(Source.file(path).files().get(0).content(), StandardCharsets.UTF_8)
            .equals(text);
  }

  /** Where a document lies; empty for one that lies in no file system, as a new one. */
  static Optional<Path> path(String uri) {
    try {
      URI parsed = URI.create(uri);
      return "file".equals(parsed.getScheme())
          ? Optional.of(Path.of(parsed).toAbsolutePath().normalize())
          : Optional.empty();
    } catch (IllegalArgumentException | FileSystemNotFoundException e) {
      return Optional.empty();
    }
  }
}
