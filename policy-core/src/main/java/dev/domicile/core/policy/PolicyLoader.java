package dev.domicile.core.policy;

import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.source.Limits;
import dev.domicile.core.source.Loaded;
import dev.domicile.core.source.Node;
import dev.domicile.core.source.Problems;
import dev.domicile.core.source.Source;
import dev.domicile.core.source.SourceFile;
import dev.domicile.core.source.SourcePosition;
import dev.domicile.core.source.Spelling;
import dev.domicile.core.source.YamlReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;

/**
 * Loads policies and waivers from YAML and checks every name in them against a catalog. Reports all
 * that is wrong at once.
 *
 * <pre>{@code
 * PolicySet policies = PolicyLoader.against(catalog)
 *     .load(Source.directory(Path.of("our-policies"))).orElseThrow();
 * }</pre>
 */
public final class PolicyLoader {

  private final Catalog catalog;
  private final List<RuleKind<?>> kinds;
  private final PolicyShape shape;

  private PolicyLoader(Catalog catalog, List<RuleKind<?>> kinds) {
    this.catalog = catalog;
    this.kinds = kinds;
    this.shape = new PolicyShape(kinds);
  }

  /** A loader with every rule kind that is on the class path. */
  public static PolicyLoader against(Catalog catalog) {
    return new PolicyLoader(catalog, kinds());
  }

  /**
   * The same loader with {@code kind} in place of the one of its key that is on the class path, or
   * beside the others if there is none: how a kind gets what a service loader cannot give it.
   */
  public PolicyLoader using(RuleKind<?> kind) {
    List<RuleKind<?>> others = new ArrayList<>(kinds);
    others.removeIf(other -> other.key().equals(kind.key()));
    others.add(kind);
    others.sort(Comparator.comparing(RuleKind::key));
    return new PolicyLoader(catalog, List.copyOf(others));
  }

  /** Every rule kind on the class path, sorted by key. */
  public static List<RuleKind<?>> kinds() {
    List<RuleKind<?>> kinds = new ArrayList<>();
    for (RuleKind<?> kind : ServiceLoader.load(RuleKind.class, RuleKind.class.getClassLoader())) {
      kinds.add(kind);
    }
    kinds.sort(Comparator.comparing(RuleKind::key));
    return List.copyOf(kinds);
  }

  /** How a policy is written, for schemas and documentation. */
  public dev.domicile.core.source.Shape<Policy> shape() {
    return shape.shape();
  }

  /** How a waiver is written, for schemas and documentation. */
  public static dev.domicile.core.source.Shape<Waiver> waiverShape() {
    return WaiverShape.WAIVER;
  }

  /** The rule kinds that this loader reads, sorted by key. */
  public List<RuleKind<?>> ruleKinds() {
    return kinds;
  }

  /**
   * Reads every policy and waiver of {@code sources}.
   *
   * @return rejected if anything is wrong, an id stands twice, another kind of document is found,
   *     or there is no policy at all
   */
  public Loaded<PolicySet> load(Source... sources) {
    return load(List.of(sources));
  }

  /** As {@link #load(Source...)}. */
  public Loaded<PolicySet> load(List<Source> sources) {
    Problems problems = new Problems();
    Map<String, Policy> policies = new TreeMap<>();
    Map<String, SourcePosition> jurisdictions = new HashMap<>();
    Map<String, Waiver> waivers = new TreeMap<>();
    List<Node> unbound = new ArrayList<>();
    Map<SourceFile, Boolean> seen = new HashMap<>();
    Map<String, Set<Path>> paths = new HashMap<>();
    for (Source source : sources) {
      for (SourceFile file : source.files()) {
        if (seen.put(file, true) != null) {
          continue; // the very same file named twice counts once
        }
        file.path()
            .ifPresent(
                path ->
                    paths
                        .computeIfAbsent(file.name(), name -> new HashSet<>())
                        .add(path.toAbsolutePath().normalize()));
        for (Node document : YamlReader.read(file, Limits.POLICY, problems)) {
          if (!read(document, policies, jurisdictions, waivers, problems)) {
            unbound.add(document);
          }
        }
      }
    }
    if (policies.isEmpty() && !problems.hasErrors()) {
      problems.error(
          new SourcePosition(sources.isEmpty() ? "policies" : sources.get(0).name(), 1, 1),
          "POLICY-NONE",
          "there is no policy here, and without a policy nothing is allowed");
    }
    ReferenceChecks checks = new ReferenceChecks(catalog, problems, unambiguous(paths));
    FragmentChecks fragments = new FragmentChecks(checks, kinds);
    unbound.forEach(fragments::check);
    policies
        .values()
        .forEach(
            policy ->
                check(policy, jurisdictions.getOrDefault(policy.id(), policy.position()), checks));
    // Rules of a policy that could not be read may well exist.
    List<String> unread =
        unbound.stream()
            .flatMap(document -> FragmentChecks.scalar(document, "metadata", "id").stream())
            .map(id -> id.text() + "/")
            .toList();
    waivers.values().forEach(waiver -> check(waiver, policies, unread, checks));
    return problems.loaded(PolicySet.of(policies.values(), waivers.values()));
  }

  /** A name that two files show says of neither where it lies. */
  private static Map<String, Path> unambiguous(Map<String, Set<Path>> paths) {
    Map<String, Path> result = new HashMap<>();
    paths.forEach(
        (name, found) -> {
          if (found.size() == 1) {
            result.put(name, found.iterator().next());
          }
        });
    return result;
  }

  /** Whether the document could be bound; what keeps it from that was reported. */
  private boolean read(
      Node document,
      Map<String, Policy> policies,
      Map<String, SourcePosition> jurisdictions,
      Map<String, Waiver> waivers,
      Problems problems) {
    String kind = kindOf(document).orElse("Policy");
    return switch (kind) {
      case "Policy" -> {
        Optional<Policy> bound = shape.shape().bind(document, problems);
        bound.ifPresent(
            policy -> {
              checkRuleIds(policy, problems);
              jurisdictions.putIfAbsent(policy.id(), jurisdictionOf(document));
              Policy other = policies.putIfAbsent(policy.id(), policy);
              if (other != null) {
                twice("policy", policy.id(), policy.position(), other.position(), problems);
              }
            });
        yield bound.isPresent();
      }
      case "Waiver" -> {
        Optional<Waiver> bound = WaiverShape.WAIVER.bind(document, problems);
        bound.ifPresent(
            waiver -> {
              Waiver other = waivers.putIfAbsent(waiver.id(), waiver);
              if (other != null) {
                twice("waiver", waiver.id(), waiver.position(), other.position(), problems);
              }
            });
        yield bound.isPresent();
      }
      default -> {
        problems.error(
            document.position(),
            "POLICY-KIND",
            "a document of kind `" + kind + "` among policies; expected `Policy` or `Waiver`",
            "catalogs and workloads lie in files of their own, tests in `*.test.yaml`");
        yield false;
      }
    };
  }

  private static Optional<String> kindOf(Node document) {
    return document instanceof Node.Mapping mapping
            && mapping.get("kind").orElse(null) instanceof Node.Scalar scalar
        ? Optional.of(scalar.text())
        : Optional.empty();
  }

  private static void twice(
      String what, String id, SourcePosition here, SourcePosition there, Problems problems) {
    problems.error(
        here, "POLICY-DUPLICATE", "the " + what + " `" + id + "` stands at " + there + " too");
  }

  private static void checkRuleIds(Policy policy, Problems problems) {
    Map<String, Rule> byId = new HashMap<>();
    for (Rule rule : policy.rules()) {
      Rule other = byId.putIfAbsent(rule.id(), rule);
      if (other != null) {
        twice("rule", rule.id(), rule.position(), other.position(), problems);
      }
    }
  }

  private static SourcePosition jurisdictionOf(Node document) {
    return document instanceof Node.Mapping mapping
            && mapping.get("metadata").orElse(null) instanceof Node.Mapping metadata
        ? metadata.get("jurisdiction").orElse(metadata).position()
        : document.position();
  }

  private void check(Policy policy, SourcePosition jurisdiction, ReferenceChecks checks) {
    checks.countryOrSet(policy.jurisdiction(), jurisdiction);
    ConditionChecks conditions = new ConditionChecks(checks);
    for (Rule rule : policy.rules()) {
      rule.when().ifPresent(conditions::check);
      rule.unless().ifPresent(conditions::check);
      for (Branch branch : rule.branches()) {
        branch.requirements().forEach(r -> r.check(checks, checks.problems()));
        branch.orEvidence().ifPresent(or -> checks.evidenceKinds(or.demand(), rule.position()));
      }
    }
  }

  private static void check(
      Waiver waiver, Map<String, Policy> policies, List<String> unread, ReferenceChecks checks) {
    List<String> ids =
        policies.values().stream()
            .flatMap(policy -> policy.rules().stream())
            .map(Rule::qualifiedId)
            .toList();
    for (var rule : waiver.rules()) {
      if (rule.value().startsWith("domicile/") || rule.value().equals("uncovered")) {
        checks
            .problems()
            .error(
                rule.position(),
                "POLICY-WAIVER",
                "a waiver cannot lift `" + rule.value() + "`: it is no policy's rule",
                "where nothing covers a country, write a policy for it; where an offering cannot be"
                    + " used, no exception makes it usable");
      } else if (!ids.contains(rule.value())
          && unread.stream().noneMatch(policy -> rule.value().startsWith(policy))) {
        checks
            .problems()
            .error(
                rule.position(),
                "POLICY-RULE",
                "no policy that is loaded has a rule `"
                    + rule.value()
                    + "`"
                    + Spelling.nearest(rule.value(), ids)
                        .map(near -> "; nearest is `" + near + "`")
                        .orElse(""),
                "a rule is named with its policy, as `policy-id/rule-id`");
      }
    }
    waiver.when().ifPresent(new ConditionChecks(checks)::check);
  }
}
