package dev.domicile.acceptance.properties;

import dev.domicile.core.catalog.Attestation;
import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.catalog.Jurisdictions;
import dev.domicile.core.catalog.Model;
import dev.domicile.core.catalog.Notice;
import dev.domicile.core.catalog.Offering;
import dev.domicile.core.catalog.Region;
import dev.domicile.core.catalog.Scheme;
import dev.domicile.core.catalog.Service;
import java.util.Collection;

/** Catalogs with other entries, everything else the same. */
final class Catalogs {

  private Catalogs() {}

  static Catalog with(
      Catalog catalog, Collection<Offering> offerings, Collection<Attestation> attestations) {
    return with(
        catalog,
        catalog.jurisdictions(),
        catalog.regions().values(),
        catalog.notices().values(),
        catalog.services().values(),
        catalog.schemes().values(),
        offerings,
        attestations);
  }

  static Catalog withModels(
      Catalog catalog, Collection<Model> models, Collection<Offering> offerings) {
    return with(
        catalog,
        models,
        catalog.jurisdictions(),
        catalog.regions().values(),
        catalog.notices().values(),
        catalog.services().values(),
        catalog.schemes().values(),
        offerings,
        catalog.attestations());
  }

  static Catalog with(
      Catalog catalog,
      Jurisdictions jurisdictions,
      Collection<Region> regions,
      Collection<Notice> notices,
      Collection<Service> services,
      Collection<Scheme> schemes,
      Collection<Offering> offerings,
      Collection<Attestation> attestations) {
    return with(
        catalog,
        catalog.models().values(),
        jurisdictions,
        regions,
        notices,
        services,
        schemes,
        offerings,
        attestations);
  }

  private static Catalog with(
      Catalog catalog,
      Collection<Model> models,
      Jurisdictions jurisdictions,
      Collection<Region> regions,
      Collection<Notice> notices,
      Collection<Service> services,
      Collection<Scheme> schemes,
      Collection<Offering> offerings,
      Collection<Attestation> attestations) {
    return Catalog.of(
        new Catalog.Parts(
            catalog.vocabulary(),
            jurisdictions,
            catalog.sources().values(),
            catalog.entities().values(),
            catalog.providers().values(),
            catalog.geographies().values(),
            regions,
            catalog.developers().values(),
            models,
            notices,
            services,
            offerings,
            schemes,
            attestations,
            catalog.digest(),
            catalog.entries()));
  }
}
