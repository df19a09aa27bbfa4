package dev.domicile.cli.lsp;

import dev.domicile.core.source.Limits;
import dev.domicile.core.source.Node;
import dev.domicile.core.source.Problems;
import dev.domicile.core.source.Source;
import dev.domicile.core.source.SourceFile;
import dev.domicile.core.source.SourcePosition;
import dev.domicile.core.source.YamlReader;
import dev.domicile.policies.BundledPolicies;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The policies, waivers and tests around the open documents, and the rules in them. A file that
 * cannot be read at the moment counts as it was before. Thread-safe.
 */
final class PolicyIndex {

  private static final int MOST_FILES = 2000;
  private static final long MOST_BYTES = 1 << 20;
  private static final Set<String> SKIPPED = Set.of("target", "build", "node_modules");

  /** A rule and where it is written. */
  record Place(String id, String title, String policy, Optional<Path> path, SourcePosition at) {}

  private record Known(Optional<Path> path, SourceFile file, List<Node> documents) {}

  private final Map<Path, Known> files = new ConcurrentHashMap<>();
  private final Map<String, Known> pathless = new ConcurrentHashMap<>();
  private final List<Known> shipped;

  PolicyIndex() {
    this.shipped =
        BundledPolicies.all().files().stream()
            .map(file -> new Known(Optional.empty(), file, parse(file)))
            .toList();
  }

  /** Reads the policies below a folder; what cannot be read is passed over. */
  void scan(Path folder) {
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes ignored) {
              boolean skip = !dir.equals(folder) && isSkipped(dir);
              return skip ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes about) {
              if (about.isRegularFile() && about.size() < MOST_BYTES && isYaml(file)) {
                files.computeIfAbsent(
                    file.toAbsolutePath().normalize(), path -> read(Source.file(path)));
              }
              return files.size() < MOST_FILES
                  ? FileVisitResult.CONTINUE
                  : FileVisitResult.TERMINATE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read `" + folder + "`", e);
    }
  }

  private static boolean isSkipped(Path folder) {
    String name = String.valueOf(folder.getFileName());
    return name.startsWith(".") || SKIPPED.contains(name);
  }

  private static boolean isYaml(Path file) {
    String name = file.toString();
    return name.endsWith(".yaml") || name.endsWith(".yml");
  }

  private static Known read(Source source) {
    SourceFile file = source.files().get(0);
    boolean ours =
        new String(file.content(), StandardCharsets.UTF_8).contains("apiVersion: domicile/");
    return new Known(file.path(), file, ours ? parse(file) : List.of());
  }

  private static List<Node> parse(SourceFile file) {
    return YamlReader.read(file, Limits.POLICY, new Problems());
  }

  /** Takes the text of an open document; if it is broken, what it said before stays. */
  void put(OpenFile open) {
    Problems problems = new Problems();
    List<Node> documents = YamlReader.read(open.file(), Limits.POLICY, problems);
    Known before =
        open.path().isPresent() ? files.get(open.path().get()) : pathless.get(open.uri());
    if (problems.hasErrors() && before != null) {
      documents = before.documents();
    }
    Known known = new Known(open.path(), open.file(), documents);
    if (open.path().isPresent()) {
      files.put(open.path().get(), known);
    } else {
      pathless.put(open.uri(), known);
    }
  }

  /** Reads a file again that somebody else may have changed; one that is gone is forgotten. */
  void refresh(Path path) {
    files.remove(path);
    if (Files.isRegularFile(path)) {
      files.put(path, read(Source.file(path)));
    }
  }

  /** The files of policies beside {@code file}: those around it, and what ships otherwise. */
  List<SourceFile> othersThan(SourceFile file, Set<String> ids) {
    List<SourceFile> others = new ArrayList<>();
    Set<String> taken = new java.util.HashSet<>(ids);
    for (Known known : all()) {
      List<String> own = policyIds(known);
      if (!own.isEmpty() && !known.file().equals(file) && own.stream().noneMatch(taken::contains)) {
        taken.addAll(own);
        others.add(known.file());
      }
    }
    return others;
  }

  private Collection<Known> all() {
    List<Known> all = new ArrayList<>();
    new TreeMap<>(files).values().forEach(all::add);
    all.addAll(pathless.values());
    all.addAll(shipped);
    return all;
  }

  private static List<String> policyIds(Known known) {
    return known.documents().stream()
        .filter(document -> "Policy".equals(text(document, "kind")))
        .map(document -> text(document, "metadata", "id"))
        .filter(id -> !id.isEmpty())
        .toList();
  }

  /** Every rule by {@code policy/rule}; those around the open documents go before what ships. */
  SortedMap<String, Place> rules() {
    SortedMap<String, Place> rules = new TreeMap<>();
    for (Known known : all()) {
      for (Node document : known.documents()) {
        if ("Policy".equals(text(document, "kind"))) {
          places(known, document).forEach(place -> rules.putIfAbsent(place.id(), place));
        }
      }
    }
    return rules;
  }

  private static List<Place> places(Known known, Node document) {
    String policy = text(document, "metadata", "id");
    String title = text(document, "metadata", "title");
    List<Place> places = new ArrayList<>();
    if (get(document, "rules").orElse(null) instanceof Node.Sequence list) {
      for (Node rule : list.items()) {
        String own = text(rule, "title");
        places.add(
            new Place(
                policy + "/" + text(rule, "id"),
                own.isEmpty() ? title : own,
                policy,
                known.path(),
                get(rule, "id").orElse(rule).position()));
      }
    }
    return places;
  }

  private static Optional<Node> get(Node node, String... path) {
    Optional<Node> found = Optional.of(node);
    for (String key : path) {
      found =
          found.flatMap(
              inner -> inner instanceof Node.Mapping map ? map.get(key) : Optional.empty());
    }
    return found;
  }

  /** The text at a path; empty if there is none. */
  static String text(Node node, String... path) {
    return get(node, path)
        .map(found -> found instanceof Node.Scalar scalar ? scalar.text() : "")
        .orElse("");
  }
}
