package dev.domicile.opa;

import static dev.domicile.opa.CatalogData.word;
import static dev.domicile.opa.DataText.entry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.domicile.core.catalog.Glob;
import dev.domicile.core.catalog.PartialDate;
import dev.domicile.core.catalog.Stage;
import dev.domicile.core.policy.Branch;
import dev.domicile.core.policy.Citation;
import dev.domicile.core.policy.Condition;
import dev.domicile.core.policy.OfferingRule;
import dev.domicile.core.policy.OrEvidence;
import dev.domicile.core.policy.Policy;
import dev.domicile.core.policy.PolicySet;
import dev.domicile.core.policy.Requirement;
import dev.domicile.core.policy.Rule;
import dev.domicile.core.policy.Verdict;
import dev.domicile.core.policy.Waiver;
import dev.domicile.core.source.Located;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Policies and waivers as maps and lists. */
final class PolicyData {

  /** The rule kinds that {@code policies/rego/domicile} knows. */
  static final Set<String> KINDS =
      Set.of("residency", "certification", "offering", "evidence", "statement", "portability");

  private static final JsonMapper JSON = new JsonMapper();

  private PolicyData() {}

  static Map<String, Object> of(PolicySet policies) {
    Map<String, Object> heads = new TreeMap<>();
    for (Policy policy : policies.policies()) {
      heads.put(
          policy.id(),
          entry()
              .with("title", policy.title())
              .with("jurisdiction", policy.jurisdiction())
              .values());
    }
    Map<String, Object> texts = new TreeMap<>();
    policies.rules().forEach(rule -> texts.put(rule.qualifiedId(), text(rule)));
    return entry()
        .with("digest", policies.digest())
        .with("texts", texts)
        .with("policies", heads)
        .with("rules", policies.rules().stream().map(PolicyData::rule).toList())
        .with("waivers", policies.waivers().stream().map(PolicyData::waiver).toList())
        .values();
  }

  private static Map<String, Object> rule(Rule rule) {
    return entry()
        .with("id", rule.qualifiedId())
        .with("policy", rule.policy())
        .with("enforcement", rule.enforcement().toString())
        .with("from", DataDates.from(rule.effective().from()))
        .with("until", DataDates.until(rule.effective().until()))
        .with("when", rule.when().map(condition -> condition(condition, rule)))
        .with("unless", rule.unless().map(condition -> condition(condition, rule)))
        .with("branches", branches(rule))
        .with(
            "obligations",
            rule.obligations().stream()
                .map(
                    duty ->
                        entry()
                            .with("id", rule.qualifiedId() + "/" + duty.id())
                            .with("text", duty.text())
                            .values())
                .toList())
        .values();
  }

  /** What is told about a rule, apart from what decides. */
  private static Map<String, Object> text(Rule rule) {
    return entry()
        .with("kind", rule.kinds())
        .with("title", rule.title())
        .with("grade", word(rule.grade()))
        .with("citations", rule.citations().stream().map(PolicyData::citation).toList())
        .with("remedy", rule.remedy())
        .values();
  }

  private static Map<String, Object> citation(Citation citation) {
    return entry()
        .with("instrument", citation.instrument())
        .with("section", citation.section())
        .with("title", citation.title())
        .with("url", citation.url())
        .with("asOf", citation.asOf())
        .values();
  }

  private static List<Object> condition(Condition condition, Rule rule) {
    return NormalForm.of(condition)
        .orElseThrow(
            () ->
                new UntranslatableRuleException(
                    rule.qualifiedId(),
                    "its conditions have more than "
                        + NormalForm.MOST
                        + " alternatives when written out",
                    rule.position()));
  }

  private static List<Object> branches(Rule rule) {
    JsonNode written = parsed(rule);
    JsonNode anyOf = written.get("anyOf");
    List<Object> branches = new ArrayList<>();
    for (int i = 0; i < rule.branches().size(); i++) {
      branches.add(branch(rule, rule.branches().get(i), anyOf == null ? written : anyOf.get(i)));
    }
    return branches;
  }

  private static JsonNode parsed(Rule rule) {
    try {
      return JSON.readTree(rule.json());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("no JSON in " + rule.qualifiedId(), e);
    }
  }

  private static Map<String, Object> branch(Rule rule, Branch branch, JsonNode written) {
    List<Object> requirements = new ArrayList<>();
    for (Requirement<?> requirement : branch.requirements()) {
      String kind = requirement.kind().key();
      if (!KINDS.contains(kind)) {
        throw new UntranslatableRuleException(
            rule.qualifiedId(),
            "there is no Rego for rules of kind `" + kind + "`",
            rule.position());
      }
      Object body =
          requirement.body() instanceof OfferingRule.Body offering
              ? offeringBody(offering, rule)
              : written.get(kind);
      requirements.add(entry().with("kind", kind).with("body", body).values());
    }
    return entry()
        .with("requirements", requirements)
        .with("orEvidence", branch.orEvidence().map(PolicyData::orEvidence))
        .values();
  }

  /** Conditions become an entry of their own, or Rego would have to tell them from other keys. */
  private static Map<String, Object> offeringBody(OfferingRule.Body body, Rule rule) {
    return entry()
        .with("condition", condition(body.condition(), rule))
        .with("stages", body.stages().stream().map(Stage::id).toList())
        .with("minConfidence", body.minConfidence().map(Object::toString))
        .values();
  }

  private static Map<String, Object> orEvidence(OrEvidence or) {
    return entry()
        .with("allOf", or.demand().allOf())
        .with("anyOf", or.demand().anyOf())
        .with("closes", or.closes().map(PolicyData::verdicts))
        .values();
  }

  private static List<Integer> verdicts(Collection<Verdict> verdicts) {
    return verdicts.stream().map(PolicyData::number).sorted().toList();
  }

  /** From 0 for the best to 3 for the worst. */
  private static int number(Verdict verdict) {
    return switch (verdict) {
      case SATISFIED -> 0;
      case NEEDS_EVIDENCE -> 1;
      case UNKNOWN -> 2;
      case VIOLATED -> 3;
    };
  }

  private static Map<String, Object> waiver(Waiver waiver) {
    Optional<List<Object>> when =
        waiver
            .when()
            .map(
                condition ->
                    NormalForm.of(condition)
                        .orElseThrow(
                            () ->
                                new UntranslatableRuleException(
                                    waiver.id(),
                                    "the conditions of this waiver have too many alternatives",
                                    waiver.position())));
    return entry()
        .with("id", waiver.id())
        .with("rules", waiver.rules().stream().map(Located::value).sorted().toList())
        .with("workloads", globs(waiver.workloads()))
        .with("offerings", globs(waiver.offerings()))
        .with("when", when)
        .with("lifts", verdicts(waiver.lifts()))
        .with("from", DataDates.from(waiver.from().map(PartialDate::permissionFrom)))
        .with("until", waiver.until().permissionUntil().toString())
        .with("untilText", waiver.until().text())
        .with("approver", waiver.approver())
        .with("reason", waiver.reason())
        .with("reference", waiver.reference())
        .values();
  }

  private static List<String> globs(List<Glob> globs) {
    return globs.stream().map(Glob::pattern).toList();
  }
}
