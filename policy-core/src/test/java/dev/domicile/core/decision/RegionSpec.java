package dev.domicile.core.decision;

import dev.domicile.core.catalog.Confidence;
import dev.domicile.core.catalog.Country;
import dev.domicile.core.catalog.CountrySet;
import dev.domicile.core.catalog.Extent;
import dev.domicile.core.catalog.Region;
import dev.domicile.core.catalog.RegionId;
import java.util.List;
import java.util.Optional;

/** A region of a {@link SmallCatalog} that a test can change. */
public final class RegionSpec {

  private final RegionId id;
  private final Country country;
  private Region.Status status = Region.Status.GA;
  private String access = "open";
  private Region.Personnel personnel = Region.Personnel.UNKNOWN;
  private List<String> keys = List.of();
  private List<String> accelerators = List.of();
  private Optional<Region.Advisory> advisory = Optional.empty();
  private Confidence confidence = Confidence.HIGH;

  RegionSpec(RegionId id, Country country) {
    this.id = id;
    this.country = country;
  }

  /** Sets the status. */
  public void status(Region.Status value) {
    status = value;
  }

  /** Sets who may use it. */
  public void access(String value) {
    access = value;
  }

  /** Sets whether only local staff has access. */
  public void personnel(Region.Personnel value) {
    personnel = value;
  }

  /** Sets the options of key custody. */
  public void keys(String... values) {
    keys = List.of(values);
  }

  /** Sets the accelerators. */
  public void accelerators(String... values) {
    accelerators = List.of(values);
  }

  /** Sets what impairs it. */
  public void advisory(Region.Advisory value) {
    advisory = Optional.of(value);
  }

  /** Sets how sure all of it is. */
  public void confidence(Confidence value) {
    confidence = value;
  }

  Region build() {
    String operator = SmallCatalog.operatorOf(id.provider());
    return new Region(
        id,
        true,
        List.of(),
        id.code(),
        Optional.of(country),
        Extent.closed(CountrySet.of(country), List.of(id)),
        "eu",
        Optional.empty(),
        Optional.of(id.provider()),
        Optional.empty(),
        status,
        access,
        Optional.of(operator),
        SmallCatalog.entity(operator).parents(),
        List.of(),
        personnel,
        keys,
        accelerators,
        advisory,
        Optional.empty(),
        SmallCatalog.provenance(confidence));
  }
}
