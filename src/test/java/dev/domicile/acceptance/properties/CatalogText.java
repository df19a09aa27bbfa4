package dev.domicile.acceptance.properties;

import dev.domicile.core.catalog.Attestation;
import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.catalog.NamedSet;
import dev.domicile.core.catalog.Offering;
import dev.domicile.core.catalog.Region;
import dev.domicile.core.catalog.StageFact;
import dev.domicile.core.policy.StagePlace;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A catalog in the manner of its YAML, short enough to read in a failed test. */
final class CatalogText {

  private CatalogText() {}

  static String of(Catalog catalog) {
    StringBuilder text = new StringBuilder();
    catalog.jurisdictions().all().values().forEach(set -> text.append(of(set)).append("\n"));
    catalog.regions().values().forEach(region -> text.append(of(region)).append("\n"));
    catalog
        .models()
        .values()
        .forEach(
            m ->
                line(
                    text,
                    "model",
                    m.qualifiedId(),
                    "family",
                    m.family(),
                    "licence",
                    m.licence(),
                    "inputs",
                    m.inputs(),
                    "outputs",
                    m.outputs(),
                    "capabilities",
                    m.capabilities(),
                    "confidence",
                    m.provenance().confidence(),
                    "developer.jurisdiction",
                    m.developer().jurisdiction(),
                    m.developer().provenance().confidence()));
    catalog
        .notices()
        .values()
        .forEach(
            n ->
                line(
                    text,
                    "notice",
                    n.id(),
                    "subject",
                    n.subject(),
                    "status",
                    n.status(),
                    "from",
                    n.from(),
                    "until",
                    n.until()));
    catalog
        .entities()
        .values()
        .forEach(
            e ->
                line(
                    text,
                    "entity",
                    e.id(),
                    "jurisdiction",
                    e.jurisdiction(),
                    "parents",
                    e.parents(),
                    "confidence",
                    e.provenance().confidence()));
    catalog
        .features()
        .values()
        .forEach(
            f ->
                f.extents()
                    .forEach(
                        (region, use) ->
                            line(
                                text,
                                "feature",
                                f.id(),
                                "service",
                                f.service(),
                                "region",
                                region,
                                "stores",
                                of(use.stores()),
                                "infers",
                                of(use.infers()))));
    catalog.schemes().values().forEach(s -> line(text, "scheme", s.id(), "validity", s.validity()));
    catalog.attestations().forEach(claim -> text.append(of(claim)).append("\n"));
    catalog.offerings().forEach(offering -> text.append(of(offering)).append("\n"));
    return text.toString()
        .replace("Optional.empty", "-")
        .replaceAll("Optional\\[([^\\]]*)\\]", "$1");
  }

  private static void line(StringBuilder text, Object... parts) {
    for (Object part : parts) {
      text.append(part).append(" ");
    }
    text.append("\n");
  }

  private static String of(NamedSet set) {
    return "set "
        + set.id()
        + " includes "
        + set.includes()
        + (set.membersKnown() ? " members " : " unread, but ")
        + set.members().stream()
            .map(
                m ->
                    m.country()
                        + m.from().map(d -> " from " + d).orElse("")
                        + m.until().map(d -> " until " + d).orElse("")
                        + (m.scope().isPresent() ? " scoped by " + m.evidence() : ""))
            .toList();
  }

  private static String of(Region r) {
    return "region "
        + r.id()
        + " country "
        + r.country()
        + " partition "
        + r.partition()
        + " sovereign "
        + r.sovereignOffer()
        + " "
        + r.status()
        + " "
        + r.access()
        + " personnel "
        + r.personnel()
        + " keys "
        + r.keys()
        + " accelerators "
        + r.accelerators()
        + " advisory "
        + r.advisory().isPresent()
        + " confidence "
        + r.provenance().confidence();
  }

  private static String of(Attestation a) {
    return "attestation "
        + List.of(a.entity(), a.scheme(), a.status())
        + " partition "
        + a.partition()
        + " regions "
        + (a.regionsListed() ? a.regions() : "in words")
        + " services "
        + (a.servicesListed() ? a.services() : "in words")
        + " version "
        + a.version()
        + " level "
        + a.level()
        + " from "
        + a.from()
        + " period until "
        + a.periodUntil()
        + " issued "
        + a.issued()
        + " until "
        + a.until()
        + (a.untilFirm() ? "" : " (estimated)")
        + (a.primary() ? " primary" : " secondary")
        + " confidence "
        + a.provenance().confidence()
        + " as of "
        + a.provenance().asOf();
  }

  static String of(Offering o) {
    return "offering "
        + o.id()
        + " "
        + o.status()
        + " from "
        + o.availableFrom()
        + " end "
        + o.endOfLife().date()
        + (o.endOfLife().unknown() ? " unknown" : "")
        + " operator "
        + o.operator().map(e -> e.id())
        + " parents "
        + o.parents()
        + " licensors "
        + o.licensors()
        + " hosting "
        + o.hosting()
        + " confidence "
        + o.provenance().confidence()
        + o.stages().entrySet().stream()
            .map(e -> "\n    " + e.getKey() + ": " + of(e.getValue()))
            .collect(Collectors.joining());
  }

  private static String of(StageFact fact) {
    return StagePlace.text(fact.extent())
        + (fact.extent().regionsComplete() ? " (closed)" : "")
        + Optional.of(fact.retention()).map(r -> " for " + r).get()
        + " "
        + fact.provenance().confidence();
  }
}
