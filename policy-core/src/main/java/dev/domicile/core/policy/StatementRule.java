package dev.domicile.core.policy;

import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.catalog.Confidence;
import dev.domicile.core.catalog.Offering;
import dev.domicile.core.source.Key;
import dev.domicile.core.source.ObjectBuilder;
import dev.domicile.core.source.Problems;
import dev.domicile.core.source.Shape;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The rule kind {@code statement}: what the law says in so many words. That there is no location
 * rule is always satisfied, so that nobody needs to invent one; what is prohibited is always
 * violated.
 */
public final class StatementRule implements RuleKind<StatementRule.Body> {

  /** What the law says. */
  public enum Says {
    NO_LOCATION_RULE,
    PROHIBITED
  }

  /** What a requirement says, with the words to show. */
  public record Body(Says says, String text, Optional<Confidence> minConfidence)
      implements RuleKind.Body {}

  private static final Shape<Body> SHAPE = bodyShape();

  private static Shape<Body> bodyShape() {
    ObjectBuilder b = Shape.object("StatementRequirement", "what the law says in so many words");
    Key<Says> says =
        b.required(
            "says",
            Shape.enumeration(Says.class),
            "`no-location-rule`: always satisfied; `prohibited`: always violated");
    Key<String> text =
        b.required("text", Shape.text(), "the statement, in our words; findings tell it");
    b.example(says, "prohibited").example(text, "Data of this class is not processed in a cloud");
    return b.build(f -> new Body(f.get(says), f.get(text), Optional.empty()));
  }

  @Override
  public String key() {
    return "statement";
  }

  @Override
  public Shape<Body> shape() {
    return SHAPE;
  }

  @Override
  public void check(Body body, ReferenceChecks context, Problems problems) {
    // a statement names nothing of the catalog
  }

  @Override
  public CompiledRequirement compile(Body body, Catalog catalog) {
    return new Compiled(body);
  }

  private record Compiled(Body body) implements CompiledRequirement {
    @Override
    public Object parameter(Question question) {
      return "";
    }

    @Override
    public Object facts(Offering offering) {
      return "";
    }

    @Override
    public List<Judgement> judge(Offering offering, Question question) {
      List<String> required =
          List.of(body.says().name().toLowerCase(Locale.ROOT).replace('_', '-'));
      return List.of(
          switch (body.says()) {
            case NO_LOCATION_RULE ->
                Judgement.satisfied(Optional.empty(), required, () -> List.of());
            case PROHIBITED ->
                new Judgement(
                    Optional.empty(),
                    Verdict.VIOLATED,
                    Offending.NOTHING,
                    List.of("prohibited"),
                    required,
                    body.text(),
                    List.of(),
                    List.of(),
                    () -> List.of());
          });
    }
  }
}
