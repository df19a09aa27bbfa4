package dev.domicile.catalog;

import dev.domicile.core.catalog.Confidence;
import dev.domicile.core.catalog.CountrySet;
import dev.domicile.core.catalog.Extent;
import dev.domicile.core.catalog.Jurisdictions;
import dev.domicile.core.catalog.Model;
import dev.domicile.core.catalog.Provenance;
import dev.domicile.core.catalog.Region;
import dev.domicile.core.catalog.RegionId;
import dev.domicile.core.catalog.Stage;
import dev.domicile.core.catalog.StageFact;
import dev.domicile.core.source.Located;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Works out what is recorded of each stage of an offering: what the offering says, else the first
 * cell of its service that matches, else nothing. Facts that are the same are one instance.
 */
final class StageFacts {

  private final Provenances provenances;
  private final Places places;
  private final Jurisdictions jurisdictions;
  private final Map<String, RegionsShape.RawRegion> rawRegions;
  private final Map<RawExtent, List<StageFact>> shared = new IdentityHashMap<>();
  private final Map<Provenance, StageFact> nothing = new IdentityHashMap<>();
  private final Map<RegionId, StageFact> support = new HashMap<>();

  StageFacts(Context context, Places places, Jurisdictions jurisdictions) {
    this.provenances = context.provenances();
    this.places = places;
    this.jurisdictions = jurisdictions;
    this.rawRegions = context.tables().byId(RegionsShape.REGIONS);
  }

  Places places() {
    return places;
  }

  /** A fact for every stage of the row in the region called. */
  Map<Stage, StageFact> of(
      OfferingsShape.RawOffering row,
      Provenance provenance,
      Region called,
      Model model,
      ServicesResolver.Resolved service) {
    Map<Stage, StageFact> facts = new EnumMap<>(Stage.class);
    StageFact inference = inference(row, provenance, called, model, service);
    facts.put(Stage.INFERENCE, inference);
    for (Stage stage : Stage.values()) {
      if (stage != Stage.INFERENCE) {
        facts.put(
            stage,
            written(stage, row, provenance, called, model, service, inference.extent())
                .orElseGet(() -> unwritten(stage, called, service)));
      }
    }
    return facts;
  }

  private StageFact inference(
      OfferingsShape.RawOffering row,
      Provenance provenance,
      Region called,
      Model model,
      ServicesResolver.Resolved service) {
    if (row.processing().isPresent()) {
      RawPlace place = row.processing().get().value();
      StageFact plain = StageFact.of(places.of(place, called, Extent.UNKNOWN), provenance);
      return place.hint().isEmpty() ? plain : withHint(plain, place.hint());
    }
    return written(Stage.INFERENCE, row, provenance, called, model, service, Extent.UNKNOWN)
        .orElseGet(() -> unwritten(Stage.INFERENCE, called, service));
  }

  private static StageFact withHint(StageFact fact, Optional<String> hint) {
    return new StageFact(
        fact.extent(),
        fact.retention(),
        fact.what(),
        fact.optOut(),
        fact.feature(),
        hint,
        fact.remark(),
        fact.whereToCheck(),
        fact.provenance());
  }

  private Optional<StageFact> written(
      Stage stage,
      OfferingsShape.RawOffering row,
      Provenance provenance,
      Region called,
      Model model,
      ServicesResolver.Resolved service,
      Extent inference) {
    RawExtent own = row.stages().get(stage);
    if (own != null) {
      return Optional.of(of(own, called, inference, provenance, provenance.confidence()));
    }
    for (Cell cell : service.cells().getOrDefault(stage, List.of())) {
      if (cell.matches(row, model, called)) {
        return Optional.of(
            of(
                cell.extent(),
                called,
                inference,
                service.service().provenance(),
                provenance.confidence()));
      }
    }
    return Optional.empty();
  }

  private StageFact unwritten(Stage stage, Region called, ServicesResolver.Resolved service) {
    return stage == Stage.SUPPORT_ACCESS
        ? support.computeIfAbsent(called.id(), id -> supportAccess(called))
        : nothing.computeIfAbsent(
            service.service().provenance(), whole -> StageFact.of(Extent.UNKNOWN, whole));
  }

  /** What an extent says for a call of {@code called}. */
  StageFact of(RawExtent raw, Region called, Extent inference, Provenance whole) {
    return of(raw, called, inference, whole, whole.confidence());
  }

  private StageFact of(
      RawExtent raw, Region called, Extent inference, Provenance whole, Confidence otherwise) {
    Extent extent = places.of(raw.place().value(), called, inference);
    Confidence confidence = raw.head().confidence().orElse(otherwise);
    List<StageFact> made = shared.computeIfAbsent(raw, key -> new ArrayList<>(1));
    for (StageFact fact : made) {
      if (fact.extent() == extent && fact.provenance().confidence() == confidence) {
        return fact;
      }
    }
    StageFact fact =
        new StageFact(
            extent,
            raw.retention(),
            raw.what(),
            raw.optOut(),
            raw.feature().map(Located::value),
            raw.hint(),
            Texts.joined(raw.remarks()),
            raw.whereToCheck(),
            provenances.ofPart(raw.head(), whole, confidence));
    made.add(fact);
    return fact;
  }

  /** Who may look from where, where only the region's staff is recorded. */
  private StageFact supportAccess(Region region) {
    Extent extent =
        switch (region.personnel()) {
          case YES -> staff(region);
          case NO -> Extent.ANYWHERE;
          case PARTIAL, UNKNOWN -> Extent.UNKNOWN;
        };
    return StageFact.of(places.share(extent), region.provenance());
  }

  private Extent staff(Region region) {
    if (region.country().isEmpty()) {
      return Extent.UNKNOWN;
    }
    CountrySet country = CountrySet.of(region.country().get());
    Optional<CountrySet> union =
        jurisdictions.contains("EU") ? jurisdictions.everMembers("EU") : Optional.empty();
    RegionsShape.RawRegion raw = rawRegions.get(region.id().toString());
    boolean promised = raw != null && raw.personnelNote().map(StageFacts::namesUnion).orElse(false);
    return promised && union.isPresent() && union.get().containsAll(country)
        ? Extent.bounded(CountrySet.empty(), List.of(), union.get())
        : Extent.closed(country);
  }

  /** Whether a note about staff speaks of the EU as a whole. */
  private static boolean namesUnion(String note) {
    if (note.contains("European Union")) {
      return true;
    }
    for (int at = note.indexOf("EU"); at >= 0; at = note.indexOf("EU", at + 1)) {
      boolean starts = at == 0 || !Character.isLetterOrDigit(note.charAt(at - 1));
      boolean ends = at + 2 == note.length() || !Character.isLetterOrDigit(note.charAt(at + 2));
      if (starts && ends) {
        return true;
      }
    }
    return false;
  }
}
