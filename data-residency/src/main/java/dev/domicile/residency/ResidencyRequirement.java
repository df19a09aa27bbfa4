package dev.domicile.residency;

import dev.domicile.core.catalog.Confidence;
import dev.domicile.core.catalog.Stage;
import dev.domicile.core.catalog.WordList;
import dev.domicile.core.policy.BodyKeys;
import dev.domicile.core.policy.PlaceList;
import dev.domicile.core.policy.RuleKind;
import dev.domicile.core.source.Key;
import dev.domicile.core.source.ObjectBuilder;
import dev.domicile.core.source.Shape;
import dev.domicile.residency.Clause.Verb;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a requirement of kind {@code residency} says. At least one of the three lists of places is
 * there; several must all hold.
 *
 * <pre>{@code
 * residency: {stages: [storage, backup], onlyIn: [EEA, CH], copyIn: DE}
 * }</pre>
 *
 * @param stages stages that it speaks of, in the order of {@link Stage}
 * @param onlyIn every possible place lies here
 * @param notIn no possible place lies here
 * @param copyIn at least one copy lies here
 * @param minConfidence facts below it count as unknown
 */
public record ResidencyRequirement(
    Set<Stage> stages,
    Optional<PlaceList> onlyIn,
    Optional<PlaceList> notIn,
    Optional<PlaceList> copyIn,
    Optional<Confidence> minConfidence)
    implements RuleKind.Body {

  static final Shape<ResidencyRequirement> SHAPE = shape();

  public ResidencyRequirement {
    stages = Collections.unmodifiableSet(EnumSet.copyOf(stages));
    if (onlyIn.isEmpty() && notIn.isEmpty() && copyIn.isEmpty()) {
      throw new IllegalArgumentException("say the places with `onlyIn`, `notIn` or `copyIn`");
    }
  }

  private static Shape<ResidencyRequirement> shape() {
    ObjectBuilder b = Shape.object("ResidencyRequirement", "where stages may happen");
    Shape<PlaceList> places =
        Shape.oneOrMany(Shape.text().words(WordList.POLICY_PLACE.id()).located())
            .map(PlaceList::new);
    Key<Set<Stage>> stages = BodyKeys.stages(b);
    Key<Optional<PlaceList>> onlyIn =
        b.optional("onlyIn", places, "countries or sets in which every possible place lies");
    Key<Optional<PlaceList>> notIn =
        b.optional("notIn", places, "countries or sets in which no possible place lies");
    Key<Optional<PlaceList>> copyIn =
        b.optional("copyIn", places, "countries or sets in which at least one copy lies");
    Key<Optional<Confidence>> minConfidence = BodyKeys.minConfidence(b);
    b.absent(onlyIn, "anywhere")
        .example(onlyIn, "[EEA, \"@subjects\"]")
        .absent(notIn, "nowhere is excluded")
        .example(notIn, "US")
        .absent(copyIn, "no copy is asked for")
        .example(copyIn, "IN");
    return b.build(
        f ->
            new ResidencyRequirement(
                f.get(stages), f.get(onlyIn), f.get(notIn), f.get(copyIn), f.get(minConfidence)));
  }

  /** What it asks, in the order of {@link Verb}; one to three. */
  List<Clause> clauses() {
    List<Clause> clauses = new ArrayList<>();
    onlyIn.ifPresent(places -> clauses.add(new Clause(Verb.ONLY_IN, places)));
    notIn.ifPresent(places -> clauses.add(new Clause(Verb.NOT_IN, places)));
    copyIn.ifPresent(places -> clauses.add(new Clause(Verb.COPY_IN, places)));
    return clauses;
  }
}
