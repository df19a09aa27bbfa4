package dev.domicile.core.policy;

import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.catalog.Confidence;
import dev.domicile.core.catalog.Offering;
import dev.domicile.core.source.Key;
import dev.domicile.core.source.ObjectBuilder;
import dev.domicile.core.source.Problems;
import dev.domicile.core.source.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The rule kind {@code portability}: how many providers, regions or developers the allowed set must
 * offer, so that nobody is locked in. It speaks of the workload, never of a candidate.
 */
public final class PortabilityRule implements RuleKind<PortabilityRule.Body> {

  /** Least numbers; zero asks nothing. */
  public record Body(int providers, int regions, int developers, Optional<Confidence> minConfidence)
      implements RuleKind.Body {}

  private static final Shape<Body> SHAPE = bodyShape();

  private static Shape<Body> bodyShape() {
    ObjectBuilder b = Shape.object("PortabilityRequirement", "what the allowed set must offer");
    Shape<Integer> count = Shape.integer(1, 1000);
    Key<Integer> providers = b.optional("providers", count, 0, "least number of providers");
    Key<Integer> regions = b.optional("regions", count, 0, "least number of regions");
    Key<Integer> developers =
        b.optional("developers", count, 0, "least number of developers of models");
    b.absent(providers, "any number")
        .example(providers, "2")
        .absent(regions, "any number")
        .example(regions, "2")
        .absent(developers, "any number")
        .example(developers, "2");
    return b.build(
        f -> {
          if (f.get(providers) + f.get(regions) + f.get(developers) == 0) {
            throw new IllegalArgumentException(
                "say how many `providers`, `regions` or `developers` must remain");
          }
          return new Body(f.get(providers), f.get(regions), f.get(developers), Optional.empty());
        });
  }

  @Override
  public String key() {
    return "portability";
  }

  @Override
  public Shape<Body> shape() {
    return SHAPE;
  }

  @Override
  public void check(Body body, ReferenceChecks context, Problems problems) {
    // numbers name nothing of the catalog
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
      return List.of();
    }

    @Override
    public Optional<Judgement> judgeAllowed(List<Offering> allowed, Question question) {
      List<String> observed = new ArrayList<>();
      List<String> required = new ArrayList<>();
      boolean met =
          count("providers", body.providers(), allowed, o -> o.id().provider(), observed, required)
              & count("regions", body.regions(), allowed, o -> o.region().id(), observed, required)
              & count(
                  "developers",
                  body.developers(),
                  allowed,
                  o -> o.model().developer().id(),
                  observed,
                  required);
      if (met) {
        return Optional.of(Judgement.satisfied(Optional.empty(), required, () -> List.of()));
      }
      return Optional.of(
          new Judgement(
              Optional.empty(),
              Verdict.VIOLATED,
              Offending.NOTHING,
              observed,
              required,
              "the allowed set has "
                  + String.join(", ", observed)
                  + "; it must have "
                  + String.join(", ", required),
              List.of(),
              List.of(),
              () -> List.of()));
    }

    private static boolean count(
        String what,
        int least,
        List<Offering> allowed,
        Function<Offering, Object> of,
        List<String> observed,
        List<String> required) {
      if (least == 0) {
        return true;
      }
      long found = allowed.stream().map(of).distinct().count();
      required.add(least + " " + what);
      if (found < least) {
        observed.add(found + " " + what);
      }
      return found >= least;
    }
  }
}
