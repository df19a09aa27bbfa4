package dev.domicile.core.decision;

import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.catalog.Confidence;
import dev.domicile.core.catalog.Offering;
import dev.domicile.core.catalog.OfferingId;
import dev.domicile.core.policy.CompiledRequirement;
import dev.domicile.core.policy.ExternalAnswer;
import dev.domicile.core.policy.ExternalRequirement;
import dev.domicile.core.policy.Judgement;
import dev.domicile.core.policy.Offending;
import dev.domicile.core.policy.Question;
import dev.domicile.core.policy.ReferenceChecks;
import dev.domicile.core.policy.RuleKind;
import dev.domicile.core.policy.Verdict;
import dev.domicile.core.source.Key;
import dev.domicile.core.source.ObjectBuilder;
import dev.domicile.core.source.Problems;
import dev.domicile.core.source.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * A rule kind {@code outside: {who: …}} that a function of the test answers. Keeps what it asked.
 */
final class OutsideRule implements RuleKind<OutsideRule.Body> {

  /** Who is asked. */
  record Body(String who, Optional<Confidence> minConfidence) implements RuleKind.Body {}

  /** One question. */
  record Asked(String who, List<String> offerings, String workload) {}

  private final BiFunction<String, List<OfferingId>, ExternalAnswer> answer;
  private final List<Asked> asked = new ArrayList<>();

  OutsideRule(BiFunction<String, List<OfferingId>, ExternalAnswer> answer) {
    this.answer = answer;
  }

  /** Nobody answers. */
  static OutsideRule silent() {
    return new OutsideRule((who, offerings) -> silence(who));
  }

  /** Everything is satisfied but {@code verdict} for offerings whose id starts with a prefix. */
  static OutsideRule saying(Verdict verdict, String prefix) {
    return new OutsideRule((who, offerings) -> answer(who, offerings, verdict, prefix));
  }

  static ExternalAnswer silence(String who) {
    return ExternalAnswer.failed(
        who, "OUT_SILENT", "nobody is there", ExternalAnswer.Transcript.NONE);
  }

  static ExternalAnswer answer(
      String who, List<OfferingId> offerings, Verdict verdict, String prefix) {
    Map<OfferingId, List<Judgement>> judgements = new LinkedHashMap<>();
    for (OfferingId id : offerings) {
      judgements.put(
          id,
          List.of(
              id.toString().startsWith(prefix)
                  ? judged(verdict)
                  : Judgement.satisfied(Optional.empty(), List.of(), List::of)));
    }
    return ExternalAnswer.given(
        who,
        judgements,
        new ExternalAnswer.Transcript(
            Optional.of("{\"asked\":1}"), Optional.of("no json"), Optional.empty()));
  }

  static Judgement judged(Verdict verdict) {
    return new Judgement(
        Optional.empty(),
        verdict,
        Offending.NOTHING,
        List.of("said so"),
        List.of("otherwise"),
        "somebody outside said " + verdict,
        List.of(),
        List.of(),
        List::of);
  }

  /** Every question so far. */
  List<Asked> asked() {
    return List.copyOf(asked);
  }

  @Override
  public String key() {
    return "outside";
  }

  @Override
  public Shape<Body> shape() {
    ObjectBuilder b = Shape.object("OutsideRequirement", "what somebody outside says");
    Key<String> who = b.required("who", Shape.text(), "who is asked");
    return b.build(f -> new Body(f.get(who), Optional.empty()));
  }

  @Override
  public void check(Body body, ReferenceChecks context, Problems problems) {
    // nobody of the catalog is named
  }

  @Override
  public CompiledRequirement compile(Body body, Catalog catalog) {
    return new ExternalRequirement() {
      @Override
      public ExternalAnswer ask(List<Offering> offerings, Question question) {
        List<OfferingId> ids = offerings.stream().map(Offering::id).toList();
        asked.add(
            new Asked(
                body.who(), ids.stream().map(OfferingId::toString).toList(), question.document()));
        return answer.apply(body.who(), ids);
      }
    };
  }
}
