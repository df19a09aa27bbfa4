package dev.domicile.core.decision;

import dev.domicile.core.catalog.Entity;
import dev.domicile.core.catalog.Offering;
import dev.domicile.core.policy.Evidence;
import dev.domicile.core.policy.EvidenceDemand;
import dev.domicile.core.policy.Fact;
import dev.domicile.core.policy.Judgement;
import dev.domicile.core.policy.Need;
import dev.domicile.core.policy.OrEvidence;
import dev.domicile.core.policy.Question;
import dev.domicile.core.policy.StagePlace;
import dev.domicile.core.policy.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Declared evidence closes what the facts leave open. */
final class Closing {

  private Closing() {}

  /** {@code judged}, with what {@code or} makes of it. */
  static Judgement close(
      Judgement judged,
      OrEvidence or,
      Set<Verdict> closesByDefault,
      Offering offering,
      Question question) {
    Set<Verdict> closes = or.closes().orElse(closesByDefault);
    boolean open = judged.verdict() == Verdict.NEEDS_EVIDENCE || closes.contains(judged.verdict());
    if (judged.verdict() == Verdict.SATISFIED || !open || isNoMatterForContract(judged, or)) {
      return judged;
    }
    Optional<String> operator = offering.operator().map(Entity::id);
    EvidenceDemand.Check check = or.demand().check(question, operator, judged.offending());
    if (check.met()) {
      return new Judgement(
          judged.stage(),
          Verdict.SATISFIED,
          judged.offending(),
          List.of(),
          judged.required(),
          "",
          List.of(),
          judged.warnings(),
          () -> withDeclared(judged, or, question));
    }
    List<String> because = new ArrayList<>();
    because.add(judged.because());
    because.addAll(check.lacks());
    List<Need> needs = new ArrayList<>(judged.needs());
    needs.addAll(or.demand().needs(question, operator, judged.offending()));
    return judged.with(Verdict.NEEDS_EVIDENCE, String.join("; ", because), needs);
  }

  /**
   * A contract says where a stage happens if no source does. Where the places are known, and what
   * is open is whether they are accepted, there is no contract to ask for.
   */
  private static boolean isNoMatterForContract(Judgement judged, OrEvidence or) {
    return or.demand().kinds().equals(Set.of(StagePlace.CONTRACT))
        && (judged.verdict() != Verdict.UNKNOWN || !judged.offending().anywhere());
  }

  private static List<Fact> withDeclared(Judgement judged, OrEvidence or, Question question) {
    List<Fact> facts = new ArrayList<>(judged.facts().get());
    for (Evidence piece : question.evidenceOf(or.demand().kinds())) {
      if (piece.countsOn(question.day())) {
        facts.add(Fact.declared(piece.kind(), piece.text()));
      }
    }
    return facts;
  }
}
