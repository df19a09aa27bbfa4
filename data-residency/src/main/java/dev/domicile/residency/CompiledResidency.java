package dev.domicile.residency;

import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.catalog.Confidence;
import dev.domicile.core.catalog.Country;
import dev.domicile.core.catalog.CountrySet;
import dev.domicile.core.catalog.Entity;
import dev.domicile.core.catalog.Extent;
import dev.domicile.core.catalog.Extent.Bounding;
import dev.domicile.core.catalog.Offering;
import dev.domicile.core.catalog.Stage;
import dev.domicile.core.catalog.StageFact;
import dev.domicile.core.policy.BodyKeys;
import dev.domicile.core.policy.CompiledRequirement;
import dev.domicile.core.policy.Evidence;
import dev.domicile.core.policy.Fact;
import dev.domicile.core.policy.Judgement;
import dev.domicile.core.policy.Need;
import dev.domicile.core.policy.Offending;
import dev.domicile.core.policy.Question;
import dev.domicile.core.policy.Question.StageUse;
import dev.domicile.core.policy.StagePlace;
import dev.domicile.core.policy.Verdict;
import dev.domicile.residency.Clause.Verb;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A requirement of kind {@code residency}, ready to be asked. */
final class CompiledResidency implements CompiledRequirement {

  /** What is read of a question. */
  private record Parameter(
      List<Stage> stages,
      List<StageUse> uses,
      CountrySet subjects,
      Optional<Country> requester,
      List<Evidence> evidence) {}

  /** What is read of a stage of an offering; which regions lie in a country does not matter. */
  private record StageKey(
      Bounding bounding, CountrySet known, CountrySet bound, Confidence confidence) {
    static StageKey of(StageFact fact) {
      Extent extent = fact.extent();
      return new StageKey(
          extent.bounding(), extent.known(), extent.bound(), fact.provenance().confidence());
    }
  }

  private final ResidencyRequirement body;
  private final List<Clause> clauses;
  private final List<String> required;
  private final boolean usesSubjects;
  private final boolean usesRequester;

  /** Kinds of evidence that can make a difference, sorted. */
  private final Set<String> kinds;

  /** Those of them that show that a place lies in the scope of a set. */
  private final Set<String> scopedKinds;

  CompiledResidency(ResidencyRequirement body, Catalog catalog) {
    this.body = body;
    this.clauses = body.clauses();
    this.required = clauses.stream().flatMap(c -> c.required(clauses.size() > 1).stream()).toList();
    this.usesSubjects = clauses.stream().anyMatch(clause -> clause.places().usesSubjects());
    this.usesRequester = clauses.stream().anyMatch(clause -> clause.places().usesRequester());
    this.scopedKinds = new TreeSet<>();
    for (Clause clause : clauses) {
      if (clause.verb() != Verb.NOT_IN) {
        scopedKinds.addAll(clause.places().scopedKinds(catalog));
      }
    }
    this.kinds = new TreeSet<>(scopedKinds);
    kinds.add(StagePlace.CONTRACT);
  }

  @Override
  public Object parameter(Question question) {
    List<Stage> stages = stages(question);
    return new Parameter(
        stages,
        stages.stream().map(question::use).toList(),
        usesSubjects ? question.subjects() : CountrySet.empty(),
        usesRequester ? Optional.of(question.requester()) : Optional.empty(),
        question.evidence().isEmpty() ? List.of() : question.evidenceOf(kinds));
  }

  @Override
  public Object facts(Offering offering) {
    return body.stages().stream().map(stage -> StageKey.of(offering.stage(stage))).toList();
  }

  @Override
  public Set<Verdict> closesByDefault() {
    return EnumSet.of(Verdict.VIOLATED, Verdict.UNKNOWN);
  }

  @Override
  public List<Judgement> judge(Offering offering, Question question) {
    return stages(question).stream().map(stage -> judge(offering, stage, question)).toList();
  }

  private List<Stage> stages(Question question) {
    return body.stages().stream().filter(question.stages()::contains).toList();
  }

  private Judgement judge(Offering offering, Stage stage, Question question) {
    Confidence least = BodyKeys.demanded(body.minConfidence(), question);
    StagePlace place = StagePlace.of(offering, stage, question, least);
    Optional<String> operator = offering.operator().map(Entity::id);
    Verdict verdict = Verdict.SATISFIED;
    Offending offending = Offending.NOTHING;
    Set<String> because = new java.util.LinkedHashSet<>();
    Set<Need> needs = new java.util.LinkedHashSet<>();
    for (Clause clause : clauses) {
      for (Opinion opinion : opinions(clause, place, question, operator, least)) {
        if (opinion.verdict() != Verdict.SATISFIED) {
          verdict = verdict.worst(opinion.verdict());
          offending = offending.plus(opinion.offending());
          because.add(opinion.because());
          needs.addAll(opinion.needs());
        }
      }
    }
    if (verdict == Verdict.SATISFIED) {
      return Judgement.satisfied(Optional.of(stage), required, () -> facts(place, question));
    }
    return new Judgement(
        Optional.of(stage),
        verdict,
        offending,
        observed(offending, place.extent()),
        required,
        String.join("; ", because),
        List.copyOf(needs),
        List.of(),
        () -> facts(place, question));
  }

  /** With several subjects one for each of them: a workload can be split, a rule cannot. */
  private static List<Opinion> opinions(
      Clause clause,
      StagePlace place,
      Question question,
      Optional<String> operator,
      Confidence least) {
    List<Optional<Country>> readings = new ArrayList<>();
    if (clause.places().usesSubjects()) {
      question.subjects().toList().forEach(subject -> readings.add(Optional.of(subject)));
    }
    if (readings.isEmpty()) {
      readings.add(Optional.empty());
    }
    List<Opinion> opinions = new ArrayList<>();
    for (Optional<Country> subject : readings) {
      ClauseJudge judge =
          new ClauseJudge(
              StageWords.of(place.stage()),
              place.extent(),
              place.declared(),
              clause.places().on(question, subject),
              words(clause, question, subject),
              question,
              operator);
      opinions.addAll(
          place.mustBeSaid()
              ? unsaid(clause, judge, place, least)
              : List.of(judge.judge(clause.verb())));
    }
    return opinions;
  }

  /** The customer chooses the place and has not said it; something else may be recorded beside. */
  private static List<Opinion> unsaid(
      Clause clause, ClauseJudge judge, StagePlace place, Confidence least) {
    Opinion say =
        Opinion.needsEvidence(
            new Offending(CountrySet.empty(), true),
            "the customer chooses "
                + judge.words().where()
                + ", and the workload does not say the place",
            List.of(
                new Need(
                    List.of(),
                    Optional.empty(),
                    List.of(),
                    "stages: {" + place.stage().id() + ": {at: <country or provider/region>}}")));
    boolean nothingElse =
        place.declared().isEmpty()
            && place.recorded().stream().allMatch(fact -> isChosenOrNone(fact, least));
    return switch (clause.verb()) {
      case ONLY_IN, NOT_IN -> {
        if (clause.verb() == Verb.NOT_IN && judge.set().isSurelyEmpty()) {
          yield List.of(Opinion.SATISFIED); // whatever place it is
        }
        yield nothingElse ? List.of(say) : List.of(say, judge.judge(clause.verb()));
      }
      // The place that is still to be said may be the copy.
      case COPY_IN ->
          !nothingElse && judge.judge(clause.verb()).verdict() == Verdict.SATISFIED
              ? List.of(Opinion.SATISFIED)
              : List.of(say);
    };
  }

  private static boolean isChosenOrNone(StageFact fact, Confidence least) {
    Bounding bounding = fact.extent().bounding();
    return fact.provenance().confidence().compareTo(least) >= 0
        && (bounding == Bounding.CUSTOMER_CHOSEN || bounding == Bounding.NONE);
  }

  private static String words(Clause clause, Question question, Optional<Country> subject) {
    return clause
        .words()
        .replace("@subjects", subject.map(c -> c.code() + " (@subjects)").orElse("@subjects"))
        .replace("@requester", question.requester().code() + " (@requester)");
  }

  private static List<String> observed(Offending offending, Extent extent) {
    List<String> observed = new ArrayList<>(offending.countries().codes());
    if (offending.anywhere()) {
      observed.add(extent.bounding() == Bounding.ANYWHERE ? "anywhere" : "unknown");
    }
    return observed.isEmpty() ? List.of("none") : observed;
  }

  private List<Fact> facts(StagePlace place, Question question) {
    List<Fact> facts = new ArrayList<>(place.facts());
    for (Evidence piece : question.evidenceOf(scopedKinds)) {
      facts.add(
          Fact.declared(
              piece.kind(),
              piece.reference()
                  + ", with "
                  + String.join(", ", piece.with())
                  + ", until "
                  + piece.until()));
    }
    return facts;
  }
}
