package dev.domicile.opa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.catalog.Confidence;
import dev.domicile.core.policy.Branch;
import dev.domicile.core.policy.CompiledRequirement;
import dev.domicile.core.policy.EffectiveDates;
import dev.domicile.core.policy.Enforcement;
import dev.domicile.core.policy.Grade;
import dev.domicile.core.policy.Policy;
import dev.domicile.core.policy.PolicySet;
import dev.domicile.core.policy.ReferenceChecks;
import dev.domicile.core.policy.Requirement;
import dev.domicile.core.policy.Rule;
import dev.domicile.core.policy.RuleKind;
import dev.domicile.core.policy.StatementRule;
import dev.domicile.core.source.Problems;
import dev.domicile.core.source.Shape;
import dev.domicile.core.source.SourcePosition;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PolicyDataTest {

  private static final SourcePosition HERE = new SourcePosition("house.yaml", 7, 3);

  @Test
  void a_requirement_is_written_as_its_shape_writes_it() {
    Requirement<?> statement =
        new Requirement<>(
            new StatementRule(),
            new StatementRule.Body(StatementRule.Says.PROHIBITED, "no", Optional.empty()),
            HERE);
    String json = "{\"id\":\"no\",\"statement\":{\"text\":\"no\",\"says\":\"prohibited\"}}";
    String data = OpaData.policies(policies(rule(json, statement)));
    assertTrue(
        data.contains(
            "\"branches\":[{\"requirements\":[{\"body\":{\"says\":\"prohibited\",\"text\":\"no\"},"
                + "\"kind\":\"statement\"}]}]"),
        data);
    assertTrue(data.contains("\"id\":\"house/no\""), data);
  }

  @Test
  void a_rule_kind_without_rego_fails_by_the_names_of_rule_and_kind() {
    Requirement<?> strange = new Requirement<>(new StrangeRule(), new StrangeBody(), HERE);
    UntranslatableRuleException refused =
        assertThrows(
            UntranslatableRuleException.class,
            () -> OpaData.policies(policies(rule("{\"id\":\"no\",\"strange\":{}}", strange))));
    assertEquals("house/no", refused.rule());
    assertEquals(HERE, refused.position());
    assertTrue(String.valueOf(refused.getMessage()).contains("`strange`"), refused.getMessage());
  }

  private record StrangeBody() implements RuleKind.Body {
    @Override
    public Optional<Confidence> minConfidence() {
      return Optional.empty();
    }
  }

  private static final class StrangeRule implements RuleKind<StrangeBody> {
    @Override
    public String key() {
      return "strange";
    }

    @Override
    public Shape<StrangeBody> shape() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void check(StrangeBody body, ReferenceChecks context, Problems problems) {
      throw new UnsupportedOperationException();
    }

    @Override
    public CompiledRequirement compile(StrangeBody body, Catalog catalog) {
      throw new UnsupportedOperationException();
    }
  }

  private static Rule rule(String json, Requirement<?> requirement) {
    return new Rule(
        "house",
        "no",
        "No",
        Grade.PRIMARY,
        Optional.empty(),
        Optional.empty(),
        EffectiveDates.ALWAYS,
        Enforcement.ENFORCE,
        List.of(),
        List.of(new Branch(List.of(requirement), Optional.empty())),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        HERE,
        json);
  }

  private static PolicySet policies(Rule rule) {
    Policy policy =
        new Policy(
            "house",
            "House",
            "DE",
            EffectiveDates.ALWAYS,
            Enforcement.ENFORCE,
            Optional.empty(),
            List.of(),
            List.of(rule),
            HERE,
            "{}");
    return PolicySet.of(List.of(policy), List.of());
  }
}
