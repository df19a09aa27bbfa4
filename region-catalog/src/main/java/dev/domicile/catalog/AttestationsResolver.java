package dev.domicile.catalog;

import dev.domicile.core.catalog.Attestation;
import dev.domicile.core.catalog.Country;
import dev.domicile.core.catalog.PartialDate;
import dev.domicile.core.catalog.Region;
import dev.domicile.core.catalog.RegionId;
import dev.domicile.core.catalog.Scheme;
import dev.domicile.core.source.Located;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Resolves schemes and the claims that they are held. */
final class AttestationsResolver {

  private final Context context;
  private final ProvidersResolver providers;
  private final RegionsResolver regions;
  private final TreeMap<String, Scheme> schemes = new TreeMap<>();
  private final Map<String, String> services = new HashMap<>();

  AttestationsResolver(Context context, ProvidersResolver providers, RegionsResolver regions) {
    this.context = context;
    this.providers = providers;
    this.regions = regions;
    for (SchemesShape.RawScheme raw : context.tables().values(SchemesShape.SCHEMES)) {
      schemes.put(raw.id(), scheme(raw));
    }
    checkNotes();
    nameServices();
  }

  /** Every scheme by id. */
  Map<String, Scheme> schemes() {
    return schemes;
  }

  /** Every claim. */
  List<Attestation> attestations() {
    List<Attestation> attestations = new ArrayList<>();
    for (AttestationsShape.RawAttestation raw :
        context.tables().values(AttestationsShape.ATTESTATIONS)) {
      attestations.add(attestation(raw));
    }
    return attestations;
  }

  private Scheme scheme(SchemesShape.RawScheme raw) {
    return new Scheme(
        raw.id(),
        raw.title(),
        raw.issuer(),
        raw.levels(),
        raw.types(),
        raw.versions(),
        raw.validity(),
        raw.reportBased(),
        context.provenances().of(raw.head()));
  }

  private void checkNotes() {
    for (EntryList<SchemesShape.RawNote> list :
        List.of(
            SchemesShape.EQUIVALENCES,
            SchemesShape.NON_EQUIVALENCES,
            SchemesShape.SCOPE_RULES,
            SchemesShape.WHERE_TO_CHECK,
            SchemesShape.PROVIDER_CONTROLS,
            SchemesShape.NOT_FOUND)) {
      for (SchemesShape.RawNote note : context.tables().values(list)) {
        context.provenances().check(note.head());
        context.references().checkAll(note.providers(), providers.providers().keySet(), "provider");
      }
    }
  }

  /** A claim may use any of a service's names. */
  private void nameServices() {
    List<ServicesShape.RawService> raw = context.tables().values(ServicesShape.SERVICES);
    for (ServicesShape.RawService service : raw) {
      service.names().forEach(name -> services.putIfAbsent(name, service.id()));
    }
    for (ServicesShape.RawService service : raw) {
      services.put(service.id(), service.id());
    }
  }

  private Attestation attestation(AttestationsShape.RawAttestation raw) {
    context.references().check(raw.entity(), providers.entities().keySet(), "entity");
    Optional<Scheme> scheme = context.references().find(raw.scheme(), schemes, "scheme");
    scheme.ifPresent(found -> checkScheme(raw, found));
    checkDates(raw);
    Area area = area(raw);
    Optional<AttestationsShape.RawPeriod> period = raw.period().map(Located::value);
    Optional<PartialDate> until = raw.until().map(Located::value);
    boolean report = scheme.map(Scheme::reportBased).orElse(false);
    return new Attestation(
        raw.entity().value(),
        raw.area().partition().map(Located::value),
        area.regions(),
        area.listed(),
        area.text(),
        services(raw),
        raw.services().isPresent(),
        raw.servicesText(),
        raw.scheme().value(),
        raw.version().map(Located::value),
        raw.level().or(raw::type).map(Located::value),
        period.flatMap(AttestationsShape.RawPeriod::from),
        period
            .flatMap(AttestationsShape.RawPeriod::until)
            .or(() -> report && isEndOfPeriod(raw) ? until : Optional.empty()),
        raw.issued(),
        until,
        isFirm(raw),
        raw.status(),
        raw.statements(),
        raw.grade() == AttestationsShape.Grade.PRIMARY,
        context.provenances().of(raw.head()));
  }

  private static boolean isEndOfPeriod(AttestationsShape.RawAttestation raw) {
    return raw.untilKind().equals(Optional.of(AttestationsShape.UntilKind.PERIOD_END));
  }

  /** Whether the end was printed somewhere; an estimate may warn, never pass. */
  private static boolean isFirm(AttestationsShape.RawAttestation raw) {
    return raw.until().isPresent()
        && raw.untilKind()
            .map(
                kind ->
                    switch (kind) {
                      case STATED, PERIOD_END -> true;
                      case ESTIMATED, LATEST_POSSIBLE, NONE, UNKNOWN -> false;
                    })
            .orElse(true);
  }

  private void checkScheme(AttestationsShape.RawAttestation raw, Scheme scheme) {
    checkWord(raw.level(), scheme.levels(), "level", scheme);
    checkWord(raw.type(), scheme.types(), "type", scheme);
    if (!scheme.versions().isEmpty()) {
      checkWord(raw.version(), scheme.versions(), "version", scheme);
    }
  }

  private void checkWord(
      Optional<Located<String>> word, List<String> known, String what, Scheme scheme) {
    if (word.isPresent() && !known.contains(word.get().value())) {
      context
          .references()
          .report(word.get(), new LinkedHashSet<>(known), what, " of `" + scheme.id() + "`");
    }
  }

  private void checkDates(AttestationsShape.RawAttestation raw) {
    raw.period()
        .ifPresent(
            period ->
                Dates.check(
                    period.value().from(),
                    period.value().until(),
                    period.position(),
                    "the period",
                    context.problems()));
    raw.until()
        .ifPresent(
            until ->
                Dates.check(
                    raw.issued(),
                    Optional.of(until.value()),
                    until.position(),
                    "the certificate",
                    context.problems()));
  }

  private List<String> services(AttestationsShape.RawAttestation raw) {
    Set<String> named = new TreeSet<>();
    for (Located<String> name : raw.services().orElse(List.of())) {
      context.references().find(name, services, "service").ifPresent(named::add);
    }
    return List.copyOf(named);
  }

  /** Where a claim holds. */
  private record Area(List<RegionId> regions, boolean listed, Optional<String> text) {}

  private Area area(AttestationsShape.RawAttestation raw) {
    AttestationsShape.RawArea area = raw.area();
    Map<String, ProvidersShape.RawPartition> partitions =
        context.tables().byId(ProvidersShape.PARTITIONS);
    Optional<ProvidersShape.RawPartition> partition =
        context.references().find(area.partition(), partitions, "partition");
    context.references().checkAll(area.providers(), providers.providers().keySet(), "provider");
    Set<String> owners = owners(raw, partition);
    Set<RegionId> listed = new TreeSet<>();
    for (Located<String> code : area.regions().orElse(List.of())) {
      region(code, owners).ifPresent(region -> listed.add(region.id()));
    }
    boolean all = area.allRegions() && area.regions().isEmpty() && partition.isPresent();
    if (all) {
      listed.addAll(
          regions
              .index()
              .ids(partition.orElseThrow().provider().value(), partition.orElseThrow().regions()));
    }
    Optional<String> countries =
        area.countries().isEmpty()
            ? Optional.empty()
            : Optional.of(String.join(", ", area.countries().stream().map(Country::code).toList()));
    return new Area(
        List.copyOf(listed), area.regions().isPresent() || all, area.text().or(() -> countries));
  }

  /** The providers whose codes the claim may use. */
  private Set<String> owners(
      AttestationsShape.RawAttestation raw, Optional<ProvidersShape.RawPartition> partition) {
    Set<String> owners = new LinkedHashSet<>();
    raw.area().providers().forEach(name -> owners.add(name.value()));
    partition.ifPresent(found -> owners.add(found.provider().value()));
    if (owners.isEmpty()) {
      providers.providers().values().stream()
          .filter(provider -> provider.operator().equals(Optional.of(raw.entity().value())))
          .forEach(provider -> owners.add(provider.id()));
      owners.add(raw.entity().value());
    }
    return owners;
  }

  private Optional<Region> region(Located<String> code, Set<String> owners) {
    for (String owner : owners) {
      Optional<Region> region = regions.index().find(owner, code.value());
      if (region.isPresent()) {
        return region;
      }
    }
    return regions.index().find(owners.iterator().next(), code, context.references());
  }
}
