package dev.domicile.core.decision;

import dev.domicile.core.catalog.Confidence;
import dev.domicile.core.catalog.EndOfLife;
import dev.domicile.core.catalog.Entity;
import dev.domicile.core.catalog.Extent;
import dev.domicile.core.catalog.Model;
import dev.domicile.core.catalog.Offering;
import dev.domicile.core.catalog.OfferingId;
import dev.domicile.core.catalog.PartialDate;
import dev.domicile.core.catalog.Provider;
import dev.domicile.core.catalog.Region;
import dev.domicile.core.catalog.RegionId;
import dev.domicile.core.catalog.Service;
import dev.domicile.core.catalog.Stage;
import dev.domicile.core.catalog.StageFact;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An offering of a {@link SmallCatalog} that a test can change. */
public final class OfferingSpec {

  private final OfferingId id;
  private final Map<Stage, StageFact> stages = new EnumMap<>(Stage.class);
  private Offering.Status status = Offering.Status.AVAILABLE;
  private Optional<PartialDate> availableFrom = Optional.empty();
  private EndOfLife endOfLife = EndOfLife.NONE;
  private boolean operated = true;
  private Optional<String> obligation = Optional.empty();
  private Confidence confidence = Confidence.HIGH;

  OfferingSpec(OfferingId id) {
    this.id = id;
  }

  OfferingId id() {
    return id;
  }

  /** Sets where inference may happen. */
  public OfferingSpec inference(Extent extent) {
    return stage(Stage.INFERENCE, extent, Confidence.HIGH);
  }

  /** Sets where a stage may happen. */
  public OfferingSpec stage(Stage stage, Extent extent, Confidence sure) {
    stages.put(stage, StageFact.of(extent, SmallCatalog.provenance(sure)));
    return this;
  }

  /** Sets the recorded word. */
  public OfferingSpec status(Offering.Status value) {
    status = value;
    return this;
  }

  /** Sets the first day. */
  public OfferingSpec availableFrom(String date) {
    availableFrom = Optional.of(PartialDate.parse(date));
    return this;
  }

  /** Sets the first day on which it is gone. */
  public OfferingSpec goneFrom(String date) {
    endOfLife = new EndOfLife(Optional.of(PartialDate.parse(date)), false, Optional.empty());
    return this;
  }

  /** It ends, and no source says when. */
  public OfferingSpec goneSomeDay() {
    endOfLife = new EndOfLife(Optional.empty(), true, Optional.empty());
    return this;
  }

  /** It ends on this day or later. */
  public OfferingSpec notGoneBefore(String date) {
    endOfLife = new EndOfLife(Optional.empty(), false, Optional.of(PartialDate.parse(date)));
    return this;
  }

  /** Nobody knows who runs it. */
  public OfferingSpec withoutOperator() {
    operated = false;
    return this;
  }

  /** Sets what a customer has to do to get access. */
  public OfferingSpec obligation(String text) {
    obligation = Optional.of(text);
    return this;
  }

  /** Sets how sure the offering is. */
  public OfferingSpec confidence(Confidence value) {
    confidence = value;
    return this;
  }

  Offering build(
      Map<RegionId, Region> regions,
      Collection<Service> services,
      Collection<Model> models,
      Provider provider) {
    Region region =
        Optional.ofNullable(regions.get(new RegionId(id.provider(), id.region()))).orElseThrow();
    Map<Stage, StageFact> all = new EnumMap<>(Stage.class);
    for (Stage stage : Stage.values()) {
      all.put(stage, StageFact.of(region.place(), SmallCatalog.sure()));
    }
    all.putAll(stages);
    Optional<Entity> operator =
        operated
            ? Optional.of(SmallCatalog.entity(SmallCatalog.operatorOf(id.provider())))
            : Optional.empty();
    return new Offering(
        id,
        provider,
        region,
        services.stream().filter(s -> s.id().equals(id.service())).findFirst().orElseThrow(),
        models.stream().filter(m -> m.id().equals(id.model())).findFirst().orElseThrow(),
        Optional.empty(),
        List.of(),
        List.of(),
        Optional.empty(),
        status,
        availableFrom,
        endOfLife,
        operator,
        operator.map(Entity::parents).orElse(List.of()),
        List.of(),
        all,
        obligation,
        SmallCatalog.provenance(confidence));
  }
}
