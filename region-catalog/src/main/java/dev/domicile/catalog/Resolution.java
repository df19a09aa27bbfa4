package dev.domicile.catalog;

import dev.domicile.core.catalog.Attestation;
import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.catalog.Jurisdictions;
import dev.domicile.core.catalog.Notice;
import dev.domicile.core.catalog.SourceRef;
import dev.domicile.core.catalog.Vocabulary;
import java.util.List;
import java.util.Optional;

/** Resolves the entries of a catalog kind by kind, in the order in which they need each other. */
final class Resolution {

  private final Context context;
  private final Jurisdictions jurisdictions;
  private final Vocabulary vocabulary;
  private final ProvidersResolver providers;
  private final RegionsResolver regions;
  private final ModelsResolver models;
  private final ServicesResolver services;
  private final List<Notice> notices;
  private final AttestationsResolver claims;
  private final List<Attestation> attestations;
  private final OfferingsResolver.Resolved offerings;
  private final List<SourceRef> kept;

  /** Resolves everything; what is wrong is reported to the problems of the context. */
  Resolution(Context context) {
    this.context = context;
    jurisdictions = JurisdictionsResolver.resolve(context);
    vocabulary = VocabularyResolver.resolve(context);
    providers = ProvidersResolver.resolve(context);
    regions = RegionsResolver.resolve(context, jurisdictions, providers);
    models = ModelsResolver.resolve(context);
    StageFacts facts = facts();
    services = ServicesResolver.resolve(context, providers.providers(), regions, models, facts);
    offerings = offerings(facts, OfferingsResolver.Made.NOTHING);
    kept = context.provenances().sources();
    notices = models.notices(regions.index());
    claims = new AttestationsResolver(context, providers, regions);
    attestations = claims.attestations();
  }

  /** The same for entries that nothing refers to, beside what was resolved before. */
  private Resolution(Context context, Resolution before) {
    this.context = context;
    context.provenances().addAll(before.kept);
    jurisdictions = before.jurisdictions;
    vocabulary = before.vocabulary;
    providers = before.providers;
    regions = before.regions;
    models = before.models.in(context);
    StageFacts facts = facts();
    services = before.services.in(context, models, facts);
    offerings = offerings(facts, before.offerings.made());
    kept = before.kept;
    notices = models.notices(regions.index());
    claims = new AttestationsResolver(context, providers, regions);
    attestations = claims.attestations();
  }

  /**
   * Resolves everything.
   *
   * @param before what came of the same entries without those of {@code added}, with no problem
   */
  static Resolution of(Context context, Optional<Resolution> before, List<CatalogFile> added) {
    boolean apart =
        added.stream().flatMap(file -> file.items().stream()).allMatch(Resolution::standsApart);
    return before.isPresent() && apart
        ? new Resolution(context, before.get())
        : new Resolution(context);
  }

  /** Whether no entry of another list refers to one like this. */
  private static boolean standsApart(Item<?> item) {
    return switch (item.kind()) {
      case OFFERINGS, SCHEMES, ATTESTATIONS -> true;
      case MODELS -> item.list() == ModelsShape.NOTICES;
      case SOURCES, JURISDICTIONS, VOCABULARY, PROVIDERS, REGIONS, SERVICES -> false;
    };
  }

  private StageFacts facts() {
    Places places = new Places(jurisdictions, regions.index(), regions.geographies());
    return new StageFacts(context, places, jurisdictions);
  }

  private OfferingsResolver.Resolved offerings(StageFacts facts, OfferingsResolver.Made before) {
    return new OfferingsResolver(context, providers, regions.index(), models, services, facts)
        .resolve(before);
  }

  /** The catalog; only to be asked if no error was reported. */
  Catalog catalog() {
    List<Catalog.Entry> entries = Entries.of(context.tables().all());
    return Catalog.of(
        new Catalog.Parts(
            vocabulary,
            jurisdictions,
            context.provenances().sources(),
            providers.entities().values(),
            providers.providers().values(),
            regions.geographies().values(),
            regions.regions(),
            models.developers().values(),
            models.models().values(),
            notices,
            services.services().values().stream().map(ServicesResolver.Resolved::service).toList(),
            offerings.list(),
            claims.schemes().values(),
            attestations,
            () -> Entries.written(entries)));
  }
}
