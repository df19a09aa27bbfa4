package dev.domicile.cli.lint;

import dev.domicile.cli.input.BaseCatalog;
import dev.domicile.cli.input.Inputs;
import dev.domicile.cli.input.SideBySide;
import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.decision.WorkloadLoader;
import dev.domicile.core.policy.PolicyLoader;
import dev.domicile.core.policy.PolicySet;
import dev.domicile.core.source.Diagnostic;
import dev.domicile.core.source.InvalidSourceException;
import dev.domicile.core.source.Limits;
import dev.domicile.core.source.Loaded;
import dev.domicile.core.source.Node;
import dev.domicile.core.source.Problems;
import dev.domicile.core.source.Source;
import dev.domicile.core.source.SourceFile;
import dev.domicile.core.source.YamlReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The files to look at, sorted by what their documents are, and loaded together: catalogs are laid
 * over the shipped one, policies and workloads are checked against it.
 */
public final class LintFiles {

  private static final Set<String> OF_POLICIES = Set.of("Policy", "Waiver");

  private final Map<String, Path> paths = new LinkedHashMap<>();
  private final Set<SourceFile> looked = new java.util.LinkedHashSet<>();
  private final List<LintDocument> documents = new ArrayList<>();
  private final Problems problems = new Problems();
  private Optional<Catalog> catalog = Optional.empty();
  private PolicySet policies = PolicySet.of(List.of(), List.of());

  private LintFiles() {}

  /**
   * Reads and loads everything.
   *
   * @param names files, folders, {@code bundled} or {@code bundled:PACK}
   * @param around further policies that decide together with them, named in the same way
   * @param base the catalog without the catalogs among the files
   * @throws InvalidSourceException with everything that is wrong in any file
   */
  public static LintFiles load(List<String> names, List<String> around, BaseCatalog base) {
    LintFiles files = new LintFiles();
    names.forEach(files::find);
    return files.load(
        around.stream().map(name -> Inputs.policies(name, Path.of(""))).toList(), base);
  }

  /**
   * As {@link #load(List, List, BaseCatalog)}, with files that are at hand: an editor's, for
   * example, that have not been saved.
   *
   * @param contents the files with where they lie
   * @param around further policies that decide together with them
   * @throws InvalidSourceException with everything that is wrong in any file
   */
  public static LintFiles of(
      Map<SourceFile, Path> contents, List<Source> around, BaseCatalog base) {
    LintFiles files = new LintFiles();
    contents.forEach(
        (file, path) -> {
          files.looked.add(file);
          files.paths.put(file.name(), path);
        });
    return files.load(around, base);
  }

  private LintFiles load(List<Source> around, BaseCatalog base) {
    // Most have no catalogs of their own among the files, so that is loaded while they are read.
    Supplier<Loaded<Catalog>> plain = SideBySide.soon(() -> Inputs.catalog(base, List.of()));
    read(looked, true);
    stopIfWrong();
    bind(base, plain, around);
    stopIfWrong();
    return this;
  }

  private void find(String name) {
    if (name.equals(Inputs.BUNDLED) || name.startsWith(Inputs.BUNDLED + ":")) {
      looked.addAll(Inputs.policies(name, Path.of("")).files());
      return;
    }
    Path path = Path.of(name);
    Inputs.requireExisting(path);
    if (!Files.isDirectory(path)) {
      SourceFile file = Source.file(path).files().get(0);
      looked.add(file);
      paths.put(file.name(), path);
      return;
    }
    Source folder = Source.directory(path, LintFiles::isYaml);
    String prefix = folder.name().equals(".") ? "" : folder.name() + "/";
    for (SourceFile file : folder.files()) {
      looked.add(file);
      paths.put(file.name(), path.resolve(file.name().substring(prefix.length())));
    }
  }

  private static boolean isYaml(String name) {
    return name.endsWith(".yaml") || name.endsWith(".yml");
  }

  private void read(Collection<SourceFile> files, boolean isLooked) {
    for (Text text : SideBySide.map(List.copyOf(files), Text::read)) {
      problems.addAll(text.problems());
      for (Node node : text.nodes()) {
        documents.add(new LintDocument(text.file(), node, LintDocument.kindOf(node), isLooked));
      }
    }
  }

  private record Text(SourceFile file, List<Node> nodes, List<Diagnostic> problems) {

    static Text read(SourceFile file) {
      Problems problems = new Problems();
      List<Node> nodes = YamlReader.read(file, Limits.CATALOG, problems);
      return new Text(file, nodes, problems.sorted());
    }
  }

  private void stopIfWrong() {
    if (problems.hasErrors()) {
      throw new InvalidSourceException(problems.sorted());
    }
  }

  private void bind(BaseCatalog base, Supplier<Loaded<Catalog>> plain, List<Source> around) {
    List<Source> catalogs = sources("Catalog");
    Loaded<Catalog> loaded = catalogs.isEmpty() ? plain.get() : Inputs.catalog(base, catalogs);
    problems.addAll(loaded.diagnostics());
    if (!loaded.isAccepted()) {
      return;
    }
    Catalog found = loaded.orElseThrow();
    catalog = Optional.of(found);
    // Each alone: folders of a repository may hold workloads of one name.
    for (Source workload : sources("Workload")) {
      problems.addAll(WorkloadLoader.against(found).load(workload).diagnostics());
    }
    List<Source> sources = new ArrayList<>(sources("Policy"));
    sources.addAll(around);
    if (sources.isEmpty()) {
      return;
    }
    if (around.isEmpty() && namesOtherRules()) {
      sources.add(bundledBeside());
    }
    Loaded<PolicySet> set = PolicyLoader.against(found).load(sources);
    problems.addAll(set.diagnostics());
    if (set.isAccepted()) {
      policies = set.orElseThrow();
      Set<SourceFile> known = new HashSet<>(looked);
      read(filesOf(sources).stream().filter(known::add).toList(), false);
    }
  }

  /** The files looked at that belong together, each with the first document's kind. */
  private List<Source> sources(String family) {
    Map<SourceFile, String> kinds = new IdentityHashMap<>();
    documents.forEach(document -> kinds.putIfAbsent(document.file(), document.kind()));
    List<Source> sources = new ArrayList<>();
    for (SourceFile file : looked) {
      String kind = kinds.get(file);
      if (kind != null && family(kind).equals(family)) {
        sources.add(Source.of(file.name(), List.of(file)));
      }
    }
    return sources;
  }

  private static String family(String kind) {
    if (OF_POLICIES.contains(kind)) {
      return "Policy";
    }
    return dev.domicile.catalog.CatalogSchemas.byKind().containsKey(kind)
        ? "Catalog"
        : knownElsewhere(kind) ? kind : "Policy"; // whose loader tells what is wrong with it
  }

  private static boolean knownElsewhere(String kind) {
    return kind.equals("Workload") || kind.equals("PolicyTest") || kind.equals("Config");
  }

  private static List<SourceFile> filesOf(List<Source> sources) {
    return sources.stream().flatMap(source -> source.files().stream()).toList();
  }

  /** Whether a waiver names rules that are not among the files: it may mean those that ship. */
  private boolean namesOtherRules() {
    Set<String> ids = policyIds();
    return documents.stream()
        .filter(document -> document.kind().equals("Waiver"))
        .flatMap(document -> Nodes.items(document.node(), "spec", "rules").stream())
        .flatMap(item -> item instanceof Node.Scalar rule ? Stream.of(rule.text()) : Stream.of())
        .anyMatch(rule -> !ids.contains(rule.replaceFirst("/.*", "")));
  }

  private Set<String> policyIds() {
    Set<String> ids = new TreeSet<>();
    documents.stream()
        .filter(document -> document.kind().equals("Policy"))
        .forEach(d -> Nodes.text(d.node(), "metadata", "id").ifPresent(ids::add));
    return ids;
  }

  /** What ships, without the policies of which the files have their own version. */
  private Source bundledBeside() {
    Set<String> ids = policyIds();
    List<SourceFile> files =
        Inputs.policies(Inputs.BUNDLED, Path.of("")).files().stream()
            .filter(file -> !ids.contains(file.name().replaceFirst(".*/", "").replace(".yaml", "")))
            .toList();
    return Source.of(Inputs.BUNDLED, files);
  }

  /** The catalog with the catalogs among the files. */
  Catalog catalog() {
    return catalog.orElseThrow(() -> new IllegalStateException("not loaded"));
  }

  PolicySet policies() {
    return policies;
  }

  List<LintDocument> documents() {
    return documents;
  }

  /** The files that are looked at. */
  public List<SourceFile> looked() {
    return List.copyOf(looked);
  }

  /** How many documents of a kind are looked at. */
  public long count(String kind) {
    return documents.stream().filter(d -> d.looked() && d.kind().equals(kind)).count();
  }

  /** Where a file lies, by the name that is shown; empty for one that ships. */
  public Optional<Path> path(String name) {
    return Optional.ofNullable(paths.get(name));
  }
}
