package dev.domicile.acceptance.reference;

import dev.domicile.acceptance.reference.ReferenceAnswer.Cell;
import dev.domicile.certification.CertificationRequirement;
import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.catalog.Confidence;
import dev.domicile.core.catalog.Offering;
import dev.domicile.core.catalog.Stage;
import dev.domicile.core.decision.Outcome;
import dev.domicile.core.decision.Workload;
import dev.domicile.core.policy.Branch;
import dev.domicile.core.policy.Enforcement;
import dev.domicile.core.policy.EvidenceDemand;
import dev.domicile.core.policy.EvidenceRule;
import dev.domicile.core.policy.OfferingRule;
import dev.domicile.core.policy.Policy;
import dev.domicile.core.policy.PolicySet;
import dev.domicile.core.policy.PortabilityRule;
import dev.domicile.core.policy.Requirement;
import dev.domicile.core.policy.Rule;
import dev.domicile.core.policy.RuleKind;
import dev.domicile.core.policy.StatementRule;
import dev.domicile.core.policy.Verdict;
import dev.domicile.core.policy.Waiver;
import dev.domicile.residency.ResidencyRequirement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Decides as the specification says, offering by offering and rule by rule, keeping nothing. Its
 * own reading of the specification: shares types of catalog, policies and workloads with the
 * engine, but no logic.
 */
public final class ReferenceEvaluator {

  private final Catalog catalog;
  private final PolicySet policies;
  private final boolean refuseUncovered;
  private final Confidence least;

  /**
   * @param refuseUncovered whether a country that nobody covers refuses
   * @param least confidence below which facts count as unknown
   */
  public ReferenceEvaluator(
      Catalog catalog, PolicySet policies, boolean refuseUncovered, Confidence least) {
    this.catalog = catalog;
    this.policies = policies;
    this.refuseUncovered = refuseUncovered;
    this.least = least;
  }

  /** What becomes of {@code workload} on {@code day}. */
  public ReferenceAnswer decide(Workload workload, LocalDate day) {
    AskedWorkload asked = new AskedWorkload(catalog, workload, day, least);
    List<Rule> applying = applying(asked);
    SortedSet<String> uncovered = uncovered(asked, applying);
    UsabilityReader usability = new UsabilityReader(asked);
    SortedMap<String, Cell> cells = new TreeMap<>();
    SortedSet<String> candidates = new TreeSet<>();
    List<Offering> allowedWithoutPin = new ArrayList<>();
    for (Offering offering : catalog.offerings()) {
      Cell cell = cell(offering, asked, applying, uncovered, usability);
      String id = offering.id().toString();
      cells.put(id, cell);
      boolean wished = usability.isWished(offering);
      boolean gone = usability.isGone(offering);
      // Somebody who pins a model asks for this very offering and is told why it is gone.
      boolean asksForGone = workload.pin().model().isPresent();
      if (wished && usability.isPinned(offering) && (!gone || asksForGone)) {
        candidates.add(id);
      }
      if (wished && !gone && cell.outcome() == Outcome.ALLOWED) {
        allowedWithoutPin.add(offering);
      }
    }
    return answer(asked, applying, uncovered, cells, candidates, allowedWithoutPin);
  }

  private ReferenceAnswer answer(
      AskedWorkload asked,
      List<Rule> applying,
      SortedSet<String> uncovered,
      SortedMap<String, Cell> cells,
      SortedSet<String> candidates,
      List<Offering> allowedWithoutPin) {
    List<String> findings = new ArrayList<>(coverage(uncovered));
    boolean refused = candidates.isEmpty() || (refuseUncovered && !uncovered.isEmpty());
    for (Rule rule : applying) {
      for (Branch branch : rule.branches()) {
        for (Requirement<?> requirement : branch.requirements()) {
          if (requirement.body() instanceof PortabilityRule.Body body
              && !isPortable(body, allowedWithoutPin)) {
            Optional<String> waiver = waiver(rule, Verdict.VIOLATED, asked, Optional.empty());
            findings.add(finding(rule.qualifiedId(), Optional.empty(), Verdict.VIOLATED, waiver));
            refused |= rule.enforcement() == Enforcement.ENFORCE && waiver.isEmpty();
          }
        }
      }
    }
    List<Outcome> outcomes =
        candidates.stream()
            .map(id -> Optional.ofNullable(cells.get(id)).orElseThrow().outcome())
            .sorted(Comparator.comparing(ORDER::indexOf))
            .toList();
    findings.sort(Comparator.naturalOrder());
    return new ReferenceAnswer(
        cells,
        candidates,
        uncovered,
        findings,
        refused ? Outcome.REFUSED : outcomes.get(0),
        refused ? Outcome.REFUSED : outcomes.get(outcomes.size() - 1));
  }

  private static final List<Outcome> ORDER =
      List.of(Outcome.ALLOWED, Outcome.CONDITIONAL, Outcome.REFUSED);

  private static boolean isPortable(PortabilityRule.Body body, List<Offering> allowed) {
    Set<Object> providers = new HashSet<>();
    Set<Object> regions = new HashSet<>();
    Set<Object> developers = new HashSet<>();
    for (Offering offering : allowed) {
      providers.add(offering.id().provider());
      regions.add(offering.region().id());
      developers.add(offering.model().developer().id());
    }
    return providers.size() >= body.providers()
        && regions.size() >= body.regions()
        && developers.size() >= body.developers();
  }

  /** In force, and not ruled out by what the workload states. */
  private List<Rule> applying(AskedWorkload asked) {
    List<Rule> applying = new ArrayList<>();
    for (Policy policy : policies.policies()) {
      for (Rule rule : policy.rules()) {
        boolean begun = rule.effective().from().map(d -> !asked.day.isBefore(d)).orElse(true);
        boolean over = rule.effective().until().map(d -> !asked.day.isBefore(d)).orElse(false);
        boolean mayConcern = rule.when().map(asked::couldHold).orElse(true);
        boolean exempt = rule.unless().map(asked::mustHold).orElse(false);
        if (begun && !over && mayConcern && !exempt) {
          applying.add(rule);
        }
      }
    }
    return applying;
  }

  private SortedSet<String> uncovered(AskedWorkload asked, List<Rule> applying) {
    SortedSet<String> concerned = asked.subjects();
    if (concerned.isEmpty()) {
      concerned.add(asked.requester());
    }
    SortedSet<String> uncovered = new TreeSet<>();
    for (String country : concerned) {
      boolean covered = false;
      for (Rule rule : applying) {
        Policy policy =
            policies.policies().stream()
                .filter(one -> one.id().equals(rule.policy()))
                .findFirst()
                .orElseThrow();
        // A rule that may not bind the workload at all covers nobody.
        boolean sure =
            rule.when().map(asked::mustHold).orElse(true)
                && !rule.unless().map(asked::couldHold).orElse(false);
        covered |=
            sure
                && rule.enforcement() == Enforcement.ENFORCE
                && asked.sets.belongs(country, List.of(policy.jurisdiction()))
                    == SetReader.Belongs.YES;
      }
      if (!covered) {
        uncovered.add(country);
      }
    }
    return uncovered;
  }

  private List<String> coverage(SortedSet<String> uncovered) {
    return uncovered.stream()
        .map(c -> finding("domicile/covered", Optional.empty(), Verdict.VIOLATED, Optional.empty()))
        .toList();
  }

  private Cell cell(
      Offering offering,
      AskedWorkload asked,
      List<Rule> applying,
      SortedSet<String> uncovered,
      UsabilityReader usability) {
    List<String> findings = new ArrayList<>(coverage(uncovered));
    boolean refused = refuseUncovered && !uncovered.isEmpty();
    boolean conditional = false;
    Verdict usable = usability.verdict(offering);
    if (usable != Verdict.SATISFIED) {
      findings.add(finding("domicile/usable", Optional.empty(), usable, Optional.empty()));
      refused |= usable == Verdict.VIOLATED || usable == Verdict.UNKNOWN;
      conditional |= usable == Verdict.NEEDS_EVIDENCE;
    }
    for (Rule rule : applying) {
      for (Judged judged : bestBranch(rule, asked, offering)) {
        Verdict verdict = judged.verdict();
        if (verdict == Verdict.SATISFIED) {
          continue;
        }
        Optional<String> waiver = waiver(rule, verdict, asked, Optional.of(offering));
        findings.add(finding(rule.qualifiedId(), judged.stage(), verdict, waiver));
        if (rule.enforcement() == Enforcement.ENFORCE && waiver.isEmpty()) {
          refused |= verdict == Verdict.VIOLATED || verdict == Verdict.UNKNOWN;
          conditional |= verdict == Verdict.NEEDS_EVIDENCE;
        }
      }
    }
    findings.sort(Comparator.naturalOrder());
    Outcome outcome =
        refused ? Outcome.REFUSED : conditional ? Outcome.CONDITIONAL : Outcome.ALLOWED;
    return new Cell(outcome, findings);
  }

  /** One finding in a line, as the engine's are written for comparison too. */
  public static String finding(
      String rule, Optional<Stage> stage, Verdict verdict, Optional<String> waivedBy) {
    return rule
        + stage.map(one -> " " + one.id()).orElse("")
        + " "
        + verdict
        + waivedBy.map(waiver -> " waived by " + waiver).orElse("");
  }

  private Optional<String> waiver(
      Rule rule, Verdict verdict, AskedWorkload asked, Optional<Offering> offering) {
    for (Waiver waiver : policies.waivers()) {
      boolean inForce =
          SetReader.begun(waiver.from(), asked.day)
              && !SetReader.ended(Optional.of(waiver.until()), asked.day);
      boolean namesRule =
          waiver.rules().stream().anyMatch(name -> name.value().equals(rule.qualifiedId()));
      boolean namesWorkload =
          waiver.workloads().isEmpty()
              || waiver.workloads().stream()
                  .anyMatch(glob -> UsabilityReader.matches(glob.pattern(), asked.workload.name()));
      boolean namesOffering =
          waiver.offerings().isEmpty()
              || offering.isPresent()
                  && waiver.offerings().stream()
                      .anyMatch(glob -> UsabilityReader.matches(glob.pattern(), offering.get()));
      boolean holds = waiver.when().map(asked::mustHold).orElse(true);
      if (inForce
          && namesRule
          && namesWorkload
          && namesOffering
          && holds
          && waiver.lifts().contains(verdict)) {
        return Optional.of(waiver.id());
      }
    }
    return Optional.empty();
  }

  /** The first of the branches that come off best. */
  private List<Judged> bestBranch(Rule rule, AskedWorkload asked, Offering offering) {
    List<List<Judged>> branches = new ArrayList<>();
    for (Branch branch : rule.branches()) {
      branches.add(branch(branch, asked, offering));
    }
    return branches.stream()
        .min(Comparator.comparing(judged -> Judged.badness(Judged.worst(judged))))
        .orElseThrow();
  }

  private List<Judged> branch(Branch branch, AskedWorkload asked, Offering offering) {
    List<Judged> all = new ArrayList<>();
    for (Requirement<?> requirement : branch.requirements()) {
      for (Judged judged : judge(requirement.body(), asked, offering)) {
        all.add(close(judged, branch, requirement.body(), asked, offering));
      }
    }
    return all;
  }

  private List<Judged> judge(RuleKind.Body body, AskedWorkload asked, Offering offering) {
    Confidence demanded =
        body.minConfidence().filter(own -> own.compareTo(least) > 0).orElse(least);
    if (body instanceof ResidencyRequirement residency) {
      return ResidencyReader.judge(residency, asked, offering, demanded);
    }
    if (body instanceof CertificationRequirement certification) {
      return new CertificationReader(certification, asked, offering, demanded).judge();
    }
    if (body instanceof OfferingRule.Body conditions) {
      return OfferingReader.judge(conditions, asked, offering, demanded);
    }
    if (body instanceof EvidenceRule.Body evidence) {
      boolean met = isMet(evidence.demand(), Offence.NONE, asked, offering);
      return List.of(
          new Judged(
              Optional.empty(), met ? Verdict.SATISFIED : Verdict.NEEDS_EVIDENCE, Offence.NONE));
    }
    if (body instanceof StatementRule.Body statement) {
      boolean prohibited = statement.says() == StatementRule.Says.PROHIBITED;
      return List.of(
          new Judged(
              Optional.empty(), prohibited ? Verdict.VIOLATED : Verdict.SATISFIED, Offence.NONE));
    }
    if (body instanceof PortabilityRule.Body) {
      return List.of();
    }
    throw new IllegalArgumentException("no reading of " + body);
  }

  /** Declared evidence closes what a verdict leaves open; what could be declared is needed. */
  private Judged close(
      Judged judged, Branch branch, RuleKind.Body body, AskedWorkload asked, Offering offering) {
    if (branch.orEvidence().isEmpty() || judged.verdict() == Verdict.SATISFIED) {
      return judged;
    }
    Set<Verdict> usual =
        body instanceof ResidencyRequirement
            ? EnumSet.of(Verdict.VIOLATED, Verdict.UNKNOWN)
            : EnumSet.of(Verdict.UNKNOWN);
    Set<Verdict> closes = new HashSet<>(branch.orEvidence().get().closes().orElse(usual));
    closes.add(Verdict.NEEDS_EVIDENCE);
    if (!closes.contains(judged.verdict())) {
      return judged;
    }
    EvidenceDemand demand = branch.orEvidence().get().demand();
    boolean placeIsUnknown = judged.verdict() == Verdict.UNKNOWN && judged.offence().anywhere();
    if (!placeIsUnknown && demand.kinds().equals(Set.of("contract"))) {
      return judged;
    }
    boolean met = isMet(demand, judged.offence(), asked, offering);
    return new Judged(
        judged.stage(), met ? Verdict.SATISFIED : Verdict.NEEDS_EVIDENCE, judged.offence());
  }

  private static boolean isMet(
      EvidenceDemand demand, Offence offence, AskedWorkload asked, Offering offering) {
    Optional<String> operator = offering.operator().map(entity -> entity.id());
    return demand.allOf().stream()
            .allMatch(kind -> asked.isOpened(List.of(kind), operator, offence))
        && (demand.anyOf().isEmpty() || asked.isOpened(demand.anyOf(), operator, offence));
  }
}
