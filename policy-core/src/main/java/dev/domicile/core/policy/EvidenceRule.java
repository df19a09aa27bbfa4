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

/**
 * The rule kind {@code evidence}: what the workload must declare, because no catalog can answer it.
 * Never violated: evidence could always be declared.
 */
public final class EvidenceRule implements RuleKind<EvidenceRule.Body> {

  /** What a requirement says. */
  public record Body(
      EvidenceDemand demand,
      Optional<Confidence> minConfidence,
      dev.domicile.core.source.SourcePosition position)
      implements RuleKind.Body {}

  private static final Shape<Body> SHAPE = bodyShape();

  private static Shape<Body> bodyShape() {
    ObjectBuilder b = Shape.object("EvidenceRequirement", "evidence that must be declared");
    EvidenceDemand.Keys demand = EvidenceDemand.Keys.in(b);
    Key<Optional<Confidence>> minConfidence = BodyKeys.minConfidence(b);
    return b.build(f -> new Body(demand.read(f), f.get(minConfidence), f.position()));
  }

  @Override
  public String key() {
    return "evidence";
  }

  @Override
  public Shape<Body> shape() {
    return SHAPE;
  }

  @Override
  public void check(Body body, ReferenceChecks context, Problems problems) {
    context.evidenceKinds(body.demand(), body.position());
  }

  @Override
  public CompiledRequirement compile(Body body, Catalog catalog) {
    return new Compiled(body);
  }

  private record Compiled(Body body) implements CompiledRequirement {
    @Override
    public Object parameter(Question question) {
      return question.evidenceOf(body.demand().kinds());
    }

    @Override
    public Object facts(Offering offering) {
      return ""; // the operator alone matters, and the engine groups by it anyway
    }

    @Override
    public List<Judgement> judge(Offering offering, Question question) {
      Optional<String> operator = OfferingRule.operatorOf(offering);
      EvidenceDemand.Check check = body.demand().check(question, operator, Offending.NOTHING);
      List<String> required = List.copyOf(body.demand().kinds());
      if (check.met()) {
        return List.of(Judgement.satisfied(Optional.empty(), required, () -> declared(question)));
      }
      return List.of(
          new Judgement(
              Optional.empty(),
              Verdict.NEEDS_EVIDENCE,
              Offending.NOTHING,
              List.of("not declared"),
              required,
              check.lacks().isEmpty()
                  ? "not declared: " + String.join(", ", required)
                  : String.join("; ", check.lacks()),
              body.demand().needs(question, operator, Offending.NOTHING),
              List.of(),
              () -> declared(question)));
    }

    private List<Fact> declared(Question question) {
      List<Fact> facts = new ArrayList<>();
      for (Evidence piece : question.evidenceOf(body.demand().kinds())) {
        facts.add(Fact.declared(piece.kind(), piece.text()));
      }
      return facts;
    }
  }
}
