package dev.domicile.core.decision;

import dev.domicile.core.policy.Need;
import dev.domicile.core.policy.Rule;
import dev.domicile.core.policy.Verdict;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Why, why not, and what would help: findings grouped so that one page answers for thousands of
 * candidates.
 *
 * @param decision what is explained
 * @param refusedBy the rules that refuse candidates, those that refuse most first
 * @param evidence what has to be declared together to allow conditional placements, the least first
 * @param nearest refused candidates with the fewest refusing rules; only if nothing is allowed
 * @param conflicts smallest sets of rules that no candidate satisfies together; only if nothing is
 *     allowed or conditional
 * @param changes smallest changes that let a candidate through, each checked by deciding again
 */
public record Explanation(
    Decision decision,
    List<RefusingRule> refusedBy,
    List<MissingEvidence> evidence,
    List<Nearest> nearest,
    List<List<String>> conflicts,
    List<Change> changes) {

  private static final int NEAREST = 3;
  private static final int LARGEST_CONFLICT = 3;
  private static final int MOST_CONFLICTS = 3;

  /**
   * A rule that refuses candidates.
   *
   * @param rule its qualified id
   * @param title what it says
   * @param violated how many candidates violate it
   * @param unknown for how many a fact is missing
   * @param example one of them
   * @param finding what it says of the example
   */
  public record RefusingRule(
      String rule, String title, int violated, int unknown, Candidate example, Finding finding) {}

  /**
   * What would allow some conditional placements, all of it together.
   *
   * @param pieces everything that they lack
   * @param opens the placements that it would allow, best first
   */
  public record MissingEvidence(List<Piece> pieces, List<Candidate> opens) {
    public MissingEvidence {
      pieces = List.copyOf(pieces);
      opens = List.copyOf(opens);
    }
  }

  /**
   * One thing to declare.
   *
   * @param rules the rules that ask for it
   * @param stages the stages for which they ask
   */
  public record Piece(Need need, List<Rule> rules, List<dev.domicile.core.catalog.Stage> stages) {}

  /** A refused candidate that is close, with the rules that refuse it. */
  public record Nearest(Candidate candidate, List<Finding> refusing) {}

  /**
   * A change of the workload.
   *
   * @param text what to change
   * @param outcome what the workload then comes to
   * @param allowed how many candidates are then allowed
   * @param conditional how many are then conditional
   */
  public record Change(String text, Outcome outcome, int allowed, int conditional) {}

  public Explanation {
    refusedBy = List.copyOf(refusedBy);
    evidence = List.copyOf(evidence);
    nearest = List.copyOf(nearest);
    conflicts = List.copyOf(conflicts);
    changes = List.copyOf(changes);
  }

  static Explanation of(Decision decision) {
    List<RefusingRule> refusedBy = refusingRules(decision);
    boolean none = decision.placements().isEmpty();
    return new Explanation(
        decision,
        refusedBy,
        missingEvidence(decision),
        decision.allowed().isEmpty() ? nearest(decision) : List.of(),
        none ? conflicts(decision) : List.of(),
        decision.outcome() == Outcome.REFUSED ? Changes.of(decision) : List.of());
  }

  /** Bits of the candidates that each refusing rule refuses, by qualified id. */
  private static Map<String, BitSet> refusedBits(Asked asked) {
    Map<String, BitSet> result = new TreeMap<>();
    List<CompiledRule> applied = asked.appliedRules();
    for (int i = 0; i < applied.size(); i++) {
      if (applied.get(i).rule().enforcement() == dev.domicile.core.policy.Enforcement.ENFORCE) {
        BitSet bits = asked.refusing(i);
        bits.and(asked.wishes().candidates());
        if (!bits.isEmpty()) {
          result.put(applied.get(i).rule().qualifiedId(), bits);
        }
      }
    }
    BitSet unusable = (BitSet) asked.usable().of(Verdict.UNKNOWN).clone();
    unusable.or(asked.usable().of(Verdict.VIOLATED));
    unusable.and(asked.wishes().candidates());
    if (!unusable.isEmpty()) {
      result.put(Asked.USABLE, unusable);
    }
    return result;
  }

  private static List<RefusingRule> refusingRules(Decision decision) {
    Asked asked = decision.asked();
    List<RefusingRule> result = new ArrayList<>();
    refusedBits(asked)
        .forEach(
            (id, bits) -> {
              int first = bits.nextSetBit(0);
              Candidate example = new Candidate(asked, first, Outcome.REFUSED);
              Finding finding =
                  example.findings().stream()
                      .filter(f -> f.rule().equals(id) && f.refuses())
                      .findFirst()
                      .orElseThrow(() -> new IllegalStateException("no finding for " + id));
              BitSet violated = (BitSet) bits.clone();
              violated.and(asked.violatedBy(id));
              result.add(
                  new RefusingRule(
                      id,
                      finding.written().map(Rule::title).orElse("the offering can be used"),
                      violated.cardinality(),
                      bits.cardinality() - violated.cardinality(),
                      example,
                      finding));
            });
    result.sort(
        Comparator.comparingInt((RefusingRule r) -> -(r.violated() + r.unknown()))
            .thenComparing(RefusingRule::rule));
    return result;
  }

  private static List<MissingEvidence> missingEvidence(Decision decision) {
    List<Candidate> conditional = decision.conditional();
    if (conditional.isEmpty()) {
      return List.of();
    }
    Map<List<Integer>, List<Candidate>> alike = new LinkedHashMap<>();
    for (Candidate candidate : conditional) {
      alike
          .computeIfAbsent(groups(decision.asked(), candidate), key -> new ArrayList<>())
          .add(candidate);
    }
    Map<List<Piece>, List<Candidate>> byPieces = new LinkedHashMap<>();
    alike
        .values()
        .forEach(
            members ->
                byPieces
                    .computeIfAbsent(pieces(members.get(0)), key -> new ArrayList<>())
                    .addAll(members));
    Candidate best = conditional.get(0);
    List<MissingEvidence> result = new ArrayList<>();
    byPieces.forEach((pieces, open) -> result.add(new MissingEvidence(pieces, open)));
    // What the best placement lacks first, then the least to declare, then what opens most.
    result.sort(
        Comparator.comparing((MissingEvidence m) -> m.opens().get(0) != best)
            .thenComparingInt(m -> m.pieces().size())
            .thenComparingInt(m -> -m.opens().size()));
    return result;
  }

  /** Candidates with equal groups for the rules that need evidence lack the same evidence. */
  private static List<Integer> groups(Asked asked, Candidate candidate) {
    List<Integer> key = new ArrayList<>();
    List<CompiledRule> rules = asked.appliedRules();
    for (int i = 0; i < rules.size(); i++) {
      if (asked.verdicts(i).at(candidate.index()) == Verdict.NEEDS_EVIDENCE) {
        key.add(i);
        key.add(rules.get(i).groupOf(candidate.index(), asked.question()));
      }
    }
    if (asked.usable().at(candidate.index()) == Verdict.NEEDS_EVIDENCE) {
      key.add(-1);
      key.add(candidate.entry().operator().map(entity -> entity.id().hashCode()).orElse(0));
    }
    return key;
  }

  private static List<Piece> pieces(Candidate candidate) {
    Map<Need, Set<Rule>> rules = new LinkedHashMap<>();
    Map<Need, Set<dev.domicile.core.catalog.Stage>> stages = new LinkedHashMap<>();
    for (Finding finding : candidate.findings()) {
      if (finding.needsEvidence()) {
        for (Need need : finding.needs()) {
          Set<Rule> asking = rules.computeIfAbsent(need, key -> new LinkedHashSet<>());
          finding.written().ifPresent(asking::add);
          Set<dev.domicile.core.catalog.Stage> of =
              stages.computeIfAbsent(need, key -> new java.util.TreeSet<>());
          finding.stage().ifPresent(of::add);
        }
      }
    }
    List<Piece> pieces = new ArrayList<>();
    rules.forEach(
        (need, asking) ->
            pieces.add(
                new Piece(
                    need, List.copyOf(asking), List.copyOf(stages.getOrDefault(need, Set.of())))));
    return pieces;
  }

  private static List<Nearest> nearest(Decision decision) {
    Map<String, BitSet> refused = refusedBits(decision.asked());
    record Counted(Candidate candidate, int rules) {}
    return decision.refusals().stream()
        .map(
            candidate ->
                new Counted(
                    candidate,
                    (int) refused.values().stream().filter(b -> b.get(candidate.index())).count()))
        .sorted(Comparator.comparingInt(Counted::rules).thenComparing(c -> c.candidate().index()))
        .limit(NEAREST)
        .map(
            counted ->
                new Nearest(
                    counted.candidate(),
                    counted.candidate().findings().stream().filter(Finding::refuses).toList()))
        .toList();
  }

  /** Smallest hitting sets: every candidate violates one of the rules of each set. */
  private static List<List<String>> conflicts(Decision decision) {
    Map<String, BitSet> refused = refusedBits(decision.asked());
    BitSet all = decision.asked().wishes().candidates();
    if (all.isEmpty() || refused.isEmpty()) {
      return List.of();
    }
    List<String> ids =
        refused.keySet().stream()
            .sorted(
                Comparator.comparingInt(
                        (String id) -> -refused.getOrDefault(id, new BitSet()).cardinality())
                    .thenComparing(id -> id))
            .toList();
    List<List<String>> found = new ArrayList<>();
    for (int size = 1; size <= LARGEST_CONFLICT && found.isEmpty(); size++) {
      extend(ids, refused, all, new ArrayList<>(), 0, new BitSet(), size, found);
    }
    return found;
  }

  private static void extend(
      List<String> ids,
      Map<String, BitSet> refused,
      BitSet all,
      List<String> chosen,
      int from,
      BitSet covered,
      int size,
      List<List<String>> found) {
    if (found.size() >= MOST_CONFLICTS) {
      return;
    }
    if (chosen.size() == size) {
      if (covered.cardinality() == all.cardinality()) {
        found.add(List.copyOf(chosen));
      }
      return;
    }
    for (int i = from; i < ids.size(); i++) {
      BitSet more = (BitSet) covered.clone();
      more.or(refused.getOrDefault(ids.get(i), new BitSet()));
      chosen.add(ids.get(i));
      extend(ids, refused, all, chosen, i + 1, more, size, found);
      chosen.remove(chosen.size() - 1);
    }
  }

  /** In words, wrapped for a terminal of {@code width} columns, without colour. */
  public String text(int width) {
    return text(width, false);
  }

  /** In words, wrapped for a terminal of {@code width} columns. */
  public String text(int width, boolean colour) {
    return new ExplanationText(this, new TextLayout(width, colour)).text();
  }
}
