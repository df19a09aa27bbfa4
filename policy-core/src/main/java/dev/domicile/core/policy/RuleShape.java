package dev.domicile.core.policy;

import dev.domicile.core.catalog.Attribute;
import dev.domicile.core.source.Fields;
import dev.domicile.core.source.Key;
import dev.domicile.core.source.ObjectBuilder;
import dev.domicile.core.source.Shape;
import dev.domicile.core.source.SourcePosition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a rule is written, with the requirement keys of the rule kinds that are there. */
final class RuleShape {

  static final Set<String> PLACEHOLDERS =
      Set.of("stage", "observed", "required", "provider", "region", "model", "service");

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)\\}");
  private static final Pattern BRACES = Pattern.compile("[{}]");

  private RuleShape() {}

  /** A rule before it knows its policy. */
  record Written(
      String id,
      Optional<String> title,
      Optional<Grade> grade,
      Optional<Condition> when,
      Optional<Condition> unless,
      EffectiveDates effective,
      Optional<Enforcement> enforcement,
      List<Citation> citations,
      List<Branch> branches,
      Optional<String> message,
      Optional<String> remedy,
      List<Obligation> obligations,
      SourcePosition position,
      String json) {}

  /** One key for each rule kind, and what was found under it. */
  private static final class RequirementKeys {
    private final List<Key<? extends Optional<? extends Requirement<?>>>> keys = new ArrayList<>();

    RequirementKeys(ObjectBuilder builder, List<RuleKind<?>> kinds) {
      kinds.forEach(kind -> keys.add(key(builder, kind)));
    }

    private static <R extends RuleKind.Body> Key<Optional<Requirement<R>>> key(
        ObjectBuilder builder, RuleKind<R> kind) {
      Shape<Requirement<R>> shape =
          kind.shape()
              .located()
              .map(body -> new Requirement<>(kind, body.value(), body.position()));
      Key<Optional<Requirement<R>>> key =
          builder.optional(kind.key(), shape, "requirement of kind `" + kind.key() + "`");
      builder.absent(key, "another kind is asked");
      return key;
    }

    List<Requirement<?>> read(Fields fields) {
      List<Requirement<?>> found = new ArrayList<>();
      for (Key<? extends Optional<? extends Requirement<?>>> key : keys) {
        fields.get(key).ifPresent(found::add);
      }
      return found;
    }

    List<String> names() {
      return keys.stream().map(Key::name).toList();
    }
  }

  private static Shape<Branch> branch(List<RuleKind<?>> kinds) {
    ObjectBuilder b = Shape.object("Branch", "requirements that must all hold");
    RequirementKeys requirements = new RequirementKeys(b, kinds);
    Key<Optional<OrEvidence>> or =
        b.optional("orEvidence", LawShapes.orEvidence(), "evidence that serves instead");
    b.absent(or, "nothing serves instead");
    return b.build(
        f -> {
          List<Requirement<?>> found = requirements.read(f);
          if (found.isEmpty()) {
            throw new IllegalArgumentException(
                "a branch needs a requirement, one of `"
                    + String.join("`, `", requirements.names())
                    + "`");
          }
          return new Branch(found, f.get(or));
        });
  }

  static Shape<Written> rule(List<RuleKind<?>> kinds) {
    ObjectBuilder b = Shape.object("Rule", "one rule: a scope and one requirement");
    Key<String> id = b.required("id", PolicyIds.shape("rule id"), "unique in the policy");
    Key<Optional<String>> title = b.optional("title", Shape.text(), "what it says, in a phrase");
    Key<Optional<Grade>> grade =
        b.optional("grade", Shape.enumeration(Grade.class), "how well the law was read");
    Shape<Condition> condition = ConditionShape.of(Attribute.Side.WORKLOAD);
    Key<Optional<Condition>> when =
        b.optional("when", condition, "the workloads that it applies to");
    Key<Optional<Condition>> unless =
        b.optional("unless", condition, "the workloads that are exempt");
    Key<EffectiveDates> effective =
        b.optional(
            "effective",
            LawShapes.effective(false),
            EffectiveDates.ALWAYS,
            "narrower dates than the policy's");
    Key<Optional<Enforcement>> enforcement =
        b.optional("enforcement", Shape.enumeration(Enforcement.class), "whether it can refuse");
    Key<List<Citation>> citations =
        b.optional(
            "citations",
            Shape.nonEmptyList(LawShapes.citation()),
            List.of(),
            "the law that asks for it");
    RequirementKeys requirements = new RequirementKeys(b, kinds);
    Key<List<Branch>> anyOf =
        b.optional(
            "anyOf",
            Shape.nonEmptyList(branch(kinds)),
            List.of(),
            "instead of one requirement: branches, of which the best counts");
    Key<Optional<OrEvidence>> or =
        b.optional("orEvidence", LawShapes.orEvidence(), "evidence that serves instead");
    Key<Optional<String>> message =
        b.optional("message", Shape.text(), "what to tell whoever is refused");
    Key<Optional<String>> remedy =
        b.optional("remedy", Shape.text(), "what to do then, in a sentence");
    Key<List<Obligation>> obligations =
        b.optional(
            "obligations",
            Shape.nonEmptyList(LawShapes.obligation()),
            List.of(),
            "what an allowed placement must also do");
    b.example(id, "storage-in-india")
        .absent(title, "the title of the policy")
        .example(title, "Payment data is stored only in India")
        .absent(grade, "`primary`; a rule that cites law has to say it")
        .example(grade, "secondary")
        .absent(when, "every workload")
        .example(when, "{requester.regimes: in-payment-system, data.categories: payment}")
        .absent(unless, "nobody is exempt")
        .example(unless, "{labels.pilot: \"yes\"}")
        .absent(effective, "the dates of the policy")
        .example(effective, "{from: 2026-12-01}")
        .absent(enforcement, "that of the policy")
        .example(enforcement, "warn")
        .absent(citations, "those of the policy")
        .absent(anyOf, "the rule has one requirement")
        .example(
            anyOf, "[{residency: {stages: [storage], onlyIn: IN}}, {evidence: {allOf: [consent]}}]")
        .absent(or, "nothing serves instead")
        .example(or, "{anyOf: [contract], closes: [unknown]}")
        .absent(message, "the finding in our words")
        .example(message, "\"{stage} is in {observed}; it must stay in {required}\"")
        .absent(remedy, "nothing is advised")
        .example(remedy, "\"Choose an offering that keeps {stage} in India.\"")
        .absent(obligations, "none")
        .example(obligations, "[{id: audit, text: Have the system audited once a year.}]");
    List<Shape<Written>> self = new ArrayList<>();
    Shape<Written> shape =
        b.build(
            f -> {
              List<Requirement<?>> found = requirements.read(f);
              checkOneRequirement(f, found, anyOf, or, requirements.names());
              checkPlaceholders(f, message);
              checkPlaceholders(f, remedy);
              List<Branch> branches =
                  f.has(anyOf) ? f.get(anyOf) : List.of(new Branch(found, f.get(or)));
              return new Written(
                  f.get(id),
                  f.get(title),
                  f.get(grade),
                  f.get(when),
                  f.get(unless),
                  f.get(effective),
                  f.get(enforcement),
                  f.get(citations),
                  branches,
                  f.get(message),
                  f.get(remedy),
                  f.get(obligations),
                  f.position(),
                  self.get(0).canonicalJson(f.node()));
            });
    self.add(shape);
    return shape;
  }

  private static void checkOneRequirement(
      Fields f, List<Requirement<?>> found, Key<?> anyOf, Key<?> or, List<String> names) {
    int count = found.size() + (f.has(anyOf) ? 1 : 0);
    if (count == 0) {
      throw new IllegalArgumentException(
          "a rule needs one requirement: `" + String.join("`, `", names) + "` or `anyOf`");
    }
    if (count > 1) {
      throw new IllegalArgumentException(
          "a rule has one requirement, this has "
              + count
              + "; write several rules, or branches under `anyOf`");
    }
    if (f.has(anyOf) && f.has(or)) {
      throw f.refuse(or, "beside `anyOf` it belongs into a branch");
    }
  }

  private static void checkPlaceholders(Fields f, Key<Optional<String>> key) {
    String text = f.get(key).orElse("");
    Matcher matcher = PLACEHOLDER.matcher(text);
    while (matcher.find()) {
      if (!PLACEHOLDERS.contains(matcher.group(1))) {
        throw f.refuse(
            key,
            "there is no placeholder `{"
                + matcher.group(1)
                + "}`; there are {"
                + String.join("} {", new TreeSet<>(PLACEHOLDERS))
                + "}");
      }
    }
    if (BRACES.matcher(PLACEHOLDER.matcher(text).replaceAll("")).find()) {
      throw f.refuse(key, "a brace without its partner; placeholders are written `{stage}`");
    }
  }
}
