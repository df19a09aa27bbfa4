package dev.domicile.cli.scaffold;

import dev.domicile.cli.input.UsageException;
import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.catalog.Country;
import dev.domicile.core.catalog.OfferingId;
import dev.domicile.core.catalog.Stage;
import dev.domicile.core.decision.PolicyDecisionPoint;
import dev.domicile.core.decision.Workload;
import dev.domicile.core.policy.PolicyLoader;
import dev.domicile.core.policy.PolicySet;
import dev.domicile.core.policy.Rule;
import dev.domicile.core.policy.StatementRule;
import dev.domicile.core.policy.StatementRule.Says;
import dev.domicile.core.source.Source;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Has cases found that show a new rule from all sides. */
final class CaseSearch {

  /** Workloads that are in the scope: one is enough, others may be burdened less. */
  private static final int MOST_INSIDE = 6;

  private static final int MOST_OUTSIDE = 4;

  private final PolicyDraft policy;
  private final TestDraft test;
  private final Rule rule;
  private final LocalDate day;
  private final Places places;
  private final ScopeWorkloads scope;

  CaseSearch(PolicyDraft policy, TestDraft test) {
    this.policy = policy;
    this.test = test;
    this.rule = policy.rule();
    this.day = test.day();
    Catalog catalog = test.point().catalog();
    this.places = new Places(catalog, day);
    this.scope =
        new ScopeWorkloads(PolicyDecisionPoint.of(catalog, alone(catalog)), day, rule, places);
  }

  /** The policy as it is read where nobody outside is asked. */
  private PolicySet alone(Catalog catalog) {
    return PolicyLoader.against(catalog)
        .load(Source.of(policy.after().name(), List.of(policy.after())))
        .orElseThrow();
  }

  /**
   * Cases for what the rule refuses, what it lets through, and whom it does not concern.
   *
   * @throws UsageException if nothing in the catalog shows that
   */
  CaseText cases() {
    if (!rule.effective().contains(day) || !policy.policy().effective().contains(day)) {
      throw nothing(
          "the rule is not in force on " + day + ", the day of the test; name one with --at");
    }
    boolean canPass = !says(Says.PROHIBITED);
    if (!canPass && rule.when().isEmpty() && rule.unless().isEmpty()) {
      throw nothing(
          "a prohibition for everybody refuses everything; say with --when what it applies to");
    }
    Sought sought = sought();
    List<Shown> shown = shown(sought, canPass, !says(Says.NO_LOCATION_RULE));
    CaseText cases = test.cases();
    for (Shown one : shown) {
      if (one.verdict(rule.qualifiedId()).isPresent()) {
        cases.refusing(one);
      } else {
        cases.passing(one);
      }
    }
    outside(sought, shown).forEach(one -> cases.scope(one, scope.isInside(one.workload())));
    return cases;
  }

  private List<Shown> shown(Sought sought, boolean canPass, boolean canRefuse) {
    Optional<Shown> passing;
    Optional<Shown> refusing;
    Optional<Shown> nearest = Optional.empty();
    if (rule.kinds().equals("portability")) {
      WholeCases whole = new WholeCases(sought);
      passing = whole.passing();
      refusing = whole.refusing();
    } else {
      CandidateCases candidates = new CandidateCases(sought, canPass);
      passing = candidates.passing();
      refusing = candidates.refusing();
      nearest = candidates.nearest();
    }
    if (canPass && passing.isEmpty()) {
      throw unshown(
          "no offering of the catalog meets it"
              + nearest.map(CaseSearch::because).orElse("")
              + "; ask for something else, or let evidence close what is not known"
              + " (--or-evidence)");
    }
    if (canRefuse && refusing.isEmpty()) {
      throw unshown("it refuses no offering of the catalog; ask for something narrower");
    }
    return Stream.of(refusing, passing).flatMap(Optional::stream).toList();
  }

  private static String because(Shown refused) {
    return refused
        .offering()
        .map(offering -> " (" + offering + ": " + refused.because() + ")")
        .orElse(" (" + refused.because() + ")");
  }

  private UsageException unshown(String why) {
    return nothing("no case can show `" + rule.id() + "` on " + day + ": " + why);
  }

  private static UsageException nothing(String why) {
    return new UsageException("nothing was written: " + why);
  }

  private boolean says(Says what) {
    return rule.branches().stream()
        .flatMap(branch -> branch.requirements().stream())
        .anyMatch(
            requirement ->
                requirement.body() instanceof StatementRule.Body body && body.says() == what);
  }

  private Sought sought() {
    String jurisdiction = policy.policy().jurisdiction();
    Country home =
        places
            .of(jurisdiction)
            .orElseThrow(
                () -> nothing("no country is known to belong to `" + jurisdiction + "` on " + day));
    Set<Stage> stages = policy.stages();
    List<Workload> inside =
        Stream.concat(
                test.workloads().values().stream().filter(workload -> has(workload, stages)),
                scope.of(home, stages).stream())
            .filter(scope::isInside)
            .limit(MOST_INSIDE)
            .toList();
    if (inside.isEmpty()) {
      throw nothing(
          "no workload was found to which `"
              + rule.id()
              + "` surely applies; look at `when` and `unless`");
    }
    Set<Country> there = new LinkedHashSet<>();
    // `@subjects` and `@requester` are the home that every workload here has.
    policy.words().forEach(word -> places.of(word).ifPresent(there::add));
    there.add(home);
    there.addAll(places.all());
    return new Sought(
        test.point(), day, rule.qualifiedId(), inside, home, stages, List.copyOf(there));
  }

  /** A rule says nothing of stages that a workload does not have. */
  private static boolean has(Workload workload, Set<Stage> stages) {
    return workload.stages().map(Map::keySet).orElse(Stage.byDefault()).containsAll(stages);
  }

  /** Cases for the comparisons of the scope that the others do not show from both sides. */
  private List<Shown> outside(Sought sought, List<Shown> shown) {
    Set<ScopeWorkloads.Sight> missing = new LinkedHashSet<>(scope.wanted());
    shown.forEach(one -> missing.removeAll(scope.sights(one.workload())));
    List<Workload> all = new ArrayList<>(test.workloads().values());
    all.addAll(scope.of(sought.home(), sought.stages()));
    List<Shown> outside = new ArrayList<>();
    while (!missing.isEmpty() && outside.size() < MOST_OUTSIDE) {
      Workload best =
          all.stream()
              .min(
                  Comparator.<Workload>comparingInt(workload -> -count(workload, missing))
                      .thenComparing(scope::isInside))
              .orElseThrow();
      if (!missing.removeAll(scope.sights(best))) {
        break;
      }
      OfferingId offering = offering(sought, shown);
      outside.add(Shown.of(best, sought.point().check(best, offering, day), rule.qualifiedId()));
    }
    return outside;
  }

  private int count(Workload workload, Set<ScopeWorkloads.Sight> missing) {
    return (int) scope.sights(workload).stream().filter(missing::contains).count();
  }

  /** The one that the other cases show, or else one of those that are allowed. */
  private OfferingId offering(Sought sought, List<Shown> shown) {
    return shown.stream()
        .flatMap(one -> one.offering().stream())
        .findFirst()
        .orElseGet(
            () ->
                sought.decide(sought.inside().get(0)).allowed().stream()
                    .map(candidate -> candidate.offering())
                    .findFirst()
                    .orElse(sought.point().catalog().offerings().get(0).id()));
  }
}
