package dev.domicile.cli.scaffold;

import dev.domicile.cli.input.UsageException;
import dev.domicile.core.catalog.Country;
import dev.domicile.core.catalog.OfferingId;
import dev.domicile.core.catalog.Stage;
import dev.domicile.core.decision.PolicyDecisionPoint;
import dev.domicile.core.decision.Workload;
import dev.domicile.core.policy.PolicyLoader;
import dev.domicile.core.policy.PolicySet;
import dev.domicile.core.policy.StatementRule;
import dev.domicile.core.policy.StatementRule.Says;
import dev.domicile.core.source.Node;
import dev.domicile.core.source.Source;
import dev.domicile.core.source.SourceFile;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Writes a rule together with cases that show what it lets through and what not. Which workloads
 * and offerings show that is asked of the engine. What comes out loads, is laid out, lints clean
 * and passes its test; where that cannot be, nothing comes out.
 */
public final class RuleWriting {

  /** Workloads that are in the scope: one is enough, others may be burdened less. */
  private static final int MOST_INSIDE = 6;

  private static final int MOST_OUTSIDE = 4;

  private final Workshop workshop;

  /** Writes with these. */
  public RuleWriting(Workshop workshop) {
    this.workshop = workshop;
  }

  /**
   * Adds a rule to the policy of a file, and cases to the test beside it, which is made if there is
   * none.
   *
   * @throws UsageException if the rule is there already, or nothing in the catalog shows it
   * @throws dev.domicile.core.source.InvalidSourceException if the policy or its test is broken
   */
  public WrittenRule add(Path policy, NewRule rule) {
    return complete(PolicyDraft.withRule(policy, rule, workshop));
  }

  /**
   * A new policy with a first rule, and its test.
   *
   * @throws UsageException if nothing in the catalog shows the rule
   */
  public WrittenRule begin(Path file, NewPolicy policy) {
    return complete(PolicyDraft.fresh(file, policy, workshop));
  }

  private WrittenRule complete(PolicyDraft policy) {
    TestDraft test = new TestDraft(policy, workshop);
    CaseText cases = cases(policy, test);
    SourceFile file = test.with(cases);
    TestDraft.Ran ran = test.run(file, cases);
    Map<Path, SourceFile> drafts = new HashMap<>();
    drafts.put(policy.path(), policy.after());
    drafts.put(test.path(), file);
    new LintOfDraft(workshop).check(drafts);
    return new WrittenRule(
        policy.path(),
        Laid.text(policy.after()),
        policy.rule().position().line(),
        test.path(),
        Laid.text(file),
        cases.told(),
        ran.missing(),
        ran.red());
  }

  private CaseText cases(PolicyDraft policy, TestDraft test) {
    String rule = policy.rule().qualifiedId();
    if (!policy.rule().effective().contains(test.day())
        || !policy.policy().effective().contains(test.day())) {
      throw new UsageException(
          "nothing was written: the rule is not in force on "
              + test.day()
              + ", the day of the test; name one with --at");
    }
    Places places = new Places(test.point().catalog(), test.day());
    ScopeWorkloads scope = scope(policy, test, places);
    Sought sought = sought(policy, test, places, scope);
    boolean canPass = !says(policy, Says.PROHIBITED);
    boolean canRefuse = !says(policy, Says.NO_LOCATION_RULE);
    Optional<Shown> passing;
    Optional<Shown> refusing;
    if (policy.rule().kinds().equals("portability")) {
      WholeCases whole = new WholeCases(sought);
      passing = whole.passing();
      refusing = whole.refusing();
    } else {
      CandidateCases candidates = new CandidateCases(sought, canPass);
      passing = candidates.passing().filter(shown -> canPass);
      refusing = candidates.refusing();
    }
    require(
        passing.isPresent() || !canPass,
        policy,
        test,
        "no offering of the catalog meets it" + refusing.map(RuleWriting::because).orElse(""));
    require(refusing.isPresent() || !canRefuse, policy, test, "it refuses no offering");
    CaseText cases = test.cases();
    refusing.ifPresent(cases::refusing);
    passing.ifPresent(cases::passing);
    List<Shown> shown = Stream.of(refusing, passing).flatMap(Optional::stream).toList();
    List<Shown> outside = outside(sought, scope, test, shown);
    if (!canPass && outside.isEmpty()) {
      throw new UsageException(
          "nothing was written: a prohibition for everybody refuses everything; say with --when"
              + " what it applies to");
    }
    outside.forEach(cases::outside);
    require(!cases.written().isEmpty(), policy, test, "there is nothing to show of it");
    return cases;
  }

  private static String because(Shown refused) {
    return " ("
        + refused.offering().map(offering -> offering + ": ").orElse("")
        + refused.because()
        + ")";
  }

  private static void require(boolean found, PolicyDraft policy, TestDraft test, String what) {
    if (!found) {
      throw new UsageException(
          "nothing was written, because no case can show `"
              + policy.rule().id()
              + "` on "
              + test.day()
              + ": "
              + what
              + "; ask for something else, or let evidence close"
              + " what is not known (--or-evidence)");
    }
  }

  private static boolean says(PolicyDraft policy, Says what) {
    return policy.rule().branches().stream()
        .flatMap(branch -> branch.requirements().stream())
        .anyMatch(
            requirement ->
                requirement.body() instanceof StatementRule.Body body && body.says() == what);
  }

  /** The scope, asked of a decision point that asks nobody outside. */
  private static ScopeWorkloads scope(PolicyDraft policy, TestDraft test, Places places) {
    var catalog = test.point().catalog();
    PolicySet alone =
        PolicyLoader.against(catalog)
            .load(Source.of(policy.after().name(), List.of(policy.after())))
            .orElseThrow();
    return new ScopeWorkloads(
        PolicyDecisionPoint.of(catalog, alone), test.day(), policy.rule(), places);
  }

  private static Sought sought(
      PolicyDraft policy, TestDraft test, Places places, ScopeWorkloads scope) {
    Country home =
        places
            .of(policy.policy().jurisdiction())
            .orElseThrow(
                () ->
                    new UsageException(
                        "nothing was written: no country is known to belong to `"
                            + policy.policy().jurisdiction()
                            + "` on "
                            + test.day()));
    Set<Stage> stages = stages(policy.requirement());
    List<Workload> inside =
        Stream.concat(
                test.workloads().values().stream().filter(workload -> has(workload, stages)),
                scope.of(home, stages).stream())
            .filter(scope::isInside)
            .limit(MOST_INSIDE)
            .toList();
    if (inside.isEmpty()) {
      throw new UsageException(
          "nothing was written: no workload was found to which `"
              + policy.rule().id()
              + "` surely applies; look at `when` and `unless`");
    }
    Set<Country> there = new LinkedHashSet<>();
    // `@subjects` and `@requester` are the home that every workload here has.
    words(policy.requirement()).forEach(word -> places.of(word).ifPresent(there::add));
    there.add(home);
    there.addAll(places.all());
    return new Sought(
        test.point(),
        test.day(),
        policy.rule().qualifiedId(),
        inside,
        home,
        stages,
        List.copyOf(there));
  }

  /** What a workload has to do for the rule to be about something. */
  private static Set<Stage> stages(Node requirement) {
    EnumSet<Stage> stages = EnumSet.noneOf(Stage.class);
    if (requirement instanceof Node.Mapping mapping) {
      for (String word : mapping.get("stages").map(RuleWriting::words).orElse(List.of())) {
        if (word.equals("all")) {
          stages.addAll(Stage.byDefault());
        } else {
          stages.add(Stage.parse(word));
        }
      }
    }
    stages.removeIf(Stage::isImposed);
    return stages;
  }

  private static boolean has(Workload workload, Set<Stage> stages) {
    return workload.stages().map(Map::keySet).orElse(Stage.byDefault()).containsAll(stages);
  }

  private static List<String> words(Node node) {
    if (node instanceof Node.Scalar scalar) {
      return List.of(scalar.text());
    }
    if (node instanceof Node.Sequence list) {
      return list.items().stream().flatMap(item -> words(item).stream()).toList();
    }
    return ((Node.Mapping) node)
        .entries().stream().flatMap(entry -> words(entry.value()).stream()).toList();
  }

  /** Cases for the comparisons of the scope that the others do not show from both sides. */
  private static List<Shown> outside(
      Sought sought, ScopeWorkloads scope, TestDraft test, List<Shown> shown) {
    Set<ScopeWorkloads.Sight> missing = new LinkedHashSet<>(scope.wanted());
    shown.forEach(one -> missing.removeAll(scope.sights(one.workload())));
    List<Workload> all = new ArrayList<>(test.workloads().values());
    all.addAll(scope.of(sought.home(), sought.stages()));
    List<Shown> outside = new ArrayList<>();
    while (!missing.isEmpty() && outside.size() < MOST_OUTSIDE) {
      Optional<Workload> best =
          all.stream()
              .filter(workload -> count(scope, workload, missing) > 0)
              .min(
                  java.util.Comparator.<Workload>comparingInt(
                          workload -> -count(scope, workload, missing))
                      .thenComparing(scope::isInside));
      if (best.isEmpty()) {
        break;
      }
      missing.removeAll(scope.sights(best.get()));
      outside.add(asked(sought, best.get(), shown, test.day()));
    }
    return outside;
  }

  private static int count(
      ScopeWorkloads scope, Workload workload, Set<ScopeWorkloads.Sight> missing) {
    return (int) scope.sights(workload).stream().filter(missing::contains).count();
  }

  private static Shown asked(Sought sought, Workload workload, List<Shown> shown, LocalDate day) {
    OfferingId offering =
        shown.stream()
            .flatMap(one -> one.offering().stream())
            .findFirst()
            .orElseGet(
                () ->
                    sought.point().decide(sought.inside().get(0), day).allowed().stream()
                        .map(candidate -> candidate.offering())
                        .findFirst()
                        .orElse(sought.point().catalog().offerings().get(0).id()));
    return Shown.of(workload, sought.point().check(workload, offering, day), sought.rule());
  }
}
