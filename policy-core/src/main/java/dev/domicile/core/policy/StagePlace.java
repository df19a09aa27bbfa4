package dev.domicile.core.policy;

import dev.domicile.core.catalog.Confidence;
import dev.domicile.core.catalog.CountrySet;
import dev.domicile.core.catalog.Extent;
import dev.domicile.core.catalog.Extent.Bounding;
import dev.domicile.core.catalog.Feature;
import dev.domicile.core.catalog.Offering;
import dev.domicile.core.catalog.Stage;
import dev.domicile.core.catalog.StageFact;
import dev.domicile.core.policy.Question.StageUse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a stage of a workload may happen on an offering: what the catalog records, with the places
 * that the workload declares. A declared place is one more place, never instead.
 *
 * @param extent every possible place
 * @param mustBeSaid whether the customer chooses the place and has not said it
 * @param declared places that the workload says are the customer's own
 * @param contract whether a declared contract is what bounds the extent
 * @param recorded what the catalog records, one fact or one for each use of a feature
 */
public record StagePlace(
    Extent extent,
    boolean mustBeSaid,
    CountrySet declared,
    boolean contract,
    Stage stage,
    List<StageFact> recorded) {

  /** The kind of evidence that can bound what the catalog leaves open. */
  public static final String CONTRACT = "contract";

  public StagePlace {
    recorded = List.copyOf(recorded);
  }

  /**
   * Where {@code stage} may happen.
   *
   * @param minConfidence facts below it count as unknown
   */
  public static StagePlace of(
      Offering offering, Stage stage, Question question, Confidence minConfidence) {
    StageUse use = question.use(stage);
    List<StageFact> recorded = recorded(offering, stage, use, question);
    CountrySet promised = contractPlaces(offering, stage, question);
    boolean contract = false;
    // A feature that cannot be used in this region: nothing is known of it, least of all "nothing".
    Extent base = recorded.isEmpty() ? promised(Extent.UNKNOWN, promised) : Extent.NONE;
    boolean customer = false;
    for (StageFact fact : recorded) {
      if (fact.provenance().confidence().compareTo(minConfidence) < 0) {
        base = base.union(promised(Extent.UNKNOWN, promised));
        contract = true;
      } else if (fact.extent().bounding() == Bounding.CUSTOMER_CHOSEN) {
        // Where a feature is used, another of its facts may have an extent of its own.
        customer = true;
      } else {
        base = base.union(promised(fact.extent(), promised));
        contract |= fact.extent().bounding() == Bounding.UNKNOWN;
      }
    }
    contract = (contract || recorded.isEmpty()) && !promised.isEmpty();
    boolean mustBeSaid = customer && use.at().isEmpty();
    if (!use.declared().isEmpty()) {
      base = base.union(Extent.closed(use.declared()));
    }
    if (mustBeSaid && base.bounding() == Bounding.NONE) {
      base = Extent.UNKNOWN;
    }
    return new StagePlace(base, mustBeSaid, use.declared(), contract, stage, recorded);
  }

  /** A contract bounds what the catalog does not know; it never replaces what it knows. */
  private static Extent promised(Extent extent, CountrySet promised) {
    return extent.bounding() == Bounding.UNKNOWN && !promised.isEmpty()
        ? Extent.bounded(extent.known(), extent.regions(), promised)
        : extent;
  }

  private static List<StageFact> recorded(
      Offering offering, Stage stage, StageUse use, Question question) {
    if (use.feature().isEmpty()) {
      return List.of(offering.stage(stage));
    }
    Feature feature = question.catalog().features().get(use.feature().get());
    Feature.Use uses = feature == null ? null : feature.extents().get(offering.region().id());
    return uses == null ? List.of() : List.of(uses.stores(), uses.infers());
  }

  private static CountrySet contractPlaces(Offering offering, Stage stage, Question question) {
    Optional<String> operator = offering.operator().map(entity -> entity.id());
    CountrySet places = CountrySet.empty();
    for (Evidence piece : question.evidence()) {
      if (piece.kind().equals(CONTRACT)
          && piece.stages().contains(stage)
          && piece.countsOn(question.day())
          && piece.isWith(operator)) {
        places = places.plus(piece.places());
      }
    }
    return places;
  }

  /** The facts in words, for findings. */
  public List<Fact> facts() {
    List<Fact> facts = new ArrayList<>();
    for (StageFact fact : recorded) {
      facts.add(Fact.of(stage.id(), text(fact), fact.provenance()));
    }
    if (!declared.isEmpty()) {
      facts.add(Fact.declared(stage.id(), String.join(", ", declared.codes())));
    }
    if (contract) {
      facts.add(
          Fact.declared(stage.id() + " by contract", String.join(", ", extent.bound().codes())));
    }
    return facts;
  }

  private static String text(StageFact fact) {
    StringBuilder text = new StringBuilder(text(fact.extent()));
    fact.retention().ifPresent(period -> text.append(", kept for ").append(period));
    fact.what().ifPresent(what -> text.append(" (").append(what).append(" traffic)"));
    fact.hint().ifPresent(hint -> text.append("; hint, not used: ").append(hint));
    fact.remark().ifPresent(remark -> text.append("; ").append(remark));
    fact.whereToCheck().ifPresent(where -> text.append("; where to check: ").append(where));
    return text.toString();
  }

  /** An extent in words. */
  public static String text(Extent extent) {
    String known =
        extent.regions().isEmpty()
            ? String.join(", ", extent.known().codes())
            : String.join(
                ", ", extent.regions().stream().map(region -> region.toString()).toList());
    return switch (extent.bounding()) {
      case NONE -> "nothing is kept";
      case BOUNDED ->
          extent.bound().equals(extent.known())
              ? known
              : (known.isEmpty() ? "" : known + "; ")
                  + "never outside "
                  + String.join(", ", extent.bound().codes());
      case ANYWHERE -> (known.isEmpty() ? "" : known + "; ") + "anywhere";
      case UNKNOWN -> (known.isEmpty() ? "" : known + "; ") + "no bound established";
      case CUSTOMER_CHOSEN -> "where the customer chooses";
    };
  }
}
