package dev.domicile.core.decision;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.catalog.Entity;
import dev.domicile.core.catalog.Offering;
import dev.domicile.core.policy.Branch;
import dev.domicile.core.policy.CompiledRequirement;
import dev.domicile.core.policy.Evidence;
import dev.domicile.core.policy.ExternalRequirement;
import dev.domicile.core.policy.Judgement;
import dev.domicile.core.policy.OrEvidence;
import dev.domicile.core.policy.Requirement;
import dev.domicile.core.policy.Rule;
import dev.domicile.core.policy.Verdict;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A rule compiled against a catalog: offerings with equal facts form a group, one of each group is
 * judged for each distinct parameter, and the verdicts are kept as bit sets over all offerings.
 * Groups are formed when a workload first needs the rule. Thread-safe; what is kept is derived and
 * bounded.
 */
final class CompiledRule {

  private static final int KEPT_PARAMETERS = 512;

  private final Rule rule;
  private final Catalog catalog;
  private final List<CompiledBranch> branches;
  private final List<ExternalRequirement> externals;
  private final Cache<Parameter, VerdictBits> kept =
      CacheBuilder.newBuilder().maximumSize(KEPT_PARAMETERS).build();
  private volatile Optional<Groups> groups = Optional.empty();
  private volatile Optional<Groups> groupsByRegion = Optional.empty();

  private record CompiledBranch(
      List<CompiledRequirement> requirements, Optional<OrEvidence> orEvidence) {}

  private record Parameter(
      LocalDate day, boolean features, List<Object> parts, List<Evidence> evidence) {}

  /** Offerings that are judged alike. */
  private record Group(Offering representative, BitSet members) {}

  /** All groups, and for each offering the position of its own. */
  private record Groups(List<Group> list, int[] of) {}

  /**
   * What a rule says of one offering.
   *
   * @param verdict over the best branch
   * @param judgements those of the best branch, declared evidence worked in
   * @param branches the verdict of each branch, in the order of writing
   */
  record Assessment(Verdict verdict, List<Judgement> judgements, List<Verdict> branches) {}

  /** The same of one branch. */
  private record BranchAssessment(Verdict verdict, List<Judgement> judgements) {}

  CompiledRule(Rule rule, Catalog catalog) {
    this.rule = rule;
    this.catalog = catalog;
    List<CompiledBranch> compiled = new ArrayList<>();
    for (Branch branch : rule.branches()) {
      List<CompiledRequirement> requirements = new ArrayList<>();
      for (Requirement<?> requirement : branch.requirements()) {
        requirements.add(requirement.compile(catalog));
      }
      compiled.add(new CompiledBranch(requirements, branch.orEvidence()));
    }
    this.branches = List.copyOf(compiled);
    this.externals =
        compiled.stream()
            .flatMap(branch -> branch.requirements().stream())
            .filter(ExternalRequirement.class::isInstance)
            .map(ExternalRequirement.class::cast)
            .toList();
  }

  Rule rule() {
    return rule;
  }

  /** What somebody outside the engine has to be asked; empty for most rules. */
  List<ExternalRequirement> externals() {
    return externals;
  }

  /**
   * The verdicts over all offerings, by their positions in the catalog. Of a rule that asks
   * somebody outside everything is unknown until it was asked.
   */
  VerdictBits verdicts(PreparedQuestion question) {
    if (!externals.isEmpty()) {
      return verdicts(question, Answers.NONE);
    }
    Parameter parameter = parameter(question);
    VerdictBits bits = kept.getIfPresent(parameter);
    if (bits == null) {
      bits = judgeGroups(question);
      kept.put(parameter, bits);
    }
    return bits;
  }

  /** The verdicts of a rule that asks somebody outside; what was not asked about is unknown. */
  VerdictBits verdicts(PreparedQuestion question, Answers answers) {
    VerdictBits bits = new VerdictBits();
    BitSet others = new BitSet();
    others.set(0, catalog.offerings().size());
    others.andNot(answers.about());
    bits.add(Verdict.UNKNOWN, others);
    BitSet about = answers.about();
    for (int i = about.nextSetBit(0); i >= 0; i = about.nextSetBit(i + 1)) {
      for (Judgement judged : assess(catalog.offerings().get(i), question, answers).judgements()) {
        bits.add(judged.verdict(), i);
      }
    }
    return bits;
  }

  private Parameter parameter(PreparedQuestion question) {
    List<Object> parts = new ArrayList<>();
    TreeSet<String> kinds = new TreeSet<>();
    for (CompiledBranch branch : branches) {
      branch.requirements().forEach(requirement -> parts.add(requirement.parameter(question)));
      branch.orEvidence().ifPresent(or -> kinds.addAll(or.demand().kinds()));
    }
    return new Parameter(
        question.day(), question.usesFeatures(), parts, question.evidenceOf(kinds));
  }

  private VerdictBits judgeGroups(PreparedQuestion question) {
    VerdictBits bits = new VerdictBits();
    for (Group group : groups(question).list()) {
      // Each judgement, not the worst alone: a waiver may lift one and leave the other.
      for (Judgement judged : assess(group.representative(), question, Answers.NONE).judgements()) {
        bits.add(judged.verdict(), group.members());
      }
    }
    return bits;
  }

  /** The position of the group of the offering at {@code index}: its members are judged alike. */
  int groupOf(int index, PreparedQuestion question) {
    return externals.isEmpty() ? groups(question).of()[index] : index;
  }

  private Groups groups(PreparedQuestion question) {
    if (question.usesFeatures()) {
      if (groupsByRegion.isEmpty()) {
        groupsByRegion = Optional.of(group(true));
      }
      return groupsByRegion.orElseThrow();
    }
    if (groups.isEmpty()) {
      groups = Optional.of(group(false));
    }
    return groups.orElseThrow();
  }

  private Groups group(boolean byRegion) {
    Map<Object, Integer> byFacts = new HashMap<>();
    List<Group> ordered = new ArrayList<>();
    List<Offering> offerings = catalog.offerings();
    int[] of = new int[offerings.size()];
    for (int i = 0; i < offerings.size(); i++) {
      Offering offering = offerings.get(i);
      List<Object> key = new ArrayList<>();
      key.add(offering.operator().map(Entity::id).orElse(""));
      if (byRegion) {
        key.add(offering.region().id());
      }
      for (CompiledBranch branch : branches) {
        branch.requirements().forEach(requirement -> key.add(requirement.facts(offering)));
      }
      Integer group = byFacts.putIfAbsent(key, ordered.size());
      if (group == null) {
        group = ordered.size();
        ordered.add(new Group(offering, new BitSet()));
      }
      ordered.get(group).members().set(i);
      of[i] = group;
    }
    return new Groups(List.copyOf(ordered), of);
  }

  /** The verdict on one offering with everything that it rests on. */
  Assessment assess(Offering offering, PreparedQuestion question, Answers answers) {
    BranchAssessment best = assess(branches.get(0), offering, question, answers);
    if (branches.size() == 1) {
      return new Assessment(best.verdict(), best.judgements(), List.of(best.verdict()));
    }
    List<Verdict> verdicts = new ArrayList<>(branches.size());
    verdicts.add(best.verdict());
    for (CompiledBranch branch : branches.subList(1, branches.size())) {
      BranchAssessment other = assess(branch, offering, question, answers);
      verdicts.add(other.verdict());
      if (other.verdict().compareTo(best.verdict()) < 0) {
        best = other;
      }
    }
    return new Assessment(best.verdict(), best.judgements(), List.copyOf(verdicts));
  }

  private static BranchAssessment assess(
      CompiledBranch branch, Offering offering, PreparedQuestion question, Answers answers) {
    Verdict worst = Verdict.SATISFIED;
    List<Judgement> judgements = new ArrayList<>();
    for (CompiledRequirement requirement : branch.requirements()) {
      for (Judgement judged : answers.judge(requirement, offering, question)) {
        Judgement closed =
            branch
                .orEvidence()
                .map(
                    or ->
                        Closing.close(
                            judged, or, requirement.closesByDefault(), offering, question))
                .orElse(judged);
        worst = worst.worst(closed.verdict());
        judgements.add(closed);
      }
    }
    return new BranchAssessment(worst, List.copyOf(judgements));
  }

  /** What the rule says of the allowed set as a whole. */
  List<Judgement> judgeAllowed(List<Offering> allowed, PreparedQuestion question) {
    return branches.stream()
        .flatMap(branch -> branch.requirements().stream())
        .flatMap(requirement -> requirement.judgeAllowed(allowed, question).stream())
        .toList();
  }
}
