package dev.domicile.core.policy;

import dev.domicile.core.catalog.Attribute;
import dev.domicile.core.catalog.PartialDate;
import dev.domicile.core.catalog.WordList;
import dev.domicile.core.source.Fields;
import dev.domicile.core.source.Key;
import dev.domicile.core.source.ObjectBuilder;
import dev.domicile.core.source.ScalarShape;
import dev.domicile.core.source.Shape;
import dev.domicile.core.source.SourcePosition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How a policy is written, with the requirement keys of the rule kinds that are there. */
final class PolicyShape {

  static final Set<String> PLACEHOLDERS =
      Set.of("stage", "observed", "required", "provider", "region", "model", "service");

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)\\}");
  private static final Pattern BRACES = Pattern.compile("[{}]");

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
    Shape<Written> rule = rule(kinds);
    this.policy = policy(rule);
  }

  Shape<Policy> shape() {
    return policy;
  }

  /** A rule before it knows its policy. */
  private record Written(
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

  static Shape<Citation> citation() {
    ObjectBuilder b = Shape.object("Citation", "the place in the law that asks for it");
    Key<String> instrument = b.required("instrument", Shape.text(), "id of the law or document");
    Key<Optional<String>> section = b.optional("section", Shape.text(), "article or section");
    Key<Optional<String>> title = b.optional("title", Shape.text(), "what it is called");
    Key<Optional<String>> url = b.optional("url", Shape.text(), "address where it was read");
    Key<Optional<String>> asOf = b.optional("asOf", Shape.text(), "day of the state that was read");
    b.example(instrument, "eu-gdpr-ch5")
        .absent(section, "the whole of it")
        .example(section, "Art. 44-49")
        .absent(title, "the id is shown")
        .example(title, "GDPR")
        .absent(url, "not said")
        .example(url, "https://eur-lex.europa.eu/eli/reg/2016/679/oj")
        .absent(asOf, "not said")
        .example(asOf, "2026-05-01");
    return b.build(
        f ->
            new Citation(f.get(instrument), f.get(section), f.get(title), f.get(url), f.get(asOf)));
  }

  static Shape<EffectiveDates> effective(boolean fromRequired) {
    ObjectBuilder b =
        fromRequired
            ? Shape.object("Effective", "when the policy is in force")
            : Shape.object("RuleEffective", "when the rule is in force, within its policy's dates");
    ScalarShape<PartialDate> date = Shape.scalar("date", PartialDate::parse).example("2026-12-01");
    Key<Optional<PartialDate>> from =
        fromRequired
            ? b.required("from", date.map(Optional::of), "first day in force")
            : b.optional("from", date, "first day in force");
    Key<Optional<PartialDate>> until =
        b.optional("until", date.example("2029-07"), "first day on which it no longer holds");
    b.absent(until, fromRequired ? "no end is known" : "as the policy");
    if (!fromRequired) {
      b.absent(from, "as the policy");
    }
    return b.build(f -> EffectiveDates.of(f.get(from), f.get(until)));
  }

  static Shape<OrEvidence> orEvidence() {
    ObjectBuilder b = Shape.object("OrEvidence", "evidence that closes what the facts leave open");
    EvidenceDemand.Keys demand = EvidenceDemand.Keys.in(b);
    Key<Optional<List<Verdict>>> closes =
        b.optional(
            "closes",
            Shape.nonEmptyList(Shape.enumeration(Verdict.class)),
            "verdicts that it closes");
    b.absent(closes, "`unknown`; of `residency` also `violated`").example(closes, "[unknown]");
    return b.build(f -> new OrEvidence(demand.read(f), f.get(closes).map(Set::copyOf)));
  }

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
        b.optional("orEvidence", orEvidence(), "evidence that serves instead");
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

  private static Shape<Written> rule(List<RuleKind<?>> kinds) {
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
            effective(false),
            EffectiveDates.ALWAYS,
            "narrower dates than the policy's");
    Key<Optional<Enforcement>> enforcement =
        b.optional("enforcement", Shape.enumeration(Enforcement.class), "whether it can refuse");
    Key<List<Citation>> citations =
        b.optional(
            "citations", Shape.nonEmptyList(citation()), List.of(), "the law that asks for it");
    RequirementKeys requirements = new RequirementKeys(b, kinds);
    Key<List<Branch>> anyOf =
        b.optional(
            "anyOf",
            Shape.nonEmptyList(branch(kinds)),
            List.of(),
            "instead of one requirement: branches, of which the best counts");
    Key<Optional<OrEvidence>> or =
        b.optional("orEvidence", orEvidence(), "evidence that serves instead");
    Key<Optional<String>> message =
        b.optional("message", Shape.text(), "what to tell whoever is refused");
    Key<Optional<String>> remedy =
        b.optional("remedy", Shape.text(), "what to do then, in a sentence");
    Key<List<Obligation>> obligations =
        b.optional(
            "obligations",
            Shape.nonEmptyList(obligation()),
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

  private static Shape<Obligation> obligation() {
    ObjectBuilder b = Shape.object("Obligation", "what an allowed placement must also do");
    Key<String> id = b.required("id", PolicyIds.shape("obligation id"), "unique in the rule");
    Key<String> text = b.required("text", Shape.text(), "what has to be done");
    b.example(id, "system-audit-report").example(text, "Have the system audited once a year.");
    return b.build(f -> new Obligation(f.get(id), f.get(text)));
  }

  private static Shape<Metadata> metadata() {
    ObjectBuilder b = Shape.object("PolicyMetadata", "what the policy is and when it is in force");
    Key<String> id = b.required("id", PolicyIds.shape("policy id"), "how others name it, unique");
    Key<String> title = b.required("title", Shape.text(), "what it says, in a phrase");
    Key<String> jurisdiction =
        b.required(
            "jurisdiction",
            Shape.text().words(WordList.PLACE.id()),
            "country or named set that it covers");
    Key<EffectiveDates> effective = b.required("effective", effective(true), "when it is in force");
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
        b.optional("citations", Shape.nonEmptyList(citation()), List.of(), "the law behind it");
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

  private static Shape<Policy> policy(Shape<Written> rule) {
    ObjectBuilder b = Shape.object("Policy", "one document, one policy");
    Key<String> api = b.required("apiVersion", Shape.literal("domicile/v1"), "the format");
    Key<String> kind = b.required("kind", Shape.literal("Policy"), "the kind of document");
    Key<Metadata> metadata = b.required("metadata", metadata(), "what it is");
    Key<List<Written>> rules = b.required("rules", Shape.nonEmptyList(rule), "its rules");
    b.example(rules, "[{id: inside, residency: {stages: [storage], onlyIn: EEA}}]");
    return b.build(
        f -> {
          // Read so that both are demanded; their values are fixed.
          f.get(api);
          f.get(kind);
          Metadata about = f.get(metadata);
          ungraded(about, f.get(rules)).ifPresent(ids -> refuseUngraded(f, rules, ids));
          List<Rule> bound = new ArrayList<>();
          for (Written written : f.get(rules)) {
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
  private static Optional<String> ungraded(Metadata policy, List<Written> rules) {
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

  private static Rule rule(Metadata policy, Written rule) {
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
