package dev.domicile.core.decision;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.catalog.Confidence;
import dev.domicile.core.catalog.Glob;
import dev.domicile.core.catalog.Offering;
import dev.domicile.core.catalog.OfferingId;
import dev.domicile.core.policy.Policy;
import dev.domicile.core.policy.PolicySet;
import dev.domicile.core.policy.Rule;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Decides workloads: policies compiled against a catalog. Immutable and thread-safe; what it keeps
 * between questions is derived from them and bounded. What an {@link
 * dev.domicile.core.policy.ExternalRequirement} answers is kept in the decision only: each decision
 * asks anew, once for each such rule that applies.
 *
 * <pre>{@code
 * PolicyDecisionPoint pdp = PolicyDecisionPoint.of(catalog, policies);
 * Decision decision = pdp.decide(workload, LocalDate.of(2026, 11, 22));
 * }</pre>
 */
public final class PolicyDecisionPoint {

  /** What becomes of a workload with a country that no policy covers. */
  public enum Uncovered {
    REFUSE,
    WARN
  }

  private static final int KEPT_DAYS = 64;
  private static final int KEPT_WORKLOADS = 1024;

  private final Catalog catalog;
  private final PolicySet policies;
  private final Uncovered uncovered;
  private final Confidence minConfidence;
  private final ImmutableList<CompiledRule> rules;
  private final ImmutableMap<String, Policy> policyById;
  private final Cache<LocalDate, DayFacts> days;
  // By identity: the same object asked again is the hot path of a service.
  private final Cache<Workload, Asked> asked =
      CacheBuilder.newBuilder().weakKeys().maximumSize(KEPT_WORKLOADS).build();

  private PolicyDecisionPoint(
      Catalog catalog,
      PolicySet policies,
      Uncovered uncovered,
      Confidence minConfidence,
      ImmutableList<CompiledRule> rules,
      Cache<LocalDate, DayFacts> days) {
    this.catalog = catalog;
    this.policies = policies;
    this.uncovered = uncovered;
    this.minConfidence = minConfidence;
    this.rules = rules;
    this.days = days;
    this.policyById =
        policies.policies().stream()
            .collect(ImmutableMap.toImmutableMap(Policy::id, policy -> policy));
  }

  private static ImmutableList<CompiledRule> compiled(Catalog catalog, PolicySet policies) {
    return policies.rules().stream()
        .map(rule -> new CompiledRule(rule, catalog))
        .collect(ImmutableList.toImmutableList());
  }

  /** A decision point that refuses uncovered countries and takes facts of any confidence. */
  public static PolicyDecisionPoint of(Catalog catalog, PolicySet policies) {
    return new PolicyDecisionPoint(
        catalog, policies, Uncovered.REFUSE, Confidence.LOW, compiled(catalog, policies), noDays());
  }

  /** The same, with another answer to uncovered countries. */
  public PolicyDecisionPoint withUncovered(Uncovered answer) {
    return answer == uncovered
        ? this
        : new PolicyDecisionPoint(catalog, policies, answer, minConfidence, rules, days);
  }

  /** The same, with facts below {@code least} counting as unknown. */
  public PolicyDecisionPoint withMinConfidence(Confidence least) {
    return least == minConfidence
        ? this
        : new PolicyDecisionPoint(
            catalog, policies, uncovered, least, compiled(catalog, policies), noDays());
  }

  /**
   * The same with other policies. Rules that say the same are taken over as they are, compiled and
   * with what was worked out of them: this is cheap where little is changed. Their positions stay
   * those that they had.
   */
  public PolicyDecisionPoint withPolicies(PolicySet others) {
    Map<String, CompiledRule> known = new HashMap<>();
    rules.forEach(rule -> known.put(says(rule.rule()), rule));
    ImmutableList<CompiledRule> all =
        others.rules().stream()
            .map(
                rule -> {
                  CompiledRule same = known.get(says(rule));
                  return same == null ? new CompiledRule(rule, catalog) : same;
                })
            .collect(ImmutableList.toImmutableList());
    return new PolicyDecisionPoint(catalog, others, uncovered, minConfidence, all, days);
  }

  /** All of a rule but where it is written, with what its policy says for it. */
  private static String says(Rule rule) {
    return String.join(
        "\n",
        rule.qualifiedId(),
        rule.title(),
        rule.grade().toString(),
        rule.effective().toString(),
        rule.enforcement().toString(),
        rule.citations().toString(),
        rule.json());
  }

  private static Cache<LocalDate, DayFacts> noDays() {
    return CacheBuilder.newBuilder().maximumSize(KEPT_DAYS).build();
  }

  /**
   * Which placements are allowed, best first, and why the others are not. The workload is judged by
   * the best of its candidates.
   *
   * @param day the day as of which is decided, in the calendar of the jurisdictions concerned
   * @throws IllegalArgumentException if the workload names something that the catalog lacks
   */
  public Decision decide(Workload workload, LocalDate day) {
    return Decision.of(ask(workload, day).answered(), Decision.Judged.BEST);
  }

  /**
   * The gate: as {@link #decide}, but judged by the worst of the candidates that the pins leave.
   *
   * @throws IllegalArgumentException if the workload names something that the catalog lacks
   */
  public Decision check(Workload workload, LocalDate day) {
    return Decision.of(ask(workload, day).answered(), Decision.Judged.WORST);
  }

  /**
   * What becomes of one offering, whatever the workload wishes. The hot path: asked again with the
   * same workload object and day it takes a few bit tests. A rule that asks somebody outside the
   * engine is asked each time.
   *
   * @throws IllegalArgumentException if the catalog has no such offering, or the workload names
   *     something that it lacks
   */
  public Candidate check(Workload workload, OfferingId offering, LocalDate day) {
    int index = index(offering);
    Asked question = ask(workload, day).answered(index);
    return question.candidate(index);
  }

  /**
   * One candidate before every rule, satisfied or not.
   *
   * @throws IllegalArgumentException as {@link #check(Workload, OfferingId, LocalDate)}
   */
  public ExplainedCandidate explain(Workload workload, OfferingId offering, LocalDate day) {
    int index = index(offering);
    return ExplainedCandidate.of(ask(workload, day).answered(index), index);
  }

  private int index(OfferingId offering) {
    OptionalInt index = catalog.indexOf(offering);
    if (index.isEmpty()) {
      throw new IllegalArgumentException(
          "there is no offering `"
              + offering
              + "` in the catalog"
              + dev.domicile.core.source.Spelling.nearest(
                      offering.toString(),
                      catalog.offerings().stream().map(one -> one.id().toString()).toList())
                  .map(near -> "; nearest is `" + near + "`")
                  .orElse(""));
    }
    return index.getAsInt();
  }

  private Asked ask(Workload workload, LocalDate day) {
    Asked known = asked.getIfPresent(workload);
    if (known != null && known.question().day().equals(day)) {
      return known;
    }
    Asked fresh = new Asked(this, new PreparedQuestion(catalog, workload, day, minConfidence));
    asked.put(workload, fresh);
    return fresh;
  }

  DayFacts dayFacts(LocalDate day) {
    DayFacts facts = days.getIfPresent(day);
    if (facts == null) {
      facts = new DayFacts(catalog, day);
      days.put(day, facts);
    }
    return facts;
  }

  /** The offerings that any of {@code globs} matches; all of them if there is no pattern. */
  BitSet offeringsMatching(List<Glob> globs) {
    BitSet result = new BitSet();
    List<Offering> offerings = catalog.offerings();
    if (globs.isEmpty()) {
      result.set(0, offerings.size());
      return result;
    }
    for (int i = 0; i < offerings.size(); i++) {
      OfferingId id = offerings.get(i).id();
      if (globs.stream().anyMatch(glob -> glob.matches(id))) {
        result.set(i);
      }
    }
    return result;
  }

  List<CompiledRule> rules() {
    return rules;
  }

  Policy policyOf(Rule rule) {
    Policy policy = policyById.get(rule.policy());
    if (policy == null) {
      throw new IllegalStateException("no policy for " + rule.qualifiedId());
    }
    return policy;
  }

  Uncovered uncovered() {
    return uncovered;
  }

  /** The catalog against which is decided. */
  public Catalog catalog() {
    return catalog;
  }

  /** The policies that decide. */
  public PolicySet policies() {
    return policies;
  }
}
