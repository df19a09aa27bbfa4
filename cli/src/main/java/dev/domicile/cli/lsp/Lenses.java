package dev.domicile.cli.lsp;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.domicile.core.policy.Policy;
import dev.domicile.core.policy.PolicyLoader;
import dev.domicile.core.policy.PolicySet;
import dev.domicile.core.policy.Rule;
import dev.domicile.core.source.Limits;
import dev.domicile.core.source.Loaded;
import dev.domicile.core.source.Problems;
import dev.domicile.core.source.Source;
import dev.domicile.core.source.SourceFile;
import dev.domicile.core.source.YamlReader;
import dev.domicile.opa.RegoRules;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.Command;

/**
 * What each rule of a policy does to the workloads of the test beside it. Where the lenses are is
 * told at once; what they say is counted later, one by one, as the editor asks. Keeps the answers
 * of each open file, so that only rules that changed are counted anew. {@link #of} may be asked on
 * any thread, {@link #count} on one.
 */
final class Lenses {

  private static final String YAML = ".yaml";
  private static final String UNKNOWN = "no test workload beside it: what it refuses is not known";

  /** Keys of a rule that change nobody's verdict. */
  private static final List<String> TEXTS =
      List.of("title", "message", "remedy", "grade", "citations", "obligations");

  private final Session session;
  private final Map<String, Listing> listed = new ConcurrentHashMap<>();

  /** The rules that were last told of a file, by id, and the test that they are counted with. */
  private record Listing(int version, Optional<Counted> counted, Map<String, Ruled> rules) {}

  /** A rule with everything that its effect depends on, as a key. */
  private record Ruled(Policy policy, Rule rule, String key) {}

  Lenses(Session session) {
    this.session = session;
  }

  /** The lenses of a policy; those that were not counted yet without a command. */
  List<CodeLens> of(OpenFile open) {
    Listing listing = list(open);
    listed.put(open.uri(), listing);
    List<CodeLens> lenses = new ArrayList<>();
    for (Ruled ruled : listing.rules().values()) {
      CodeLens lens = new CodeLens(open.buffer().range(ruled.rule().position()));
      Optional<String> title =
          listing.counted().isEmpty()
              ? Optional.of(UNKNOWN)
              : listing.counted().get().known(ruled.key());
      title.ifPresentOrElse(
          text -> lens.setCommand(telling(text)),
          () ->
              lens.setData(
                  new Wanted(open.uri(), open.version(), ruled.rule().qualifiedId()).data()));
      lenses.add(lens);
    }
    return lenses;
  }

  /** What a lens says; empty if the file has been listed anew since, or closed. */
  Optional<CodeLens> count(CodeLens lens) {
    Optional<Wanted> wanted = Wanted.of(lens.getData());
    Optional<Listing> listing =
        wanted.flatMap(
            found ->
                Optional.ofNullable(listed.get(found.uri()))
                    .filter(known -> known.version() == found.version()));
    if (listing.isEmpty() || listing.get().counted().isEmpty()) {
      return Optional.empty();
    }
    Counted counted = listing.get().counted().get();
    return Optional.ofNullable(listing.get().rules().get(wanted.get().rule()))
        .map(ruled -> counted.count(ruled.key(), ruled.policy(), ruled.rule()))
        .map(title -> new CodeLens(lens.getRange(), telling(title), null));
  }

  void forget(String uri) {
    listed.remove(uri);
  }

  /** No command: the lens only tells. */
  private static Command telling(String title) {
    return new Command(title, "");
  }

  private Listing list(OpenFile open) {
    Map<String, Ruled> rules = new LinkedHashMap<>();
    if (!open.buffer().kind(0).orElse("").equals("Policy")) {
      return new Listing(open.version(), Optional.empty(), rules);
    }
    Loaded<PolicySet> loaded =
        PolicyLoader.against(session.catalog())
            .using(new RegoRules())
            .load(Source.of(open.file().name(), List.of(open.file())));
    if (loaded.isAccepted()) {
      for (Policy policy : loaded.orElseThrow().policies()) {
        policy.rules().stream()
            .sorted(Comparator.comparing(Rule::position))
            .forEach(rule -> rules.put(rule.qualifiedId(), ruled(policy, rule)));
      }
    }
    return new Listing(
        open.version(),
        open.path().flatMap(this::testOf).flatMap(test -> counted(open.uri(), test)),
        rules);
  }

  private static Ruled ruled(Policy policy, Rule rule) {
    JsonObject said = JsonParser.parseString(rule.json()).getAsJsonObject();
    TEXTS.forEach(said::remove);
    String key = rule.qualifiedId() + " " + rule.effective() + " " + rule.enforcement();
    return new Ruled(policy, rule, key + " " + said);
  }

  /** What was counted with a test, if it asks anything. */
  private Optional<Counted> counted(String uri, SourceFile test) {
    Optional<Counted> before = Optional.ofNullable(listed.get(uri)).flatMap(Listing::counted);
    if (before.filter(known -> known.test().equals(test)).isPresent()) {
      return before;
    }
    Set<TestNames.Asked> questions = questions(test);
    return questions.isEmpty()
        ? before // somebody is just writing it
        : Optional.of(new Counted(test, questions, session.catalog()));
  }

  private Optional<SourceFile> testOf(Path policy) {
    String name = String.valueOf(policy.getFileName());
    return name.endsWith(YAML)
        ? session.text(
            policy.resolveSibling(
                name.substring(0, name.length() - YAML.length()) + ".test" + YAML))
        : Optional.empty();
  }

  private static Set<TestNames.Asked> questions(SourceFile test) {
    return YamlReader.readOne(test, Limits.POLICY, new Problems())
        .map(TestNames::questions)
        .orElse(Set.of());
  }
}
