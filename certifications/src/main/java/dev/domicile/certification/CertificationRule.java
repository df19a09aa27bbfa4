package dev.domicile.certification;

import dev.domicile.certification.SchemeDemand.Threshold;
import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.catalog.Scheme;
import dev.domicile.core.policy.CompiledRequirement;
import dev.domicile.core.policy.ReferenceChecks;
import dev.domicile.core.policy.RuleKind;
import dev.domicile.core.source.Located;
import dev.domicile.core.source.Problems;
import dev.domicile.core.source.Shape;
import java.util.List;

/**
 * The rule kind {@code certification}: schemes, versions, levels and types that the service used
 * holds, valid on the day, at every place of the named stages.
 */
public final class CertificationRule implements RuleKind<CertificationRequirement> {

  private static final String SCHEME = "CERT-SCHEME";
  private static final String LEVEL = "CERT-LEVEL";
  private static final String VERSION = "CERT-VERSION";
  private static final String TYPE = "CERT-TYPE";

  @Override
  public String key() {
    return "certification";
  }

  @Override
  public Shape<CertificationRequirement> shape() {
    return CertificationRequirement.SHAPE;
  }

  @Override
  public void check(CertificationRequirement body, ReferenceChecks context, Problems problems) {
    for (SchemeDemand demand : body.schemes()) {
      context.known(SCHEME, "scheme", demand.scheme(), context.catalog().schemes().keySet());
      Scheme scheme = context.catalog().schemes().get(demand.scheme().value());
      if (scheme != null) {
        check(demand, scheme, context, problems);
      }
    }
  }

  private static void check(
      SchemeDemand demand, Scheme scheme, ReferenceChecks context, Problems problems) {
    demand
        .level()
        .map(Threshold::value)
        .ifPresent(
            level -> {
              if (scheme.types().contains(level.value())) {
                problems.error(
                    level.position(),
                    LEVEL,
                    "`" + level.value() + "` is a type of " + scheme.id() + ", types have no order",
                    "write `types: {anyOf: [" + level.value() + "]}`");
              } else {
                word(LEVEL, "level", level, scheme, scheme.levels(), context);
              }
            });
    demand
        .version()
        .map(Threshold::value)
        .ifPresent(
            version -> word(VERSION, "version", version, scheme, scheme.versions(), context));
    for (Located<String> type : demand.types()) {
      if (scheme.levels().contains(type.value())) {
        problems.error(
            type.position(),
            TYPE,
            "`" + type.value() + "` is a level of " + scheme.id() + ", levels have an order",
            "write `level: {atLeast: " + type.value() + "}`");
      } else {
        word(TYPE, "type", type, scheme, scheme.types(), context);
      }
    }
  }

  private static void word(
      String code,
      String what,
      Located<String> word,
      Scheme scheme,
      List<String> words,
      ReferenceChecks context) {
    context.known(code, what + " of " + scheme.id(), word, words);
  }

  @Override
  public CompiledRequirement compile(CertificationRequirement body, Catalog catalog) {
    return new CompiledCertification(body, catalog);
  }
}
