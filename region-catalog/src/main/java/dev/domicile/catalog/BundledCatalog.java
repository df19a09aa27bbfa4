package dev.domicile.catalog;

import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.source.Loaded;
import dev.domicile.core.source.Source;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ref.SoftReference;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The catalog that ships with this library, whole or in part, with the caller's own files laid over
 * it. Immutable: every method gives a new one. What is read of the bundled files is kept, as long
 * as memory allows, for those made of it: laying further files over it is quicker than a first
 * load.
 *
 * <pre>{@code
 * Catalog catalog =
 *     BundledCatalog.of(Geography.EU, Geography.INDIA)
 *         .overlaidWith(Source.directory(Path.of("our-catalog")))
 *         .load()
 *         .orElseThrow();
 * }</pre>
 */
public final class BundledCatalog {

  private static final String INDEX = "index.txt";

  private final Set<Geography> geographies;
  private final List<Source> overlays;
  private final Kept kept;

  private BundledCatalog(Set<Geography> geographies, List<Source> overlays, Kept kept) {
    this.geographies = geographies;
    this.overlays = List.copyOf(overlays);
    this.kept = kept;
  }

  /**
   * What was read of the bundled files, for whoever lays other files over them later. Most load
   * once only, so that memory may be taken back.
   */
  private static final class Kept {
    private SoftReference<Optional<Groundwork>> ground = new SoftReference<>(Optional.empty());

    /** Empty if there is nothing compiled. */
    synchronized Optional<Groundwork> ground(Predicate<String> isChosen) {
      Optional<Groundwork> known = ground.get();
      if (known == null || known.isEmpty()) {
        known =
            CompiledCatalog.bundled()
                .map(parts -> parts.stream().filter(part -> isChosen.test(part.name())).toList())
                .map(Groundwork::of);
        ground = new SoftReference<>(known);
      }
      return known;
    }
  }

  /** Everything. */
  public static BundledCatalog all() {
    return new BundledCatalog(EnumSet.allOf(Geography.class), List.of(), new Kept());
  }

  /**
   * The offerings and attestations of these geographies only. Regions are always those of all: an
   * offering called in one geography may run in another.
   */
  public static BundledCatalog of(Geography first, Geography... more) {
    return new BundledCatalog(EnumSet.of(first, more), List.of(), new Kept());
  }

  /** The same with {@code source} laid over it: its entries are added, or replace others. */
  public BundledCatalog overlaidWith(Source source) {
    List<Source> more = new ArrayList<>(overlays);
    more.add(source);
    return new BundledCatalog(geographies, more, kept);
  }

  /**
   * Loads it.
   *
   * @throws UncheckedIOException if a file of an overlay cannot be read
   */
  public Loaded<Catalog> load() {
    Optional<Groundwork> ground = kept.ground(this::isChosen);
    if (ground.isPresent()) {
      return CatalogLoader.load(ground.get(), overlays);
    }
    List<Source> sources = new ArrayList<>();
    sources.add(source());
    sources.addAll(overlays);
    return CatalogLoader.load(sources);
  }

  /** The bundled files, without what is laid over them. */
  public Source source() {
    return Source.resources(BundledCatalog.class, index().stream().filter(this::isChosen).toList());
  }

  private boolean isChosen(String name) {
    int slash = name.indexOf('/');
    String folder = slash < 0 ? "" : name.substring(0, slash);
    if (name.startsWith("regions-", slash + 1)) {
      return true;
    }
    for (Geography geography : Geography.values()) {
      if (geography.folder().equals(folder)) {
        return geographies.contains(geography);
      }
    }
    return true;
  }

  /** The names of the files, written by the build: the content of a jar cannot always be listed. */
  private static List<String> index() {
    try (InputStream in = BundledCatalog.class.getResourceAsStream(INDEX)) {
      if (in == null) {
        throw new IllegalStateException("the catalog was built without `" + INDEX + "`");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read `" + INDEX + "`", e);
    }
  }
}
