package dev.domicile.opa;

import static dev.domicile.opa.DataText.entry;

import dev.domicile.core.catalog.Attestation;
import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.catalog.Confidence;
import dev.domicile.core.catalog.Country;
import dev.domicile.core.catalog.Entity;
import dev.domicile.core.catalog.Extent;
import dev.domicile.core.catalog.Feature;
import dev.domicile.core.catalog.Model;
import dev.domicile.core.catalog.NamedSet;
import dev.domicile.core.catalog.Notice;
import dev.domicile.core.catalog.PartialDate;
import dev.domicile.core.catalog.Provenance;
import dev.domicile.core.catalog.Region;
import dev.domicile.core.catalog.Scheme;
import dev.domicile.core.catalog.SourceRef;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The facts of a catalog as maps and lists. */
final class CatalogData {

  private final Catalog catalog;
  private final OfferingData offerings;

  private CatalogData(Catalog catalog) {
    this.catalog = catalog;
    this.offerings = new OfferingData(catalog);
  }

  static Map<String, Object> of(Catalog catalog) {
    return new CatalogData(catalog).data();
  }

  private Map<String, Object> data() {
    List<Object> listed = offerings.entries();
    Map<String, Object> features = features();
    return entry()
        .with("digest", catalog.digest())
        .with("offerings", listed)
        .with("features", features)
        .with("places", offerings.places())
        .with("lists", offerings.lists())
        .with("ends", offerings.ends())
        .with("regions", regions())
        .with("models", models())
        .with("developers", developers())
        .with("entities", entities())
        .with("providers", List.copyOf(catalog.providers().keySet()))
        .with("countries", Country.all().stream().map(Country::code).toList())
        .with("services", services())
        .with("schemes", schemes())
        .with("attestations", attestations())
        .with("sets", sets())
        .with("notices", notices())
        .with("vocabulary", VocabularyData.of(catalog.vocabulary()))
        .values();
  }

  private Map<String, Object> features() {
    Map<String, Object> features = new TreeMap<>();
    for (Feature feature : catalog.features().values()) {
      Map<String, Object> extents = new TreeMap<>();
      new TreeMap<>(feature.extents())
          .forEach(
              (region, use) ->
                  extents.put(
                      region.toString(),
                      entry()
                          .with("stores", offerings.number(use.stores()))
                          .with("infers", offerings.number(use.infers()))
                          .values()));
      features.put(
          feature.id(),
          entry().with("service", feature.service()).with("extents", extents).values());
    }
    return features;
  }

  private Map<String, Object> regions() {
    Map<String, Object> regions = new TreeMap<>();
    for (Region region : catalog.regions().values()) {
      regions.put(
          region.id().toString(),
          entry()
              .with("country", region.country().map(Country::code))
              .with("place", extent(region.place()).values())
              .with("partition", region.partition())
              .with("sovereignOffer", region.sovereignOffer())
              .with("status", word(region.status()))
              .with("access", region.access())
              .with("personnel", word(region.personnel()))
              .with("keys", region.keys())
              .with("accelerators", region.accelerators())
              .with("advisory", region.advisory().map(CatalogData::advisory))
              .with("offerings", offerings.calledIn(region.id()))
              .with("confidence", confidence(region.provenance()))
              .values());
    }
    return regions;
  }

  private static Map<String, Object> advisory(Region.Advisory advisory) {
    return entry()
        .with("since", DataDates.from(advisory.since().map(PartialDate::dutyFrom)))
        .with("until", DataDates.until(advisory.until().map(PartialDate::dutyUntil)))
        .values();
  }

  private Map<String, Object> models() {
    Map<String, Object> models = new TreeMap<>();
    for (Model model : catalog.models().values()) {
      models.put(
          model.id(),
          entry()
              .with("developer", model.developer().id())
              .with("family", model.family())
              .with("licence", model.licence())
              .with("inputs", model.inputs())
              .with("outputs", model.outputs())
              .with("capabilities", model.capabilities())
              .with("offerings", offerings.of(model))
              .with("confidence", confidence(model.provenance()))
              .values());
    }
    return models;
  }

  private Map<String, Object> developers() {
    Map<String, Object> developers = new TreeMap<>();
    catalog
        .developers()
        .values()
        .forEach(
            developer ->
                developers.put(
                    developer.id(), party(developer.jurisdiction(), developer.provenance())));
    return developers;
  }

  private Map<String, Object> entities() {
    Map<String, Object> entities = new TreeMap<>();
    for (Entity entity : catalog.entities().values()) {
      entities.put(entity.id(), party(entity.jurisdiction(), entity.provenance()));
    }
    return entities;
  }

  private static Map<String, Object> party(Optional<String> jurisdiction, Provenance provenance) {
    return entry()
        .with("jurisdiction", jurisdiction)
        .with("confidence", confidence(provenance))
        .values();
  }

  private Map<String, Object> services() {
    Map<String, Object> services = new TreeMap<>();
    catalog
        .services()
        .values()
        .forEach(
            service -> {
              List<String> names = new ArrayList<>(service.names());
              names.add(service.id());
              services.put(
                  service.id(),
                  entry().with("names", names.stream().distinct().sorted().toList()).values());
            });
    return services;
  }

  private Map<String, Object> schemes() {
    Map<String, Object> schemes = new TreeMap<>();
    for (Scheme scheme : catalog.schemes().values()) {
      schemes.put(
          scheme.id(),
          entry()
              .with("levels", scheme.levels())
              .with("types", scheme.types())
              .with("versions", scheme.versions())
              .with("reportBased", scheme.reportBased())
              .values());
    }
    return schemes;
  }

  private Map<String, Object> attestations() {
    Map<String, List<Object>> claims = new TreeMap<>();
    for (Attestation claim : catalog.attestations()) {
      claims
          .computeIfAbsent(claim.entity() + " " + claim.scheme(), holder -> new ArrayList<>())
          .add(
              entry()
                  .with("partition", claim.partition())
                  .with("regions", claim.regions().stream().map(Object::toString).toList())
                  .with("regionsListed", claim.regionsListed())
                  .with("services", claim.services())
                  .with("servicesListed", claim.servicesListed())
                  .with("version", claim.version())
                  .with("level", claim.level())
                  .with("from", DataDates.words(claim.from()))
                  .with("periodUntil", DataDates.words(claim.periodUntil()))
                  .with("countsUntil", DataDates.until(countsUntil(claim)))
                  .with("issued", DataDates.words(claim.issued()))
                  .with("asOf", DataDates.words(asOf(claim.provenance())))
                  .with("until", DataDates.words(claim.until()))
                  .with("untilFirm", claim.untilFirm())
                  .with("status", word(claim.status()))
                  .with("primary", claim.primary())
                  .with("confidence", confidence(claim.provenance()))
                  .values());
    }
    return new TreeMap<>(claims);
  }

  /** For a report: the end of its period and the usual validity of its scheme after it. */
  private Optional<LocalDate> countsUntil(Attestation claim) {
    Scheme scheme = catalog.schemes().get(claim.scheme());
    return scheme == null
        ? Optional.empty()
        : claim.periodUntil().flatMap(end -> scheme.validity().map(end.permissionUntil()::plus));
  }

  /** The day as of which an entry was read: its own, or the last one of its sources. */
  private static Optional<PartialDate> asOf(Provenance provenance) {
    return provenance
        .asOf()
        .flatMap(CatalogData::date)
        .or(
            () ->
                provenance.sources().stream()
                    .map(SourceRef::asOf)
                    .flatMap(Optional::stream)
                    .flatMap(text -> date(text).stream())
                    .max(Comparator.comparing(PartialDate::permissionFrom)));
  }

  private static Optional<PartialDate> date(String text) {
    try {
      return Optional.of(PartialDate.parse(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // as-of dates may be words such as `undated`
    }
  }

  private Map<String, Object> sets() {
    Map<String, Object> sets = new TreeMap<>();
    for (NamedSet set : catalog.jurisdictions().all().values()) {
      sets.put(
          set.id(),
          entry()
              .with("includes", set.includes())
              .with("members", set.members().stream().map(CatalogData::member).toList())
              .with("membersKnown", set.membersKnown())
              .values());
    }
    return sets;
  }

  private static Map<String, Object> member(NamedSet.Member member) {
    return entry()
        .with("country", member.country().code())
        .with("from", DataDates.from(member.from().map(PartialDate::permissionFrom)))
        .with("until", DataDates.until(member.until().map(PartialDate::permissionUntil)))
        .with("scoped", member.scope().isPresent())
        .with("evidence", member.evidence())
        .values();
  }

  private Map<String, Object> notices() {
    Map<String, Object> notices = new TreeMap<>();
    for (Notice notice : catalog.notices().values()) {
      Notice.Subject subject = notice.subject();
      notices.put(
          notice.id(),
          entry()
              .with(
                  "subject",
                  entry()
                      .with("developers", subject.developers())
                      .with("families", subject.families())
                      .with("models", subject.models())
                      .with("services", subject.services())
                      .values())
              .with("status", word(notice.status()))
              .with("from", DataDates.from(notice.from().map(PartialDate::dutyFrom)))
              .with("until", DataDates.until(notice.until().map(PartialDate::dutyUntil)))
              .values());
    }
    return notices;
  }

  static DataText.Entry extent(Extent extent) {
    return entry()
        .with("bounding", word(extent.bounding()))
        .with("known", extent.known().codes())
        .with("bound", extent.bound().codes())
        .with("regions", extent.regions().stream().map(Object::toString).toList())
        .with("complete", extent.regionsComplete());
  }

  static int confidence(Provenance provenance) {
    return level(provenance.confidence());
  }

  /** 0 low, 1 medium, 2 high. */
  static int level(Confidence confidence) {
    return switch (confidence) {
      case LOW -> 0;
      case MEDIUM -> 1;
      case HIGH -> 2;
    };
  }

  /** As written in YAML: {@code not-accessible}. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
