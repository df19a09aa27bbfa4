package dev.domicile.catalog;

import dev.domicile.core.catalog.Attestation;
import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.catalog.Jurisdictions;
import dev.domicile.core.catalog.Notice;
import dev.domicile.core.catalog.Offering;
import dev.domicile.core.catalog.Vocabulary;
import java.util.List;

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
  private final List<Offering> offerings;

  /** Resolves everything; what is wrong is reported to the problems of the context. */
  Resolution(Context context) {
    this.context = context;
    jurisdictions = JurisdictionsResolver.resolve(context);
    vocabulary = VocabularyResolver.resolve(context);
    providers = ProvidersResolver.resolve(context);
    regions = RegionsResolver.resolve(context, jurisdictions, providers);
    models = ModelsResolver.resolve(context);
    Places places = new Places(jurisdictions, regions.index(), regions.geographies());
    StageFacts facts = new StageFacts(context, places, jurisdictions);
    services = ServicesResolver.resolve(context, providers.providers(), regions, models, facts);
    notices = models.notices(regions.index());
    claims = new AttestationsResolver(context, providers, regions);
    attestations = claims.attestations();
    offerings =
        new OfferingsResolver(context, providers, regions.index(), models, services, facts)
            .resolve();
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
            offerings,
            claims.schemes().values(),
            attestations,
            () -> Entries.written(entries)));
  }
}
