package dev.domicile.residency;

import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.policy.CompiledRequirement;
import dev.domicile.core.policy.ReferenceChecks;
import dev.domicile.core.policy.RuleKind;
import dev.domicile.core.source.Problems;
import dev.domicile.core.source.Shape;

/**
 * The rule kind {@code residency}: for the named stages every possible place is {@code onlyIn} or
 * {@code notIn} countries or sets, or at least one copy is ({@code copyIn}).
 */
public final class ResidencyRule implements RuleKind<ResidencyRequirement> {

  @Override
  public String key() {
    return "residency";
  }

  @Override
  public Shape<ResidencyRequirement> shape() {
    return ResidencyRequirement.SHAPE;
  }

  @Override
  public void check(ResidencyRequirement body, ReferenceChecks context, Problems problems) {
    body.clauses().forEach(clause -> clause.places().check(context));
  }

  @Override
  public CompiledRequirement compile(ResidencyRequirement body, Catalog catalog) {
    return new CompiledResidency(body, catalog);
  }
}
