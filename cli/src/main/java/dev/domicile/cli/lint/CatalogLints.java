package dev.domicile.cli.lint;

import dev.domicile.certification.CertificationRequirement;
import dev.domicile.certification.SchemeDemand;
import dev.domicile.cli.config.Level;
import dev.domicile.cli.config.Limit;
import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.catalog.Country;
import dev.domicile.core.catalog.CountrySet;
import dev.domicile.core.catalog.Membership;
import dev.domicile.core.catalog.NamedSet;
import dev.domicile.core.catalog.Stage;
import dev.domicile.core.policy.PortabilityRule;
import dev.domicile.core.policy.Requirement;
import dev.domicile.core.policy.Rule;
import dev.domicile.core.source.Node;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Requirements before the facts of the catalog. */
final class CatalogLints {

  private CatalogLints() {}

  static List<LintRule> rules() {
    return List.of(
        new LintRule(
            "unmeetable-requirement",
            Level.WARNING,
            "a requirement that no offering of the catalog can meet",
            CatalogLints::unmeetable),
        new LintRule(
            "scheme-held-by-nobody",
            Level.WARNING,
            "a certification that no attestation in the catalog claims",
            CatalogLints::unheld),
        new LintRule(
            "empty-set",
            Level.WARNING,
            "a named set whose members have all gone or not yet come",
            CatalogLints::empty),
        new LintRule(
            "country-list-is-set",
            Level.WARNING,
            "a list of countries that is a named set",
            CatalogLints::lists));
  }

  private static void unmeetable(Linted linted, Findings found) {
    EnumSet<Stage> always = EnumSet.noneOf(Stage.class);
    Stream.of(Stage.values()).filter(Stage::isImposed).forEach(always::add);
    for (Rule rule : linted.rules()) {
      if (rule.effective().contains(linted.day())
          && !PairLints.isStatement(rule)
          && unheldDemands(rule, linted.catalog()).isEmpty()
          && (linted.reach().isNone(rule, always) || lacksVariety(rule, linted.catalog()))) {
        found.add(
            rule.position(),
            "no offering of the catalog can meet `"
                + rule.qualifiedId()
                + "` on "
                + linted.day()
                + "; it refuses all "
                + linted.catalog().offerings().size(),
            "ask for what somebody offers, let evidence close it (`orEvidence`), or write"
                + " `statement: {says: prohibited}` if that is meant");
      }
    }
  }

  /** Whether a rule asks for more providers, regions or developers than there are. */
  private static boolean lacksVariety(Rule rule, Catalog catalog) {
    return rule.branches().stream()
        .flatMap(branch -> branch.requirements().stream())
        .anyMatch(
            requirement ->
                requirement.kind() instanceof PortabilityRule
                    && requirement
                        .compile(catalog)
                        .judgeAllowed(
                            catalog.offerings(),
                            new Favourable(catalog, java.time.LocalDate.EPOCH, Set.of(), List.of()))
                        .filter(
                            judged ->
                                judged
                                        .verdict()
                                        .compareTo(dev.domicile.core.policy.Verdict.SATISFIED)
                                    > 0)
                        .isPresent());
  }

  private static void unheld(Linted linted, Findings found) {
    for (Rule rule : linted.rules()) {
      for (SchemeDemand demand : unheldDemands(rule, linted.catalog())) {
        found.add(
            demand.scheme().position(),
            "no attestation in the catalog claims `"
                + demand.scheme().value()
                + "`, so nobody is known to hold it, and `"
                + rule.qualifiedId()
                + "` refuses all",
            "record an attestation in a catalog of your own, or let evidence close it"
                + " (`orEvidence`)");
      }
    }
  }

  /** Schemes that nobody is known to hold, where nothing else would do instead. */
  private static List<SchemeDemand> unheldDemands(Rule rule, Catalog catalog) {
    List<SchemeDemand> unheld = new ArrayList<>();
    if (rule.branches().size() == 1 && rule.branches().get(0).orEvidence().isEmpty()) {
      for (Requirement<?> requirement : rule.branches().get(0).requirements()) {
        if (requirement.body() instanceof CertificationRequirement body) {
          List<SchemeDemand> without =
              body.schemes().stream().filter(demand -> !isHeld(demand, catalog)).toList();
          if (body.schemes().size() - without.size() < body.count()) {
            unheld.addAll(without);
          }
        }
      }
    }
    return unheld;
  }

  private static boolean isHeld(SchemeDemand demand, Catalog catalog) {
    return catalog.attestations().stream()
        .anyMatch(claim -> claim.scheme().equals(demand.scheme().value()));
  }

  /** Words of a rule's requirement that are countries or sets, wherever they stand. */
  private static void empty(Linted linted, Findings found) {
    for (Rule rule : linted.rules()) {
      Nodes.walk(
          linted.written(rule.position()),
          node -> {
            if (node instanceof Node.Scalar word
                && linted.catalog().jurisdictions().contains(word.text())) {
              Membership members = linted.catalog().jurisdictions().on(word.text(), linted.day());
              // A list that was published empty is what the law says.
              if (members.isSurelyEmpty() && hadMembers(linted.catalog(), word.text())) {
                found.add(
                    word.position(),
                    "the set `" + word.text() + "` has no member on " + linted.day(),
                    "`policy-check catalog jurisdictions "
                        + word.text()
                        + "` shows its members and their dates");
              }
            }
          });
    }
  }

  private static boolean hadMembers(Catalog catalog, String set) {
    return catalog.jurisdictions().everMembers(set).map(ever -> !ever.isEmpty()).orElse(true);
  }

  private static void lists(Linted linted, Findings found) {
    for (LintDocument document : linted.documents("Policy").toList()) {
      for (Node.Sequence list : Nodes.lists(document.node())) {
        int least = linted.settings(list.position()).number(Limit.COUNTRY_LIST);
        CountrySet countries = countries(list);
        if (countries.size() >= least) {
          name(linted, list, countries, found);
        }
      }
    }
  }

  /** The countries of a list of nothing else. */
  private static CountrySet countries(Node.Sequence list) {
    List<Country> countries = new ArrayList<>();
    for (Node item : list.items()) {
      if (!(item instanceof Node.Scalar word) || !Country.isCode(word.text())) {
        return CountrySet.empty();
      }
      countries.add(Country.of(word.text()));
    }
    return CountrySet.of(countries);
  }

  private static void name(
      Linted linted, Node.Sequence list, CountrySet countries, Findings found) {
    for (NamedSet set : linted.catalog().jurisdictions().all().values()) {
      Membership members = linted.catalog().jurisdictions().on(set.id(), linted.day());
      if (!members.restUnknown() && members.scoped().isEmpty() && members.in().equals(countries)) {
        found.add(
            list.position(),
            "these "
                + countries.size()
                + " countries are the members of `"
                + set.id()
                + "` on "
                + linted.day(),
            "write `" + set.id() + "` if the law means the set: it follows when members change");
        return;
      }
    }
  }
}
