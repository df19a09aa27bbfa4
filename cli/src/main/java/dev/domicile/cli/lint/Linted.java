package dev.domicile.cli.lint;

import dev.domicile.cli.config.Limit;
import dev.domicile.cli.config.Settings;
import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.policy.Policy;
import dev.domicile.core.policy.PolicySet;
import dev.domicile.core.policy.Rule;
import dev.domicile.core.policy.Waiver;
import dev.domicile.core.source.Node;
import dev.domicile.core.source.SourcePosition;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** What is looked at, and what is known around it. Safe for several threads. */
final class Linted {

  private final Catalog catalog;
  private final LocalDate day;
  private final List<LintDocument> documents;
  private final PolicySet policies;
  private final Function<String, Settings> settings;
  private final Function<String, Optional<Path>> paths;
  private final Set<String> looked = new HashSet<>();
  private final Map<SourcePosition, Node.Mapping> mappings = new HashMap<>();
  private final Scopes scopes;
  private final Reach reach;

  /**
   * What is looked at.
   *
   * @param policies those looked at and those around them
   * @param settings what holds for a file, by its displayed name; safe for several threads
   * @param paths where a file lies, by its displayed name; empty for one that ships; as safe
   */
  Linted(
      Catalog catalog,
      LocalDate day,
      List<LintDocument> documents,
      PolicySet policies,
      Function<String, Settings> settings,
      Function<String, Optional<Path>> paths) {
    this.catalog = catalog;
    this.day = day;
    this.documents = List.copyOf(documents);
    this.policies = policies;
    this.settings = settings;
    this.paths = paths;
    this.scopes = new Scopes(catalog, day);
    this.reach = new Reach(catalog, day);
    for (LintDocument document : documents) {
      if (document.looked()) {
        looked.add(document.file().name());
      }
      Nodes.walk(
          document.node(),
          node -> {
            if (node instanceof Node.Mapping mapping) {
              mappings.putIfAbsent(mapping.position(), mapping);
            }
          });
    }
  }

  Catalog catalog() {
    return catalog;
  }

  LocalDate day() {
    return day;
  }

  Scopes scopes() {
    return scopes;
  }

  Reach reach() {
    return reach;
  }

  /** The documents that are looked at. */
  List<LintDocument> documents() {
    return documents.stream().filter(LintDocument::looked).toList();
  }

  /** The documents of a kind that are looked at. */
  Stream<LintDocument> documents(String kind) {
    return documents().stream().filter(document -> document.kind().equals(kind));
  }

  /** The policies that are looked at. */
  List<Policy> policies() {
    return policies.policies().stream().filter(policy -> isLooked(policy.position())).toList();
  }

  /** The rules that are looked at. */
  List<Rule> rules() {
    return policies().stream().flatMap(policy -> policy.rules().stream()).toList();
  }

  /** The rules that are looked at, and those around them. */
  List<Rule> allRules() {
    return policies.rules();
  }

  /** The waivers that are looked at. */
  List<Waiver> waivers() {
    return policies.waivers().stream().filter(waiver -> isLooked(waiver.position())).toList();
  }

  /** The policy of a rule. */
  Policy policyOf(Rule rule) {
    return policies.policies().stream()
        .filter(policy -> policy.id().equals(rule.policy()))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no policy " + rule.policy()));
  }

  boolean isLooked(SourcePosition position) {
    return looked.contains(position.file());
  }

  /** A rule, policy or other mapping as it is written. */
  Node.Mapping written(SourcePosition position) {
    Node.Mapping mapping = mappings.get(position);
    return mapping == null ? new Node.Mapping(List.of(), position) : mapping;
  }

  /** Where the value of a key of a mapping stands; the mapping itself without the key. */
  SourcePosition at(SourcePosition mapping, String... path) {
    return Nodes.at(written(mapping), path).map(Node::position).orElse(mapping);
  }

  Settings settings(SourcePosition position) {
    return settings.apply(position.file());
  }

  /** The last day that is soon, for what stands at {@code position}. */
  LocalDate soon(SourcePosition position) {
    return day.plus(settings(position).period(Limit.WITHIN));
  }

  /** Where a file lies. */
  Optional<Path> path(String file) {
    return paths.apply(file);
  }
}
