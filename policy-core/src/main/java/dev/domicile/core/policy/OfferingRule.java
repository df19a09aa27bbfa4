package dev.domicile.core.policy;

import dev.domicile.core.catalog.Attribute;
import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.catalog.Confidence;
import dev.domicile.core.catalog.Country;
import dev.domicile.core.catalog.CountrySet;
import dev.domicile.core.catalog.Entity;
import dev.domicile.core.catalog.Extent;
import dev.domicile.core.catalog.Offering;
import dev.domicile.core.catalog.Stage;
import dev.domicile.core.catalog.Truth;
import dev.domicile.core.source.Key;
import dev.domicile.core.source.ObjectBuilder;
import dev.domicile.core.source.Problems;
import dev.domicile.core.source.Shape;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The rule kind {@code offering}: conditions on any fact of an offering, such as its operator, who
 * holds the keys, or the developer of its model.
 */
public final class OfferingRule implements RuleKind<OfferingRule.Body> {

  /** What a requirement says: conditions, and the stages in whose regions they are read. */
  public record Body(Condition condition, Set<Stage> stages, Optional<Confidence> minConfidence)
      implements RuleKind.Body {}

  private static final Set<Attribute> PLACED =
      EnumSet.of(
          Attribute.COUNTRY,
          Attribute.PARTITION,
          Attribute.PERSONNEL_LOCAL,
          Attribute.KEYS_CUSTODY,
          Attribute.ACCELERATORS);

  private static final Shape<Body> SHAPE = bodyShape();

  private static Shape<Body> bodyShape() {
    ObjectBuilder b = Shape.object("OfferingRequirement", "conditions that an offering must meet");
    ConditionShape.Keys conditions = new ConditionShape.Keys(b, Attribute.Side.OFFERING);
    Key<Set<Stage>> stages = BodyKeys.stagesOrInference(b);
    Key<Optional<Confidence>> minConfidence = BodyKeys.minConfidence(b);
    return b.build(f -> new Body(conditions.read(f), f.get(stages), f.get(minConfidence)));
  }

  @Override
  public String key() {
    return "offering";
  }

  @Override
  public Shape<Body> shape() {
    return SHAPE;
  }

  @Override
  public void check(Body body, ReferenceChecks context, Problems problems) {
    new ConditionChecks(context).check(body.condition());
  }

  @Override
  public CompiledRequirement compile(Body body, Catalog catalog) {
    return new Compiled(body, catalog, compares(body.condition()));
  }

  private static List<Condition.Compare> compares(Condition condition) {
    List<Condition.Compare> found = new ArrayList<>();
    collect(condition, found);
    return found;
  }

  private static void collect(Condition condition, List<Condition.Compare> found) {
    if (condition instanceof Condition.All all) {
      all.conditions().forEach(part -> collect(part, found));
    } else if (condition instanceof Condition.Any any) {
      any.conditions().forEach(part -> collect(part, found));
    } else if (condition instanceof Condition.Not not) {
      collect(not.condition(), found);
    } else if (condition instanceof Condition.Compare compare) {
      found.add(compare);
    }
  }

  private record Compiled(Body body, Catalog catalog, List<Condition.Compare> compares)
      implements CompiledRequirement {

    private record Parameter(
        Set<Stage> stages,
        List<Question.StageUse> uses,
        CountrySet subjects,
        Country requester,
        List<Evidence> contracts) {}

    @Override
    public Object parameter(Question question) {
      List<Question.StageUse> uses = new ArrayList<>();
      boolean placed = readsPlaces();
      if (placed) {
        body.stages().forEach(stage -> uses.add(question.use(stage)));
        uses.add(question.use(Stage.KEY_CUSTODY));
      }
      return new Parameter(
          placed ? stages(question) : Set.of(),
          uses,
          question.subjects(),
          question.requester(),
          placed ? question.evidenceOf(Set.of(StagePlace.CONTRACT)) : List.of());
    }

    private boolean readsPlaces() {
      return compares.stream()
          .anyMatch(c -> PLACED.contains(c.attribute()) || c.attribute() == Attribute.RETENTION);
    }

    private Set<Stage> stages(Question question) {
      EnumSet<Stage> stages = EnumSet.noneOf(Stage.class);
      body.stages().stream().filter(question.stages()::contains).forEach(stages::add);
      return stages;
    }

    @Override
    public Object facts(Offering offering) {
      return OfferingFacts.key(
          offering,
          compares.stream().map(Condition.Compare::attribute).distinct().toList(),
          body.stages(),
          catalog);
    }

    @Override
    public List<Judgement> judge(Offering offering, Question question) {
      Set<Stage> stages = stages(question);
      if (stages.isEmpty() && readsPlaces()) {
        return List.of(); // none of its stages happens
      }
      Confidence least = BodyKeys.demanded(body.minConfidence(), question);
      OfferingFacts facts = new OfferingFacts(offering, stages, question, least);
      Conditions.Context context =
          new Conditions.Context(
              catalog.jurisdictions(),
              catalog.vocabulary(),
              question.day(),
              compare -> facts.values(compare.attribute()),
              operand -> expand(operand, question));
      Truth truth = Conditions.evaluate(body.condition(), context);
      Verdict verdict =
          switch (truth) {
            case TRUE -> Verdict.SATISFIED;
            case FALSE -> Verdict.VIOLATED;
            case UNKNOWN -> Verdict.UNKNOWN;
          };
      List<String> required = compares.stream().map(Condition.Compare::text).toList();
      if (verdict == Verdict.SATISFIED) {
        return List.of(Judgement.satisfied(Optional.empty(), required, () -> factsOf(facts)));
      }
      List<Condition.Compare> failing = new ArrayList<>();
      failing(body.condition(), context, true, failing);
      List<String> observed =
          failing.stream()
              .map(c -> c.name() + " is " + facts.values(c.attribute()).text())
              .distinct()
              .toList();
      return List.of(
          new Judgement(
              Optional.empty(),
              verdict,
              offending(facts.extent(), failing),
              observed,
              required,
              String.join("; ", observed),
              List.of(),
              List.of(),
              () -> factsOf(facts)));
    }

    /** The comparisons that are not surely what they are wanted to be; `not` wants the opposite. */
    private static void failing(
        Condition condition,
        Conditions.Context context,
        boolean wanted,
        List<Condition.Compare> found) {
      if (condition instanceof Condition.All all) {
        all.conditions().forEach(part -> failing(part, context, wanted, found));
      } else if (condition instanceof Condition.Any any) {
        any.conditions().forEach(part -> failing(part, context, wanted, found));
      } else if (condition instanceof Condition.Not not) {
        failing(not.condition(), context, !wanted, found);
      } else if (condition instanceof Condition.Compare compare
          && Conditions.evaluate(compare, context) != Truth.of(wanted)) {
        found.add(compare);
      }
    }

    private List<Fact> factsOf(OfferingFacts facts) {
      return compares.stream()
          .map(Condition.Compare::attribute)
          .distinct()
          .map(facts::fact)
          .toList();
    }

    /** Facts that are read in every possible region offend in all of them. */
    private static Offending offending(Extent extent, List<Condition.Compare> failing) {
      if (failing.stream().noneMatch(c -> PLACED.contains(c.attribute()))) {
        return Offending.NOTHING;
      }
      return switch (extent.bounding()) {
        case NONE -> Offending.NOTHING;
        case BOUNDED -> Offending.of(extent.bound());
        case ANYWHERE, UNKNOWN, CUSTOMER_CHOSEN -> new Offending(extent.known(), true);
      };
    }

    private static List<String> expand(String operand, Question question) {
      return switch (operand) {
        case PlaceList.SUBJECTS -> question.subjects().codes();
        case PlaceList.REQUESTER -> List.of(question.requester().code());
        default -> List.of(operand);
      };
    }
  }

  /** The operator's id, for evidence. */
  static Optional<String> operatorOf(Offering offering) {
    return offering.operator().map(Entity::id);
  }
}
