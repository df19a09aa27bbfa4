package dev.domicile.core.policy;

import dev.domicile.core.catalog.WordList;
import dev.domicile.core.source.Fields;
import dev.domicile.core.source.Key;
import dev.domicile.core.source.ObjectBuilder;
import dev.domicile.core.source.Shape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How a policy is written, with the requirement keys of the rule kinds that are there. */
final class PolicyShape {

  /** What a law's state allows. */
  enum LawState {
    IN_FORCE,
    PHASED,
    ADOPTED_NOT_YET_APPLICABLE,
    PROPOSED,
    DRAFT,
    UNCERTAIN
  }

  private final Shape<Policy> policy;

  PolicyShape(List<RuleKind<?>> kinds) {
    Shape<RuleShape.Written> rule = RuleShape.rule(kinds);
    this.policy = policy(rule);
  }

  Shape<Policy> shape() {
    return policy;
  }

  private record Metadata(
      String id,
      String title,
      String jurisdiction,
      EffectiveDates effective,
      Enforcement enforcement,
      Optional<String> description,
      List<Citation> citations,
      boolean inForce,
      String json) {}

  private static Shape<Metadata> metadata() {
    ObjectBuilder b = Shape.object("PolicyMetadata", "what the policy is and when it is in force");
    Key<String> id = b.required("id", PolicyIds.shape("policy id"), "how others name it, unique");
    Key<String> title = b.required("title", Shape.text(), "what it says, in a phrase");
    Key<String> jurisdiction =
        b.required(
            "jurisdiction",
            Shape.text().words(WordList.PLACE.id()),
            "country or named set that it covers");
    Key<EffectiveDates> effective =
        b.required("effective", LawShapes.effective(true), "when it is in force");
    Key<Enforcement> enforcement =
        b.required("enforcement", Shape.enumeration(Enforcement.class), "whether it can refuse");
    Key<LawState> state =
        b.optional(
            "state",
            Shape.enumeration(LawState.class),
            LawState.IN_FORCE,
            "state of the law; what is proposed, a draft or uncertain can only be observed");
    Key<Optional<String>> description =
        b.optional("description", Shape.text(), "background, and what is in doubt");
    Key<List<Citation>> citations =
        b.optional(
            "citations", Shape.nonEmptyList(LawShapes.citation()), List.of(), "the law behind it");
    b.example(id, "in-payment-data")
        .example(title, "Payment system data is stored only in India")
        .example(jurisdiction, "IN")
        .example(effective, "{from: 2018-10-06}")
        .example(enforcement, "enforce")
        .absent(state, "`in-force`")
        .example(state, "phased")
        .absent(description, "none")
        .example(description, "The duty does not reach cards issued abroad.")
        .absent(citations, "a rule of your own, not of law");
    List<Shape<Metadata>> self = new ArrayList<>();
    Shape<Metadata> shape =
        b.build(
            f -> {
              boolean soft =
                  switch (f.get(state)) {
                    case PROPOSED, DRAFT, UNCERTAIN -> true;
                    case IN_FORCE, PHASED, ADOPTED_NOT_YET_APPLICABLE -> false;
                  };
              if (soft && f.get(enforcement) != Enforcement.OBSERVE) {
                throw f.refuse(
                    enforcement,
                    "law that is proposed, a draft or uncertain loads only with `observe`");
              }
              return new Metadata(
                  f.get(id),
                  f.get(title),
                  f.get(jurisdiction),
                  f.get(effective),
                  f.get(enforcement),
                  f.get(description),
                  f.get(citations),
                  !soft,
                  self.get(0).canonicalJson(f.node()));
            });
    self.add(shape);
    return shape;
  }

  private static Shape<Policy> policy(Shape<RuleShape.Written> rule) {
    ObjectBuilder b = Shape.object("Policy", "one document, one policy");
    Key<String> api = b.required("apiVersion", Shape.literal("domicile/v1"), "the format");
    Key<String> kind = b.required("kind", Shape.literal("Policy"), "the kind of document");
    Key<Metadata> metadata = b.required("metadata", metadata(), "what it is");
    Key<List<RuleShape.Written>> rules = b.required("rules", Shape.nonEmptyList(rule), "its rules");
    b.example(rules, "[{id: inside, residency: {stages: [storage], onlyIn: EEA}}]");
    return b.build(
        f -> {
          // Read so that both are demanded; their values are fixed.
          f.get(api);
          f.get(kind);
          Metadata about = f.get(metadata);
          ungraded(about, f.get(rules)).ifPresent(ids -> refuseUngraded(f, rules, ids));
          List<Rule> bound = new ArrayList<>();
          for (RuleShape.Written written : f.get(rules)) {
            if (!about.inForce()
                && written.enforcement().orElse(Enforcement.OBSERVE) != Enforcement.OBSERVE) {
              throw f.refuse(
                  rules,
                  "the rule `"
                      + written.id()
                      + "` is of law that is proposed, a draft or uncertain; it can only `observe`");
            }
            EffectiveDates dates = written.effective();
            if (!dates.overlaps(about.effective())) {
              throw f.refuse(
                  rules,
                  "the rule `"
                      + written.id()
                      + "` is never in force: its dates lie outside those of the policy");
            }
            bound.add(rule(about, written));
          }
          return new Policy(
              about.id(),
              about.title(),
              about.jurisdiction(),
              about.effective(),
              about.enforcement(),
              about.description(),
              about.citations(),
              bound,
              f.position(),
              about.json());
        });
  }

  /** The rules that cite law, their own or the policy's, without a grade. */
  private static Optional<String> ungraded(Metadata policy, List<RuleShape.Written> rules) {
    List<String> ids =
        rules.stream()
            .filter(rule -> !policy.citations().isEmpty() || !rule.citations().isEmpty())
            .filter(rule -> rule.grade().isEmpty())
            .map(rule -> "`" + rule.id() + "`")
            .toList();
    return ids.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", ids));
  }

  private static void refuseUngraded(Fields f, Key<?> rules, String ids) {
    throw f.refuse(
        rules,
        ids
            + " without `grade` beside citations; say how well the law was read: primary, secondary"
            + " or memory");
  }

  private static Rule rule(Metadata policy, RuleShape.Written rule) {
    return new Rule(
        policy.id(),
        rule.id(),
        rule.title().orElse(policy.title()),
        rule.grade().orElse(Grade.PRIMARY),
        rule.when(),
        rule.unless(),
        narrowed(policy.effective(), rule.effective()),
        rule.enforcement().orElse(policy.enforcement()),
        rule.citations().isEmpty() ? policy.citations() : rule.citations(),
        rule.branches(),
        rule.message(),
        rule.remedy(),
        rule.obligations(),
        rule.position(),
        rule.json());
  }

  private static EffectiveDates narrowed(EffectiveDates policy, EffectiveDates rule) {
    return new EffectiveDates(
        Stream.of(policy.from(), rule.from())
            .flatMap(Optional::stream)
            .max(Comparator.naturalOrder()),
        Stream.of(policy.until(), rule.until())
            .flatMap(Optional::stream)
            .min(Comparator.naturalOrder()));
  }
}
